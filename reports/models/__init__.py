"""The nouns of this room."""

from reports.models.files import StoredFile
from reports.models.jobs import ReportJob

__all__ = ["ReportJob", "StoredFile"]
