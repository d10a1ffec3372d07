"""Seven-minute briefings: what a review taught under seven headings, for a team to read together."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from audit import history
from common.models import Record
from learning.models.publications import Publication, words_stay
from learning.querysets import Briefings
from learning.workflow import BRIEFING
from practice_review.models import PracticeReviewReferral


@history.kept()
class Briefing(Publication):
    """A briefing on one review, made from its published lessons, in words without names."""

    # The seven headings, in the order in which a team reads them.
    HEADINGS = ("background", "matters", "went_well", "learned", "to_do", "questions", "more")
    # So much stands under each, at most: the whole fits two printed sides and seven minutes.
    MOST = 800

    title = models.CharField(max_length=160)
    referral = models.ForeignKey(PracticeReviewReferral, on_delete=models.PROTECT, related_name="briefings")
    background = models.TextField()
    matters = models.TextField("why it matters")
    went_well = models.TextField("what went well")
    learned = models.TextField("what we learned")
    to_do = models.TextField("what to do")
    questions = models.TextField("questions for your team")
    more = models.TextField("where to find more")

    objects = Briefings.as_manager()
    access_root = "referral_id"
    page, public_page = "learning:briefing_detail", "learning:public_briefing"

    class Meta(Publication.Meta):
        abstract = False
        triggers = [
            *Record.Meta.triggers,
            *BRIEFING.triggers(),
            words_stay(
                "title", "background", "matters", "went_well", "learned", "to_do", "questions", "more", "released_on"
            ),
        ]
        constraints = [
            *Publication.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(learned="") & ~Q(to_do=""), name="briefing_says_something"
            ),
        ]

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Return each heading with its words."""
        named = (self._meta.get_field(name) for name in self.HEADINGS)
        return [(str(field.verbose_name).capitalize(), getattr(self, field.name)) for field in named]
