"""After the committee: learning is shared and confirmed, people are told and thanked, and its impact is looked at."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from access.refusals import NotNow
from common import clock
from practice_review import actions
from practice_review.models import Duty, LearningPoint, PracticeReviewFeedback
from reference.timescales import due
from tests.practice_review.scene import fresh, learning_agreed, leave_out_the_rest, sees
from work.models import Notice

pytestmark = pytest.mark.django_db
SAID = {"how": "briefing", "words": "Ring each other first."}


@pytest.fixture
def agreed(group):
    return learning_agreed(group).referral


def accepted(group, referral):
    actions.accept_learning(LearningPoint.objects.get(referral=referral), by=group.lead_officer)
    return fresh(referral)


def owed(referral, kind):
    return Duty.objects.get(referral=referral, kind=kind)


def test_what_is_owed_has_its_day_and_nothing_closes_before_each_is_done_or_left_out_for_a_reason(group, agreed):
    assert set(Duty.objects.values_list("kind", flat=True)) == {"sharing", "referrer", "thanks", "impact"}
    assert owed(agreed, "impact").due_at.date() == due("PRR_IMPACT", clock.now()).date()
    accepted(group, agreed)
    with pytest.raises(NotNow, match="Still owed: .*Somebody looks whether it helped"):
        actions.close(agreed, by=group.lead_officer)
    with pytest.raises(NotNow, match="or why it is left out"):
        actions.leave_out(owed(agreed, "impact"), by=group.lead_officer, why=" ")
    with pytest.raises(PermissionDenied):
        actions.leave_out(owed(agreed, "impact"), by=group.chair, why="It is late.")
    leave_out_the_rest(group, agreed)
    assert actions.close(agreed, by=group.lead_officer).status == "closed"


def test_an_agency_says_that_learning_reached_its_staff_before_it_counts_as_shared(group, agreed, client):
    given = {"by": group.lead_officer, **SAID}
    with pytest.raises(NotNow, match="accepted no learning point"):
        actions.share_learning(agreed, agency=group.agencies["EDU"], **given)
    accepted(group, agreed)
    duty = owed(agreed, "sharing")
    with pytest.raises(NotNow, match="shared with nobody"):
        actions.settle_duty(duty, by=group.lead_officer, words="Sent round.")
    actions.share_learning(agreed, team=group.teams["duty"], **given)
    one, other = (actions.share_learning(agreed, agency=group.agencies[code], **given) for code in ("EDU", "POL"))
    assert sees(group.edu_manager, one) and not sees(group.edu_manager, other)
    client.force_login(group.edu_manager)
    assert "It reached our staff" in client.get(one.get_absolute_url()).content.decode()
    with pytest.raises(Http404):
        actions.confirm_sharing(other, by=group.edu_manager, words="At every school.")
    actions.confirm_sharing(one, by=group.edu_manager, words="At every school.")
    with pytest.raises(NotNow, match="Not confirmed yet: Police"):
        actions.settle_duty(duty, by=group.lead_officer, words="Sent round.")
    actions.waive_confirmation(other, by=group.lead_officer, why="Its briefing is in spring.")
    assert actions.settle_duty(duty, by=group.lead_officer, words="Sent round.").done_on == clock.today()


def test_whoever_suggested_it_reads_what_came_of_it_and_a_team_is_thanked_without_names(group, agreed, client):
    actions.settle_duty(owed(agreed, "referrer"), by=group.lead_officer, words="Every team rings first now.")
    assert PracticeReviewFeedback.objects.filter(referral=agreed, text="Every team rings first now.").exists()
    with pytest.raises(NotNow, match="Write the note of thanks instead"):
        actions.settle_duty(owed(agreed, "thanks"), by=group.lead_officer, words="Rang them.")
    given = {"by": group.lead_officer, "team": group.teams["duty"]}
    with pytest.raises(NotNow, match="Leave names out"):
        actions.give_thanks(agreed, words=f"Thanks to {group.nursery_worker.name}.", **given)
    note = actions.give_thanks(agreed, words="You rang first.", **given)
    assert owed(agreed, "thanks").is_settled
    assert Notice.objects.filter(team=group.teams["duty"], about=note.pk).exists()
    assert sees(group.duty_worker, note) and not sees(group.duty_worker, agreed)
    assert not sees(group.housing_officer, note)
    client.force_login(group.nursery_worker)
    assert "You rang first." in client.get(agreed.get_absolute_url()).content.decode()


def test_looking_whether_it_helped_says_how_that_is_known_and_may_suggest_an_action(group, agreed, client):
    said = {"by": group.lead_officer, "changed": "Teams ring first."}
    with pytest.raises(NotNow, match="how that is known"):
        actions.record_impact(agreed, known="", **said)
    actions.record_impact(agreed, known="An audit of forty.", more_needed="Train the new shifts.", **said)
    assert owed(agreed, "impact").is_settled
    assert Notice.objects.filter(text__contains="an action is suggested for the plan").exists()
    client.force_login(group.chair)
    page = client.get(f"{agreed.get_absolute_url()}after/").content.decode()
    assert "An audit of forty." in page and "Train the new shifts." in page
    client.force_login(group.nursery_worker)
    assert client.get(f"{agreed.get_absolute_url()}after/").status_code == 403
