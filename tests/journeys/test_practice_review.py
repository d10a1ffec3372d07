"""Practice review as people walk it: from a housing officer's suggestion to learning that everybody reads."""

from __future__ import annotations

from practice_review.models import PracticeReviewReferral
from tests.journeys import reviewing
from tests.practice_review import scene

TOLD = "Housing and health found a flat and a cot within a day."
LEARNING = "Ring each other before you write."


def test_good_practice_of_a_housing_officer_becomes_learning_for_everybody(group, visit):
    officer, office = visit(group.housing_officer), visit(group.lead_officer)
    referral = suggest_good_practice(officer)
    refer(visit(group.hou_manager), referral)
    ask_for_returns(office, referral)
    reviewing.make_return(visit(group.hlt_manager), referral, "A nurse rang housing on the first visit.")
    scene.sign(group, scene.return_of(referral, "HOU"), "hou_manager")
    put_on_an_agenda(office, referral)
    agree_a_brief(visit(group.chair), referral)
    read_feedback(officer, referral)
    record_what_the_committee_accepted(office, referral)
    worker = visit(group.nursery_worker).go("/").follow("Practice review").follow("Learning shared")
    worker.sees("Good practice to keep and spread", LEARNING, referral.reference).misses(TOLD).look("learning-shared")
    officer.go(referral.get_absolute_url()).sees("Accepted by the committee", "The office closes it").look("shared")


def suggest_good_practice(officer):
    """The housing officer writes four answers, sees who decides, and sends them."""
    officer.go("/").follow("Practice review").follow("Share good practice")
    officer.fill("What went well, and who did what?", TOLD)
    officer.fill("What could others learn from it?", "They rang each other before writing.")
    officer.choose("No", "Is any child in this at risk now?").choose("Housing").choose("Health")
    officer.press("Check and send").sees("Check and send", "Hou Manager, designated manager").look("check")
    officer.press("Send it").sees("is on its way", "The designated manager refers it or declines it.").look("sent")
    return PracticeReviewReferral.objects.get()


def refer(manager, referral):
    """The designated manager finds it on her home page and refers it for housing."""
    manager.go("/").sees(referral.reference).look("home")
    manager.go(reviewing.at("decide_queue")).follow(referral.reference).sees(TOLD).look("to-decide")
    manager.follow("Refer it as good practice").fill("What do you say to the sub-group?", "Others can do it too.")
    manager.press("Refer it as good practice").sees("It is referred to the sub-group").look("referred")


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


def agree_a_brief(chair, referral):
    """The chair reads the returns side by side, sees who counts, and records a good-practice brief."""
    item = referral.items.get()
    chair.go(item.meeting.get_absolute_url()).follow("Item 1").sees("A nurse rang housing", "Quorum is met.")
    chair.sees("Hou Member", "Sent apologies").look("papers").follow("Record the decision")
    chair.choose("Good-practice brief").page.locator("[name=learning]").fill(LEARNING)
    chair.fill("Why?", "It shows how.").choose("Yes", "Did everybody agree?")
    chair.fill("What will the person who suggested it be told?", "Thank you. We make a brief of it.").look("decide")
    chair.press("Record the decision").sees("The sub-group’s decision", "Good-practice brief").look("decided")


def read_feedback(officer, referral):
    """The housing officer hears what was decided, and reads no return."""
    officer.go("/").sees(referral.reference).go(reviewing.at("referral_list")).sees("4 of 5: Decided").look("mine")
    officer.follow(referral.reference).sees("Thank you. We make a brief of it.").look("feedback")
    officer.misses("A nurse rang housing")


def record_what_the_committee_accepted(office, referral):
    """The office writes down that the committee accepted the learning."""
    office.go(referral.get_absolute_url()).sees(LEARNING).follow("Write down what the committee decided")
    office.choose("It accepts the learning point").fill_date("When?", reviewing.today()).look("settle")
    office.press("Write it down").sees("It is written down.", "Accepted by the committee")
