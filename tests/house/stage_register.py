"""The stage's register: in each situation a child on it, who moves away, stays elsewhere and is missing; an enquiry."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from agencies.models.staff import system
from cases.models import Case
from common import clock
from register import actions
from register.models import RegisterFile
from register.sight import settle_file


def on_the_register(by: Any, case: uuid.UUID) -> dict[str, uuid.UUID]:
    """Put the child of a case on the register, with something of everything the register keeps."""
    found, today = Case.objects.get(pk=case), clock.today()
    file = actions.tell_keeper(found, by=by.duty_worker, why="for the test")
    given = {"on": today - dt.timedelta(days=2), "areas": ["IM04"], "why": "for the test", "next_review_on": today}
    registration = actions.register_child(file, by=by.keeper, **given)
    missing = actions.report_missing(found, by=by.duty_worker, since=today, last_known="At home.")
    actions.add_trace_step(missing, by=by.keeper, on=today, what="Rang the nursery.")
    told = {"direction": "out", "authority": "Angus", "told_on": today, "told_whom": "Their duty team"}
    transfer = actions.begin_transfer(found, by=by.duty_worker, moved_on=today, risk="continuing", **told)
    stay = actions.begin_stay(file, by=by.keeper, since=today, **told)
    asked = {"asker": "A. Nurse", "agency_words": "Hospital", "call_back": "01632 960111", "why": "for the test"}
    enquiry = actions.ask_register(by=by.duty_worker, forename="Isla", surname="Nobody", **asked)
    return {
        "register_file": file.pk,
        "registration": registration.pk,
        "missing": missing.pk,
        "transfer": transfer.pk,
        "stay": stay.pk,
        "enquiry": enquiry.pk,
    }


def keep_out_of_register(stage: Any) -> None:
    """Let the files follow who is kept away from their cases."""
    for name in ("excluded", "expired"):
        settle_file(RegisterFile.objects.get(pk=stage.sets[name]["register_file"]), by=system())
