"""Practice review as people walk it: from a housing officer's suggestion to learning that everybody reads."""

from __future__ import annotations

from tests.journeys import reviewing
from tests.journeys.reviewing import LEARNING, TOLD
from tests.practice_review import scene


def test_good_practice_of_a_housing_officer_becomes_learning_for_everybody(group, visit):
    officer, office = visit(group.housing_officer), visit(group.lead_officer)
    referral = reviewing.suggest_good_practice(officer)
    reviewing.refer_good_practice(visit(group.hou_manager), referral)
    ask_for_returns(office, referral)
    reviewing.make_return(visit(group.hlt_manager), referral, "A nurse rang housing on the first visit.")
    scene.sign(group, scene.return_of(referral, "HOU"), "hou_manager")
    put_on_an_agenda(office, referral)
    seen = "A nurse rang housing", "Hou Member", "Sent apologies"
    reviewing.agree_a_brief(visit(group.chair), referral, *seen)
    read_feedback(officer, referral)
    reviewing.record_what_the_committee_accepted(office, referral)
    worker = visit(group.nursery_worker).go("/").follow("Practice review").follow("Learning shared")
    worker.sees("Good practice to keep and spread", LEARNING, referral.reference).misses(TOLD).look("learning-shared")
    officer.go(referral.get_absolute_url()).sees("Accepted by the committee", "The office shares it").look("shared")


def ask_for_returns(office, referral):
    """The office asks the agencies that the suggestion names."""
    office.go(reviewing.at("office_inbox")).sees("Housing").look("inbox").follow(referral.reference)
    office.follow("Ask for returns").look("ask")
    asked = office.page.get_by_role("checkbox", checked=True)
    assert asked.count() == 2
    office.press("Ask for returns").sees("The returns are asked for.", "Nothing yet").look("asked")


def put_on_an_agenda(office, referral):
    """The office goes on with the returns, opens a meeting, puts it on the agenda and writes down who came."""
    office.go(referral.get_absolute_url()).sees("An account").follow("Go on with the returns")
    office.sees("Every agency asked has signed its return.").press("Go on").sees("The returns are in.")
    meeting = reviewing.open_meeting(office)
    office.go(referral.get_absolute_url()).follow("Put on an agenda")
    office.page.get_by_label("On the agenda of which meeting?").select_option(str(meeting.pk))
    office.press("Put it on the agenda").sees("It is on the agenda of").look("on-agenda")
    reviewing.write_down_who_came(office, meeting, away="Vol member")


def read_feedback(officer, referral):
    """The housing officer hears what was decided, and reads no return."""
    officer.go("/").sees(referral.reference).go(reviewing.at("referral_list")).sees("4 of 5: Decided").look("mine")
    officer.follow(referral.reference).sees("Thank you. We make a brief of it.").look("feedback")
    officer.misses("A nurse rang housing")
