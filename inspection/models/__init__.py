"""What is kept of the work around an inspection."""

from inspection.models.reading import Answer, FileReadingRound, SampledFile
from inspection.models.requests import InspectionRequest
from inspection.models.returns import PreInspectionReturn, ReturnedChild
from inspection.models.statements import PositionStatement

__all__ = [
    "Answer",
    "FileReadingRound",
    "InspectionRequest",
    "PositionStatement",
    "PreInspectionReturn",
    "ReturnedChild",
    "SampledFile",
]
