"""Pages of seven-minute briefings: the list, one to read or print, and what the office does with it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from access.roles import Permission
from access.views import Queue, RecordPage
from learning import actions, summary
from learning.forms import BriefingForm, WithdrawForm
from learning.models import Briefing, Lesson
from learning.views.base import Deed, link
from learning.views.names import Names
from learning.workflow import BRIEFING
from practice_review.models import PracticeReviewReferral
from practice_review.pseudonyms import why_not_issue


class BriefingList(Queue):
    """Every briefing released, the newest first, and to the office its drafts and what can be briefed on."""

    template_name = "learning/briefing_list.html"
    permission = Permission.READ_PLANS

    def rows(self) -> QuerySet:
        """Return the newest edition of each briefing released."""
        return Briefing.objects.visible_to(self.request.user).newest()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the office's drafts, and the lessons of reviews that have no briefing."""
        user = self.request.user
        keeps = user.may(Permission.KEEP_SUBGROUP)
        lessons = Lesson.objects.visible_to(user, Permission.KEEP_SUBGROUP).published().without_briefing()
        return super().get_context_data(
            may_keep=keeps,
            drafts=self.show(Briefing.objects.visible_to(user).drafts()) if keeps else [],
            lessons=self.show(lessons) if keeps else [],
            **kwargs,
        )


class BriefingDetail(RecordPage):
    """One briefing under its seven headings, made to be printed."""

    template_name = "learning/briefing_detail.html"
    model = Briefing
    select = ("referral",)
    permission = Permission.USE_ROWAN

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the lessons it is made from, and what the office can do."""
        user, one = self.request.user, self.object
        later = Briefing.objects.visible_to(user).filter(follows=one).order_by("-edition").first()
        sees = PracticeReviewReferral.objects.visible_to(user).filter(pk=one.referral_id).exists()
        keeps = user.may(Permission.KEEP_SUBGROUP) and sees
        return super().get_context_data(
            lessons=self.show(Lesson.objects.visible_to(user).published().filter(referral=one.referral_id)),
            later=later if later and later.is_released else None,
            moves=self.moves(later) if keeps else [],
            **kwargs,
        )

    def moves(self, later: Briefing | None) -> list[dict[str, str]]:
        """Return what the office can do with it now."""
        one = self.object
        names = {"release_briefing": "briefing_release", "withdraw_briefing": "briefing_withdraw"}
        offered = [(move.label, names[move.verb]) for move in BRIEFING.moves_from(one.status)]
        if one.is_draft:
            offered = [("Change it", "briefing_change"), ("Names in it", "briefing_names"), *offered]
        if one.is_released and later is None:
            offered.append(("Write the next edition", "briefing_follow"))
        return [{"label": label, "url": link(name, one.pk)} for label, name in offered]


class BriefingSaved(Deed):
    """A form about what a briefing says; where it names somebody, or may, that comes next."""

    form_class = BriefingForm

    def after(self, made: Briefing) -> str:
        """Ask about names first."""
        return link("briefing_names", made.pk) if why_not_issue(made) else made.get_absolute_url()


class BriefingWrite(BriefingSaved):
    """Write a briefing, starting from a lesson in the library and the others of its review."""

    model = Lesson
    heading, submit, done = "Write a seven-minute briefing", "Keep it as a draft", "The briefing is kept as a draft."

    def get_initial(self) -> dict[str, Any]:
        """Start from what the lessons say."""
        lessons = Lesson.objects.visible_to(self.request.user).published().filter(referral=self.object.referral_id)
        return summary.drafted_from(lessons)

    def do(self, form: Any) -> Briefing:
        """Write it."""
        self.seen.pop("seen_version", None)
        return actions.write_briefing(self.object, **self.seen, **form.cleaned_data)


class BriefingChange(BriefingSaved):
    """Write a draft better."""

    model = Briefing
    heading, done = "Change the briefing", "The briefing is changed."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Fill the form from the briefing."""
        return {**super().get_form_kwargs(), "instance": self.object}

    def do(self, form: Any) -> Briefing:
        """Change it."""
        return actions.change_briefing(self.object, **self.seen, **form.cleaned_data)


class BriefingNames(Names):
    """A briefing with what names somebody marked."""

    model = Briefing
    select = ("referral__child",)
    change = "briefing_change"


class BriefingRelease(Deed):
    """Release a briefing."""

    model = Briefing
    heading = submit = "Release the briefing"
    intro = "Anybody reads it from then on, and its words stay. What changes later is a new edition."
    done = "The briefing is released."

    def do(self, form: Any) -> Briefing:
        """Release it."""
        return actions.release_briefing(self.object, **self.seen)


class BriefingFollow(Deed):
    """Begin the next edition."""

    model = Briefing
    heading, submit, done = "Write the next edition", "Begin it", "The next edition is begun."
    intro = "A draft with the same words is begun; what was released stays as it is."

    def do(self, form: Any) -> Briefing:
        """Begin it."""
        return actions.follow_briefing(self.object, **self.seen)


class BriefingWithdraw(Deed):
    """Withdraw a briefing."""

    model = Briefing
    form_class = WithdrawForm
    heading, submit, done = "Withdraw the briefing", "Withdraw it", "The briefing is withdrawn."

    def do(self, form: Any) -> Briefing:
        """Withdraw it."""
        return actions.withdraw_briefing(self.object, **self.seen, **form.cleaned_data)
