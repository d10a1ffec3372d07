"""Shape of input. Nothing here writes."""

from register.forms.correcting import CorrectForm
from register.forms.enquiries import EnquiryForm, ToldForm
from register.forms.moves import (
    AcceptForm,
    ConfirmForm,
    DisagreeForm,
    ExpectForm,
    FollowForm,
    RefuseForm,
    StayEndForm,
    StayForm,
    TransferForm,
    WithdrawForm,
)
from register.forms.registering import AreasForm, EndForm, RegisterForm, ReviewForm, TellForm
from register.forms.whereabouts import FoundForm, MissingForm, TraceForm

__all__ = [
    "AcceptForm",
    "AreasForm",
    "ConfirmForm",
    "CorrectForm",
    "DisagreeForm",
    "EndForm",
    "EnquiryForm",
    "ExpectForm",
    "FollowForm",
    "FoundForm",
    "MissingForm",
    "RefuseForm",
    "RegisterForm",
    "ReviewForm",
    "StayEndForm",
    "StayForm",
    "TellForm",
    "ToldForm",
    "TraceForm",
    "TransferForm",
    "WithdrawForm",
]
