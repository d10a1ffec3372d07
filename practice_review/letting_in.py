"""Open referrals, returns and items to those whose step has come, and tell them; by reference alone."""

from __future__ import annotations

import datetime as dt

from access.grants import grant, revoke
from agencies.models import Agency, StaffMember, Team
from agencies.querysets import offices
from common import clock
from practice_review.conflicts import keep_away
from practice_review.models import (
    AgencyReturn,
    AgendaItem,
    Deputy,
    PracticeReviewFeedback,
    PracticeReviewReferral,
)
from practice_review.routing import who_decides, who_returns
from reference.timescales import due
from work.actions import notify


def end_of(day: dt.date) -> dt.datetime:
    """Return the last second of a day, where the committee is: when a step due that day is late."""
    return dt.datetime.combine(day, dt.time(23, 59, 59), tzinfo=clock.LOCAL)


def tell_office(referral: PracticeReviewReferral, text: str) -> None:
    """Leave the committee offices a notice that leads to the referral."""
    for office in offices():
        notify(office, text=text, about=referral, url=referral.get_absolute_url())


def tell_suggester(referral: PracticeReviewReferral, text: str) -> None:
    """Leave the suggester a notice that leads to her suggestion."""
    notify(referral.suggested_by, text=text, about=referral, url=referral.get_absolute_url())


def give_feedback(referral: PracticeReviewReferral, *, by: StaffMember, given_as: str, text: str) -> None:
    """Keep what the suggester is told, and tell her where to read it; called inside a guarded verb."""
    PracticeReviewFeedback.objects.create(referral=referral, text=text, given_by=by, given_as=given_as)
    referral.feedback_at = clock.now()
    tell_suggester(referral, f"Feedback on your suggestion {referral.reference}")


def give_to_decider(referral: PracticeReviewReferral, *, by: StaffMember) -> None:
    """Give a suggestion to who decides for its agency; where nobody can, the office names somebody."""
    team = who_decides(referral).team
    if team is None:
        ask_office_to_name(referral, by=by)
        return
    if team == referral.decider_team and referral.decider is None:
        return
    referral.decider_team, referral.decider = team, None
    grant(referral, to=team, by=by, reason="designated managers decide")
    text = f"A suggestion for practice review to decide on: {referral.reference}"
    notify(team, text=text, about=referral, url=referral.get_absolute_url())


def ask_office_to_name(referral: PracticeReviewReferral, *, by: StaffMember) -> None:
    """Leave a suggestion that nobody of its agency may decide on to the office, which names another's manager."""
    referral.decider_team = referral.decider = None
    for office in offices():
        grant(referral, to=office, by=by, reason="names who decides", opens_people=False)
    tell_office(referral, f"{referral.reference} needs another agency's designated manager to decide")


def enter_inbox(referral: PracticeReviewReferral, *, by: StaffMember) -> None:
    """Give a referral to the committee office, which needs no child's own record to keep it."""
    referral.referred_at = clock.now()
    referral.due_at = due("PRR_ACKNOWLEDGE", clock.now())
    for office in offices():
        grant(referral, to=office, by=by, reason="keeps the sub-group's inbox", opens_people=False)
    tell_office(referral, f"A practice-review referral: {referral.reference}")


def ask_agency(referral: PracticeReviewReferral, agency: Agency, *, by: StaffMember) -> AgencyReturn:
    """Ask one agency for its return: its designated managers see the referral and their own return."""
    now = clock.now()
    asked = AgencyReturn.objects.create(
        referral=referral, agency=agency, asked_by=by, asked_at=now, due_at=due("AGENCY_RETURN", now)
    )
    keep_away(referral, [asked], by=by)
    for office in offices():
        grant(asked, to=office, by=by, reason="keeps the sub-group's inbox")
    give_return(asked, by=by)
    return asked


def give_return(asked: AgencyReturn, *, by: StaffMember) -> None:
    """Give a return to the team that makes it; a team that had it before loses sight of both."""
    referral, team = asked.referral, who_returns(asked.agency, asked.referral)
    if team is None or team == asked.team:
        return
    if asked.team:
        revoke(asked, of=asked.team)
    asked.team = team
    asked.save(update_fields=["team"])
    for paper in (referral, asked):
        grant(paper, to=team, by=by, reason="asked for a return")
    text = f"A return to make for {referral.reference}"
    notify(team, text=text, about=asked, url=asked.get_absolute_url())


def open_papers(item: AgendaItem, *, by: StaffMember) -> None:
    """Open an item, its referral and its returns to the sub-group, once everybody who keeps out is kept out.

    The sub-group reads words without names: the child's own record stays closed to it.
    """
    referral, team = item.referral, item.meeting.team
    for office in offices():
        grant(item, to=office, by=by, reason="keeps the agenda")
    for paper in (item, referral, *referral.returns.all()):
        grant(paper, to=team, by=by, reason="on the agenda", opens_people=False)
    for deputy in item.meeting.deputies.select_related("staff"):
        let_deputy_in(deputy, item, by=by)
    text = f"{referral.reference} is on the agenda of {item.meeting.reference}"
    notify(team, text=text, about=item, url=item.get_absolute_url())


def let_deputy_in(deputy: Deputy, item: AgendaItem, *, by: StaffMember) -> None:
    """Open an item's papers to who stands in at its meeting, until the end of that day."""
    until, referral = end_of(item.meeting.on), item.referral
    for paper in (item, referral, *referral.returns.all()):
        grant(paper, to=deputy.staff, by=by, reason="stands in at the meeting", until=until, opens_people=False)


def let_deputy_out(deputy: Deputy) -> None:
    """Close to who stood in the papers of every item of that meeting."""
    for item in deputy.meeting.items.select_related("referral"):
        for paper in (item, item.referral, *item.referral.returns.all()):
            revoke(paper, of=deputy.staff)


def shut_papers(item: AgendaItem, team: Team) -> None:
    """Take the sub-group's sight of an item taken off the agenda, of its referral and its returns, and say so."""
    notify(team, text=f"{item.referral.reference} is off the agenda of {item.meeting.reference}", about=item)
    for paper in (item, item.referral, *item.referral.returns.all()):
        revoke(paper, of=team)
        for deputy in item.meeting.deputies.select_related("staff"):
            revoke(paper, of=deputy.staff)
