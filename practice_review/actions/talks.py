"""Whom a review hears and looks after: practitioners at an event, the family, staff who are offered support."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from access.actions import action
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from practice_review import policies_review as policies
from practice_review.conflicts import kept_out_of
from practice_review.models import FamilyContact, Invited, PractitionersEvent, Review, StaffSupport
from practice_review.policies_inbox import why_not_say
from practice_review.refusing import refuse
from work.actions import notify


@action(Permission.WRITE_LEARNING)
def plan_practitioners_event(
    review: Review, *, by: StaffMember, starts_on: dt.date, ends_on: dt.date | None = None, place: str = ""
) -> PractitionersEvent:
    """Plan a talk with the practitioners, on a day or in a window."""
    refuse(_closed(review, by), policies.why_not_plan_event(starts_on, ends_on))
    return PractitionersEvent.objects.create(
        review=review, referral=review.referral, starts_on=starts_on, ends_on=ends_on, place=place.strip()
    )


@action(Permission.WRITE_LEARNING)
def invite_practitioner(event: PractitionersEvent, *, by: StaffMember, staff: StaffMember) -> Invited:
    """Ask a practitioner to an event; she is told, and being asked opens no paper to her."""
    invited = event.invited.filter(staff=staff).exists()
    refuse(_closed(event.review, by), policies.why_not_invite(event, invited=invited))
    when = f"{event.starts_on:%-d %B %Y}"
    when = f"between {when} and {event.ends_on:%-d %B %Y}" if event.ends_on else f"on {when}"
    text = f"You are asked to talk over practice with a review’s team, {when}. {by} tells you more"
    notify(staff, text=text, about=event)
    return Invited.objects.create(review=event.review, referral=event.referral, event=event, staff=staff)


@action(Permission.WRITE_LEARNING)
def record_practitioners_event(
    event: PractitionersEvent,
    *,
    by: StaffMember,
    on: dt.date,
    learned: str,
    support: str,
    came: Collection[Invited] = (),
) -> PractitionersEvent:
    """Write down who came to an event, what was learned, and what support was offered."""
    refuse(
        _closed(event.review, by),
        policies.why_not_record_event(
            event, on=on, today=clock.today(), learned=learned, support=support, invited=event.invited.count()
        ),
    )
    there = {one.pk for one in came}
    for one in event.invited.all():
        one.came = one.pk in there
        one.save(update_fields=["came"])
    event.held_on, event.learned, event.support = on, learned.strip(), support.strip()
    event.save(update_fields=["held_on", "learned", "support"])
    return event


@action(Permission.WRITE_LEARNING)
def offer_family(review: Review, *, by: StaffMember, who: str, on: dt.date | None = None) -> FamilyContact:
    """Write down that somebody of the family was asked to take part."""
    on = on or clock.today()
    refuse(_closed(review, by), why_not_say(who, "Say who was asked."), policies.why_not_offer(on, clock.today()))
    return FamilyContact.objects.create(
        review=review, referral=review.referral, who=who.strip(), offered_on=on, offered_by=by
    )


@action(Permission.WRITE_LEARNING)
def answer_family(
    contact: FamilyContact, *, by: StaffMember, answer: str, on: dt.date | None = None, views: str = ""
) -> FamilyContact:
    """Write down whether the family took part, and its views in its own sense."""
    on = on or clock.today()
    refuse(_closed(contact.review, by), policies.why_not_answer_offer(contact, answer, on, clock.today()))
    contact.answer, contact.answered_on, contact.views = answer, on, views.strip()
    contact.save(update_fields=["answer", "answered_on", "views"])
    return contact


@action(Permission.WRITE_LEARNING)
def offer_support(review: Review, *, by: StaffMember, staff: StaffMember, on: dt.date | None = None) -> StaffSupport:
    """Write down that support was offered to a practitioner."""
    on = on or clock.today()
    refuse(_closed(review, by), policies.why_not_offer(on, clock.today()))
    return StaffSupport.objects.create(
        review=review, referral=review.referral, staff=staff, offered_on=on, offered_by=by
    )


@action(Permission.WRITE_LEARNING)
def answer_support(support: StaffSupport, *, by: StaffMember, answer: str, on: dt.date | None = None) -> StaffSupport:
    """Write down whether support was taken up, and nothing of what was said."""
    on = on or clock.today()
    refuse(_closed(support.review, by), policies.why_not_answer_offer(support, answer, on, clock.today()))
    support.answer, support.answered_on = answer, on
    support.save(update_fields=["answer", "answered_on"])
    return support


def _closed(review: Review, by: StaffMember) -> str | None:
    return policies.why_not_work_on(review, by, kept_out_of(review.referral))
