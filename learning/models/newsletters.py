"""The newsletter: an issue of a season, what stands in it and in which order, and the words as they were released."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from agencies.models import StaffMember
from audit import history
from common.models import Record
from engagement.models import EngagementEvent
from improvement.models import Plan
from learning.models.briefings import Briefing
from learning.models.calls import OpenCall
from learning.models.lessons import Lesson
from learning.models.publications import Publication, words_stay
from learning.querysets import NewsletterItems, Newsletters
from learning.workflow import NEWSLETTER
from practice_review.models import PracticeReviewReferral


@history.kept()
class Newsletter(Publication):
    """One issue; what was released is kept as it was, and a correction is a later edition that says what it mends."""

    class Season(models.TextChoices):
        """When it appears."""

        SPRING = "spring", "Spring"
        SUMMER = "summer", "Summer"
        AUTUMN = "autumn", "Autumn"
        WINTER = "winter", "Winter"

    season = models.CharField(max_length=6, choices=Season)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(editable=False)
    opening = models.TextField("words of the editor")
    correction = models.TextField("what this edition corrects", blank=True)
    data = models.JSONField("the words as they were released", null=True, blank=True, editable=False)

    objects = Newsletters.as_manager()
    page, public_page = "learning:newsletter_detail", "learning:public_newsletter"

    class Meta(Publication.Meta):
        abstract = False
        triggers = [
            *Record.Meta.triggers,
            *NEWSLETTER.triggers(),
            words_stay("season", "year", "number", "opening", "correction", "data", "released_on"),
        ]
        constraints = [
            *Publication.Meta.constraints,
            models.UniqueConstraint(fields=["number", "edition"], name="newsletter_numbered_once"),
            models.CheckConstraint(condition=~Q(opening=""), name="newsletter_opens_with_words"),
            models.CheckConstraint(
                condition=Q(follows=None) | ~Q(correction=""), name="newsletter_says_what_it_corrects"
            ),
            models.CheckConstraint(
                condition=Q(released_on=None) | Q(data__isnull=False), name="newsletter_released_with_its_words"
            ),
        ]

    @property
    def title(self) -> str:
        """Return its season, year and number."""
        return f"{self.get_season_display()} {self.year}, number {self.number}"

    @property
    def told(self) -> str:
        """Return everything that stands in it, to be looked through for names."""
        words = [self.correction, *(part for one in self.items.all() for part in (one.heading, one.words))]
        return "\n\n".join(filter(None, words))

    @property
    def referrals(self) -> list[PracticeReviewReferral]:
        """Return the reviews from which something in it comes: whose people its words must not name."""
        asked = Q(lessons__in_newsletters__newsletter=self) | Q(briefings__in_newsletters__newsletter=self)
        return list(PracticeReviewReferral.objects.filter(asked).distinct().order_by("reference"))


@history.kept()
class NewsletterItem(Record):
    """Something in a newsletter, in words of the editor's, and what it is about."""

    class Kind(models.TextChoices):
        """What it is about."""

        LESSON = "lesson", "Lesson"
        BRIEFING = "briefing", "Seven-minute briefing"
        CALL = "call", "Call for referrals"
        EVENT = "event", "Event"
        PLAN = "plan", "What changed"
        OWN = "own", "Words of the editor"

    SOURCES = ("lesson", "briefing", "call", "event", "plan")

    newsletter = models.ForeignKey(Newsletter, on_delete=models.PROTECT, related_name="items")
    place = models.PositiveSmallIntegerField("place in the newsletter")
    heading = models.CharField(max_length=160)
    words = models.TextField()
    lesson = models.ForeignKey(
        Lesson, null=True, blank=True, on_delete=models.PROTECT, related_name="in_newsletters", editable=False
    )
    briefing = models.ForeignKey(
        Briefing, null=True, blank=True, on_delete=models.PROTECT, related_name="in_newsletters", editable=False
    )
    call = models.ForeignKey(
        OpenCall, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    event = models.ForeignKey(
        EngagementEvent, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False)
    put_in_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+", editable=False)

    objects = NewsletterItems.as_manager()

    class Meta(Record.Meta):
        ordering = ["place", "recorded_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(heading="") & ~Q(words=""), name="newsletter_item_says_something"),
        ]

    def __str__(self) -> str:
        return self.heading

    def get_absolute_url(self) -> str:
        """Return the newsletter's page."""
        return self.newsletter.get_absolute_url()

    @property
    def kind(self) -> NewsletterItem.Kind:
        """Return what it is about."""
        return self.Kind(next((name for name in self.SOURCES if getattr(self, f"{name}_id")), "own"))

    @property
    def source(self) -> Any:
        """Return what it is about; None of words of the editor."""
        return None if self.kind == self.Kind.OWN else getattr(self, self.kind)
