"""Practice review on the stage: a suggestion at each step that pages are about, for each situation."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from access.grants import exclude, grant
from agencies import actions as agencies
from agencies.models import Agency, SeatHeld, StaffMember, Team
from agencies.models.staff import system
from common import clock
from practice_review import actions
from practice_review.models import (
    AgencyReturn,
    AgendaItem,
    LearningPoint,
    Meeting,
    PracticeReviewReferral,
    Review,
)

SEATS = {"head_teacher": "EDU", "pol_manager": "POL", "duty_manager": "SWD"}
SAID = {
    "title": "A warm flat within a day",
    "what_happened": "Housing and health found a flat and a cot within a day.",
    "why_learn": "They rang each other before writing.",
}
MADE = {
    "suggestion": PracticeReviewReferral,
    "deciding": PracticeReviewReferral,
    "referred": PracticeReviewReferral,
    "asking": PracticeReviewReferral,
    "ready": PracticeReviewReferral,
    "listed": PracticeReviewReferral,
    "reviewed": PracticeReviewReferral,
    "learned": PracticeReviewReferral,
    "agency_return": AgencyReturn,
    "item": AgendaItem,
    "over": AgendaItem,
}


def seat_more(people: dict[str, StaffMember], bodies: dict[str, Agency], team: Team) -> None:
    """Seat enough members of enough agencies for a quorum."""
    office = people["lead_officer"]
    for position, (key, code) in enumerate(SEATS.items(), start=5):
        seat = agencies.open_seat(by=office, team=team, name=f"Seat of {code}", agency=bodies[code], position=position)
        agencies.fill_seat(seat, by=office, staff=people[key], reason="for the test")


def hold_meeting(people: dict[str, StaffMember]) -> Meeting:
    """Open today's meeting; every member came."""
    meeting = actions.open_meeting(by=people["lead_officer"], on=clock.today(), place="City House")
    present = SeatHeld.objects.held_at(clock.now()).filter(seat__team=meeting.team)
    return actions.record_attendance(meeting, by=people["lead_officer"], present=present)


def reviews(people: dict[str, StaffMember], bodies: dict[str, Agency], meeting: Meeting) -> dict[str, uuid.UUID]:
    """Bring one suggestion to each step."""
    author, chair = people["nursery_worker"], people["chair"]
    suggestion = suggest(author)
    deciding = sent(people)
    inbox, asking = referred(people), asked(people, bodies)
    gathering = AgencyReturn.objects.get(referral=asking)
    actions.start_return(gathering, by=people["edu_manager"])
    ready = returned(people, bodies)
    item, accepted, brief = (listed(people, bodies, meeting) for _ in range(3))
    lead = {"lead_reviewer": people["colleague"], "remit": "What made it quick"}
    actions.decide_item(accepted, by=chair, outcome="accept", why="It shows how.", **lead)
    actions.decide_item(brief, by=chair, outcome="good_practice_brief", why="It shows how.", learning="Ring first.")
    pseudonym = actions.add_pseudonym(
        accepted.referral, by=chair, kind="place", words="Rosebank Club", pseudonym="Place 1"
    )
    return {
        "suggestion": suggestion.pk,
        "deciding": deciding.pk,
        "referred": inbox.pk,
        "asking": asking.pk,
        "ready": ready.pk,
        "listed": item.referral_id,
        "reviewed": accepted.referral_id,
        "learned": brief.referral_id,
        "agency_return": gathering.pk,
        "item": item.pk,
        "over": accepted.pk,
        "pseudonym": pseudonym.pk,
        "review": Review.objects.get(referral=accepted.referral_id).pk,
        "point": LearningPoint.objects.get(referral=brief.referral_id).pk,
    }


def keep_out_of_reviews(keys: dict[str, uuid.UUID], everybody: list[StaffMember], roots: dict[str, Any] = MADE) -> None:
    """Exclude everybody from one situation's records."""
    for kind, model in roots.items():
        for staff in everybody:
            exclude(model.objects.get(pk=keys[kind]), staff=staff, by=system(), reason="for the test")


def let_in_until_now(keys: dict[str, uuid.UUID], everybody: list[StaffMember], roots: dict[str, Any] = MADE) -> None:
    """Let people into one situation's records until a moment ago."""
    past = clock.now() - dt.timedelta(seconds=1)
    for kind, model in roots.items():
        for staff in everybody:
            grant(model.objects.get(pk=keys[kind]), to=staff, by=system(), reason="for the test", until=past)


def fresh(record: Any) -> Any:
    """Return a record as it stands now."""
    return type(record).objects.get(pk=record.pk)


def suggest(author: StaffMember) -> PracticeReviewReferral:
    """Write a suggestion down, in draft."""
    return actions.suggest(by=author, kind="good_practice", **SAID)


def sent(people: dict[str, StaffMember]) -> PracticeReviewReferral:
    """Send a suggestion to the designated manager."""
    author = people["nursery_worker"]
    return fresh(actions.hand_in(suggest(author), by=author))


def referred(people: dict[str, StaffMember]) -> PracticeReviewReferral:
    """Bring a suggestion to the inbox."""
    return fresh(actions.refer(sent(people), by=people["edu_manager"]))


def asked(people: dict[str, StaffMember], bodies: dict[str, Agency]) -> PracticeReviewReferral:
    """Ask education for its return."""
    made = actions.ask_for_returns(referred(people), by=people["lead_officer"], agencies=[bodies["EDU"]])
    return fresh(made)


def returned(people: dict[str, StaffMember], bodies: dict[str, Agency]) -> PracticeReviewReferral:
    """Bring a referral to where its return is in."""
    referral, manager = asked(people, bodies), people["edu_manager"]
    one = AgencyReturn.objects.get(referral=referral)
    actions.start_return(one, by=manager)
    search = {"records": "Pupil records", "searched_by": "Records office", "searched_on": clock.today()}
    actions.record_search(one, by=manager, found=True, **search)
    actions.write_return(one, by=manager, account="We visited twice.")
    actions.sign_return(one, by=manager)
    return fresh(actions.receive_returns(referral, by=people["lead_officer"]))


def listed(people: dict[str, StaffMember], bodies: dict[str, Agency], meeting: Meeting) -> AgendaItem:
    """Put a referral on the agenda."""
    referral = actions.put_on_agenda(returned(people, bodies), by=people["lead_officer"], meeting=meeting)
    return AgendaItem.objects.get(referral=referral)
