"""What a plan asks of one person: on the home page, in her work, and when she leaves."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.grants import exclude
from access.refusals import NotNow
from agencies import actions as agencies
from agencies.models import StaffMember
from common import clock
from common.templatetags.rowan import day
from plans import actions, duties
from plans.duties import open_work
from plans.models import CoreGroupMember, PlanAction
from reports.home_plans import plan_actions
from tests.plans.conftest import SOON
from work.actions import hand_over
from work.handover import holding_of
from work.mine import waiting_for

pytestmark = pytest.mark.django_db


def mine(user):
    return [item for item in waiting_for(user) if item.kind == "Child’s plan"]


def test_her_actions_stand_on_the_home_page_without_a_word_of_what_they_are(cast, outcome, step):
    late = {"what": "Ring Gran.", "due_on": clock.today() - SOON}
    actions.add_step(outcome, by=cast.duty_worker, staff=cast.health_visitor, **late)
    section = plan_actions(cast.health_visitor)
    assert [(one.label, one.value) for one in section.figures] == [("To do", 2), ("Overdue", 1)]
    assert section.rows[0].tag == "Overdue" and "Gran" not in str(section.rows)
    assert plan_actions(cast.duty_worker) is None


def test_her_work_lists_her_actions_and_changes_to_hear_of(cast, plan, step):
    [item] = mine(cast.health_visitor)
    assert (item.what, item.due) == ("Action to do", step.due_on)
    actions.hand_over(plan, by=cast.duty_worker, staff=cast.health_visitor, words="All of it.")
    actions.report_change(plan, by=cast.duty_worker, words="He is back.", noticed_on=clock.today())
    assert [one.what for one in mine(cast.health_visitor)] == ["Change to hear of in person", "Action to do"]
    actions.finish(step, by=cast.health_visitor, effect="Fed.")
    assert [one.what for one in mine(cast.health_visitor)] == ["Change to hear of in person"]


def test_a_leavers_actions_are_given_to_somebody_who_sees_the_case(cast, step):
    [held] = [one for one in holding_of(cast.health_visitor, cast.duty_worker).held if one.about == step.pk]
    with pytest.raises(NotNow, match="does not see this case"):
        held.give(cast.teacher, cast.duty_worker, "She leaves.")
    held.give(cast.duty_colleague, cast.duty_worker, "She leaves.")
    assert PlanAction.objects.get().staff == cast.duty_colleague
    assert holding_of(cast.duty_colleague, cast.teacher).hidden == 1


def test_what_lets_a_colleague_in_is_given_before_what_is_only_for_who_sees_the_case(cast, step):
    """Her work on the case and her action go in one go to somebody who did not see it before."""
    leaver, given = cast.health_visitor, {"email": "new@example.org", "name": "New Colleague"}
    colleague = agencies.add_staff(by=cast.administrator, team=cast.teams["clinic"], **given)
    keys = [one.key for one in holding_of(leaver, leaver).held]
    assert [key.split("-")[0] for key in keys] == ["plan", "involvement"]
    made = hand_over(by=leaver, leaver=leaver, to=colleague, chosen=keys, words="I leave.")
    assert (len(made.given), made.refused) == (2, [])
    assert PlanAction.objects.get().staff == colleague


@pytest.fixture
def seat(cast, plan):
    """The health visitor's seat in the core group."""
    return actions.add_core_member(plan, by=cast.duty_worker, role="Health visitor", staff=cast.health_visitor)


def test_a_leavers_seat_in_a_core_group_goes_to_a_colleague_who_is_let_in(cast, seat):
    [held] = [one for one in holding_of(cast.health_visitor, cast.duty_worker).held if "core group" in one.what]
    assert (held.what, held.reference) == ("Seat in a core group: Health visitor", seat.plan.case.reference)
    made = held.give(cast.hlt_manager, cast.duty_worker, "She leaves.")
    seat.refresh_from_db()
    assert (seat.ends_on, seat.ended_why) == (clock.today(), f"Handed over to {cast.hlt_manager}. She leaves.")
    assert (made.staff, made.role, made.ends_on) == (cast.hlt_manager, "Health visitor", None)
    assert CoreGroupMember.objects.visible_to(cast.hlt_manager).filter(pk=made.pk).exists()
    assert not [one for one in holding_of(cast.health_visitor, cast.duty_worker).held if "core group" in one.what]


def test_a_seat_goes_to_nobody_who_sits_there_or_is_kept_away(cast, seat):
    own = [one for one in holding_of(cast.health_visitor, cast.health_visitor).held if "core group" in one.what]
    with pytest.raises(NotNow, match="does not work for the same agency"):
        own[0].give(cast.teacher, cast.health_visitor, "I leave.")
    [held] = [one for one in holding_of(cast.health_visitor, cast.duty_worker).held if "core group" in one.what]
    exclude(seat.plan.case, staff=cast.hlt_manager, by=cast.duty_worker, reason="kin")
    for who, why in ((cast.health_visitor, "in the core group already"), (cast.hlt_manager, "cannot")):
        with pytest.raises(NotNow, match=why):
            held.give(who, cast.duty_worker, "She leaves.")
    assert duties.held(cast.health_visitor, cast.teacher).hidden == 1


def gone(*people):
    """Let accounts be closed behind the back of the actions, which would not let it come so far."""
    StaffMember.objects.filter(pk__in=[one.pk for one in people]).update(is_active=False)


def test_the_proof_names_an_action_whose_owner_is_gone(cast, step):
    assert (open_work().many, open_work().wanting) == (1, [])
    gone(cast.health_visitor)
    [found] = open_work().wanting
    case = step.outcome.plan.case
    assert (found.about, found.reference, found.what) == (case.pk, case.reference, "Action in a child’s plan")
    assert found.why == f"{cast.health_visitor}, who is to do it, is not there any more"


def test_the_proof_names_a_late_action_of_the_family_when_nobody_leads_the_case(cast, case, outcome):
    late = {"what": "Ring the school.", "due_on": clock.today() - SOON}
    actions.add_step(outcome, by=cast.duty_worker, by_words="Gran", **late)
    actions.add_step(outcome, by=cast.duty_worker, by_words="Gran", what="Cook.", due_on=clock.today() + SOON)
    assert open_work().wanting == []
    gone(cast.duty_worker, cast.duty_colleague, cast.duty_manager)
    [found] = open_work().wanting
    unled = f"nobody leads: {case.lead_team} is not there any more"
    assert found.why == f"late since {day(late['due_on'])}, Gran was to do it, and {unled}"


def test_the_proof_asks_the_same_of_one_action_and_of_five(cast, outcome, step):
    asked = []
    for many in (0, 4):
        for _ in range(many):
            late = {"what": "Ring Gran.", "due_on": clock.today() - SOON}
            actions.add_step(outcome, by=cast.duty_worker, agency=cast.agencies["HLT"], **late)
        with CaptureQueriesContext(connection) as caught:
            open_work()
        asked.append(len(caught))
    assert asked[0] == asked[1] == 2
