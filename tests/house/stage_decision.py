"""Practice review up to the decision on the stage: a no challenged, a question back, what the office checks and tells."""

from __future__ import annotations

import uuid

from agencies.models import Agency, SeatHeld, StaffMember
from common import clock
from practice_review import actions
from practice_review.models import AgencyReturn, Deputy, EscalationNotice, Meeting, PracticeReviewReferral
from tests.house import stage_reviews as made

# What everybody is kept away from, or let into until a moment ago, beside the records of the other file.
ROOTS = {
    "declined": PracticeReviewReferral,
    "contested": PracticeReviewReferral,
    "asked_back": PracticeReviewReferral,
    "deferred": PracticeReviewReferral,
    "escalated": PracticeReviewReferral,
    "signed_return": AgencyReturn,
    "waived": AgencyReturn,
}


def name_deputy(people: dict[str, StaffMember], meeting: Meeting) -> Deputy:
    """Let somebody stand in for education's member at the meeting."""
    held = SeatHeld.objects.get(role__staff=people["head_teacher"])
    return actions.name_deputy(meeting, by=people["lead_officer"], held=held, staff=people["teacher"])


def up_to_the_decision(
    people: dict[str, StaffMember], bodies: dict[str, Agency], meeting: Meeting, told: dict[str, uuid.UUID]
) -> dict[str, uuid.UUID]:
    """Bring one suggestion to each further step, beside those ``told`` of."""
    author, manager, office = people["nursery_worker"], people["edu_manager"], people["lead_officer"]
    declined = _declined(people)
    contested = made.fresh(actions.challenge(_declined(people), by=author, why="More than one was part of it."))
    actions.ask_second(contested, by=office, staff=people["chair"])
    asked_back = actions.ask_back(made.sent(people), by=manager, text="Who was there?")
    deferred = actions.put_off(made.referred(people), by=office, why="A trial.")
    item = made.listed(people, bodies, meeting)
    actions.decide_item(item, by=people["chair"], outcome="possible_learning_review", why="It may.")
    referred = PracticeReviewReferral.objects.get(pk=told["referred"])
    matter = actions.record_matter(
        referred, by=office, kind="review", what="An audit.", confirmed_by="Its lead", confirmed_on=clock.today()
    )
    gathering, signed = (
        AgencyReturn.objects.get(pk=told["agency_return"]),
        AgencyReturn.objects.get(referral=told["ready"]),
    )
    entry = actions.add_return_entry(
        gathering, by=manager, starts_on=clock.today(), what="Seen.", source="Pupil record"
    )
    waived = AgencyReturn.objects.get(referral=made.asked(people, bodies))
    actions.ask_waiver(waived, by=office)
    return {
        "declined": declined.pk,
        "contested": contested.pk,
        "asked_back": asked_back.pk,
        "deferred": deferred.pk,
        "escalated": item.referral_id,
        "owed": EscalationNotice.objects.filter(referral=item.referral_id).first().pk,
        "matter": matter.pk,
        "return_entry": entry.pk,
        "signed_return": signed.pk,
        "further": actions.ask_further(signed, by=office, what="Who held the file?").pk,
        "waived": waived.pk,
    }


def _declined(people: dict[str, StaffMember]) -> PracticeReviewReferral:
    said = {"code": "single_agency", "why": "It is for our own agency."}
    return made.fresh(actions.decline(made.sent(people), by=people["edu_manager"], **said))
