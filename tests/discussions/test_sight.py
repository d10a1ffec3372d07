"""Who sees a discussion, and which of its children."""

from __future__ import annotations

import pytest
from django.http import Http404

from access.grants import end_exclusion, exclude
from access.proof import drift
from access.refusals import NotNow
from agencies.models.staff import system
from cases import actions as cases
from discussions import actions
from discussions.models import AgencyInformation, Discussion, DiscussionChild
from tests.discussions.conftest import agency, decided, fresh, inform, people_seen, start

pytestmark = pytest.mark.django_db


def sees(user, one):
    return Discussion.objects.visible_to(user).filter(pk=one.pk).exists()


def test_whoever_sees_the_childs_case_sees_the_discussion_and_strangers_do_not(cast, case, asked):
    cases.involve(case, by=cast.duty_worker, staff=cast.teacher, reason="class teacher")
    assert sees(cast.teacher, asked)
    assert sees(cast.duty_colleague, asked)
    assert not sees(cast.colleague, asked)
    assert not sees(cast.nursery_worker, asked)
    assert not sees(cast.administrator, asked)


def test_the_out_of_hours_service_sees_what_may_be_asked_of_it_tonight(cast, asked):
    assert sees(cast.out_of_hours, asked)
    assert people_seen(cast.out_of_hours) == {"Skye"}
    actions.start(asked, by=cast.out_of_hours, kind="out_of_hours", held="telephone")


def test_taking_part_lets_somebody_in_and_being_taken_out_again_lets_her_out(cast, started):
    one = actions.add_participant(started, by=cast.duty_worker, staff=cast.health_visitor)
    assert sees(cast.health_visitor, started)
    assert people_seen(cast.health_visitor) == {"Skye"}
    with pytest.raises(NotNow, match="takes part already"):
        actions.add_participant(started, by=cast.duty_worker, staff=cast.health_visitor)
    actions.take_out(one, by=cast.duty_worker)
    assert not sees(cast.health_visitor, started)
    assert drift() == []


def test_a_participant_says_what_her_own_agency_knows(cast, started):
    actions.add_participant(started, by=cast.duty_worker, staff=cast.health_visitor)
    given = {"given_by": "Health visitor", "checked": "Record", "words": "Seen twice."}
    actions.give_information(started, by=cast.health_visitor, agency=agency("HLT"), **given)
    assert AgencyInformation.objects.get().recorded_by == cast.health_visitor


def test_through_one_childs_case_nothing_said_of_another_child_is_seen(cast):
    skye, rory = decided(cast, children=("Skye", "Rory"))
    one = start(cast, Discussion.objects.get())
    cases.involve(skye, by=cast.duty_worker, staff=cast.teacher, reason="class teacher of one")
    of_rory = DiscussionChild.objects.get(case=rory)
    inform(cast, one, ("HLT",), child=of_rory, words="About Rory alone.")
    inform(cast, one, ("POL",), words="About the family.")
    teacher, duty = cast.teacher, cast.duty_worker
    assert [each.case for each in DiscussionChild.objects.visible_to(teacher)] == [skye]
    assert {each.words for each in AgencyInformation.objects.visible_to(teacher)} == {"About the family."}
    assert AgencyInformation.objects.visible_to(duty).count() == 2
    actions.add_participant(one, by=duty, staff=cast.health_visitor)
    assert DiscussionChild.objects.visible_to(cast.health_visitor).count() == 2


def test_whoever_is_kept_away_from_one_childs_case_is_kept_away_from_all_of_it(cast):
    skye, rory = decided(cast, children=("Skye", "Rory"))
    one = start(cast, Discussion.objects.get())
    inform(cast, one, ("POL",))
    exclude(rory, staff=cast.duty_colleague, by=system(), reason="for the test")
    assert not sees(cast.duty_colleague, one)
    assert not AgencyInformation.objects.visible_to(cast.duty_colleague).exists()
    assert not DiscussionChild.objects.visible_to(cast.duty_colleague).exists()
    with pytest.raises(Http404):
        actions.adjourn(one, by=cast.duty_colleague, why="Trying.")
    with pytest.raises(NotNow, match="cannot take part"):
        actions.add_participant(one, by=cast.duty_worker, staff=cast.duty_colleague)
    end_exclusion(rory, staff=cast.duty_colleague, reason="for the test")
    assert sees(cast.duty_colleague, one)


def test_of_a_concern_about_a_worker_her_agency_is_not_called_and_nothing_of_it_is_told(cast):
    constable = cast.constable
    told = {"about_worker": True, "worker_name": constable.name, "worker_agency": constable.agency}
    [case] = decided(cast, fact="Struck the child.", **told)
    one = Discussion.objects.of_case(case).get()
    assert "bruise" not in one.why
    start(cast, one)
    assert not sees(cast.pol_manager, one)
    assert not sees(constable, one)
    with pytest.raises(NotNow, match="cannot take part"):
        actions.add_participant(one, by=cast.duty_worker, staff=cast.pol_manager)


def test_another_child_is_added_only_by_a_case_one_sees(cast, asked, case):
    [other] = decided(cast, "single_agency", children=("Iona",))
    cases.link_case(case, by=cast.duty_worker, other=other, reason="cousins")
    cases.involve(case, by=cast.duty_worker, staff=cast.teacher, reason="class teacher")
    with pytest.raises(Http404):
        actions.add_child(asked, by=cast.teacher, case=other)
    actions.add_child(asked, by=cast.duty_worker, case=other)
    assert asked.children.count() == 2
    with pytest.raises(NotNow, match="discussed here already"):
        actions.add_child(fresh(asked), by=cast.duty_worker, case=other)


def test_a_concern_of_another_case_is_not_discussed_here(cast, asked, case):
    from referrals.models import Concern

    [other] = decided(cast, "single_agency", children=("Iona",))
    strange = Concern.objects.get(screenings__led_to__case=other)
    with pytest.raises(NotNow, match="in the case of none of the children"):
        actions.add_concern(asked, by=cast.duty_worker, concern=strange)
