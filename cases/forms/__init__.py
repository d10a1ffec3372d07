"""Shape of input. Nothing here writes."""

from cases.forms.birth import BirthForm
from cases.forms.chronology import CorrectForm, EntryForm, ReviewForm
from cases.forms.clocks import ExtensionAnswerForm, ExtensionForm, PauseForm, ResumeForm
from cases.forms.family import FamilyChangeForm, FamilyEndForm, FamilyForm
from cases.forms.legal import CarriedOutForm, OrderEndForm, OrderForm, OutcomeForm, ReporterForm, SentForm
from cases.forms.people import EndForm, InvolveForm, LeadForm, LeadTeamForm, LinkForm
from cases.forms.rescreen import RescreenForm
from cases.forms.safety import SafetyPlanForm
from cases.forms.standing import CloseForm, DeclineForm, RequestForm, SettleForm, WhyForm

__all__ = [
    "BirthForm",
    "CarriedOutForm",
    "CloseForm",
    "CorrectForm",
    "DeclineForm",
    "EndForm",
    "EntryForm",
    "ExtensionAnswerForm",
    "ExtensionForm",
    "FamilyChangeForm",
    "FamilyEndForm",
    "FamilyForm",
    "InvolveForm",
    "LeadForm",
    "LeadTeamForm",
    "LinkForm",
    "OrderEndForm",
    "OrderForm",
    "OutcomeForm",
    "PauseForm",
    "ReporterForm",
    "RequestForm",
    "RescreenForm",
    "ResumeForm",
    "ReviewForm",
    "SafetyPlanForm",
    "SentForm",
    "SettleForm",
    "WhyForm",
]
