"""What a body should hear without asking: exceptions that Rowan finds, each kind one item of an agenda."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from common import clock
from common.templatetags.rowan import day
from engagement.models import Comment
from governance.models import Body, FollowUp
from improvement.brag import Brag
from improvement.models import Action, InspectionMilestone, Recommendation, SignOff
from improvement.querysets import DONE
from improvement.readiness import countdown
from practice_review.models import Decision, EscalationNotice, PracticeReviewReferral

Line = tuple[str, str]
MOST_LINES = 25  # of one kind on an agenda; how many more there are is said
SIGNERS = {"CYPPC": SignOff.Body.COMMITTEE, "COG": SignOff.Body.CHIEF_OFFICERS}


@dataclass(frozen=True)
class Look:
    """For which body, on whose behalf and on which day is looked."""

    body: Body
    by: Any
    today: dt.date


@dataclass(frozen=True)
class Raised:
    """One kind of exception with what it is about: words and address of each."""

    kind: str
    title: str
    lines: list[Line]


def found(body: Body, *, by: Any, today: dt.date | None = None) -> list[Raised]:
    """Return what ``body`` should hear of today, the gravest first; nothing of any child or family."""
    at = Look(body, by, today or clock.today())
    raised = (Raised(kind, title, _first(list(look(at)))) for kind, (title, look) in KINDS.items())
    return [one for one in raised if one.lines]


def _first(lines: list[Line]) -> list[Line]:
    more = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], (f"And {more} more", "")] if more > 0 else lines


def _actions(at: Look) -> Any:
    return Action.objects.visible_to(at.by)


def _lines(actions: Iterable[Action], said: Callable[[Action], str]) -> Iterable[Line]:
    for one in actions:
        yield f"{one.reference} {one.title}: {said(one)}", one.get_absolute_url()


def overdue(at: Look) -> Iterable[Line]:
    """Return actions past their day, the latest first."""
    return _lines(_actions(at).overdue(at.today).order_by("due_on"), lambda one: f"was due {day(one.due_on)}")


def at_risk(at: Look) -> Iterable[Line]:
    """Return actions that are rated red though not overdue, or amber."""
    rated = _actions(at).rated(at.today).filter(brag__in=[Brag.RED, Brag.AMBER]).exclude(status__in=DONE)
    return _lines(rated.filter(due_on__gte=at.today).order_by("-brag", "due_on"), lambda one: f"due {day(one.due_on)}")


def redated(at: Look) -> Iterable[Line]:
    """Return open actions that are no longer due when they first were."""
    moved = _actions(at).redated().exclude(status__in=DONE).order_by("due_on")
    return _lines(moved, lambda one: f"first due {day(one.original_due_on)}, now {day(one.due_on)}")


def unanswered(at: Look) -> Iterable[Line]:
    """Return recommendations that no action answers."""
    asked = Recommendation.objects.visible_to(at.by).filter(actions=None).order_by("source__position")
    for one in asked.select_related("source__plan"):
        yield f"{one} of {one.source.plan}: no action answers it", one.get_absolute_url()


def unsourced(at: Look) -> Iterable[Line]:
    """Return actions that answer nothing."""
    return _lines(_actions(at).without_source().order_by("reference"), lambda _: "answers no recommendation")


def to_sign(at: Look) -> Iterable[Line]:
    """Return actions that are done and wait for this body to sign them off; the committee comes first."""
    signer = SIGNERS.get(at.body.code)
    if signer is None:
        return []
    signed = SignOff.objects.visible_to(at.by).filter(action=OuterRef("pk"), ended_on=None)
    waiting = _actions(at).filter(~Exists(signed.filter(body=signer)), status__in=DONE)
    if signer == SignOff.Body.CHIEF_OFFICERS:
        waiting = waiting.filter(Exists(signed.filter(body=SignOff.Body.COMMITTEE)))
    return _lines(waiting.order_by("reference"), lambda one: one.get_status_display().lower())


def to_follow(at: Look) -> Iterable[Line]:
    """Return what was decided and is not done."""
    for one in FollowUp.objects.visible_to(at.by).open().filter(body=at.body).select_related("who", "decision"):
        late = ", overdue" if one.is_late(at.today) else ""
        yield f"{one.what}: {one.who}, by {day(one.due_on)}{late}", getattr(one.decision, "get_absolute_url", str)()


def escalated(at: Look) -> Iterable[Line]:
    """Return practice reviews sent up as a possible learning review, by reference and day, and who is still untold."""
    sent = Decision.objects.filter(outcome=PracticeReviewReferral.Outcome.POSSIBLE_LEARNING_REVIEW)
    sent = sent.select_related("item__referral").prefetch_related("item__referral__notices_owed")
    for one in sent.order_by("-decided_at"):
        untold = [_untold(notice) for notice in one.item.referral.notices_owed.all() if not notice.done_on]
        yield (
            "; ".join(
                [f"{one.item.referral.reference}: possible learning review since {day(one.decided_at)}", *untold]
            ),
            "",
        )


def _untold(notice: EscalationNotice) -> str:
    late = ", overdue" if notice.is_overdue else ""
    return f"{notice.get_whom_display()} to be told by {day(notice.due_at)}{late}"


def inspections(at: Look) -> Iterable[Line]:
    """Return what comes next in each inspection."""
    coming = InspectionMilestone.objects.visible_to(at.by).to_come(at.today).select_related("inspection")
    nearest: dict[str, InspectionMilestone] = {}
    for one in coming:
        nearest.setdefault(str(one.inspection), one)
    for one in nearest.values():
        yield f"{one.inspection.title}: {one.title}, {countdown(one, at.today)}", one.inspection.get_absolute_url()


def unheard(at: Look) -> Iterable[Line]:
    """Return comments of staff whose answer is overdue."""
    for one in Comment.objects.visible_to(at.by).overdue().select_related("event"):
        yield f"A comment on {one.event} was to be answered by {day(one.due_at)}", one.get_absolute_url()


KINDS: dict[str, tuple[str, Callable[[Look], Iterable[Line]]]] = {
    "overdue": ("Actions overdue", overdue),
    "at_risk": ("Actions at risk", at_risk),
    "redated": ("Actions whose day was moved", redated),
    "unanswered": ("Recommendations without an action", unanswered),
    "unsourced": ("Actions without a source", unsourced),
    "to_sign": ("Actions to sign off", to_sign),
    "to_follow": ("Decisions to follow up", to_follow),
    "escalated": ("Possible learning reviews", escalated),
    "inspections": ("What comes next in inspections", inspections),
    "unheard": ("Staff who wait for an answer", unheard),
}
