"""Shape of input. Nothing here writes."""

from inspection.forms.around import (
    AgreePositionForm,
    AnswerRequestForm,
    PlainForm,
    PositionForm,
    RequestForm,
    ReturnForm,
    TimetableForm,
    WhyForm,
)
from inspection.forms.reading import DrawForm, ModerateForm, ReaderForm, ReadingForm, RoundForm, SumUpForm

__all__ = [
    "AgreePositionForm",
    "AnswerRequestForm",
    "DrawForm",
    "ModerateForm",
    "PlainForm",
    "PositionForm",
    "ReaderForm",
    "ReadingForm",
    "RequestForm",
    "ReturnForm",
    "RoundForm",
    "SumUpForm",
    "TimetableForm",
    "WhyForm",
]
