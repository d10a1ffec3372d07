"""What is contested: a no that is challenged, and an item whose member has a conflict, with a deputy and a deferral."""

from __future__ import annotations

import datetime as dt

from practice_review.models import Decision
from tests.journeys import reviewing
from tests.practice_review import scene

WHY = "Health and housing were part of it, so it is not for one agency."
SETTLED = "Three agencies changed how they ring each other. Others should read of it."


def test_a_no_is_challenged_and_somebody_else_overturns_it(group, visit):
    referral, manager = scene.with_manager(group), visit(group.edu_manager)
    manager.go(reviewing.at("decide_queue")).follow(referral.reference).follow("Decline")
    manager.choose("A matter for one agency").fill("What do you say to the person who suggested it?", "It is ours.")
    manager.press("Do not refer it, and say why").sees("It is not referred.")
    worker = visit(group.nursery_worker).go(referral.get_absolute_url()).follow("Challenge").look("challenge")
    worker.expects(422).press("Challenge it").sees("Say why it should go to the sub-group").look("no-words")
    worker.fill("Why should it go to the sub-group after all?", WHY).press("Challenge it")
    worker.sees("It is challenged. The office asks somebody else to look at it.").look("challenged")
    office = visit(group.lead_officer).go(referral.get_absolute_url()).sees(WHY).follow("Ask who settles it")
    office.look("who-settles").press("Ask them").sees("They are asked, and told.")
    manager.go(referral.get_absolute_url()).misses("Settle the challenge")
    chair = visit(group.chair).go("/").sees(referral.reference).go(referral.get_absolute_url())
    chair.follow("Settle the challenge").sees(WHY, "It is ours.").look("settle")
    chair.choose("Overturned: referred to the sub-group").fill("Why?", SETTLED).press("Settle it").sees(
        "It is settled."
    ).look("settled")
    worker.go("/").sees(referral.reference).go(referral.get_absolute_url()).sees(SETTLED).misses("Challenge the no")
    office.go(referral.get_absolute_url()).sees("Referred", SETTLED).look("in-the-inbox")


def test_a_member_keeps_out_a_deputy_counts_for_her_and_the_item_comes_back(group, visit):
    item, office = scene.on_agenda(group), visit(group.lead_officer)
    member = visit(group.hou_member).go(item.get_absolute_url()).follow("Declare a conflict")
    member.choose("Family or friend").fill("In a few words", "A neighbour of mine").press("Keep me out of this item")
    member.sees("You are kept out of that item").expects(404).go(item.get_absolute_url())
    name_deputy(office, item)
    deputy = visit(group.housing_officer).go("/").go(item.get_absolute_url()).sees(item.referral.title).look("papers")
    chair = (
        visit(group.chair)
        .go(item.get_absolute_url())
        .sees("Quorum is met. 9 of at least 4 seats count", "Housing Officer stands in")
    )
    back_on = reviewing.today() + dt.timedelta(days=60)
    chair.follow("Record the decision").choose("Deferred").fill("Why?", "A return is still to be checked.")
    chair.expects(422).choose("Yes", "Did everybody agree?").press("Record the decision")
    chair.sees("Enter the day on which it is looked at again").look("no-day")
    chair.fill_date("When is it looked at again?", back_on).press("Record the decision")
    chair.sees("The decision is recorded.", "Deferred").look("deferred")
    assert str(group.agencies["HOU"]) in Decision.objects.get().counted_agencies, "her deputy counted"
    office.go(item.referral.get_absolute_url()).sees("Deferred", f"{back_on:%-d %B %Y}").follow("Put on an agenda")
    office.look("again")
    deputy.go(item.get_absolute_url()).sees("Deferred", "A return is still to be checked.").misses(
        "Record the decision"
    )


def name_deputy(office, item):
    """The office names who stands in for housing's member at this meeting, and writes down that she came."""
    office.go(item.meeting.get_absolute_url()).follow("Name a deputy").look("deputy")
    office.page.get_by_label("For whom?").select_option("Hou Member (Hou member)")
    office.page.get_by_label("Who stands in?").select_option("Housing Officer, Housing of Dundee")
    office.press("Name the deputy").sees("The deputy is named, told, and may read the papers.")
    office.follow("Write down who came").look("attendance")
    office.choose("Housing Officer came, and stood in for Hou member")
    office.press("Save").sees("Housing Officer, came")
