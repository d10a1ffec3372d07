"""What follows from decisions goes on with a colleague when somebody leaves."""

import datetime as dt

import pytest

from access.refusals import NotNow
from common import clock
from governance import actions
from governance.duties import held
from tests.governance.conftest import decide
from work.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def follow_up(cast, meeting):
    """Something that the teacher does after a decision."""
    given = {"what": "Find a room", "who": cast.teacher, "due_on": clock.today() + dt.timedelta(days=1)}
    return actions.add_follow_up(decide(cast, meeting), by=cast.lead_officer, **given)


def test_what_a_leaver_was_to_do_after_a_decision_is_done_by_a_colleague(cast, follow_up):
    [one] = held(cast.teacher, cast.teacher).held
    assert (one.what, one.reference) == ("Decision to follow up: Find a room", str(follow_up.body))
    one.give(cast.colleague, cast.teacher, "I leave.")
    follow_up.refresh_from_db()
    assert follow_up.who == cast.colleague
    assert Notice.objects.filter(staff=cast.colleague, about=follow_up.pk).exists()
    assert held(cast.teacher, cast.lead_officer).held == []


def test_what_follows_is_counted_to_whoever_is_not_of_the_body(cast, follow_up):
    found = held(cast.teacher, cast.colleague)
    assert (found.held, found.hidden) == ([], 1)


def test_what_is_done_is_handed_over_to_nobody(cast, follow_up):
    actions.finish_follow_up(follow_up, by=cast.teacher, words="Found.")
    with pytest.raises(NotNow, match="done already"):
        actions.hand_over_follow_up(follow_up, by=cast.lead_officer, to=cast.colleague)
