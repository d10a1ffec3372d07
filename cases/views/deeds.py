"""What is done to a case: who leads, who is involved, what is linked, how it closes and opens again."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from cases import actions, policies
from cases.forms import CloseForm, EndForm, InvolveForm, LeadForm, LinkForm, SettleForm, WhyForm
from cases.models import Case, CaseClock, Involvement
from cases.summary import clock_row, involved_row
from cases.views.base import Deed


class CaseLead(Deed):
    """Name the lead professional, or another one."""

    permission = Permission.LEAD_CASE
    form_class = LeadForm
    heading, submit = "Name the lead professional", "Name the lead professional"
    done = "The lead professional is named and told."
    intro = "They lead the work with the child across agencies from now on, and see the whole case."

    def do(self, form: Any) -> Case:
        """Name."""
        answers = form.cleaned_data
        return actions.name_lead_professional(self.object, **self.seen, staff=answers["staff"])


class InvolvementAdd(Deed):
    """Involve a team or one person."""

    permission = Permission.LEAD_CASE
    form_class = InvolveForm
    heading, submit = "Involve a team or a person", "Involve them"
    done = "They are involved and see the case now."

    def do(self, form: Any) -> Involvement:
        """Involve."""
        answers = {name: value for name, value in form.cleaned_data.items() if name != "what"}
        return actions.involve(self.object, **self.seen, **answers)


class InvolvementEnd(Deed):
    """End an involvement."""

    permission = Permission.LEAD_CASE
    model = Involvement
    select = ("case__child", "team__organisation__agency", "staff__team__organisation__agency")
    form_class = EndForm
    heading, submit = "End this involvement", "End the involvement"
    done = "The involvement is ended."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose."""
        one = involved_row(self.object)
        about = [{"key": "Who", "value": f"{one['who']}, {one['agency']}"}, {"key": "Why", "value": self.object.reason}]
        return super().get_context_data(**{"about": about, **kwargs})

    def do(self, form: Any) -> Involvement:
        """End it."""
        answers = form.cleaned_data
        return actions.end_involvement(self.object, **self.seen, why=answers["why"])


class CaseLinkAdd(Deed):
    """Link another case."""

    form_class = LinkForm
    heading, submit = "Link another case", "Link the case"
    done = "The cases are linked. Each reader sees the other case only if it is open to her."

    def do(self, form: Any) -> Any:
        """Link."""
        answers = form.cleaned_data
        return actions.link_case(self.object, **self.seen, **answers)


class ClockSettle(Deed):
    """Say what became of a clock."""

    model = CaseClock
    select = ("case__child",)
    form_class = SettleForm
    heading, submit = "What came of this clock?", "Record it"
    done = "Recorded."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer "not needed" only to the lead."""
        led = CaseClock.objects.visible_to(self.request.user, Permission.LEAD_CASE).filter(pk=self.object.pk)
        return {**super().get_form_kwargs(), "leads": led.exists()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which clock."""
        row = clock_row(self.object)
        return super().get_context_data(**{"about": [{"key": row["label"], "value": row["words"]}], **kwargs})

    def do(self, form: Any) -> CaseClock:
        """Record it."""
        answers = form.cleaned_data
        if answers["what"] == "met":
            return actions.meet_clock(self.object, **self.seen)
        return actions.exempt_clock(self.object, **self.seen, why=answers["why"])


class CaseClose(Deed):
    """Close a case, once nothing stands in the way."""

    permission = Permission.LEAD_CASE
    form_class = CloseForm
    heading, submit = "Close this case", "Close the case"
    done = "The case is closed. It stays readable for those who could read it."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say beforehand what stands in the way."""
        return super().get_context_data(
            **{"why_not": policies.why_not_close(self.object), "doing": "Closing the case", **kwargs}
        )

    def do(self, form: Any) -> Case:
        """Close."""
        answers = form.cleaned_data
        return actions.close(self.object, **self.seen, **answers)


class CaseReopen(Deed):
    """Open a closed case again."""

    permission = Permission.LEAD_CASE
    form_class = WhyForm
    heading, submit = "Open this case again", "Open it again"
    done = "The case is open again."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say beforehand what stands in the way."""
        return super().get_context_data(
            **{"why_not": policies.why_not_reopen(self.object), "doing": "Opening it again", **kwargs}
        )

    def do(self, form: Any) -> Case:
        """Open again."""
        answers = form.cleaned_data
        return actions.reopen(self.object, **self.seen, why=answers["why"])
