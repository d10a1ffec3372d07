"""The office checks what came in, and tells who has to be told of a possible learning review."""

from __future__ import annotations

import datetime as dt

import pytest

from access.refusals import NotNow
from common import clock
from practice_review import actions
from practice_review.duplicates import duplicates_of, like
from practice_review.models import EscalationNotice
from reference.timescales import due
from tests.cast import log
from tests.practice_review.scene import asked, decide, fresh, on_agenda, referred, returns_in

pytestmark = pytest.mark.django_db
MATTER = {"kind": "prosecution", "what": "An adult is charged.", "confirmed_by": "The procurator fiscal’s office"}


def test_the_office_acknowledges_and_checks_by_a_day(group):
    referral = fresh(actions.acknowledge(referred(group), by=group.lead_officer))
    assert (referral.status, referral.due_at.date()) == ("checking", due("PRR_CHECK", clock.now()).date())
    assert asked(group, referral).status == "returns_asked"


def test_the_same_child_case_concern_or_a_title_much_like_it_is_proposed(group):
    concern = log(group.nursery_worker)
    first = referred(group, kind="concern", concern=concern, title="Three visits, and nobody in")
    second = referred(group, kind="concern", concern=concern, title="Something else")
    third = referred(group, title="Nobody in at three visits")
    assert [one.referral for one in duplicates_of(second, group.lead_officer)] == [first]
    assert "The same concern" in duplicates_of(second, group.lead_officer)[0].why
    assert [one.why for one in duplicates_of(third, group.lead_officer)] == ["A title much like it"]
    assert not like("A warm flat within a day", "Minutes on the same evening")


def test_a_duplicate_is_linked_with_its_reason_and_closed(group):
    first, second = referred(group), referred(group)
    with pytest.raises(NotNow, match="Say why"):
        actions.close_as_duplicate(second, by=group.lead_officer, of=first, why="")
    second = fresh(actions.close_as_duplicate(second, by=group.lead_officer, of=first, why="The same flat."))
    assert (second.status, second.duplicate_of, list(first.duplicates.all())) == ("closed", first, [second])
    with pytest.raises(NotNow, match="was itself told already"):
        actions.close_as_duplicate(first, by=group.lead_officer, of=second, why="The other way.")


def test_another_inquiry_is_written_down_with_who_confirmed_it_and_when_it_was_over(group):
    referral, today = referred(group), clock.today()
    with pytest.raises(NotNow, match="who confirmed it"):
        actions.record_matter(referral, by=group.lead_officer, confirmed_on=today, **{**MATTER, "confirmed_by": " "})
    matter = actions.record_matter(referral, by=group.lead_officer, confirmed_on=today, **MATTER)
    assert list(referral.live_matters.live()) == [matter]
    actions.end_matter(matter, by=group.lead_officer, on=today, words="No proceedings.")
    assert not referral.live_matters.live().exists()
    with pytest.raises(NotNow, match="over already"):
        actions.end_matter(matter, by=group.lead_officer, on=today, words="Again.")


def test_the_office_puts_off_with_a_reason_and_a_day_within_three_months(group):
    referral, today = fresh(actions.acknowledge(referred(group), by=group.lead_officer)), clock.today()
    with pytest.raises(NotNow, match="Say when it is looked at again"):
        actions.put_off(referral, by=group.lead_officer, why="A trial.", until=today + dt.timedelta(days=200))
    referral = fresh(actions.put_off(referral, by=group.lead_officer, why="A trial."))
    assert (referral.status, referral.defer_until) == ("deferred", due("PRR_DEFER_CHECK", clock.now()).date())
    meeting = actions.open_meeting(by=group.lead_officer, on=today)
    with pytest.raises(NotNow, match="Take it up again first"):
        actions.put_on_agenda(referral, by=group.lead_officer, meeting=meeting)
    referral = fresh(actions.take_up_again(referral, by=group.lead_officer))
    assert (referral.status, referral.defer_until) == ("checking", None)


def test_put_off_with_its_returns_it_goes_straight_to_an_agenda(group):
    referral = fresh(actions.put_off(returns_in(group), by=group.lead_officer, why="A trial."))
    with pytest.raises(NotNow, match="Put it on an agenda"):
        actions.take_up_again(referral, by=group.lead_officer)
    assert on_agenda(group, referral).referral.status == "on_agenda"


def test_a_possible_learning_review_owes_three_a_word_each_by_its_day(group):
    item = on_agenda(group)
    decision = decide(group, item, outcome="possible_learning_review")
    referral, owed = fresh(item.referral), EscalationNotice.objects.owed()
    assert referral.status == "escalated" and owed.count() == 3
    assert owed.get(whom="committee").due_at.date() == due("PRR_ESCALATION", decision.decided_at).date()
    assert owed.get(whom="inspectorate").due_at.date() == due("ICR_NOTIFY", decision.decided_at).date()
    with pytest.raises(NotNow, match="Not told yet: Chair of the committee"):
        actions.hand_on(referral, by=group.lead_officer, why="A review is called for.")
    for one in owed:
        actions.tell(one, by=group.lead_officer, words="By letter, receipt filed.")
    with pytest.raises(NotNow, match="has been told already"):
        actions.tell(EscalationNotice.objects.first(), by=group.lead_officer, words="Again.")
    referral = fresh(actions.hand_on(fresh(referral), by=group.lead_officer, why="A learning review is called for."))
    assert referral.status == "closed" and referral.closed_at
