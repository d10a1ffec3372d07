"""Adjectives: what is the Keeper's, what held on a day, who is missing, which moves wait."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, Subquery

from access.models import Exclusion, Opening
from access.querysets import Guarded, Shared
from access.roles import Permission
from cases.models import Involvement
from cases.querysets import led_by
from common import clock

DAY = dt.timedelta(days=1)


def held_on(day: dt.date, since: str, until: str) -> Q:
    """Return what had begun by the end of ``day`` and had not ended on it: the day of an ending is outside."""
    return Q(**{f"{since}__lte": day}) & (Q(**{until: None}) | Q(**{f"{until}__gt": day}))


class OfFile(Guarded):
    """Rows of a child's file at the register, for nobody kept away from the case. To lead is for its lead alone."""

    path = "file__"

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` may see now; to lead, only where she leads the case."""
        kept_away = Exclusion.objects.filter(staff=user.pk, ended_at=None, root=OuterRef(f"{self.path}case_id"))
        rows = super().visible_to(user, permission).filter(~Exists(kept_away))
        return rows.filter(led_by(user, f"{self.path}case__")) if permission == Permission.LEAD_CASE else rows


class Files(OfFile):
    """Files."""

    path = ""


class OfRegistration(OfFile):
    """Rows of a registration."""

    path = "registration__file__"


class Areas(OfRegistration):
    """Areas of concern."""

    def on(self, day: dt.date) -> Self:
        """Keep those that were recorded as holding on ``day``."""
        return self.filter(held_on(day, "since", "until"))

    def standing(self) -> Self:
        """Keep those that nobody has ended."""
        return self.filter(until=None)


class Registrations(OfFile):
    """Registrations."""

    def standing(self) -> Self:
        """Keep those by which a child is on the register now."""
        return self.filter(status="on")

    def as_at(self, day: dt.date) -> Self:
        """Keep those by which a child was on the register at the end of ``day``, from their dates alone."""
        return self.filter(held_on(day, "registered_on", "ended_on"))

    def told_on(self, day: dt.date) -> Self:
        """Read with each what was so on ``day``: areas, next review, who led, where the child was, what was pending."""
        fields = {
            name: self.model._meta.get_field(name).related_model._default_manager for name in ("areas", "reviews")
        }
        areas = fields["areas"].on(day).filter(registration=OuterRef("pk")).order_by("code")
        reviews = (
            fields["reviews"]
            .filter(registration=OuterRef("pk"), noted_on__lte=day)
            .order_by("-noted_on", "-recorded_at")
        )
        end = dt.datetime.combine(day + DAY, dt.time(), clock.LOCAL)
        led = Involvement.objects.filter(
            case=OuterRef("file__case"), leads=True, staff__isnull=False, starts_at__lt=end
        )
        led = led.filter(Q(ends_at=None) | Q(ends_at__gte=end)).order_by("-starts_at")
        return self.annotate(
            area_codes=ArraySubquery(areas.values("code")),
            review_due=Subquery(reviews.values("next_on")[:1]),
            led_by=Subquery(led.values("staff__name")[:1]),
            missing=Exists(self._of_file("whereabouts", held_on(day, "since", "ended_on"))),
            away_in=Subquery(
                self._of_file("stays", held_on(day, "since", "ended_on"), direction="out").values("authority")[:1]
            ),
            moving_to=Subquery(
                self._of_file("transfers", held_on(day, "told_on", "decided_on"), direction="out").values("authority")[
                    :1
                ]
            ),
        )

    def _of_file(self, name: str, held: Q, **also: Any) -> Any:
        file = self.model._meta.get_field("file").related_model
        rows = file._meta.get_field(name).related_model._default_manager
        return rows.filter(held, file=OuterRef("file"), **also)


class Episodes(OfFile):
    """Times when nobody knew where the child was."""

    def open(self) -> Self:
        """Keep those that go on."""
        return self.filter(ended_on=None)


class Stays(OfFile):
    """Temporary stays in another area."""

    def open(self) -> Self:
        """Keep those that go on."""
        return self.filter(ended_on=None)


class Transfers(OfFile):
    """Permanent moves between areas."""

    def pending(self) -> Self:
        """Keep those not decided."""
        return self.filter(decided_on=None)


class Steps(OfFile):
    """What was done to trace a child."""

    path = "episode__file__"


class Enquiries(Shared):
    """Enquiries to the register: who answered one and her team find it again, and the Keeper finds them all.

    But not one that may be about somebody whom the Keeper is kept away from.
    """

    def visible_to(self, user: Any, permission: str = Permission.CHECK_REGISTER) -> Self:
        """Keep the enquiries that ``user`` may see now."""
        if not getattr(user, "is_active", False):
            return self.none()
        mine = Q(answered_by=user.pk) | Q(
            team__in=[role.team_id for role in user.roles_with(Permission.CHECK_REGISTER)]
        )
        if not user.may(Permission.KEEP_REGISTER):
            return self.filter(mine)
        away = Exclusion.objects.filter(staff=user.pk, ended_at=None).values("root")
        hidden = Opening.objects.filter(root__in=away, opened=OuterRef("person"))
        matches = self.model._meta.get_field("matches").related_model._default_manager.filter(enquiry=OuterRef("pk"))
        return self.filter(Q(answered_by=user.pk) | ~Exists(matches.filter(Q(person__in=away) | Exists(hidden))))

    def untold(self) -> Self:
        """Keep those whose answer nobody has recorded as given."""
        return self.filter(told_at=None)
