"""The shape of input in this room."""

from plans.forms.content import OutcomeEndForm, OutcomeForm, RiskForm, StepChangeForm, StepEndForm, StepForm, WordsForm
from plans.forms.core_group import ChangeForm, CoreMeetingForm, MemberForm, TellForm
from plans.forms.plan import AgreeForm, BeginForm, HandOverForm, NamedPersonForm, ProtectionForm

__all__ = [
    "AgreeForm",
    "BeginForm",
    "ChangeForm",
    "CoreMeetingForm",
    "HandOverForm",
    "MemberForm",
    "NamedPersonForm",
    "OutcomeEndForm",
    "OutcomeForm",
    "ProtectionForm",
    "RiskForm",
    "StepChangeForm",
    "StepEndForm",
    "StepForm",
    "TellForm",
    "WordsForm",
]
