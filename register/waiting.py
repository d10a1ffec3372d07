"""What waits at the register, and from when it is late: by dated local timescales, check locally."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from common import clock
from reference.timescales import add_working_days, in_force
from register.models import Registration, ReviewDate, TemporaryStay, TraceStep, Transfer, WhereaboutsUnknown


def confirm_before() -> dt.date:
    """Return the day before which another area told of a move or stay should have confirmed it (REGISTER_CONFIRM)."""
    return add_working_days(clock.today(), -in_force("REGISTER_CONFIRM").number)


def trace_before() -> dt.date:
    """Return the day before which the last step to trace a child is too long ago (REGISTER_TRACE)."""
    return clock.today() - dt.timedelta(days=in_force("REGISTER_TRACE").number)


@dataclass(frozen=True)
class Waiting:
    """What of the register waits for its reader, each of its own kind."""

    reviews: list[Any]
    unconfirmed_transfers: list[Any]
    unconfirmed_stays: list[Any]
    meetings: list[Any]
    overstayed: list[Any]
    missing: list[Any]


def waiting_for(user: Any) -> Waiting:
    """Return what waits, of what ``user`` may see; ``last_on`` says when a missing child was last looked for."""
    today, before = clock.today(), confirm_before()
    said = ReviewDate.objects.visible_to(user).filter(registration=OuterRef("pk")).order_by("-noted_on", "-recorded_at")
    reviews = Registration.objects.visible_to(user).standing().annotate(due=Subquery(said.values("next_on")[:1]))
    transfers = list(Transfer.objects.visible_to(user).pending().select_related("file"))
    stays = list(TemporaryStay.objects.visible_to(user).open().select_related("file"))
    out = TemporaryStay.Direction.OUT
    steps = TraceStep.objects.visible_to(user).filter(episode=OuterRef("pk"))
    last = Coalesce(Subquery(steps.order_by().values("episode").annotate(last=Max("on")).values("last")), "since")
    episodes = WhereaboutsUnknown.objects.visible_to(user).open().select_related("file")
    return Waiting(
        reviews=list(reviews.filter(Q(due__lt=today) | Q(due=None)).select_related("file").order_by("due")),
        unconfirmed_transfers=[one for one in transfers if _is_silent(one, before)],
        unconfirmed_stays=[one for one in stays if one.direction == out and _is_silent(one, before)],
        meetings=[one for one in transfers if one.due_at and one.due_at < clock.now()],
        overstayed=[one for one in stays if one.expected_until and one.expected_until < today],
        missing=list(episodes.annotate(last_on=last).order_by("last_on")),
    )


def _is_silent(one: Any, before: dt.date) -> bool:
    """Say whether another area told of a move or stay has not confirmed it in time."""
    return one.confirmed_on is None and one.told_on is not None and one.told_on < before
