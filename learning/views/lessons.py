"""The library: its list, one lesson, and what lessons can be written from."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet

from access.roles import Permission
from access.views import Queue, RecordPage
from improvement.querysets import moves_of
from learning import summary
from learning.filters import LessonFilter
from learning.models import Lesson, OpenCall, TakeUp
from learning.views.base import link
from learning.workflow import Status
from practice_review.models import PracticeReviewReferral
from practice_review.workflow import AFTER_DECISION, LearningStatus

PLACE = "team__organisation__agency"


class LessonList(Queue):
    """The library, for every member of staff to search."""

    template_name = "learning/lesson_list.html"
    permission = Permission.READ_PLANS
    filterset_class = LessonFilter

    def rows(self) -> QuerySet:
        """Return what stands in the library, the newest first, counted."""
        return Lesson.objects.visible_to(self.request.user).published().counted()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the calls that are open, who took lessons up, and to the office its drafts."""
        user = self.request.user
        keeps = user.may(Permission.KEEP_SUBGROUP)
        taken = TakeUp.objects.visible_to(user).standing().select_related(PLACE)
        return super().get_context_data(
            calls=OpenCall.objects.visible_to(user).open(),
            may_suggest=user.may(Permission.SUGGEST_REVIEW),
            chart=summary.taken_up(taken),
            may_keep=keeps,
            drafts=self.show(Lesson.objects.visible_to(user).drafts()) if keeps else [],
            **kwargs,
        )


class LessonDetail(RecordPage):
    """One lesson: what to do, and who took it up with what came of it."""

    template_name = "learning/lesson_detail.html"
    model = Lesson
    select = ("action", "referral", "point")
    permission = Permission.USE_ROWAN

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather what teams did; its source only for who may see that."""
        user, one = self.request.user, self.object
        taken = TakeUp.objects.visible_to(user).filter(lesson=one).select_related(PLACE)
        taken = self.show(taken)
        keeps = user.may(Permission.KEEP_SUBGROUP)
        sees = PracticeReviewReferral.objects.visible_to(user).filter(pk=one.referral_id).exists()
        for row in taken:
            row.tell_url = link("take_up_tell", row.pk, when=keeps or row.team_id == user.team_id)
        ours = any(row.team_id == user.team_id for row in taken)
        return super().get_context_data(
            taken=taken,
            chart=summary.taken_up(taken),
            take_up_url=link("take_up_add", one.pk, when=one.is_published and not ours),
            source=one.referral if sees else None,
            moves=self.moves() if keeps and sees else [],
            changes=[
                {"what": Status(row.target).label, "at": row.at, "by": row.by, "why": row.why} for row in moves_of(one)
            ],
            **kwargs,
        )

    def moves(self) -> list[dict[str, str]]:
        """Return what the office can do with it now."""
        key, draft = self.object.pk, self.object.status == Status.DRAFT
        drafted = [("Change it", "lesson_change"), ("Names in it", "lesson_names"), ("Publish it", "lesson_publish")]
        offered = drafted if draft else []
        if self.object.status != Status.WITHDRAWN:
            offered = [*offered, ("Withdraw it", "lesson_withdraw")]
        return [{"label": label, "url": link(name, key)} for label, name in offered]


class LessonSources(Queue):
    """Referrals from which a lesson can be written: good practice decided on, or a learning point accepted."""

    template_name = "learning/lesson_sources.html"
    permission = Permission.KEEP_SUBGROUP
    sorts = {
        "what": ("Referral", ()),
        "kind": ("Kind", ()),
        "points": ("Learning points accepted", ()),
        "lessons": ("Lessons", ()),
        "do": ("Write", ()),
    }

    def rows(self) -> QuerySet:
        """Return them, those without a lesson first."""
        found = PracticeReviewReferral.objects.visible_to(self.request.user, Permission.KEEP_SUBGROUP)
        accepted = Count("learning_points", filter=Q(learning_points__status=LearningStatus.ACCEPTED), distinct=True)
        found = found.annotate(points=accepted, written=Count("lessons", distinct=True))
        good = Q(kind=PracticeReviewReferral.Kind.GOOD_PRACTICE, status__in=AFTER_DECISION)
        return found.filter(Q(points__gt=0) | good).order_by("written", "-reference")
