"""What concerns add to everybody's work: what one screens or triages, to do or to hand on, and no orphan."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from functools import partial

from access.roles import Permission, roles_that_may
from agencies.models import RoleHeld, StaffMember
from common import clock
from referrals.actions import hand_on_screening, hand_on_triage
from referrals.models import Question, Screening, Triage
from work.handover import Held, Holding
from work.mine import Item, day_of
from work.owning import Looked, Wanting, teams_that_read


def waiting(user: StaffMember) -> Iterator[Item]:
    """Return the screenings and triages she claimed, and the questions that wait for her answer."""
    if user.may(Permission.SCREEN_CONCERN):
        yield from _claimed(user, Screening, "To screen", Permission.SCREEN_CONCERN)
    if user.may(Permission.TRIAGE_CONCERN):
        yield from _claimed(user, Triage, "To triage", Permission.TRIAGE_CONCERN)
    asked = Question.objects.visible_to(user).filter(concern__author=user.pk).unanswered().select_related("concern")
    for one in asked:
        url = one.get_absolute_url()
        yield Item("Question to you", "Answer a question", url, one.concern_id, one.concern.reference)


def held(leaver: StaffMember, by: StaffMember) -> Holding:
    """Return the screenings and triages that one person claimed."""
    screens = Screening.objects.open().filter(claimed_by=leaver.pk)
    triages = Triage.objects.open().filter(claimed_by=leaver.pk)
    seen = screens.filter(pk__in=Screening.objects.visible_to(by, Permission.SCREEN_CONCERN).values("pk"))
    found = [_held(one, f"Screening of child {one.child.position}") for one in seen.select_related("concern", "child")]
    also = triages.filter(pk__in=Triage.objects.visible_to(by, Permission.TRIAGE_CONCERN).values("pk"))
    found += [_held(one, "Triage") for one in also.select_related("concern")]
    return Holding(found, screens.count() + triages.count() - len(found))


def open_work() -> Looked:
    """Return the open screenings and triages whose holder is gone, or that wait in a queue nobody reads."""
    read, found = teams_that_read(), Looked()
    for model, what, permission in (
        (Screening, "Screening", Permission.SCREEN_CONCERN),
        (Triage, "Triage", Permission.TRIAGE_CONCERN),
    ):
        able = _able(permission)
        people = ("claimed_by", "assigned_to") if model is Triage else ("claimed_by",)
        for one in model.objects.open().select_related("concern", "team", *people):
            found.many += 1
            if why := _why_nobodys(one, able, read):
                found.wanting.append(Wanting(one.concern_id, one.concern.reference, what, why[:200]))
    return found


def _able(permission: Permission) -> set[tuple[object, object]]:
    """Return who may do this now, each with the team she may do it for, and with none for what is hers by name."""
    living = RoleHeld.objects.held_at(clock.now()).filter(staff__is_active=True, role__in=roles_that_may(permission))
    pairs = set(living.values_list("staff", "team"))
    return pairs | {(staff, None) for staff, _ in pairs}


def _why_nobodys(one: Screening | Triage, able: set[tuple[object, object]], read: set[uuid.UUID]) -> str | None:
    """Say why nobody looks after an open screening or triage, or None."""
    by_name = isinstance(one, Triage) and one.claimed_by_id is not None and one.assigned_to_id == one.claimed_by_id
    if one.claimed_by and (one.claimed_by_id, None if by_name else one.team_id) not in able:
        return f"{one.claimed_by}, who claimed it, no longer does this work"
    alone = None if one.claimed_by else getattr(one, "assigned_to", None)
    if alone and (alone.pk, None) not in able:
        return f"{alone}, to whom alone it was given, no longer does this work"
    if one.claimed_by is None and one.team_id not in read:
        return f"nobody reads the queue it waits in: {one.team.name if one.team else 'no team'}"
    return None


def _held(one: Screening | Triage, what: str) -> Held:
    key = f"{one._meta.model_name}-{one.pk}"
    return Held(key, what, one.concern.reference, one.get_absolute_url(), one.concern_id, partial(_give, one))


def _give(one: Screening | Triage, to: StaffMember, by: StaffMember, words: str) -> Screening | Triage:
    why = f"Handed over to {to}. {words}"
    if isinstance(one, Screening):
        return hand_on_screening(one, by=by, to=to, why=why)
    return hand_on_triage(one, by=by, to=to, why=why)


def _claimed(user: StaffMember, model: type[Screening | Triage], kind: str, permission: Permission) -> Iterator[Item]:
    held = model.objects.visible_to(user, permission).open().filter(claimed_by=user.pk).select_related("concern")
    for one in held:
        due = day_of(one.due_at)
        yield Item(kind, "Decide", one.get_absolute_url(), one.concern_id, one.concern.reference, due)
