"""Adjectives: which cases, which involvements, which entries, which clocks."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce, TruncDate

from access.querysets import Guarded
from access.roles import Permission
from common import clock

LATE_AFTER = dt.timedelta(days=3)  # between what happened and its being recorded, from which a page says so


AHEAD = dt.timedelta(days=2)  # before something falls due, when its lead is told
LONGEST_PAUSE = dt.timedelta(days=28)  # after which a clock that stands still is no deadline


def hers(user: Any, path: str = "") -> Q:
    """Return which cases ``user`` works through herself: as lead professional, or with the team while none is named."""
    teams = [role.team_id for role in user.roles_with(Permission.LEAD_CASE) if role.opens_team]
    return Q(**{f"{path}lead_professional": user.pk}) | Q(
        **{f"{path}lead_professional": None, f"{path}lead_team__in": teams}
    )


def led_by(user: Any, path: str = "") -> Q:
    """Return which cases ``user`` leads: as lead professional or her manager, with the lead team while none is named.

    ``path`` is the way from a row to its case, such as ``"case__"``.
    """
    return hers(user, path) | Q(**{f"{path}lead_professional__manager": user.pk})


class OfCase(Guarded):
    """Rows of a case. To lead is for its lead alone; to work on it for everybody who is let in."""

    path = "case__"

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` may see now; to lead, only where she leads."""
        rows = super().visible_to(user, permission)
        return rows.filter(led_by(user, self.path)) if permission == Permission.LEAD_CASE else rows


class Cases(OfCase):
    """Cases."""

    path = ""

    def open(self) -> Self:
        """Keep the cases that go on."""
        return self.filter(closed_at=None)

    def led_by(self, user: Any) -> Self:
        """Keep the cases that ``user`` leads."""
        return self.filter(led_by(user))

    def leading_first(self, user: Any) -> Self:
        """Order by whether ``user`` is the lead professional, then the newest first."""
        return self.alias(hers=Q(lead_professional=user.pk)).order_by("-hers", "-opened_at")

    def without_lead_professional(self) -> Self:
        """Keep the open cases in which nobody is named."""
        return self.open().filter(lead_professional=None)

    def late(self) -> Self:
        """Keep the open cases with a clock that ran out."""
        clocks = self.model._meta.get_field("clocks").related_model._default_manager
        return self.open().filter(Exists(clocks.late().filter(case=OuterRef("pk"))))

    def still_open_to_others(self) -> Self:
        """Keep the closed cases into which somebody beside the lead is still let."""
        involved = self.model._meta.get_field("involvements").related_model._default_manager
        others = involved.live().filter(case=OuterRef("pk"), leads=False)
        return self.filter(Exists(others), closed_at__isnull=False)

    def linked_with(self, case: Any) -> Self:
        """Keep the cases linked with ``case``."""
        return self.filter(pk__in=case.links.values("other"))

    def about_person(self, person: Any) -> Self:
        """Keep the cases of this child, and those in whose family the person is or was."""
        family = self.model._meta.get_field("family").related_model._default_manager.filter(person=person)
        return self.filter(Q(child=person) | Exists(family.filter(case=OuterRef("pk"))))


class Involvements(OfCase):
    """Involvements."""

    def live(self) -> Self:
        """Keep those that have not ended."""
        return self.filter(ends_at=None)

    def of_worker(self, user: Any) -> Self:
        """Keep by what ``user`` works on open cases that she does not lead; not what comes and goes with a duty."""
        duties = {self.model.CHAIRING, self.model.AGREEING}
        mine = self.live().filter(staff=user.pk, leads=False, reads_only=False, case__closed_at=None)
        return mine.exclude(role__in=duties)


class AboutEntries(OfCase):
    """Who entries are about."""

    path = "entry__case__"


class Entries(OfCase):
    """Chronology entries."""

    WORDS = ("fact", "own_words", "opinion", "significance", "action_taken", "source", "happened_words")

    def standing(self) -> Self:
        """Leave out what was struck through."""
        return self.filter(struck_at=None)

    def struck(self) -> Self:
        """Keep what was struck through."""
        return self.filter(struck_at__isnull=False)

    def known_at(self, moment: dt.datetime) -> Self:
        """Keep what was recorded by a moment, and had not been struck through then."""
        return self.filter(Q(struck_at=None) | Q(struck_at__gt=moment), recorded_at__lte=moment)

    def late(self) -> Self:
        """Keep what was recorded some days after a day that is known."""
        days = TruncDate(F("recorded_at")) - TruncDate(F("happened_at"))
        return self.filter(precision__in=["time", "day"]).annotate(days_late=days).filter(days_late__gte=LATE_AFTER)

    def about_person(self, person: Any) -> Self:
        """Keep what is said to be about somebody of the family."""
        about = self.model._meta.get_field("about").related_model._default_manager.filter(person=person)
        return self.filter(Exists(about.filter(entry=OuterRef("pk"))))

    def saying(self, words: str) -> Self:
        """Keep what holds these words in any of its parts, however they are bent."""
        held = SearchVector(*self.WORDS, config="english")
        return self.annotate(held=held).filter(held=SearchQuery(words, config="english", search_type="websearch"))

    def between(self, first: dt.date, last: dt.date) -> Self:
        """Keep what happened from a day to a day, both with."""
        begins = dt.datetime.combine(first, dt.time(), clock.LOCAL)
        ends = dt.datetime.combine(last + dt.timedelta(days=1), dt.time(), clock.LOCAL)
        return self.filter(happened_at__gte=begins, happened_at__lt=ends)

    def newest_first(self) -> Self:
        """Order by what happened last."""
        return self.order_by("-happened_at", "-recorded_at", "-pk")

    def oldest_first(self) -> Self:
        """Order by what happened first."""
        return self.order_by("happened_at", "recorded_at", "pk")


class Legal(OfCase):
    """Considerations of the Reporter, and orders."""

    def in_force(self, at: dt.datetime | None = None) -> Self:
        """Keep the orders that hold now; with ``at`` those that held at that moment."""
        moment = at or clock.now()
        ended = Q(ended_at=None) | Q(ended_at__gt=moment)
        return self.filter(ended, Q(ends_at=None) | Q(ends_at__gt=moment), granted_at__lte=moment)

    def waiting(self) -> Self:
        """Keep the referrals that were decided and not yet recorded as sent."""
        return self.filter(decision="refer", referred_at=None)


class Clocks(OfCase):
    """Clocks."""

    def running(self) -> Self:
        """Keep those neither met nor exempted, in cases that go on."""
        return self.filter(met_at=None, exempt_at=None, case__closed_at=None)

    def near(self) -> Self:
        """Keep those that run towards a moment a few days away, or past it; one that stands still does not."""
        falls_due = Coalesce("extended_due_at", "due_at")
        return self.running().alias(falls_due=falls_due).filter(falls_due__lt=clock.now() + AHEAD, paused_at=None)

    def waiting_for(self, user: Any) -> Self:
        """Keep those in the cases ``user`` leads; where nobody leads, what her team must not let pass.

        That is what is overdue, and what falls due soon unless it is set for our own order.
        """
        late, near = Q(falls_due__lt=clock.now()), Q(falls_due__lt=clock.now() + AHEAD)
        soon = Q(paused_at=None) & (late | near & ~Q(rule__nature="administrative"))
        named = Q(case__lead_professional=user.pk)
        rows = self.running().alias(falls_due=Coalesce("extended_due_at", "due_at"))
        return rows.filter(named | soon & hers(user, "case__"))

    def watched(self) -> Self:
        """Leave out those that stand still so long that nobody can call them a deadline."""
        return self.running().exclude(paused_at__lt=clock.now() - LONGEST_PAUSE)

    def beyond_us(self) -> Self:
        """Leave out those set for our own order: what law or guidance sets is not ours to waive."""
        return self.exclude(rule__nature="administrative")

    def late(self) -> Self:
        """Keep those that run past the moment they fall due; one that stands still does not run."""
        falls_due = Coalesce("extended_due_at", "due_at")
        return self.running().alias(falls_due=falls_due).filter(falls_due__lt=clock.now(), paused_at=None)


class Extensions(OfCase):
    """Extensions of clocks."""

    def waiting(self) -> Self:
        """Keep what nobody has answered, of clocks that run."""
        return self.filter(status="asked", clock__met_at=None, clock__exempt_at=None, case__closed_at=None)


class Prompts(OfCase):
    """Re-screens asked for."""

    def waiting(self) -> Self:
        """Keep what nobody has answered."""
        return self.filter(answered_at=None)


class SafetyPlans(OfCase):
    """Versions of interim safety plans."""

    def standing(self) -> Self:
        """Keep the one that holds now, if any."""
        return self.filter(ended_at=None)

    def held_at(self, moment: dt.datetime) -> Self:
        """Keep the one that held at a moment."""
        return self.filter(Q(ended_at=None) | Q(ended_at__gt=moment), made_at__lte=moment)


class Requests(Guarded):
    """Requests to open a case."""

    def waiting(self) -> Self:
        """Keep what nobody has answered."""
        return self.filter(answered_at=None)
