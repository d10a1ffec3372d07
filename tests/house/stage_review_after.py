"""What follows the committee on the stage: something owed, learning shared with an agency, a note of thanks."""

from __future__ import annotations

import uuid

from agencies.models import Agency, StaffMember
from agencies.querysets import designated_managers_team
from common import clock
from practice_review import actions
from practice_review.models import Duty, PracticeReviewReferral, Sharing


def what_follows(people: dict[str, StaffMember], told: dict[str, uuid.UUID]) -> dict[str, uuid.UUID]:
    """Write down what follows the brief ``told`` of; its point waits for the committee, so it is shared by hand."""
    office, referral = people["lead_officer"], PracticeReviewReferral.objects.get(pk=told["learned"])
    agency = Agency.objects.get(code="EDU")
    shared = Sharing.objects.create(
        referral=referral,
        how="briefing",
        agency=agency,
        managers=designated_managers_team(agency),
        words="Ring first.",
        shared_on=clock.today(),
        shared_by=office,
    )
    thanks = actions.give_thanks(referral, by=office, team=people["duty_worker"].team, words="Thank you for ringing.")
    return {
        "duty": Duty.objects.get(referral=referral, kind="referrer").pk,
        "sharing": shared.pk,
        "thanks": thanks.pk,
    }
