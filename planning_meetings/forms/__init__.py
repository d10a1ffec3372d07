"""The shape of what pages of this room ask."""

from planning_meetings.forms.arranging import ArrangeForm, ChangeForm, NoticeForm, ReconveneForm
from planning_meetings.forms.deciding import DecideForm, DissentForm, SendForm
from planning_meetings.forms.holding import HoldForm, InquorateForm, RecordForm
from planning_meetings.forms.papers import (
    AnswerForm,
    ChecksForm,
    InviteForm,
    ReportCorrectForm,
    ReportForm,
    ViewCorrectForm,
    ViewForm,
)

__all__ = [
    "AnswerForm",
    "ArrangeForm",
    "ChangeForm",
    "ChecksForm",
    "DecideForm",
    "DissentForm",
    "HoldForm",
    "InquorateForm",
    "InviteForm",
    "NoticeForm",
    "ReconveneForm",
    "RecordForm",
    "ReportCorrectForm",
    "ReportForm",
    "SendForm",
    "ViewCorrectForm",
    "ViewForm",
]
