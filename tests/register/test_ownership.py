"""Which moves between areas nobody here reads: they are named in the nightly proof."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agencies.models import StaffMember
from common import clock
from register import actions
from register.duties import open_work
from register.models import Transfer
from tests.cases.conftest import open_by

pytestmark = pytest.mark.django_db

MOVED = {"direction": "in", "authority": "Perth", "risk": "continuing", "told_whom": "Ann, by telephone"}


def move(case, by):
    """Tell of a move here from another area."""
    return actions.begin_transfer(case, by=by, moved_on=clock.today(), told_on=clock.today(), **MOVED)


def gone(*people):
    """Let accounts be closed behind the back of the actions, which would not let it come so far."""
    StaffMember.objects.filter(pk__in=[one.pk for one in people]).update(is_active=False)


def test_a_move_that_no_team_reads_is_named(cast, case):
    made = move(case, cast.duty_worker)
    assert (open_work().many, open_work().wanting) == (1, [])
    gone(cast.duty_worker, cast.duty_colleague, cast.duty_manager)
    [found] = open_work().wanting
    assert (found.reference, found.what) == (made.file.reference, "Move from another area")
    assert found.why == f"no team reads it here, and nobody leads: {case.lead_team} is not there any more"


def test_a_move_whose_meeting_is_due_needs_somebody_to_record_its_decision(cast, case):
    made = move(case, cast.duty_worker)
    gone(cast.keeper)
    assert open_work().wanting == []
    agreed = {"written_on": clock.today(), "safety_plan": "Visited weekly.", "safety_plan_on": clock.today()}
    actions.expect_meeting(actions.follow_transfer(made, by=cast.duty_worker, **agreed), by=cast.duty_worker)
    assert [one.why for one in open_work().wanting] == [
        "its meeting is due, and there is no Keeper of the Register to record the decision"
    ]


def test_a_move_that_was_withdrawn_waits_for_nobody(cast, case):
    actions.withdraw_transfer(move(case, cast.duty_worker), by=cast.duty_worker, why="They stay after all.")
    assert open_work().many == 0


def test_the_proof_asks_the_same_of_one_move_and_of_three(cast, case):
    asked = []
    for many in (1, 2):
        for _ in range(many):
            move(open_by(cast), cast.duty_worker)
        with CaptureQueriesContext(connection) as caught:
            open_work()
        asked.append(len(caught))
    assert Transfer.objects.count() == 3 and asked[0] == asked[1] == 3
