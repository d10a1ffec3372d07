"""After the committee: what is owed, with whom learning was shared, thanks, and whether it helped."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from access.roles import Permission
from access.views import RecordPage
from practice_review import actions
from practice_review.forms.after import ConfirmForm, DoneForm, ImpactForm, SharingForm, ThanksForm
from practice_review.models import Duty, ImpactCheck, LearningPoint, PracticeReviewReferral, Sharing, Thanks
from practice_review.views.base import Deed, SayWhy, link
from practice_review.workflow import Status


def follows(referral: PracticeReviewReferral, user: Any) -> bool:
    """Say whether somebody reads what follows a referral."""
    return Duty.objects.visible_to(user).filter(referral=referral).exists()


class AfterDetail(RecordPage):
    """What is owed and what was done, for the office, the sub-group and who led the review."""

    permission = Permission.VIEW
    model = PracticeReviewReferral
    template_name = "practice_review/after_detail.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Turn away who reads the referral and does not follow it."""
        seen = PracticeReviewReferral.objects.visible_to(request.user).filter(pk=kwargs["pk"]).first()
        if seen and not follows(seen, request.user):
            raise PermissionDenied("This is for those who follow up the review.")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather it."""
        one, user = self.object, self.request.user
        of_it = {"referral": one}
        sharings = Sharing.objects.visible_to(user).filter(**of_it)
        return super().get_context_data(
            **kwargs,
            duties=Duty.objects.visible_to(user).filter(**of_it).select_related("done_by"),
            sharings=sharings.select_related("agency", "team", "shared_by", "confirmed_by"),
            columns=["With whom", "How", "On", "Confirmed"],
            thanks=Thanks.objects.visible_to(user).filter(**of_it).select_related("team", "given_by"),
            checks=ImpactCheck.objects.visible_to(user).filter(**of_it).select_related("made_by"),
            keeps=one.status == Status.LEARNING_AGREED and user.may(Permission.KEEP_SUBGROUP),
        )


class Follow(Deed):
    """Something the office does after the committee, from the page of what follows and back."""

    model: Any = PracticeReviewReferral
    select: tuple[str, ...] = ()
    permission = Permission.KEEP_SUBGROUP

    def back_url(self) -> str:
        """Lead back to what follows."""
        return link("after_detail", getattr(self.object, "referral_id", self.object.pk))

    def after(self, made: Any) -> str:
        """Go to what follows."""
        return self.back_url()


class DutySettle(Follow):
    """Something owed was done."""

    model = Duty
    select = ("referral",)
    form_class = DoneForm
    heading, submit, done = "It was done", "Write it down", "It is written down."

    def do(self, answers: dict[str, Any]) -> Any:
        """Write it down."""
        return actions.settle_duty(self.object, **self.seen, **answers)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say that whoever suggested it reads the words."""
        is_read = self.object.kind == Duty.Kind.REFERRER
        before = "Whoever suggested it reads what you write here." if is_read else ""
        return super().get_context_data(**{"before": before, **kwargs})


class DutyLeaveOut(Follow, SayWhy):
    """Something owed is left out, for a reason."""

    model = Duty
    select = ("referral",)
    verb = actions.leave_out
    heading, submit, done = "Leave it out", "Leave it out", "It is left out, with your reason."


class SharingAdd(Follow):
    """Learning was shared."""

    form_class = SharingForm
    heading, submit, done = (
        "Share the learning",
        "Write it down",
        "It is written down; an agency is asked to confirm it.",
    )

    def do(self, answers: dict[str, Any]) -> Any:
        """Write it down."""
        answers.pop("whom")
        return actions.share_learning(self.object, **self.seen, **answers)


class ThanksGive(Follow):
    """Thank a team."""

    form_class = ThanksForm
    heading, submit, done = "Thank a team", "Send the thanks", "The team is thanked."
    before = "The team’s staff read the note. Whoever reads the referral reads it, too."

    def do(self, answers: dict[str, Any]) -> Any:
        """Thank it."""
        return actions.give_thanks(self.object, **self.seen, **answers)


class ImpactRecord(Follow):
    """Whether it helped."""

    form_class = ImpactForm
    heading, submit, done = "Did it help?", "Write it down", "It is written down."

    def do(self, answers: dict[str, Any]) -> Any:
        """Write it down."""
        answers.pop("more")
        return actions.record_impact(
            self.object, **self.seen, **{**answers, "more_needed": answers["more_needed"] or ""}
        )


class SharingDetail(RecordPage):
    """What was shared with an agency, and whether it confirmed it."""

    permission = Permission.USE_ROWAN
    model = Sharing
    select = ("referral", "agency", "team", "shared_by", "confirmed_by")
    template_name = "practice_review/sharing_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the learning that is accepted, and what may be done."""
        one, user = self.object, self.request.user
        hers = Sharing.objects.visible_to(user, Permission.MAKE_RETURN).waited_for().filter(pk=one.pk)
        return super().get_context_data(
            **kwargs,
            points=LearningPoint.objects.visible_to(user)
            .shared()
            .filter(referral=one.referral_id)
            .order_by("position"),
            may_confirm=hers.exists(),
        )


class SharingConfirm(Deed):
    """An agency says that learning reached its staff."""

    permission = Permission.MAKE_RETURN
    model = Sharing
    select = ("referral", "agency", "team")
    form_class = ConfirmForm
    heading, submit, done = "It reached our staff", "Say so", "The office is told."

    def do(self, answers: dict[str, Any]) -> Any:
        """Say so."""
        return actions.confirm_sharing(self.object, **self.seen, **answers)


class SharingWaive(Follow, SayWhy):
    """The office does not wait for an agency's word."""

    model = Sharing
    select = ("referral", "agency", "team")
    verb = actions.waive_confirmation
    heading, submit, done = "Do not wait for its word", "Do not wait", "It is not waited for, with your reason."


class ThanksDetail(RecordPage):
    """A note of thanks, as the team reads it."""

    permission = Permission.USE_ROWAN
    model = Thanks
    select = ("team", "given_by")
    template_name = "practice_review/thanks_detail.html"
