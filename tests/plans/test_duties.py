"""What a plan asks of one person: on the home page, in her work, and when she leaves."""

import pytest

from access.refusals import NotNow
from common import clock
from plans import actions
from plans.models import PlanAction
from reports.home_plans import plan_actions
from tests.plans.conftest import SOON
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
