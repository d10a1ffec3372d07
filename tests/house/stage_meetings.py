"""The stage's planning meetings: one arranged in each situation, in a case of its own, with somebody invited."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterable
from typing import Any

from access.grants import exclude, grant
from agencies.models.staff import system
from cases import actions as cases
from cases.models import Case
from common import clock
from planning_meetings import actions
from planning_meetings.models import PlanningMeeting
from tests.cases.conftest import open_by
from tests.cast import child


def a_meeting(by: Any, name: str) -> dict[str, uuid.UUID]:
    """Open a case, arrange its meeting with a chair, invite a worker and the child, add what can be added."""
    case = open_by(by, "single_agency", children=[child(surname=f"Meeting{name}")])
    cases.involve(case, by=by.duty_worker, staff=by.teacher, reason="for the test")
    details = {"forename": "Ailsa", "surname": f"Meeting{name}", "kind": "adult"}
    cases.add_family_member(case, by=by.duty_worker, relationship="mother", details=details)
    meeting = arrange(case, by)
    invited = actions.invite(meeting, by=by.duty_worker, is_child=True)
    view = actions.add_view(meeting, by=by.duty_worker, whose="child", how="worker", words="for the test")
    told = {"written_by": "for the test", "received_on": clock.today(), "as_of": clock.today(), "words": "for the test"}
    report = actions.add_report(meeting, by=by.duty_worker, agency=by.duty_worker.agency, **told)
    return {
        "meeting_case": case.pk,
        "planning_meeting": meeting.pk,
        "meeting_invitation": invited.pk,
        "meeting_view": view.pk,
        "meeting_report": report.pk,
    }


def arrange(case: Case, by: Any) -> PlanningMeeting:
    """Arrange a meeting today, chaired by the chair."""
    given = {"kind": "initial", "planned_at": clock.now(), "chair": by.planning_chair}
    return actions.arrange(case, by=by.duty_worker, **given)


def keep_out_of_meetings(stage: Any, roles: Iterable[str], alone: Collection[str]) -> None:
    """Keep everybody out of the meeting's case in one situation, and let their sight end in the other."""
    by, past = system(), clock.now() - dt.timedelta(seconds=1)
    excluded, expired = (Case.objects.get(pk=stage.sets[name]["meeting_case"]) for name in ("excluded", "expired"))
    for role in roles:
        exclude(excluded, staff=stage.who(role, "excluded"), by=by, reason="for the test")
        if role not in alone:
            grant(expired, to=stage.who(role, "expired"), by=by, reason="for the test", until=past)
