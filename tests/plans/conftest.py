"""What these tests share: a case that a lead professional leads, and a plan with a worry, an outcome and an action."""

import datetime as dt

import pytest

from cases import actions as cases
from cases.actions.clocks import excuse
from cases.models import CaseClock
from common import clock
from plans import actions
from tests.cases.conftest import open_by, without_meeting

TODAY = clock.today()
SOON = dt.timedelta(days=14)


@pytest.fixture
def case(cast):
    """A case about a child logged by the nursery; the duty worker leads, the health visitor is involved."""
    found = open_by(cast)
    cases.involve(found, by=cast.duty_worker, staff=cast.health_visitor, reason="visits weekly")
    return found


@pytest.fixture
def plan(cast, case):
    """A child's plan that holds a child protection plan."""
    return actions.open_plan(case, by=cast.duty_worker, protection=True, because="Registered on neglect.")


@pytest.fixture
def risk(cast, plan):
    """A worry."""
    return actions.add_risk(plan, by=cast.duty_worker, worry="Nobody wakes for the baby.", evidence="Seen on 3 visits.")


@pytest.fixture
def outcome(cast, plan, risk):
    """An outcome that answers the worry."""
    return actions.add_outcome(plan, by=cast.duty_worker, **sought(risk))


@pytest.fixture
def step(cast, outcome):
    """An action of the health visitor."""
    given = {"what": "Visit twice a week.", "due_on": clock.today() + SOON}
    return actions.add_step(outcome, by=cast.duty_worker, staff=cast.health_visitor, **given)


def sought(*risks, **changes):
    """Return what an outcome asks."""
    told = {"difference": "Fed and changed at night.", "term": "short", "how_known": "Weight on its line."}
    return {"risks": list(risks), "indicators": ["HEA", "NUR"], **told, **changes}


def closed(cast, case):
    """Close a case in which the child and a carer were seen, or it is said why not."""
    cases.add_entry(case, by=cast.duty_worker, kind="seen", fact="Seen.")
    ended = {"why": "Safe.", "closing_code": "safe", "who_helps": "The named person"}
    without_meeting(case, cast.duty_worker)
    for one in CaseClock.objects.filter(case=case).running().beyond_us():
        excuse(one, by=cast.duty_worker, why="The senior manager agreed that none is needed")
    cases.close(case, by=cast.duty_worker, **ended, carer_not_seen_why="Abroad.")
