"""What becomes of a suggestion before the sub-group: a no with its reason, a nil return, two designated managers."""

from __future__ import annotations

import pytest

from agencies import actions as agencies
from practice_review import actions
from practice_review.models import PracticeReviewReferral
from tests.journeys import reviewing
from tests.practice_review import scene

WORDS = "Thank you. We take it up with the nursery ourselves, this month."


def test_a_declined_suggestion_goes_back_with_its_reason_and_is_counted(group, visit):
    referral, manager = scene.with_manager(group), visit(group.edu_manager)
    manager.go(reviewing.at("decide_queue")).follow(referral.reference).follow("Decline").look("decline")
    manager.expects(422).press("Do not refer it, and say why").sees("Choose why it is not referred").look("no-reason")
    manager.choose("A matter for one agency").fill("What do you say to the person who suggested it?", WORDS)
    manager.press("Do not refer it, and say why").sees("It is not referred.").look("declined")
    worker = visit(group.nursery_worker).go("/").sees(f"Feedback on your suggestion {referral.reference}")
    worker.go(reviewing.at("referral_list")).sees("Declined", "declined it, with a reason").follow(referral.reference)
    worker.sees("What you were told", WORDS, "Not referred: a matter for one agency").look("declined")
    chair = visit(group.chair).go("/").follow("Practice review").follow("Counts")
    chair.sees("Why suggestions were declined", "A matter for one agency", "1 of 1 suggestions").look("counts")


def test_a_nil_return_is_signed_only_when_searched_and_said_and_read_as_nil(group, visit):
    referral, manager = scene.asked(group), visit(group.hlt_manager)
    one = reviewing.begin_return(manager, referral)
    manager.go(reviewing.at("return_sign", one)).sees("Record at least one search").look("sign-too-early")
    assert not manager.page.get_by_role("button", name="Sign for the agency").count()
    manager.go(one.get_absolute_url())
    reviewing.record_search(manager, found=False)
    manager.sees("say expressly that it holds nothing", "Nothing: Any visit").look("searched")
    manager.follow("Write what you know").choose("We looked, and hold nothing: a nil return").look("nil")
    manager.press("Save").sees("Nil return: we looked, and hold nothing.").follow("Sign for the agency")
    manager.sees("as a nil return").press("Sign for the agency").sees("The return is signed.").look("signed")
    scene.sign(group, scene.return_of(referral, "EDU"), "edu_manager")
    item = scene.on_agenda(group, scene.fresh(actions.receive_returns(scene.fresh(referral), by=group.lead_officer)))
    member = visit(group.co_opted).go("/").follow(f"Item 1: {referral.reference}")
    member.sees("Nil return", "Nil return: we looked, and hold nothing.", "nothing found (Any visit)").look("papers")
    assert member.path() == item.get_absolute_url()


@pytest.mark.parametrize("away", ["role ended", "account closed"])
def test_of_two_designated_managers_the_other_decides_when_one_is_away(group, visit, away):
    referral = suggest(visit(group.kite_worker))
    first, second = visit(group.vol_manager), visit(group.vol_manager_2)
    for manager in (first, second):
        manager.go("/").sees(referral.reference).go(reviewing.at("decide_queue")).sees(referral.reference)
    if away == "account closed":
        agencies.close_account(group.vol_manager, by=group.administrator, reason="left")
        first.go(reviewing.at("decide_queue")).sees("Sign in")
    else:
        role = group.vol_manager.roles.get(role="designated_manager")
        agencies.end_role(group.vol_manager, by=group.administrator, role=role)
        first.expects(404).go(referral.get_absolute_url()).sees("Page not found")
    refer(second, referral)
    assert scene.fresh(referral).decided_by_manager == group.vol_manager_2


def test_of_two_designated_managers_one_suggests_and_the_other_decides(group, visit):
    first, second = visit(group.vol_manager), visit(group.vol_manager_2)
    referral = suggest(first, misses="Vol Manager, designated manager")
    first.go(reviewing.at("decide_queue")).misses(referral.reference)
    first.go(referral.get_absolute_url()).misses("Refer it as good practice", "/decline/").look("own")
    first.expects(403).go(reviewing.at("referral_refer", referral)).misses("What do you say to the sub-group?")
    refer(second, referral)
    first.go(referral.get_absolute_url()).sees("The office asks each agency involved", "Vol Manager 2").look("referred")


def suggest(worker, misses="Edu Manager"):
    """A voluntary organisation's worker shares good practice, and sees who decides."""
    worker.go(reviewing.at("referral_suggest", "good-practice"))
    worker.fill("What went well, and who did what?", "A volunteer took the children to school for a month.")
    worker.fill("What could others learn from it?", "Ask the family first.")
    worker.choose("No", "Is any child in this at risk now?").press("Check and send")
    worker.sees("Who will see it", "Vol Manager 2, designated manager").misses(misses).look("check")
    worker.press("Send it").sees("is on its way").look("sent")
    return PracticeReviewReferral.objects.get()


def refer(manager, referral):
    """The other designated manager refers it."""
    manager.go(reviewing.at("decide_queue")).follow(referral.reference).follow("Refer it as good practice")
    manager.press("Refer it as good practice").sees("It is referred to the sub-group").look("referred")
