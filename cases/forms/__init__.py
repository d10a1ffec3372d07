"""Shape of input. Nothing here writes."""

from cases.forms.chronology import CorrectForm, EntryForm
from cases.forms.family import FamilyChangeForm, FamilyEndForm, FamilyForm
from cases.forms.people import EndForm, InvolveForm, LeadForm, LinkForm
from cases.forms.standing import CloseForm, DeclineForm, RequestForm, SettleForm, WhyForm

__all__ = [
    "CloseForm",
    "CorrectForm",
    "DeclineForm",
    "EndForm",
    "EntryForm",
    "FamilyChangeForm",
    "FamilyEndForm",
    "FamilyForm",
    "InvolveForm",
    "LeadForm",
    "LinkForm",
    "RequestForm",
    "SettleForm",
    "WhyForm",
]
