"""Beside an agency's account: chronology rows, further information, reminders, and the chair's waiver."""

from __future__ import annotations

import datetime as dt

from access.actions import action
from access.grants import grant
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from agencies.querysets import chair_now, subgroup
from common import clock
from practice_review import policies
from practice_review import policies_inbox as inbox
from practice_review.conflicts import ties_of
from practice_review.letting_in import tell_office
from practice_review.models import AgencyReturn, FurtherInformation, Reminder, ReturnEntry
from practice_review.refusing import refuse
from practice_review.routing import who_must_not
from reference.timescales import due
from work.actions import notify


@action(Permission.MAKE_RETURN)
def add_return_entry(
    asked: AgencyReturn,
    *,
    by: StaffMember,
    starts_on: dt.date,
    what: str,
    source: str,
    ends_on: dt.date | None = None,
    significance: str = "",
) -> ReturnEntry:
    """Add a row to the agency's chronology: a day or a period, what it did, from which record, why it matters."""
    refuse(
        policies.why_not_write(asked),
        inbox.why_not_nil(nil=asked.nil, entries=True),
        inbox.why_not_enter(starts_on=starts_on, ends_on=ends_on, today=clock.today(), what=what, source=source),
    )
    return ReturnEntry.objects.create(
        agency_return=asked,
        starts_on=starts_on,
        ends_on=ends_on,
        what=what.strip(),
        source=source.strip(),
        significance=significance.strip(),
        written_by=by,
    )


@action(Permission.MAKE_RETURN)
def drop_return_entry(asked: AgencyReturn, *, by: StaffMember, entry: ReturnEntry) -> AgencyReturn:
    """Take a row out of the chronology before signing; it stays in the history."""
    refuse(policies.why_not_write(asked))
    asked.entries.filter(pk=entry.pk).delete()
    return asked


@action(Permission.KEEP_SUBGROUP)
def ask_further(asked: AgencyReturn, *, by: StaffMember, what: str) -> FurtherInformation:
    """Ask one agency for more than its return says, by EXTRA_INFO."""
    refuse(inbox.why_not_ask_further(asked, what))
    now = clock.now()
    made = FurtherInformation.objects.create(
        agency_return=asked, what=what.strip(), asked_by=by, asked_at=now, due_at=due("EXTRA_INFO", now)
    )
    if asked.team:
        text = f"Further information is asked for {asked.referral.reference}"
        notify(asked.team, text=text, about=asked, url=asked.get_absolute_url())
    return made


@action(Permission.MAKE_RETURN)
def answer_further(further: FurtherInformation, *, by: StaffMember, answer: str) -> FurtherInformation:
    """Answer for the agency what was asked beside its return."""
    refuse(policies.why_not_touch(further.agency_return), inbox.why_not_answer_further(further, answer))
    further.answer, further.answered_by, further.answered_at = answer.strip(), by, clock.now()
    further.save(update_fields=["answer", "answered_by", "answered_at"])
    referral = further.agency_return.referral
    tell_office(referral, f"Further information for {referral.reference} is in")
    return further


@action(Permission.KEEP_SUBGROUP)
def remind(asked: AgencyReturn, *, by: StaffMember, words: str = "") -> Reminder:
    """Remind an agency of its return, once a day at most: a notice, a mail, and a row of who did it when."""
    last = asked.reminders.first()
    day = last.sent_at.astimezone(clock.LOCAL).date() if last else None
    refuse(inbox.why_not_remind(asked, today=clock.today(), last=day))
    if asked.team is None:
        raise NotNow(f"{asked.agency} has nobody who makes its return. Name its designated manager first.")
    text = f"A reminder: the return for {asked.referral.reference} is waited for"
    notify(asked.team, text=text, about=asked, url=asked.get_absolute_url())
    return Reminder.objects.create(agency_return=asked, sent_by=by, sent_at=clock.now(), words=words.strip())


@action(Permission.KEEP_SUBGROUP)
def ask_waiver(asked: AgencyReturn, *, by: StaffMember) -> AgencyReturn:
    """Ask the chair whether the sub-group can do without a return; she sees that return, and no other paper."""
    team = subgroup()
    held = chair_now(team) if team else None
    if held is None:
        raise NotNow("The sub-group has no chair and no acting chair now, so nobody can waive a return.")
    ties = ties_of(asked.referral)
    if held.staff in ties.own | ties.worked | ties.lines | who_must_not(asked.referral):
        raise NotNow(f"{held.staff} keeps out of this one. Name an acting chair first.")
    refuse(inbox.why_not_waive(asked, "asked"))
    asked.waiver_asked_of = held.staff
    asked.save(update_fields=["waiver_asked_of"])
    grant(asked, to=held.staff, by=by, reason="asked to waive the return", opens_people=False)
    text = f"Can the sub-group do without a return for {asked.referral.reference}?"
    notify(held.staff, text=text, about=asked, url=asked.get_absolute_url())
    return asked


@action(Permission.CHAIR_SUBGROUP)
def waive_return(asked: AgencyReturn, *, by: StaffMember, why: str) -> AgencyReturn:
    """Let the sub-group do without a return, with a reason that everybody reads; it may still come."""
    refuse(inbox.why_not_waive(asked, why))
    asked.went_on_without, asked.went_on_at, asked.waived_by = why.strip(), clock.now(), by
    asked.save(update_fields=["went_on_without", "went_on_at", "waived_by"])
    tell_office(asked.referral, f"The chair waived a return for {asked.referral.reference}")
    return asked
