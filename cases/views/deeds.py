"""What is done to a case: who leads, who is involved, what is linked, how it closes and opens again."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property

from access.roles import Permission
from cases import actions, clock_policies, closing, met_by, policies
from cases.forms import CloseForm, EndForm, InvolveForm, LeadForm, LeadTeamForm, LinkForm, SettleForm, WhyForm
from cases.models import Case, CaseClock, Involvement
from cases.summary import clock_row, involved_row
from cases.views.base import Deed
from common.templatetags.rowan import day


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


class CaseLeadTeam(Deed):
    """Hand the case to another team."""

    permission = Permission.LEAD_CASE
    form_class = LeadTeamForm
    heading, submit = "Hand the case to another team", "Hand it over"
    done = "The other team leads now, and is told."
    intro = "Speak with the other team first. Your team stays in the case only if it is otherwise involved."

    def after(self, made: Case) -> str:
        """Return to the case, or to her cases when it is no longer hers to see."""
        hers = Case.objects.visible_to(self.request.user).filter(pk=made.pk).exists()
        return made.get_absolute_url() if hers else reverse("cases:case_list")

    def do(self, form: Any) -> Case:
        """Hand over."""
        answers = form.cleaned_data
        return actions.change_lead_team(self.object, **self.seen, **answers)


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
    select = ("case__child", "rule")
    form_class = SettleForm
    heading, submit = "What came of this clock?", "Record it"
    done = "Recorded."

    def after(self, made: CaseClock) -> str:
        """Return to the case, or home when the case was open only to whom was asked about it."""
        hers = Case.objects.visible_to(self.request.user).filter(pk=made.case_id).exists()
        return self.case.get_absolute_url() if hers else reverse("home")

    @cached_property
    def why_not_excuse(self) -> str | None:
        """Say why this reader does not excuse the clock."""
        one, user = self.object, self.request.user
        if one.rule.may_pause:
            asked = clock_policies.why_not_exempt(one)
            return asked or (None if user.may(Permission.LEAD_CASE, one) else "The lead of the case says so.")
        if user.may(Permission.EXTEND_CLOCK, one):
            return clock_policies.why_not_waive(one, user)
        return clock_policies.why_not_exempt(one)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer "done" where no deed meets it, "not needed" to the lead, or to a senior manager as its rule is."""
        why_not = {"met": clock_policies.why_not_meet(self.object), "exempt": self.why_not_excuse}
        offers = [what for what, sentence in why_not.items() if sentence is None]
        return {**super().get_form_kwargs(), "offers": offers, "waives": not self.object.rule.may_pause}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which clock, which deed meets it, and whom to ask when it is not needed."""
        row = clock_row(self.object)
        about = [{"key": row["label"], "value": row["words"]}, *met_by.row_of(self.object)]
        if self.why_not_excuse:
            about.append({"key": "When it is not needed", "value": self.why_not_excuse})
        nothing = clock_policies.why_not_meet(self.object) if self.why_not_excuse else None
        told = {"about": about, "why_not": nothing, "doing": "Saying what came of it"}
        return super().get_context_data(**{**told, **kwargs})

    def do(self, form: Any) -> CaseClock:
        """Record it."""
        answers = form.cleaned_data
        if answers["what"] == "met":
            return actions.meet_clock(self.object, **self.seen, on=answers["on"])
        if self.object.rule.may_pause:
            return actions.exempt_clock(self.object, **self.seen, why=answers["why"])
        return actions.waive_clock(self.object, **self.seen, why=answers["why"], satisfied=answers["satisfied"])


class CaseClose(Deed):
    """Close a case, once nothing stands in the way."""

    permission = Permission.LEAD_CASE
    template_name = "cases/case_close.html"
    form_class = CloseForm
    heading, submit = "Close this case", "Close the case"
    done = "The case is closed. It stays readable for its lead, and for some months for everybody who was involved."

    @cached_property
    def last_seen(self) -> dict[str, Any]:
        """Return when child and carer were last seen."""
        return closing.last_seen(self.object)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Ask why not, only of whom nobody saw lately."""
        return {**super().get_form_kwargs(), "not_lately": closing.not_lately(self.last_seen)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say beforehand what stands in the way, and who was seen when."""
        whom = {"child": "Child last seen and spoken to", "carer": "Parent or carer last seen and spoken to"}
        about = [{"key": key, "value": day(self.last_seen[one])} for one, key in whom.items() if self.last_seen[one]]
        obstacles = closing.in_the_way(self.object)
        why_not = obstacles and "Do each of these first, or hand it on. Then the questions of closing stand here."
        told = {"obstacles": obstacles, "why_not": why_not, "doing": "Closing the case", "about": about}
        return super().get_context_data(**{**told, **kwargs})

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
