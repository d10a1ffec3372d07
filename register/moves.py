"""What a reader can do at the register about a child now, beside what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from access.roles import Permission
from cases.models import Case
from register.models import RegisterFile, Registration
from register.summary import Laid

Move = dict[str, str]


@dataclass(frozen=True)
class May:
    """In what ways somebody works with a child's file: keeps the register, leads the case, works on it."""

    keeps: bool
    leads: bool
    works: bool

    @classmethod
    def of(cls, case: Case, user: Any, *, file: RegisterFile | None) -> May:
        """Ask for one reader of one case that goes on."""
        return cls(
            keeps=bool(file) and user.may(Permission.KEEP_REGISTER),
            leads=case.is_open and user.may(Permission.LEAD_CASE, case),
            works=case.is_open and user.may(Permission.WORK_ON_CASE, case),
        )


def move(label: str, name: str, key: Any) -> Move:
    """Return a button or a link to a page of this room."""
    return {"label": label, "url": reverse(f"register:{name}", args=[key])}


def case_moves(case: Case, laid: Laid | None, may: May) -> list[Move]:
    """Return what whoever works on the case can do: tell the Keeper, record a move, say that a child is missing."""
    found = []
    if may.works and laid is None:
        found.append(move("Ask the Keeper to look at this child", "keeper_tell", case.pk))
    if may.leads and not (laid and laid.pending):
        found.append(move("Record a move between areas", "transfer_begin", case.pk))
    if may.works and not (laid and laid.missing):
        found.append(move("Say that nobody knows where the child is", "missing_report", case.pk))
    return found


def keeper_moves(laid: Laid, may: May) -> list[Move]:
    """Return what the Keeper can do about the register itself."""
    if not may.keeps:
        return []
    found, standing = [], laid.standing
    if standing:
        found += [
            move("Change areas of concern", "areas_change", standing.pk),
            move("Set the next review", "review_note", standing.pk),
            move("Take the name off the register", "registration_end", standing.pk),
        ]
    else:
        found.append(move("Put the name on the register", "registration_add", laid.file.pk))
    if laid.staying is None:
        found.append(move("Record a temporary stay", "stay_begin", laid.file.pk))
    return found


def correct_moves(registration: Registration, may: May) -> list[Move]:
    """Return that the Keeper can put right what was typed wrongly, of a registration that ended too."""
    return [move("Correct what was typed wrongly", "registration_correct", registration.pk)] if may.keeps else []


def transfer_moves(laid: Laid, may: May) -> list[Move]:
    """Return what can be done about the transfer that waits."""
    one, found = laid.pending, []
    if one is None:
        return []
    if may.leads:
        found.append(move("Record what followed", "transfer_follow", one.pk))
        if one.status == "told":
            found.append(move("Say that the transfer meeting is due", "meeting_expect", one.pk))
        found.append(move("Withdraw it", "transfer_withdraw", one.pk))
    if may.keeps and one.status == "meeting_due":
        found += [move("It was accepted", "transfer_accept", one.pk), move("It was not", "transfer_refuse", one.pk)]
    return found


def stay_moves(laid: Laid, may: May) -> list[Move]:
    """Return what the Keeper can do about the stay that goes on."""
    one, found = laid.staying, []
    if one is None or not may.keeps:
        return []
    if one.is_out and one.confirmed_on is None:
        found.append(move("They confirmed it", "stay_confirm", one.pk))
    found.append(move("It ended", "stay_end", one.pk))
    if not one.disagreement:
        found.append(move("Put to senior managers", "stay_disagree", one.pk))
    return found


def missing_moves(laid: Laid, may: May) -> list[Move]:
    """Return what the Keeper can do to trace a child."""
    one = laid.missing
    if one is None or not may.keeps:
        return []
    return [move("Add a step", "trace_add", one.pk), move("The child was found", "child_found", one.pk)]
