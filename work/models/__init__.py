"""The nouns of this room."""

from work.models.mail import Mail
from work.models.notices import Notice

__all__ = ["Mail", "Notice"]
