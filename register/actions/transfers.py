"""Transfers between areas: tell at once, write, agree a safety plan, meet, decide. See docs/adr/0024."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from access.actions import action, role_for
from access.refusals import NotNow
from access.roles import Permission, Role
from agencies.models import StaffMember
from audit import writers
from cases.actions.chronology import enter, refuse
from cases.actions.clocks import exempt, meet, start
from cases.models import Case
from common import clock
from common.templatetags.rowan import day
from common.wording import spoken
from register import policies
from register.actions.registering import carry_out_deregistration, carry_out_registration
from register.models import RegisterFile, Transfer
from register.sight import file_of, holders
from register.workflow import TRANSFER, TransferStatus
from work.actions import notify

KEEP, LEAD, CLOCK = Permission.KEEP_REGISTER, Permission.LEAD_CASE, "TRANSFER"
MOVED = "moved"  # the reason by which a name comes off here when another area has accepted
FOLLOWS = ("written_on", "confirmed_on", "records_on", "safety_plan", "safety_plan_on")
DECIDED = ("met_on", "attended", "receiving_lead", "decided_on", "decided_by", "why")


@action(LEAD)
def begin_transfer(
    case: Case,
    *,
    by: StaffMember,
    direction: str,
    authority: str,
    moved_on: dt.date,
    risk: str,
    told_on: dt.date,
    told_whom: str,
) -> Transfer:
    """Record that the child moves for good, and that the other area was told at once; the Keeper is told too.

    The receiving area has 21 working days from the move to meet, or what holds on that day (TRANSFER).
    """
    file = RegisterFile.objects.filter(case=case).first()
    given = {"direction": direction, "authority": authority}
    refuse(policies.why_not_change(case), policies.why_not_transfer(file, told_on=told_on, **given))
    file = file or file_of(case, by=by, why=f"a move, {authority}")
    moved_at = dt.datetime.combine(moved_on, dt.time(12), clock.LOCAL)
    running = start(case, CLOCK, moved_at)
    told: dict[str, Any] = {"moved_on": moved_on, "risk": risk, "told_on": told_on, "told_whom": told_whom}
    made = Transfer.objects.create(file=file, told_by=by, due_at=running.due_at if running else None, **given, **told)
    way = f"to {authority}" if made.is_out else f"here from {authority}"
    fact = f"The child moves {way} for good, on {day(moved_on)}. Told at once on {day(told_on)}: {told_whom}"
    enter(case, by=by, acting_as=str(role_for(by, LEAD)), kind="move", fact=fact)
    for keeper in holders(Role.KEEPER):
        text = f"A child moves between areas: {file.reference}"
        notify(keeper, text=text, about=file, url=file.get_absolute_url())
    return made


@action(LEAD)
def follow_transfer(transfer: Transfer, *, by: StaffMember, **told: Any) -> Transfer:
    """Record what followed: told in writing, confirmed, records made available, the interim safety plan agreed."""
    if not transfer.is_pending:
        raise NotNow("This transfer is decided already.")
    for name, value in told.items():
        if name not in FOLLOWS:
            raise TypeError(f"{name} of a transfer is not recorded here")
        if isinstance(value, dt.date):
            refuse(policies.why_not_on(value, what="Each of these days"))
        setattr(transfer, name, value)
    transfer.save(update_fields=list(told))
    return transfer


@action(LEAD, move=(TRANSFER, "expect_meeting"))
def expect_meeting(transfer: Transfer, *, by: StaffMember) -> Transfer:
    """Say that the receiving area is to meet: it was told in writing, and how the child is kept safe is agreed."""
    refuse(policies.why_not_expect_meeting(transfer))
    fact = f"A transfer meeting is due. Until then: {transfer.safety_plan}"
    enter(transfer.file.case, by=by, acting_as=str(role_for(by, LEAD)), kind="move", fact=fact)
    return transfer


@action(KEEP, move=(TRANSFER, "accept_transfer"))
def accept_transfer(
    transfer: Transfer,
    *,
    by: StaffMember,
    met_on: dt.date,
    attended: str,
    receiving_lead: str,
    areas: Collection[str] = (),
    other: str = "",
    why: str = "",
) -> Transfer:
    """Record that the receiving area accepted: only now does the name come off here, or go on here with ``areas``."""
    told: dict[str, Any] = {"met_on": met_on, "attended": attended, "receiving_lead": receiving_lead}
    _accepted(transfer, by=by, acting_as=str(role_for(by, KEEP)), areas=areas, other=other, why=why, **told)
    return transfer


@action(KEEP, move=(TRANSFER, "refuse_transfer"))
def refuse_transfer(transfer: Transfer, *, by: StaffMember, met_on: dt.date | None = None, why: str) -> Transfer:
    """Record that the receiving area did not accept, and why: the register stays as it is."""
    _not_accepted(transfer, by=by, acting_as=str(role_for(by, KEEP)), met_on=met_on, why=why)
    return transfer


@action(LEAD, move=(TRANSFER, "withdraw_transfer"))
def withdraw_transfer(transfer: Transfer, *, by: StaffMember, why: str) -> Transfer:
    """Say that nothing is transferred after all, and why."""
    _decided(transfer, by=by, acting_as=str(role_for(by, LEAD)), why=why, said="was withdrawn")
    exempt(transfer.file.case, CLOCK, by=by, why=why)
    return transfer


def carry_out_acceptance(
    transfer: Transfer,
    *,
    by: StaffMember,
    acting_as: str,
    met_on: dt.date,
    attended: str,
    receiving_lead: str,
    why: str,
    areas: Collection[str] = (),
    other: str = "",
    meeting_reference: str = "",
    next_review_on: dt.date | None = None,
) -> Transfer:
    """Carry out what a transfer meeting decided; called inside an action's own transaction."""
    refuse(TRANSFER.why_not("accept_transfer", transfer.status))
    given: dict[str, Any] = {"areas": areas, "other": other, "why": why, "meeting_reference": meeting_reference}
    told: dict[str, Any] = {"met_on": met_on, "attended": attended, "receiving_lead": receiving_lead}
    _accepted(transfer, by=by, acting_as=acting_as, next_review_on=next_review_on, **given, **told)
    return _moved(transfer, "accept_transfer", TransferStatus.ACCEPTED, by=by, acting_as=acting_as, why=why)


def carry_out_refusal(
    transfer: Transfer, *, by: StaffMember, acting_as: str, met_on: dt.date, attended: str, why: str
) -> Transfer:
    """Carry out that a transfer meeting did not accept; called inside an action's own transaction."""
    refuse(TRANSFER.why_not("refuse_transfer", transfer.status))
    transfer.attended = attended
    _not_accepted(transfer, by=by, acting_as=acting_as, met_on=met_on, why=why)
    return _moved(transfer, "refuse_transfer", TransferStatus.NOT_ACCEPTED, by=by, acting_as=acting_as, why=why)


def _moved(transfer: Transfer, verb: str, target: str, *, by: StaffMember, acting_as: str, why: str) -> Transfer:
    """Save what was decided with the move that it makes."""
    source, transfer.status = transfer.status, target
    transfer.save(update_fields=["status", *DECIDED])
    writers.moved(transfer, verb=verb, source=source, target=target, by=by, acting_as=acting_as, why=why)
    return transfer


def _not_accepted(transfer: Transfer, *, by: StaffMember, acting_as: str, met_on: dt.date | None, why: str) -> None:
    transfer.met_on = met_on
    _decided(transfer, by=by, acting_as=acting_as, why=why, said="was not accepted")
    meet(transfer.file.case, CLOCK, by=by, at=met_on)


def _accepted(
    transfer: Transfer,
    *,
    by: StaffMember,
    acting_as: str,
    met_on: dt.date,
    attended: str,
    receiving_lead: str,
    areas: Collection[str],
    other: str,
    why: str,
    meeting_reference: str = "",
    next_review_on: dt.date | None = None,
) -> None:
    """Assign what was decided; take the name off here, or put it on."""
    refuse(policies.why_not_accept(transfer, met_on=met_on, attended=attended, receiving_lead=receiving_lead))
    transfer.met_on, transfer.attended, transfer.receiving_lead = met_on, attended, receiving_lead
    case, reference = transfer.file.case, meeting_reference or f"Transfer meeting, {day(met_on)}"
    because = why or spoken(f"Transfer accepted on {day(met_on)}. Lead professional: {receiving_lead}")
    given: dict[str, Any] = {"by": by, "acting_as": acting_as, "on": met_on, "why": because}
    standing = transfer.file.registrations.standing().first()
    if transfer.is_out and standing:
        carry_out_deregistration(standing, reason=MOVED, meeting_reference=reference, **given)
    elif not transfer.is_out:
        if standing:  # on the register for a time until now
            carry_out_deregistration(standing, reason="stay_ended", meeting_reference=reference, **given)
        also: dict[str, Any] = {"areas": areas, "other": other, "next_review_on": next_review_on}
        carry_out_registration(case, meeting_reference=reference, **given, **also)
    _decided(transfer, by=by, acting_as=acting_as, why=because, said="was accepted")
    meet(case, CLOCK, by=by, at=met_on)


def _decided(transfer: Transfer, *, by: StaffMember, acting_as: str, why: str, said: str) -> None:
    transfer.decided_on, transfer.decided_by, transfer.why = clock.today(), by, why
    way = f"to {transfer.authority}" if transfer.is_out else f"here from {transfer.authority}"
    case = transfer.file.case
    enter(case, by=by, acting_as=acting_as, kind="move", fact=f"The transfer {way} {said}. {why}")
    notify(case.lead, text=f"{case.reference}: the transfer {said}", about=case, url=case.get_absolute_url())
