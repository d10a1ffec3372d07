"""Registrations of this room."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The documents room."""

    name = "documents"

    def ready(self) -> None:
        """Put the papers on the road of a case."""
        from cases import parts  # noqa: PLC0415  needs loaded models
        from documents.road import PART  # noqa: PLC0415  needs loaded models

        parts.register(PART)
