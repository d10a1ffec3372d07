"""The nouns of this room."""

from reports.models.annual import AnnualPart, AnnualReport
from reports.models.files import StoredFile
from reports.models.jobs import ReportJob
from reports.models.releases import PublicReport
from reports.models.sendings import Sending

__all__ = ["AnnualPart", "AnnualReport", "PublicReport", "ReportJob", "Sending", "StoredFile"]
