"""An improvement action goes on with another lead officer when hers leaves."""

import pytest

from access.refusals import NotNow
from agencies.models import StaffMember
from improvement import actions
from improvement.duties import held
from tests.improvement import sample
from work.models import Notice

pytestmark = pytest.mark.django_db


def test_a_leavers_action_is_led_by_somebody_else_and_its_progress_says_so(committee, started):
    [one] = held(committee.lead, committee.lead).held
    assert (one.what, one.reference) == (f"Improvement action to lead: {started.title}", started.reference)
    one.give(committee.other, committee.lead, "I retire.")
    started.refresh_from_db()
    assert started.lead_officer == committee.other
    note = started.notes.latest("written_at")
    assert note.text == f"{committee.other} leads this from now on, instead of {committee.lead}. I retire."
    assert note.author == committee.lead
    assert Notice.objects.filter(staff=committee.other, text=f"You lead {started.reference}").exists()


def test_an_action_goes_to_nobody_who_could_not_update_it(committee, started):
    [one] = held(committee.lead, committee.office).held
    StaffMember.objects.filter(pk=committee.other.pk).update(is_active=False)
    committee.other.refresh_from_db()
    with pytest.raises(NotNow, match="does not update actions"):
        one.give(committee.other, committee.office, "She retires.")


def test_an_action_is_counted_to_whoever_does_not_update_it(committee, started):
    found = held(committee.lead, committee.other)
    assert (found.held, found.hidden) == ([], 1)


def test_an_embedded_action_needs_no_lead(committee, plan):
    done = sample.take_to(committee, sample.add_action(committee, plan), "embedded")
    assert held(committee.lead, committee.office).held == []
    with pytest.raises(NotNow, match="is embedded"):
        actions.hand_over_action(done, by=committee.office, to=committee.other, why="She retires.")
