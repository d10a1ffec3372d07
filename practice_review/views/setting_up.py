"""A review after the decision: its page, its team and remit, and what it keeps clear of."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from access.roles import Permission
from access.views import RecordPage
from practice_review import actions
from practice_review.forms.base import SureForm
from practice_review.forms.setting_up import ClearForm, RemitForm, TeamForm
from practice_review.models import (
    FamilyContact,
    Invited,
    LiveMatter,
    PractitionersEvent,
    Remit,
    Review,
    ReviewReport,
    StaffSupport,
    TeamMember,
)
from practice_review.timeline import works_on
from practice_review.views.base import Deed
from practice_review.workflow import Status


class ReviewDetail(RecordPage):
    """How a review is set up, whom it hears and looks after: for its team, the sub-group and the office."""

    permission = Permission.VIEW
    model = Review
    select = ("referral", "lead_reviewer__team__organisation__agency")
    template_name = "practice_review/review_detail.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Turn away who reads the referral and does not work on its review."""
        seen = Review.objects.visible_to(request.user).filter(pk=kwargs["pk"]).first()
        if seen and not works_on(seen, request.user):
            raise PermissionDenied("This is for those who work on the review.")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather its papers."""
        one, user = self.object, self.request.user
        of_it = {"review": one}
        is_open = one.referral.status == Status.IN_REVIEW
        writes = Review.objects.visible_to(user, Permission.WRITE_LEARNING).filter(pk=one.pk).exists()
        invited = list(Invited.objects.visible_to(user).filter(**of_it).select_related("staff"))
        events = list(PractitionersEvent.objects.visible_to(user).filter(**of_it))
        for event in events:
            event.asked = [one for one in invited if one.event_id == event.pk]
        return super().get_context_data(
            **kwargs,
            referral=one.referral,
            report=ReviewReport.objects.visible_to(user).filter(**of_it).first(),
            team=TeamMember.objects.visible_to(user).filter(**of_it).select_related("staff", "agency"),
            remits=list(Remit.objects.visible_to(user).filter(**of_it).select_related("set_by")),
            matters=LiveMatter.objects.visible_to(user).filter(referral=one.referral_id),
            events=events,
            contacts=FamilyContact.objects.visible_to(user).filter(**of_it).select_related("offered_by"),
            supports=StaffSupport.objects.visible_to(user).filter(**of_it).select_related("staff", "offered_by"),
            chairs=is_open and user.may(Permission.CHAIR_SUBGROUP),
            keeps=is_open and user.may(Permission.KEEP_SUBGROUP),
            writes=is_open and writes,
        )


class OfReviewPage(Deed):
    """Something done to a review, from its page and back."""

    model: Any = Review
    select: tuple[str, ...] = ("referral", "lead_reviewer")
    permission = Permission.CHAIR_SUBGROUP

    def back_url(self) -> str:
        """Lead back to the review's page."""
        return self.object.get_papers_url() if isinstance(self.object, Review) else self.object.get_absolute_url()

    def after(self, made: Any) -> str:
        """Go to the review's page."""
        return self.back_url()


class ReviewTeamAdd(OfReviewPage):
    """Let somebody onto the team."""

    form_class = TeamForm
    heading, submit, done = "Add to the team", "Add to the team", "The team has one more, who is told."

    def do(self, answers: dict[str, Any]) -> Any:
        """Add her."""
        return actions.join_team(self.object, **self.seen, **answers)


class TeamLeave(OfReviewPage):
    """Take somebody off the team."""

    model = TeamMember
    select = ("review__referral", "staff")
    form_class = SureForm
    danger = True
    heading, submit, done = "Take off the team", "Take off the team", "They no longer read the papers."

    def do(self, answers: dict[str, Any]) -> Any:
        """Take her off."""
        return actions.leave_team(self.object, **self.seen)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whom."""
        return super().get_context_data(**{"before": f"{self.object.staff} no longer reads the papers.", **kwargs})


class ReviewRemit(OfReviewPage):
    """Set the remit, or a new one."""

    form_class = RemitForm
    heading, submit, done = "The remit", "Set the remit", "The remit is set."

    def last(self) -> Remit | None:
        """Return the remit that holds now."""
        return Remit.objects.visible_to(self.request.user).filter(review=self.object).first()

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say whether it changes one."""
        return {**super().get_form_kwargs(), "changes": self.last() is not None}

    def get_initial(self) -> dict[str, Any]:
        """Start from the remit that holds now, or what was said when somebody was named to lead it."""
        last = self.last()
        fields = ("terms", "questions", "methods", "covers_from", "covers_to")
        kept = {name: getattr(last, name) for name in fields} if last else {}
        return {**super().get_initial(), "terms": self.object.remit, "methods": self.object.method, **kept}

    def do(self, answers: dict[str, Any]) -> Any:
        """Set it."""
        return actions.set_remit(self.object, **self.seen, **answers)


class ReviewSetUp(OfReviewPage):
    """The chair says that the review is set up."""

    form_class = SureForm
    heading, submit, done = "The review is set up", "Begin to look into it", "The review is set up and has its day."
    before = "Its team, remit, family and staff are settled, and it keeps clear of other inquiries."

    def do(self, answers: dict[str, Any]) -> Any:
        """Say so."""
        return actions.set_up(self.object, **self.seen)


class MatterClear(OfReviewPage):
    """The office writes down how the review keeps clear of another inquiry."""

    model = LiveMatter
    select = ("referral",)
    permission = Permission.KEEP_SUBGROUP
    form_class = ClearForm
    heading, submit, done = "Keep clear of the other inquiry", "Write it down", "It is written down."

    def get_initial(self) -> dict[str, Any]:
        """Start from what is written."""
        return {**super().get_initial(), "words": self.object.kept_clear}

    def back_url(self) -> str:
        """Lead back to the referral."""
        return self.object.referral.get_absolute_url()

    def do(self, answers: dict[str, Any]) -> Any:
        """Write it down."""
        return actions.keep_clear(self.object, **self.seen, **answers)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say of what."""
        one = self.object
        return super().get_context_data(**{"before": f"{one.get_kind_display()}: {one.what}", **kwargs})
