"""Write the chronology: add, and put right by striking through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from access.actions import action, role_for
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import Organisation, StaffMember
from cases import policies
from cases.actions.chronology import PRECISION, enter, refuse
from cases.actions.rescreen import ask_for_rescreen
from cases.models import Case, ChronologyEntry, RescreenPrompt
from common import clock
from people.models import Person


def _written(case: Case, *, by: StaffMember, corrects: ChronologyEntry | None = None, **told: Any) -> ChronologyEntry:
    statements = {name: told.get(name, "") for name in ("fact", "own_words", "opinion")}
    about = {person.pk for person in told.get("about", ())}
    refuse(policies.why_not_change(case), policies.why_not_say(**statements), policies.why_not_about(case, about))
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
    weight: str = "",
    significance: str = "",
    action_taken: str = "",
    about: Collection[Person] = (),
    organisation: Organisation | None = None,
) -> ChronologyEntry:
    """Write down something that happened; without a moment it stands at now, said to be about then.

    ``organisation`` is whose information it is, when it is not that of the author's own. That the child was not seen
    asks for a re-screen.

    NotNow for a closed case, a moment ahead, an entry that says nothing, or one about somebody not of the family.
    """
    told: dict[str, Any] = {
        "kind": kind,
        "happened_at": happened_at,
        "precision": precision,
        "happened_words": happened_words,
    }
    said: dict[str, Any] = {"source": source, "fact": fact, "own_words": own_words, "opinion": opinion}
    weighed: dict[str, Any] = {"weight": weight, "significance": significance, "action_taken": action_taken}
    whose: dict[str, Any] = {"organisation": organisation} if organisation else {}
    entry = _written(case, by=by, about=about, **weighed, **told, **said, **whose)
    if kind == "not_seen":
        ask_for_rescreen(case, by=by, why=RescreenPrompt.Why.NOT_SEEN)
    return entry


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
    kept = {"concern": entry.concern, "organisation": entry.organisation}
    return _written(entry.case, by=by, corrects=entry, **{**kept, **instead})
