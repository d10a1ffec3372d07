"""Write the chronology: add, and put right by striking through."""

from __future__ import annotations

import datetime as dt
from typing import Any

from access.actions import action, role_for
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from cases import policies
from cases.models import Case, ChronologyEntry
from common import clock

PRECISION = ChronologyEntry.Precision


def refuse(*reasons: str | None) -> None:
    """Raise NotNow with the first sentence there is."""
    for why_not in filter(None, reasons):
        raise NotNow(why_not)


def enter(
    case: Case, *, by: StaffMember, acting_as: str, kind: str, happened_at: dt.datetime | None = None, **told: Any
) -> ChronologyEntry:
    """Write an entry; called inside an action's own transaction, also for what enters the chronology by itself."""
    told.setdefault("organisation", by.organisation)
    return ChronologyEntry.objects.create(
        case=case, author=by, acting_as=acting_as, kind=kind, happened_at=happened_at or clock.now(), **told
    )


def _written(case: Case, *, by: StaffMember, corrects: ChronologyEntry | None = None, **told: Any) -> ChronologyEntry:
    statements = {name: told.get(name, "") for name in ("fact", "own_words", "opinion")}
    refuse(policies.why_not_change(case), policies.why_not_say(**statements))
    if told.get("happened_at") is None:
        told |= {"happened_at": corrects.happened_at if corrects else None, "precision": PRECISION.ABOUT}
    elif told["happened_at"] > clock.now():
        raise NotNow("When it happened must not lie ahead.")
    acting_as = str(role_for(by, Permission.WORK_ON_CASE))
    return enter(case, by=by, acting_as=acting_as, corrects=corrects, **told)


@action(Permission.WORK_ON_CASE)
def add_entry(
    case: Case,
    *,
    by: StaffMember,
    kind: str,
    happened_at: dt.datetime | None = None,
    precision: str = PRECISION.TIME,
    happened_words: str = "",
    source: str = "",
    fact: str = "",
    own_words: str = "",
    opinion: str = "",
    significance: str = "",
    action_taken: str = "",
) -> ChronologyEntry:
    """Write down something that happened; without a moment it stands at now, said to be about then.

    NotNow for a closed case, a moment ahead, or an entry that says nothing.
    """
    told: dict[str, Any] = {
        "kind": kind,
        "happened_at": happened_at,
        "precision": precision,
        "happened_words": happened_words,
    }
    said: dict[str, Any] = {"source": source, "fact": fact, "own_words": own_words, "opinion": opinion}
    return _written(case, by=by, significance=significance, action_taken=action_taken, **told, **said)


@action(Permission.WORK_ON_CASE)
def correct_entry(
    entry: ChronologyEntry, *, by: StaffMember, why: str, instead: dict[str, Any] | None = None
) -> ChronologyEntry:
    """Strike an entry through with a reason, and write ``instead`` (as for ``add_entry``) in its place when given.

    Return the new entry, or the struck one. NotNow when somebody else wrote it and ``by`` does not lead.
    """
    leads = ChronologyEntry.objects.visible_to(by, Permission.LEAD_CASE).filter(pk=entry.pk).exists()
    refuse(policies.why_not_change(entry.case), policies.why_not_strike(entry, by, why, leads=leads))
    entry.struck_at, entry.struck_by, entry.struck_why = clock.now(), by, why
    entry.save(update_fields=["struck_at", "struck_by", "struck_why"])
    if instead is None:
        return entry
    return _written(entry.case, by=by, corrects=entry, **{"concern": entry.concern, **instead})
