"""What others do between two steps of the guided walk, each by the person whose work it is; doing it twice does it once."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.urls import reverse

from access.refusals import NotNow
from agencies.models import Agency, StaffMember
from agencies.querysets import seats_now, subgroup
from common import clock
from demonstration import story as told
from demonstration.story import Story, somebody
from improvement import actions as improvement
from improvement.models import Action
from practice_review import actions as practice_review
from practice_review.models import AgencyReturn, LearningPoint, PracticeReviewReferral

DAYS = dt.timedelta(days=1)
STANDING = "The nursery worker was told by the duty team what would happen next before the call ended."


@transaction.atomic
def before_suggesting(story: Story) -> None:
    """Let the nursery worker write what went well; sending it is hers."""
    if story.concern is None or story.referral:
        return
    practice_review.suggest(
        by=somebody("jenna"),
        kind=PracticeReviewReferral.Kind.GOOD_PRACTICE,
        title=told.TITLE,
        what_happened=told.HAPPENED,
        why_learn=told.WHY_LEARN,
        concern=story.concern,
        agencies_involved=list(Agency.objects.filter(code__in=["SWD", "HLT", "EDU"])),
    )


@transaction.atomic
def before_the_return(story: Story) -> None:
    """Let the office ask health and social work for their returns, and social work make its own."""
    referral = story.referral
    if referral is None or referral.status != "referred":
        return
    asked = list(Agency.objects.filter(code__in=["SWD", "HLT"]))
    practice_review.ask_for_returns(referral, by=somebody("rhona"), agencies=asked)
    una = somebody("una")
    ours = AgencyReturn.objects.get(referral=referral, agency__code="SWD")
    practice_review.start_return(ours, by=una)
    _search(ours, by=una, records="Duty log and the child’s case")
    practice_review.write_return(ours, by=una, account=STANDING, first_reflection="Ringing first saved half a day.")
    practice_review.sign_return(ours, by=una)


@transaction.atomic
def before_the_decision(story: Story) -> None:
    """Let the office take in the returns, put the referral on today's agenda and note who came."""
    referral, rhona = story.referral, somebody("rhona")
    if referral is None or referral.status != "returns_asked":
        return
    practice_review.receive_returns(referral, by=rhona)
    meeting = practice_review.open_meeting(by=rhona, on=clock.today(), place="Committee office, room 2")
    referral.refresh_from_db()
    practice_review.put_on_agenda(referral, by=rhona, meeting=meeting)
    held = [seat_held for _, seat_held in seats_now(subgroup()) if seat_held]
    practice_review.record_attendance(meeting, by=rhona, present=held)


@transaction.atomic
def before_the_reports(story: Story) -> None:
    """Let the office record that the committee accepts the learning, and add an action that answers it."""
    plan, rhona = story.plan, somebody("rhona")
    if plan is None or story.referral is None or story.recommendation:
        return
    point = LearningPoint.objects.filter(referral=story.referral, status="agreed").first()
    if point is None:
        raise NotNow("The sub-group has agreed no learning point yet. Do step 7 first.")
    recommendation = improvement.take_up_learning(plan, by=rhona, point=point, decided_on=clock.today())
    today = clock.today()
    improvement.add_action(
        plan,
        by=rhona,
        title=told.ACTION,
        theme=Action.Theme.GOOD_PRACTICE,
        outcome=told.OUTCOME,
        lead_officer=somebody("eilidh"),
        lead_agency=Agency.objects.get(code="EDU"),
        contributors=list(Agency.objects.filter(code__in=["SWD", "HLT"])),
        starts_on=today,
        due_on=today + 60 * DAYS,
        recommendations=[recommendation],
    )


def page_of_the_item(story: Story) -> str:
    """Return the page of the referral's newest item, where the chair decides."""
    item = story.referral.items.order_by("-recorded_at").first() if story.referral else None
    return item.get_absolute_url() if item else reverse("practice_review:meeting_list")


def _search(record: Any, *, by: StaffMember, records: str) -> None:
    today = clock.today()
    practice_review.record_search(
        record,
        by=by,
        records=records,
        searched_by=by.name,
        searched_on=today,
        covers_from=today - 365 * DAYS,
        covers_to=today,
        found=True,
    )
