"""Adjectives of this room. A draft is for who writes the review's learning; what is published is for everybody."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from access.querysets import Shared
from access.roles import Permission
from common import clock
from learning.workflow import ReleaseStatus, Status
from practice_review.querysets import READING, Pseudonymising


class Lessons(Pseudonymising):
    """Lessons of the library."""

    WORDS = ("title", "words")

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` writes the learning of, and to read also whatever was published."""
        if permission not in READING:
            return super().visible_to(user, permission)
        if not getattr(user, "is_active", False):
            return self.none()
        written = super().visible_to(user).filter(published_on=None)
        return self.filter(Q(published_on__isnull=False) | Q(pk__in=written.values("pk")))

    def published(self) -> Self:
        """Keep what stands in the library."""
        return self.filter(status=Status.PUBLISHED)

    def drafts(self) -> Self:
        """Keep what is not published yet."""
        return self.filter(status=Status.DRAFT)

    def without_briefing(self) -> Self:
        """Keep those of reviews that nobody began a briefing on."""
        return self.filter(referral__briefings=None)

    def saying(self, words: str) -> Self:
        """Keep what holds ``words``, in any form of theirs, in its title or its words."""
        held = SearchVector(*self.WORDS, config="english")
        return self.annotate(held=held).filter(held=SearchQuery(words, config="english", search_type="websearch"))

    def counted(self) -> Self:
        """Add how many teams took it up, and how many of them say what happened."""
        return self.annotate(
            taken=Count("take_ups", distinct=True),
            told=Count("take_ups", filter=~Q(take_ups__result=""), distinct=True),
        ).order_by(*self.model._meta.ordering)


class Publications(QuerySet):
    """What is released for anybody to read, signed in or not."""

    def out(self) -> Self:
        """Keep what was ever released: once withdrawn its page still says so."""
        return self.filter(released_on__isnull=False)

    def drafts(self) -> Self:
        """Keep what is not released yet."""
        return self.filter(status=ReleaseStatus.DRAFT)

    def newest(self) -> Self:
        """Keep what is released and has no later edition that is."""
        later = self.model._default_manager.filter(follows=OuterRef("pk"), status=ReleaseStatus.RELEASED)
        return self.filter(~Exists(later), status=ReleaseStatus.RELEASED)


class Briefings(Publications, Pseudonymising):
    """Seven-minute briefings."""

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` writes the learning of, and to read also, for anybody, whatever was released."""
        if permission not in READING:
            return super().visible_to(user, permission)
        if not getattr(user, "is_active", False):
            return self.out()
        written = super().visible_to(user).filter(released_on=None)
        return self.filter(Q(released_on__isnull=False) | Q(pk__in=written.values("pk")))


class Newsletters(Publications, Shared):
    """Issues of the newsletter."""

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep, for anybody, whatever was released, and what is written for the office and the chair."""
        if permission not in READING:
            return super().visible_to(user, permission)
        return self if _writes(user) else self.out()


class NewsletterItems(Shared):
    """What stands in newsletters: for who writes them; readers have the newsletter's own words."""

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep all for the office and the chair, none for anybody else."""
        rows = super().visible_to(user, permission)
        return rows if _writes(user) else rows.none()


class TakeUps(Shared):
    """What teams did with lessons: every member of staff reads it where the lesson stands."""

    def standing(self) -> Self:
        """Keep what is about a lesson in the library."""
        return self.filter(lesson__status=Status.PUBLISHED)


class OpenCalls(Shared):
    """Open calls for referrals."""

    def open(self, on: dt.date | None = None) -> Self:
        """Keep those open on a day, the one that ends first leading."""
        on = on or clock.today()
        return self.filter(from_on__lte=on, until_on__gte=on).order_by("until_on", "recorded_at")


def _writes(user: Any) -> bool:
    """Say whether ``user`` sees what the office writes before it is released."""
    if not getattr(user, "is_active", False):
        return False
    return user.is_timer or user.may(Permission.KEEP_SUBGROUP) or user.may(Permission.CHAIR_SUBGROUP)
