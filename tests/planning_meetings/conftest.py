"""What these tests share: a meeting in each state, reached by its own verbs."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from cases import actions as cases
from common import clock
from planning_meetings import actions
from planning_meetings.models import PlanningMeeting
from tests.cases.conftest import open_by

CORE = ("duty_worker", "constable", "health_visitor")
DECIDED = {
    "why": "The risk at home is high and the plan needs every agency.",
    "outcome": "registered",
    "areas": ["IM04"],
    "reporter": "not_required",
    "reporter_why": "The parents work with the plan.",
}


def arrange(case: Any, cast: Any, **changes: Any) -> PlanningMeeting:
    """Arrange a meeting ten days ahead."""
    given = {"kind": "initial", "chair": cast.planning_chair, "planned_at": clock.now() + dt.timedelta(days=10)}
    return actions.arrange(case, by=cast.duty_worker, **{**given, **changes})


def invite_core(meeting: PlanningMeeting, cast: Any) -> None:
    """Invite a worker of each core agency, the child and the mother."""
    for key in CORE:
        actions.invite(meeting, by=cast.duty_worker, staff=getattr(cast, key))
    actions.invite(meeting, by=cast.duty_worker, is_child=True)
    actions.invite(meeting, by=cast.duty_worker, name="Ailsa Testerson", part="Mother")


def all_came(meeting: PlanningMeeting, cast: Any, **others: str) -> None:
    """Write down that everybody came; ``others`` by the key of the cast otherwise."""
    said = {getattr(cast, key).pk: came for key, came in others.items()}
    came = {one.pk: (said.get(one.staff_id, "present"), "") for one in meeting.invitations.standing()}
    actions.write_record(meeting, by=cast.planning_chair, came=came)


def make_ready(meeting: PlanningMeeting, cast: Any) -> None:
    """Write everything that a decision needs."""
    chair = cast.planning_chair
    actions.add_view(meeting, by=chair, whose="child", how="worker", words="I want to stay with Gran.")
    actions.add_view(meeting, by=chair, whose="parent", who="Mother", how="said", words="I need help in the evenings.")
    actions.write_record(
        meeting,
        by=chair,
        strengths="She asked for help.",
        worries="Nobody cooks.",
        analysis="Harm is likely while the evenings stay as they are.",
        significant_harm="yes",
        safety_plan_review="Gran collects her every day; it holds.",
    )


def held(case: Any, cast: Any, **changes: Any) -> PlanningMeeting:
    """Arrange a meeting, let everybody come, and hold it now."""
    meeting = arrange(case, cast, planned_at=clock.now(), **changes)
    invite_core(meeting, cast)
    all_came(meeting, cast)
    return actions.hold(meeting, by=cast.planning_chair)


def decided(case: Any, cast: Any, *, kind: str = "initial", **changes: Any) -> PlanningMeeting:
    """Hold a meeting and decide."""
    meeting = held(case, cast, kind=kind)
    make_ready(meeting, cast)
    given = {**DECIDED, "next_review_on": clock.today() + dt.timedelta(days=60), **changes}
    return actions.decide(meeting, by=cast.planning_chair, **given)


@pytest.fixture
def case(cast: Any) -> Any:
    """A case led by the duty worker, with a mother."""
    made = open_by(cast)
    cases.name_lead_professional(made, by=cast.duty_worker, staff=cast.duty_worker)
    details = {"forename": "Ailsa", "surname": "Testerson", "kind": "adult"}
    cases.add_family_member(made, by=cast.duty_worker, relationship="mother", details=details)
    return made


@pytest.fixture
def meet(case: Any, cast: Any) -> SimpleNamespace:
    """The short ways to have a meeting."""
    return SimpleNamespace(
        arrange=lambda **given: arrange(case, cast, **given),
        held=lambda **given: held(case, cast, **given),
        decided=lambda **given: decided(case, cast, **given),
        invite_core=lambda meeting: invite_core(meeting, cast),
        all_came=lambda meeting, **others: all_came(meeting, cast, **others),
        make_ready=lambda meeting: make_ready(meeting, cast),
    )
