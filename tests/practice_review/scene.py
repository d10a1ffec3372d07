"""The sub-group with its ten seats, and short ways to bring a referral to where a test begins."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

import pytest

from access.roles import Role
from agencies import actions as agencies
from agencies.models import Seat, SeatHeld, Team
from agencies.models.staff import system
from common import clock
from practice_review import actions
from practice_review.models import AgencyReturn, AgendaItem, Duty, LearningPoint, PracticeReviewReferral, ReviewReport
from tests.cast import Cast

SEATS = {
    "chair": None,
    "swd_member": "SWD",
    "swd_member_2": "SWD",
    "pol_manager": "POL",
    "scra_member": "SCRA",
    "edu_member": "EDU",
    "hou_member": "HOU",
    "hlt_member": "HLT",
    "vol_member": "VOL",
    "co_opted": None,
}


def seat_subgroup(cast: Cast) -> Cast:
    """Add housing, the Reporter and two voluntary organisations to the cast, and fill the sub-group's ten seats."""
    by, kinds = system(), Team.Kind
    area = cast.agencies["SWD"].partnerships.get()
    organisations = {code: cast.teams[f"{code.lower()}_dm"].organisation for code in ("SWD", "POL", "EDU", "HLT")}
    for code, name, position in (("HOU", "Housing", 5), ("SCRA", "Reporter", 6), ("VOL", "Voluntary", 7)):
        cast.agencies[code] = agencies.open_agency(by=by, code=code, name=name, partnerships=[area], position=position)
        organisations[code] = agencies.open_organisation(by=by, agency=cast.agencies[code], name=f"{name} of Dundee")
        team(cast, f"{code.lower()}_dm", organisations[code], "Designated managers", kinds.DESIGNATED_MANAGERS)
    organisations["KITE"] = agencies.open_organisation(by=by, agency=cast.agencies["VOL"], name="Kite")
    team(cast, "kite", organisations["KITE"], "Kite workers")
    team(cast, "estates", organisations["HOU"], "Estates")
    team(cast, "subgroup", cast.teams["office"].organisation, "Practice Review Sub-group", kinds.SUBGROUP)
    for key, home in {"kite_worker": "kite", "housing_officer": "estates"}.items():
        person(cast, key, home)
    for key, where in {"swd_manager": "swd", "hou_manager": "hou", "scra_manager": "scra"}.items():
        person(cast, key, f"{where}_dm", (Role.DESIGNATED_MANAGER, f"{where}_dm"))
    for key in ("vol_manager", "vol_manager_2"):
        person(cast, key, "vol_dm", (Role.DESIGNATED_MANAGER, "vol_dm"))
    for position, (key, code) in enumerate(SEATS.items()):
        if key not in cast.people:
            person(cast, key, {"hou_member": "estates", "edu_member": "schools_office"}.get(key, "subgroup"))
        seat = agencies.open_seat(
            by=cast.lead_officer,
            team=cast.teams["subgroup"],
            name="Chair" if key == "chair" else key.replace("_", " ").capitalize(),
            agency=cast.agencies.get(code),
            is_chair=key == "chair",
            position=position,
        )
        agencies.fill_seat(seat, by=cast.lead_officer, staff=getattr(cast, key), reason="for the test")
    return cast


@pytest.fixture(scope="module")
def standing_group(standing_cast: Cast | None) -> Cast | None:
    """The sub-group seated once a module, as the cast is."""
    return seat_subgroup(copy.deepcopy(standing_cast)) if standing_cast else None


@pytest.fixture
def group(standing_group: Cast | None, cast: Cast) -> Cast:
    """The cast with the sub-group's ten seats held."""
    return copy.deepcopy(standing_group) if standing_group else seat_subgroup(cast)


def team(cast: Cast, key: str, organisation: Any, name: str, kind: str = Team.Kind.PRACTICE) -> None:
    """Add a team."""
    cast.teams[key] = agencies.open_team(by=system(), organisation=organisation, name=name, kind=kind)


def person(cast: Cast, key: str, home: str, *roles: tuple[str, str]) -> None:
    """Add somebody, in roles."""
    name = key.replace("_", " ").title()
    staff = agencies.add_staff(by=system(), email=f"{key}@example.org", name=name, team=cast.teams[home])
    for role, where in roles:
        agencies.appoint(staff, by=system(), role=role, team=cast.teams[where], reason="for the test")
    cast.people[key] = staff


def fresh(record: Any) -> Any:
    """Return a record as it stands now."""
    return type(record).objects.get(pk=record.pk)


def suggested(by: Any, **changes: Any) -> PracticeReviewReferral:
    """Suggest something, in draft."""
    given = {
        "kind": "good_practice",
        "title": "A warm flat within a day",
        "what_happened": "Housing and health found a flat and a cot within a day.",
        "why_learn": "They rang each other before writing.",
    }
    return actions.suggest(by=by, **{**given, **changes})


def with_manager(cast: Cast, who: str = "nursery_worker", **changes: Any) -> PracticeReviewReferral:
    """Bring a suggestion to the designated manager, or without one to the office."""
    return fresh(actions.hand_in(suggested(getattr(cast, who), **changes), by=getattr(cast, who)))


def referred(cast: Cast, who: str = "nursery_worker", manager: str = "edu_manager", **changes: Any) -> Any:
    """Bring a suggestion to the office's inbox."""
    return fresh(actions.refer(with_manager(cast, who, **changes), by=getattr(cast, manager)))


def asked(cast: Cast, referral: PracticeReviewReferral | None = None, codes: str = "EDU HLT") -> Any:
    """Ask agencies for their returns."""
    wanted = [cast.agencies[code] for code in codes.split()]
    return fresh(actions.ask_for_returns(referral or referred(cast), by=cast.lead_officer, agencies=wanted))


def return_of(referral: PracticeReviewReferral, code: str) -> AgencyReturn:
    """Return an agency's return."""
    return AgencyReturn.objects.get(referral=referral, agency__code=code)


def sign(cast: Cast, one: AgencyReturn, by: str, **said: Any) -> AgencyReturn:
    """Make and sign a return."""
    who = getattr(cast, by)
    actions.start_return(one, by=who)
    search(one, who)
    actions.write_return(one, by=who, **(said or {"account": "We visited twice."}))
    return fresh(actions.sign_return(one, by=who))


def search(one: AgencyReturn, by: Any, **changes: Any) -> Any:
    """Record a search."""
    given = {"records": "Pupil records", "searched_by": "Records office", "searched_on": clock.today(), "found": True}
    return actions.record_search(one, by=by, **{**given, **changes})


def returns_in(cast: Cast, referral: PracticeReviewReferral | None = None) -> PracticeReviewReferral:
    """Bring a referral to where every return is in."""
    referral = asked(cast, referral)
    sign(cast, return_of(referral, "EDU"), "edu_manager")
    sign(cast, return_of(referral, "HLT"), "hlt_manager")
    return fresh(actions.receive_returns(referral, by=cast.lead_officer))


def on_agenda(cast: Cast, referral: PracticeReviewReferral | None = None, **held: Any) -> AgendaItem:
    """Put a referral on the agenda of today's meeting, at which everybody is present unless said otherwise."""
    meeting = actions.open_meeting(by=cast.lead_officer, on=clock.today(), place="City Square")
    referral = referral or returns_in(cast)
    actions.put_on_agenda(referral, by=cast.lead_officer, meeting=meeting)
    attend(cast, meeting, **held)
    return AgendaItem.objects.get(meeting=meeting, referral=referral)


def attend(cast: Cast, meeting: Any, only: str = "", but: str = "") -> None:
    """Say who came: everybody, ``only`` those named, or everybody ``but`` those."""
    held = SeatHeld.objects.held_at(clock.now()).filter(seat__team=cast.teams["subgroup"])
    names = {one.staff.pk: key for key in SEATS for one in held if one.staff.pk == cast.people[key].pk}
    present = [
        one
        for one in held
        if names.get(one.staff.pk) not in but.split() and (not only or names.get(one.staff.pk) in only.split())
    ]
    actions.record_attendance(meeting, by=cast.lead_officer, present=present)


def decide(cast: Cast, item: AgendaItem, by: str = "chair", **given: Any) -> Any:
    """Record a decision."""
    said = {"outcome": "no_further_action", "why": "Nothing more to learn."}
    return actions.decide_item(item, by=getattr(cast, by), **{**said, **given})


def vacate(cast: Cast, key: str) -> None:
    """Let somebody leave her seat."""
    for held in SeatHeld.objects.held_at(clock.now()).filter(role__staff=cast.people[key]):
        agencies.leave_seat(held, by=cast.lead_officer)


def act_as_chair(cast: Cast, key: str, days: int = 30) -> SeatHeld:
    """Let somebody act as chair until a day."""
    seat = Seat.objects.get(team=cast.teams["subgroup"], is_chair=True)
    until = clock.now() + dt.timedelta(days=days)
    return agencies.fill_seat(
        seat, by=cast.lead_officer, staff=getattr(cast, key), reason="acting", acting=True, ends_at=until
    )


def in_review(cast: Cast, **given: Any) -> PracticeReviewReferral:
    """Bring a referral into review."""
    item = on_agenda(cast)
    lead = {"lead_reviewer": cast.health_visitor, "remit": "What made it quick"}
    decide(cast, item, outcome="accept", **{**lead, **given})
    return fresh(item.referral)


def report_begun(cast: Cast, review: Any, text: str = "They rang each other first.") -> ReviewReport:
    """Write every section of a review's report."""
    report = actions.begin_report(review, by=cast.health_visitor)
    for section in report.sections.all():
        actions.write_section(section, by=cast.health_visitor, text=text)
    return fresh(report)


def report_final(cast: Cast, review: Any) -> ReviewReport:
    """Bring a review's report to where it is final, without an answer."""
    actions.send_report(report_begun(cast, review), by=cast.health_visitor)
    return actions.finish_report(review.reviewreports.get(), by=cast.health_visitor, why="For the test.")


def learning_agreed(cast: Cast, text: str = "Ring each other before you write.") -> LearningPoint:
    """Bring a good-practice brief to agreed learning; return its learning point."""
    item = on_agenda(cast)
    decide(cast, item, outcome="good_practice_brief", learning=text)
    return item.referral.learning_points.get()


def leave_out_the_rest(cast: Cast, referral: PracticeReviewReferral) -> None:
    """Leave out, for a reason, what is still owed after the committee."""
    for duty in Duty.objects.open().filter(referral=referral):
        actions.leave_out(duty, by=cast.lead_officer, why="For the test.")


def sees(user: Any, record: Any) -> bool:
    """Say whether somebody may see a record."""
    return type(record).objects.visible_to(user).filter(pk=record.pk).exists()
