"""The committee office: inbox, who decides, who is asked, what goes on an agenda. It keeps, and never decides."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet

from access.roles import Permission
from access.views import Queue
from agencies.models import Agency, RoleHeld, StaffMember
from common import clock
from practice_review import actions
from practice_review.filters import ReviewFilter
from practice_review.forms.base import SureForm
from practice_review.forms.office import AgendaForm, AskReturnsForm, DeciderForm, FeedbackForm, GoOnForm
from practice_review.models import AgencyReturn, PracticeReviewReferral
from practice_review.stages import stage_of
from practice_review.views.base import Deed
from practice_review.words import words_for
from practice_review.workflow import ReturnStatus, Status


class OfficeInbox(Queue):
    """Everything referred, by when its present step is due."""

    permission = Permission.KEEP_SUBGROUP
    template_name = "practice_review/office_inbox.html"
    filterset_class = ReviewFilter
    sorts = {
        "reference": ("Referral", ("reference",)),
        "kind": ("Kind", ("kind", "reference")),
        "agency": ("From", ("agency__name",)),
        "status": ("Status", ("status", "due_at")),
        "due": ("Present step due", ("due_at",)),
        "returns": ("Returns", ()),
        "next": ("Next step", ()),
    }

    def rows(self) -> QuerySet:
        """Return what the office keeps, with its returns counted."""
        rows = PracticeReviewReferral.objects.visible_to(self.request.user, Permission.KEEP_SUBGROUP)
        rows = rows.exclude(status__in=[Status.DRAFT, Status.WITHDRAWN])
        signed = Count("returns", filter=Q(returns__status=ReturnStatus.SIGNED))
        return rows.select_related("agency").annotate(asked=Count("returns"), signed=signed).order_by("due_at", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say the words and next step of each."""
        context = super().get_context_data(**kwargs)
        rows = [{"one": one, "words": words_for(one.kind), "stage": stage_of(one)} for one in context["rows"]]
        return {**context, "referrals": rows}


class Office(Deed):
    """What the office does with one referral."""

    model = PracticeReviewReferral
    select = ("agency",)
    permission = Permission.KEEP_SUBGROUP


class ReferralAskReturns(Office):
    """Ask each agency involved what it knows."""

    form_class = AskReturnsForm
    heading, submit = "Ask for returns", "Ask for returns"
    before = "Each agency’s designated manager is told, with the day by which the return is due."
    done = "The returns are asked for."

    def get_initial(self) -> dict[str, Any]:
        """Start from the agencies that the suggestion names, the first time."""
        if self.object.status == Status.RETURNS_ASKED:
            return super().get_initial()
        involved = Agency.objects.visible_to(self.request.user).filter(pk__in=self.object.involved.values("agency"))
        return {**super().get_initial(), "agencies": list(involved)}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer only agencies not yet asked."""
        asked = AgencyReturn.objects.visible_to(self.request.user).filter(referral=self.object)
        return {**super().get_form_kwargs(), "asked": asked.values("agency")}

    def do(self, answers: dict[str, Any]) -> Any:
        """Ask them."""
        agencies = list(answers["agencies"])
        if self.object.status != Status.RETURNS_ASKED:
            return actions.ask_for_returns(self.object, **self.seen, agencies=agencies)
        for agency in agencies:
            actions.ask_also(self.object, by=self.request.user, agency=agency)
        return self.object


class ReferralReceive(Office):
    """Go on with the returns: all signed, or with a reason for each that is not."""

    form_class: Any = GoOnForm
    heading, submit = "Go on with the returns", "Go on"
    done = "The returns are in. Put it on an agenda."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say whose return is missing."""
        missing = AgencyReturn.objects.visible_to(self.request.user).filter(referral=self.object).unsigned()
        return {**super().get_form_kwargs(), "missing": list(missing.select_related("agency"))}

    def do(self, answers: dict[str, Any]) -> Any:
        """Go on."""
        without = {one.pk: why for one, why in self.form.reasons().items()}
        return actions.receive_returns(self.object, **self.seen, without=without)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether anything is missing."""
        context = super().get_context_data(**kwargs)
        told = "Every agency asked has signed its return."
        return {**context, "before": "" if context["form"].fields.keys() - {"version"} else told}


class ReferralDecider(Office):
    """Name another agency's designated manager where the agency's own cannot decide."""

    form_class: Any = DeciderForm
    heading, submit = "Who decides?", "Name who decides"
    before = "The agency’s own designated managers cannot decide on this one. The office never decides itself."
    done = "It is named who decides, and told."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the designated managers and deputies of other agencies."""
        user = self.request.user
        held = RoleHeld.objects.visible_to(user).held_at(clock.now())
        held = held.filter(role__in=["designated_manager", "deputy"])
        offered = StaffMember.objects.visible_to(user).filter(is_active=True, pk__in=held.values("staff"))
        offered = offered.exclude(pk=self.object.suggested_by_id).exclude(team__organisation__agency=self.object.agency)
        return {**super().get_form_kwargs(), "offered": offered.select_related("team__organisation")}

    def do(self, answers: dict[str, Any]) -> Any:
        """Name her."""
        return actions.name_decider(self.object, **self.seen, **answers)


class ReferralAgenda(Office):
    """Put it on the agenda of a meeting."""

    form_class = AgendaForm
    heading, submit = "Put it on an agenda", "Put it on the agenda"
    before = "Members with a conflict that Rowan can see are kept out of the papers by themselves."

    def do(self, answers: dict[str, Any]) -> Any:
        """Put it there."""
        self.done = f"It is on the agenda of {answers['meeting'].on:%-d %B %Y}."
        return actions.put_on_agenda(self.object, **self.seen, **answers)


class ReferralFeedback(Office):
    """Tell the person who suggested it what came of it."""

    form_class = FeedbackForm
    heading, submit, done = "Tell the person who suggested it", "Tell them", "They have been told."

    def do(self, answers: dict[str, Any]) -> Any:
        """Tell her."""
        return actions.feed_back(self.object, **self.seen, **answers)


class ReferralClose(Office):
    """Close it when the committee has decided on every learning point."""

    form_class = SureForm
    heading, submit, done = "Close this referral", "Close it", "It is closed."

    def do(self, answers: dict[str, Any]) -> Any:
        """Close it."""
        return actions.close(self.object, **self.seen)
