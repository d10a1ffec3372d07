"""The stage's discussions: one in each situation, under way, with something of everything in it."""

from __future__ import annotations

import uuid
from typing import Any

from access.grants import revoke
from agencies.models import Agency
from cases.models import Case
from common import clock
from discussions import actions
from discussions.sight import core_teams

STEP = {
    "what": "Stays with grandmother.",
    "who": "Grandmother",
    "until": "the meeting",
    "shared_with": "Mother",
    "how_known": "A visit a day.",
}


def a_discussion(by: Any, case_key: uuid.UUID) -> dict[str, uuid.UUID]:
    """Ask for a discussion about a case's child, start it, and write a row of each kind.

    The core agencies' teams are let out again, so that only those of the case and out of hours are in.
    """
    case = Case.objects.get(pk=case_key)
    one = actions.ask_for_discussion(case, by=by.duty_worker, why="for the test")
    actions.start(one, by=by.duty_worker, kind="full", held="telephone")
    for team in core_teams():
        if team != by.duty_worker.team:
            revoke(one, of=team)
    health = Agency.objects.get(code="HLT")
    who = actions.add_participant(one, by=by.duty_worker, agency=health, name="Somebody", job="Nurse")
    given = {"given_by": "Somebody", "checked": "Records", "words": "Seen twice."}
    said = actions.give_information(one, by=by.duty_worker, agency=health, **given)
    step = actions.add_step(one, by=by.duty_worker, **STEP)
    todo = {"what": "See the child.", "by_whom": "Social worker", "due_on": clock.today()}
    return {
        "discussion": one.pk,
        "discussed_child": one.children.get().pk,
        "participant": who.pk,
        "information": said.pk,
        "safety_step": step.pk,
        "discussion_action": actions.add_action(one, by=by.duty_worker, **todo).pk,
    }
