"""Who keeps out of what, and who chairs: the sub-group as its members, its chair and its office meet it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from access.roles import Role
from agencies import actions as agencies
from agencies.models.staff import system
from practice_review import actions
from practice_review.models import Decision
from tests.journeys import reviewing
from tests.practice_review import scene

TITLE, CHILD = "Two assessments, and neither was shared", "The older child"
WHY = "Both services change how they pass it on."
SEATS = reverse("agencies:seat_list")


@pytest.mark.parametrize(
    ("code", "suggester", "manager"), [("POL", "constable", "pol_manager"), ("SCRA", "reporter", "scra_member")]
)
def test_a_designated_manager_keeps_out_of_her_own_referral_and_learns_what_was_decided(
    group, visit, code, suggester, manager
):
    seat_a_manager(group)
    referral = scene.with_manager(group, suggester, kind="concern", title=TITLE, child_words=CHILD)
    manager = visit(getattr(group, manager))
    refer(manager, referral)
    item = bring_to_the_sub_group(group, scene.fresh(referral), code)
    find_herself_kept_out(manager, item)
    decide_without_her(visit(group.chair), item)
    assert set(Decision.objects.get().counted_agencies).isdisjoint({str(group.agencies[code])})
    manager.go(referral.get_absolute_url()).sees("The sub-group’s decision", "Follow-up without a review", WHY)
    manager.look("decided").follow("the papers, side by side").sees(WHY, "Health")


def seat_a_manager(group):
    """Let the Reporter's member be a designated manager too, as the Police's is."""
    scene.person(group, "reporter", "scra_dm")
    role, team = Role.DESIGNATED_MANAGER, group.teams["scra_dm"]
    agencies.appoint(group.scra_member, by=system(), role=role, team=team, reason="for the test")


def refer(manager, referral):
    """She refers the concern for her agency."""
    manager.go(reviewing.at("decide_queue")).follow(referral.reference).sees(TITLE, CHILD).look("to-decide")
    manager.follow("Refer it to the sub-group").fill("What do you say to the sub-group?", "Both can learn from it.")
    manager.press("Refer it to the sub-group").sees("It is referred to the sub-group").look("referred")


def bring_to_the_sub_group(group, referral, code):
    """Her agency and health make their returns, and the office puts it on an agenda."""
    referral = scene.asked(group, referral, f"{code} HLT")
    scene.sign(group, scene.return_of(referral, code), "pol_manager" if code == "POL" else "scra_manager")
    scene.sign(group, scene.return_of(referral, "HLT"), "hlt_manager")
    return scene.on_agenda(group, scene.fresh(actions.receive_returns(referral, by=group.lead_officer)))


def find_herself_kept_out(manager, item):
    """The meeting tells her that one item is kept from her, and which it is neither there nor by its address."""
    manager.go(item.meeting.get_absolute_url()).sees(
        "You are kept out of 1 item of this meeting because of a conflict."
    )
    manager.misses(item.referral.reference, TITLE).look("kept-out")
    manager.expects(404).go(item.get_absolute_url()).sees("Page not found")
    manager.expects(404).go(scene.return_of(item.referral, "HLT").get_absolute_url()).sees("Page not found")
    manager.go("/").misses(f"Item {item.position}: {item.referral.reference}")


def decide_without_her(chair, item):
    """The chair sees that she is kept out and not counted, is offered no dissent of hers, and decides."""
    chair.go(item.get_absolute_url()).sees("Quorum is met. 8 of at least 4 seats count", "Kept out: suggested or")
    chair.look("papers").follow("Record the decision").choose("Follow-up without a review").fill("Why?", WHY)
    assert chair.page.locator("[name^=dissent_]").count() == 8
    chair.choose("Yes", "Did everybody agree?").press("Record the decision").sees("The decision is recorded.", WHY)


def test_without_a_chair_nothing_is_decided_until_somebody_acts_with_a_last_day(group, visit):
    item, office = scene.on_agenda(group), visit(group.lead_officer)
    vacate(office)
    for who in ("hlt_member", "lead_officer"):
        member = visit(getattr(group, who)).go(item.get_absolute_url())
        member.sees("no chair and no acting chair, so it cannot decide").look("no-chair")
    until = let_somebody_act(office, "Fill Chair", "the chair left")
    office.sees("0 vacant").follow("What everybody sees").sees(f"acting until {until:%-d %B %Y}").look("contacts")
    acting = visit(group.health_visitor)
    acting.go("/").sees(item.referral.reference).go(item.get_absolute_url()).look("papers")
    decide_acting(acting)


def vacate(office):
    """The office ends who chairs."""
    office.go(SEATS).follow("End who holds Chair").look("end").press("End it")
    office.sees("Chair leaves the seat Chair.", "Nobody chairs the sub-group now.", "1 vacant").look("seats-vacant")


def let_somebody_act(office, link, reason):
    """The office lets the health visitor act until a day; without a last day it is refused."""
    until = reviewing.today() + dt.timedelta(days=30)
    office.follow(link).look("fill")
    office.page.get_by_label("Who holds the seat?").select_option("Health Visitor, Health of Dundee")
    office.choose("Acting, until a last day").fill("Why", reason)
    office.expects(422).press("Fill the seat").sees("Enter the last day of acting").look("fill-error")
    office.fill_date("Last day of acting", until).press("Fill the seat")
    office.sees("Health Visitor holds the seat Chair, acting.", "Acting", f"{until:%-d %B %Y}").look("seats-acting")
    return until


def decide_acting(acting):
    """She decides, and it is kept that she acted."""
    acting.sees("In the chair: Health Visitor, acting.").follow("Record the decision")
    acting.choose("No further action").fill("Why?", WHY).choose("Yes", "Did everybody agree?")
    acting.press("Record the decision").sees("The decision is recorded.", "Health Visitor, acting").look("decided")
    decision = Decision.objects.get()
    assert decision.acting and decision.chaired_by.email == "health_visitor@example.org"


def test_a_chair_who_keeps_out_leaves_the_item_to_somebody_acting(group, visit):
    item, office = scene.on_agenda(group), visit(group.lead_officer)
    chair = visit(group.chair).go(item.get_absolute_url()).follow("Declare a conflict").look("conflict")
    chair.choose("Family or friend").fill("In a few words", "A cousin").press("Keep me out of this item")
    chair.sees("You are kept out of that item", "You are kept out of 1 item").misses(item.referral.reference)
    office.go(item.get_absolute_url()).sees("The chair keeps out of this item", "names an acting chair").look("papers")
    office.follow("The sub-group’s seats")
    let_somebody_act(office, "Let somebody act as Chair", "the chair keeps out of one item")
    office.sees("Acts for Chair")
    decide_acting(visit(group.health_visitor).go(item.get_absolute_url()))
    chair.expects(404).go(item.get_absolute_url()).sees("Page not found")
