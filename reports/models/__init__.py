"""The nouns of this room."""

from reports.models.jobs import ReportJob
from reports.models.files import StoredFile

__all__ = ["ReportJob", "StoredFile"]
