"""The shape of what is typed in this room."""

from referrals.forms.decisions import AnswerForm, ConfirmForm, DecideForm, QuestionForm, SayWhyForm, TriageForm
from referrals.forms.log import AdultsForm, ChildForm, DangerForm, WorkerForm, WorryForm

__all__ = [
    "AdultsForm",
    "AnswerForm",
    "ChildForm",
    "ConfirmForm",
    "DangerForm",
    "DecideForm",
    "QuestionForm",
    "SayWhyForm",
    "TriageForm",
    "WorkerForm",
    "WorryForm",
]
