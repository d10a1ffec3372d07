"""Transfers and temporary stays: what follows, and how they end."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from register import actions, policies
from register.forms import (
    AcceptForm,
    ConfirmForm,
    DisagreeForm,
    ExpectForm,
    FollowForm,
    RefuseForm,
    StayEndForm,
    StayForm,
    WithdrawForm,
)
from register.models import TemporaryStay, Transfer
from register.summary import MINIMUM_ATTENDANCE
from register.views.base import Deed


class TransferFollow(Deed):
    """Record what followed after the other area was told."""

    permission = Permission.LEAD_CASE
    model = Transfer
    form_class = FollowForm
    heading, submit = "What followed", "Save"
    done = "Saved."
    intro = "Leave empty what has not happened yet."

    def get_initial(self) -> dict[str, Any]:
        """Start from what is recorded."""
        return {name: getattr(self.object, name) for name in FollowForm.base_fields}

    def do(self, form: FollowForm) -> Transfer:
        """Record it."""
        answers = form.cleaned_data
        return actions.follow_transfer(self.object, **self.seen, **answers)


class MeetingExpect(Deed):
    """Say that the transfer meeting is due."""

    permission = Permission.LEAD_CASE
    model = Transfer
    form_class = ExpectForm
    heading, submit = "The transfer meeting is due", "Say that it is due"
    done = "The transfer meeting is due. Until it decides, the child stays where they are on the register."
    intro = f"The receiving area holds it, with at the least {MINIMUM_ATTENDANCE}."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say beforehand what is missing."""
        why_not = policies.why_not_expect_meeting(self.object)
        return super().get_context_data(**{"why_not": why_not, "doing": self.heading, **kwargs})

    def do(self, form: ExpectForm) -> Transfer:
        """Say so."""
        return actions.expect_meeting(self.object, **self.seen)


class TransferAccept(Deed):
    """Record that a transfer was accepted."""

    model = Transfer
    form_class = AcceptForm
    heading, submit = "The transfer was accepted", "Record it"
    done = "The transfer is accepted, and the register says so."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Ask for areas of concern of a child who comes to us."""
        return {**super().get_form_kwargs(), "comes": not self.object.is_out}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what follows."""
        goes = "the name comes off our register" if self.object.is_out else "the name goes on our register"
        return super().get_context_data(
            **{"intro": f"When you record this, {goes} on the day of the meeting.", **kwargs}
        )

    def do(self, form: AcceptForm) -> Transfer:
        """Record it."""
        names = ("met_on", "attended", "receiving_lead", *(["other"] if form.comes else []))
        answers = {name: form.cleaned_data[name] for name in names}
        areas = form.areas() if form.comes else []
        return actions.accept_transfer(self.object, **self.seen, areas=areas, **answers)


class TransferRefuse(Deed):
    """Record that a transfer was not accepted."""

    model = Transfer
    form_class = RefuseForm
    heading, submit = "The transfer was not accepted", "Record it"
    done = "Recorded. The register stays as it is."

    def do(self, form: RefuseForm) -> Transfer:
        """Record it."""
        answers = form.cleaned_data
        return actions.refuse_transfer(self.object, **self.seen, **answers)


class TransferWithdraw(Deed):
    """Say that nothing is transferred after all."""

    permission = Permission.LEAD_CASE
    model = Transfer
    form_class = WithdrawForm
    heading, submit = "Withdraw the transfer", "Withdraw it"
    done = "The transfer is withdrawn."

    def do(self, form: WithdrawForm) -> Transfer:
        """Withdraw."""
        answers = form.cleaned_data
        return actions.withdraw_transfer(self.object, **self.seen, **answers)


class StayBegin(Deed):
    """Record a temporary stay, ours elsewhere or another area's child here."""

    select = ("case__child",)
    form_class = StayForm
    heading, submit = "Record a temporary stay", "Record the stay"
    done = "The stay is recorded."

    def do(self, form: StayForm) -> TemporaryStay:
        """Record it."""
        return actions.begin_stay(self.object, **self.seen, **form.stay())


class StayConfirm(Deed):
    """Record that the other area registered the child."""

    model = TemporaryStay
    form_class = ConfirmForm
    heading, submit = "They registered the child", "Record it"
    done = "Recorded."

    def do(self, form: ConfirmForm) -> TemporaryStay:
        """Record it."""
        answers = form.cleaned_data
        return actions.confirm_stay(self.object, **self.seen, **answers)


class StayEnd(Deed):
    """Say that a stay ended."""

    model = TemporaryStay
    form_class = StayEndForm
    heading, submit = "The stay ended", "Record it"
    done = "The stay is ended."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what follows for the register."""
        follows = "Tell the other area." if self.object.is_out else "The name comes off our register with it."
        return super().get_context_data(**{"intro": follows, **kwargs})

    def do(self, form: StayEndForm) -> TemporaryStay:
        """End it."""
        answers = form.cleaned_data
        return actions.end_stay(self.object, **self.seen, **answers)


class StayDisagree(Deed):
    """Put what two areas do not agree about to senior managers."""

    model = TemporaryStay
    form_class = DisagreeForm
    heading, submit = "Put to senior managers", "Put it to them"
    done = "The senior managers are told."

    def do(self, form: DisagreeForm) -> TemporaryStay:
        """Put it to them."""
        answers = form.cleaned_data
        return actions.put_to_managers(self.object, **self.seen, **answers)
