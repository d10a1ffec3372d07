"""The nouns of this room."""

from documents.models.papers import Document, DocumentVersion

__all__ = ["Document", "DocumentVersion"]
