"""Two at once: one decision, one answer, nothing twice."""

from __future__ import annotations

import pytest

from access.refusals import NotNow
from practice_review import actions
from practice_review.models import AgendaItem, Decision, PracticeReviewReferral
from tests.cast import make_cast
from tests.house.test_races import at_once
from tests.practice_review.scene import act_as_chair, decide, fresh, on_agenda, seat_subgroup, with_manager

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=False)


@pytest.fixture
def group(transactional_db):
    return seat_subgroup(make_cast())


def test_two_raced_decisions_make_one(group):
    item = on_agenda(group)
    came = at_once(
        lambda: decide(group, AgendaItem.objects.get(pk=item.pk), outcome="follow_up"),
        lambda: decide(group, AgendaItem.objects.get(pk=item.pk), outcome="no_further_action"),
    )
    assert sorted(type(one).__name__ for one in came) == ["Decision", "NotNow"], came
    assert Decision.objects.count() == 1
    assert fresh(item.referral).outcome == Decision.objects.get().outcome


def test_of_two_designated_managers_who_decide_at_once_one_wins(group):
    referral = with_manager(group, "kite_worker")

    def again():
        return PracticeReviewReferral.objects.get(pk=referral.pk)

    came = at_once(
        lambda: actions.refer(again(), by=group.vol_manager),
        lambda: actions.decline(again(), by=group.vol_manager_2, code="under_review", why="Known."),
    )
    assert sorted(type(one).__name__ for one in came) == ["NotNow", "PracticeReviewReferral"], came
    lost = next(one for one in came if isinstance(one, NotNow))
    assert "moved it last" in lost.why


def test_declaring_a_conflict_while_deciding_leaves_one_story(group):
    item = on_agenda(group, only="chair swd_member swd_member_2 edu_member hlt_member")
    act_as_chair(group, "co_opted")
    came = at_once(
        lambda: decide(group, AgendaItem.objects.get(pk=item.pk), by="co_opted"),
        lambda: actions.declare_conflict(
            AgendaItem.objects.get(pk=item.pk), by=group.hlt_member, kind="family", words="A cousin."
        ),
    )
    assert sum(isinstance(one, NotNow) for one in came) == 1, came
