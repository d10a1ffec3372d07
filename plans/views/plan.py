"""The child's plan on one page, its versions, and what settles it."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from access.roles import Permission
from access.views import RecordPage
from cases.models import Case
from cases.views.base import Deed, OfCase
from plans import actions
from plans.content import WORDS, changes, content_of, gaps
from plans.forms import AgreeForm, BeginForm, HandOverForm, NamedPersonForm, ProtectionForm, WordsForm
from plans.layout import address, latest, re_datings, readable
from plans.models import ChildPlan, OutcomeProgress, PlanHandover, PlanVersion
from plans.views.base import CASE, OURS, SETTLE, PlanDeed, may_settle, with_case
from reference.words import say

HINTS = {
    "childs_view": "In the child’s own words where you can, and how you asked. If nobody knows yet, say why.",
    "parents_view": "What each of them said, in their words.",
    "strengths": "Who and what keeps the child safe already, and what the child is good at.",
    "contingency": "What happens, who does it and how soon, if something above is not done or things get worse.",
}


class CasePlan(OfCase, RecordPage):
    """The plan of a child: what we worry about, what will be different, who does what by when."""

    template_name = "plans/case_plan.html"
    permission = Permission.VIEW
    model = Case
    select = ("child", *CASE)
    heading = "Child’s plan"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the plan, if there is one."""
        case, user = self.object, self.request.user
        plan = ChildPlan.objects.visible_to(user).filter(case=case).annotate(moved=re_datings(user)).first()
        may = user.may_do(case, *OURS) if case.is_open else set()
        found = self.parts(plan, may) if plan else {}
        begin = address("plan_begin", case.pk, when=Permission.WORK_ON_CASE in may and not plan)
        return super().get_context_data(**{"plan": plan, "begin_url": begin, **found, **kwargs})

    def parts(self, plan: Any, may: set[str]) -> dict[str, Any]:
        """Return what the page shows of a plan."""
        user = self.request.user
        plan.case = self.object  # read already
        content = content_of(plan)
        works, hers = Permission.WORK_ON_CASE in may, Permission.LEAD_CASE in may
        settles = bool(may & set(SETTLE))
        versions = list(PlanVersion.objects.visible_to(user).filter(plan=plan))
        seen = OutcomeProgress.objects.visible_to(user).filter(outcome__plan=plan).select_related("meeting")
        progress = latest(seen.order_by("meeting__held_on", "meeting__number"))
        handovers = PlanHandover.objects.visible_to(user).filter(plan=plan).select_related("before", "after")
        return {
            "read": readable(content, plan=plan, writes=works, progress=progress, moved=plan.moved),
            "gaps": gaps(content),
            "versions": versions,
            "changed": list(changes(versions[0].content, content)) if versions else [],
            "handovers": list(handovers),
            "links": self.links(plan, works=works, settles=settles, leads=hers, protects=bool(content["protection"])),
        }

    def links(self, plan: ChildPlan, *, works: bool, settles: bool, leads: bool, protects: bool) -> dict[str, str]:
        """Return where the reader can do something to the plan."""
        ending = "protection_end" if protects else "protection_begin"
        return {
            "risk": address("risk_add", plan.pk, when=works),
            "outcome": address("outcome_add", plan.pk, when=works),
            "named_person": address("named_person", plan.pk, when=works),
            "agree": address("version_agree", plan.pk, when=settles),
            "protection": address(ending, plan.pk, when=settles),
            "hand_over": address("hand_over", plan.pk, when=leads),
            "core_group": address("case_core_group", plan.case_id),
        }


class PlanBegin(Deed):
    """Begin the child's plan."""

    select = CASE
    form_class = BeginForm
    heading, submit = "Begin the child’s plan", "Begin the plan"
    done = "The plan is begun. Write down what you worry about."
    intro = "A child has one plan. Everybody who works on the case writes in it."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Ask about protection only whoever may settle it."""
        return {**super().get_form_kwargs(), "leads": may_settle(self.object, self.request.user)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say beforehand when there is a plan already."""
        begun = ChildPlan.objects.visible_to(self.request.user).filter(case=self.object).exists()
        why_not = "This child has a plan already. Write in that one." if begun else None
        return super().get_context_data(**{"why_not": why_not, **kwargs})

    def do(self, form: Any) -> ChildPlan:
        """Begin it."""
        answers = form.cleaned_data
        protects = answers.get("protection") == "yes"
        return actions.open_plan(self.object, by=self.request.user, protection=protects, because=answers["because"])

    def after(self, made: Any) -> str:
        """Go to the plan."""
        return address("case_plan", self.object.pk)


class ProtectionBegin(PlanDeed):
    """Put a child protection plan in the child's plan."""

    permission = Permission.LEAD_CASE
    form_class = ProtectionForm
    heading, submit = "Begin the child protection plan", "Begin the child protection plan"
    done = "The plan holds a child protection plan now. The first core group is due."
    intro = "The child’s plan holds a child protection plan while the child is on the register."

    def do(self, form: Any) -> Any:
        """Begin it."""
        return actions.begin_protection(self.object, **self.seen, **form.cleaned_data)


class ProtectionEnd(PlanDeed):
    """Take the child protection plan out of the child's plan."""

    permission = Permission.LEAD_CASE
    form_class = ProtectionForm
    heading, submit = "End the child protection plan", "End the child protection plan"
    done = "The child protection plan has ended. The child’s plan goes on."
    intro = "Coming off the register is no reason to stop helping: the child’s plan goes on."

    def do(self, form: Any) -> Any:
        """End it."""
        return actions.end_protection(self.object, **self.seen, **form.cleaned_data)


class PlanWords(PlanDeed):
    """Write one part of the plan in words."""

    form_class = WordsForm
    done = "Saved."

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Say which part; there are no others."""
        super().setup(request, *args, **kwargs)
        self.part = kwargs["part"]
        if self.part not in WORDS:
            raise Http404
        self.heading = WORDS[self.part]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Ask for this part."""
        asked = {"label": WORDS[self.part], "hint": HINTS[self.part]}
        return {**super().get_form_kwargs(), **asked, "initial": {"text": getattr(self.object, self.part)}}

    def do(self, form: Any) -> ChildPlan:
        """Write it."""
        return actions.write_words(self.object, **self.seen, **{self.part: form.cleaned_data["text"]})


class NamedPerson(PlanDeed):
    """Say who the named person is."""

    form_class = NamedPersonForm
    heading = "Named person"
    done = "Saved."
    intro = "Whom the child and family can turn to first: before school usually the health visitor."

    def get_initial(self) -> dict[str, Any]:
        """Start from what is known."""
        return {name: getattr(self.object, name) for name in ("named_person", "named_person_contact")}

    def do(self, form: Any) -> ChildPlan:
        """Write it."""
        return actions.write_words(self.object, **self.seen, **form.cleaned_data)


class VersionAgree(PlanDeed):
    """Keep the plan as it stands as an agreed version."""

    permission = Permission.LEAD_CASE
    form_class = AgreeForm
    heading, submit = "Record that the plan was agreed", "Keep this version"
    done = "The version is kept as it was agreed."
    intro = "The plan is kept whole as it stands now. Later changes are shown against it."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what the plan still lacks."""
        lacks = [{"key": "Still lacking", "value": " ".join(gaps(content_of(self.plan)))}]
        return super().get_context_data(**{"about": lacks if lacks[0]["value"] else None, **kwargs})

    def do(self, form: Any) -> PlanVersion:
        """Keep it."""
        return actions.agree_version(self.object, **self.seen, **form.cleaned_data)


class VersionDetail(OfCase, RecordPage):
    """One agreed version, as it was, and what it changed."""

    template_name = "plans/version_detail.html"
    permission = Permission.VIEW
    model = PlanVersion
    select = ("agreed_by", "plan", *with_case("plan__case"))

    @property
    def case(self) -> Case:
        """Return the case."""
        return self.object.plan.case

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay out the version beside the one before."""
        one = self.object
        self.heading = f"Version {one.number} of the child’s plan"
        before = PlanVersion.objects.visible_to(self.request.user).filter(plan=one.plan_id, number=one.number - 1)
        last = before.first()
        found = {
            "read": readable(one.content, plan=one.plan),
            "last": last,
            "changed": list(changes(last.content, one.content)) if last else [],
            "who": self.who(one.content),
            "back_url": one.plan.get_absolute_url(),
            "back_text": "Back to the plan",
        }
        return super().get_context_data(**{**found, **kwargs})

    def who(self, content: dict[str, Any]) -> list[dict[str, str]]:
        """Return who carried the plan then."""
        group = "; ".join(f"{one['who']}, {one['role']}" for one in content["core_group"])
        return [
            {"key": say("lead_professional").capitalize(), "value": content["lead_professional"]},
            {"key": "Named person", "value": content["named_person"] or "Not written down"},
            {"key": "Core group", "value": group or "Nobody was named"},
        ]


class HandOver(PlanDeed):
    """Hand the plan over to another lead professional."""

    permission = Permission.LEAD_CASE
    form_class = HandOverForm
    heading, submit = "Hand the plan over", "Hand it over"
    done = "The plan is handed over. The new lead professional is told."
    intro = "They lead the work from now on, and read what you hand over."

    def do(self, form: Any) -> PlanHandover:
        """Hand it over."""
        return actions.hand_over(self.object, **self.seen, **form.cleaned_data)
