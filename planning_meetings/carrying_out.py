"""What a decision changes elsewhere: register, plan and core group, all in the meeting's own transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction

from access.actions import role_for
from access.refusals import NotNow
from access.roles import Permission, Role
from agencies.models import StaffMember
from cases.actions.birth import ask_what_next
from cases.models import Case
from planning_meetings.clocks import held_on
from planning_meetings.models import Invitation, MeetingDecision, PlanningMeeting
from planning_meetings.models.decision import Outcome
from planning_meetings.words import who_is
from plans.actions import agree_version, open_plan, set_core_group
from plans.actions.core_group import Seat
from plans.actions.plan import carry_out_protection
from plans.models import ChildPlan
from register.actions.registering import (
    carry_out_change,
    carry_out_deregistration,
    carry_out_registration,
    carry_out_review,
)
from register.actions.transfers import carry_out_acceptance, carry_out_refusal
from register.models import Registration, Transfer
from register.sight import file_of, holders
from register.workflow import TransferStatus
from work.actions import notify

PROTECTS = {Outcome.REGISTERED, Outcome.TRANSFERRED}


def is_registered(case: Case) -> bool:
    """Say whether the child is on the register."""
    return Registration.objects.filter(file__case=case).standing().exists()


def comes_here(case: Case) -> Transfer | None:
    """Return the move of the child to us from another area that waits for a decision, if there is one."""
    return Transfer.objects.filter(file__case=case, direction=Transfer.Direction.IN).pending().first()


def awaits_birth(case: Case) -> MeetingDecision | None:
    """Return the decision by which an unborn child goes on the register at birth, while it is the last one."""
    last = MeetingDecision.objects.filter(case=case).select_related("meeting").order_by("-decided_at").first()
    return last if last and last.from_birth and not is_registered(case) else None


def carry_out(
    decision: MeetingDecision, *, by: StaffMember, acting_as: str, receiving_lead: str, core_group: Sequence[Invitation]
) -> None:
    """Let the register, the plan and the core group follow a decision. NotNow with what one of them refuses."""
    meeting = decision.meeting
    _register(decision, by=by, acting_as=acting_as, receiving_lead=receiving_lead)
    _plan(decision, by=by)
    plan = ChildPlan.objects.filter(case=meeting.case).first()
    if plan and core_group:
        set_core_group(plan, by=by, seats=_seats(core_group))


def _register(decision: MeetingDecision, *, by: StaffMember, acting_as: str, receiving_lead: str) -> None:
    meeting, outcome, case = decision.meeting, decision.outcome, decision.case
    on = held_on(meeting)
    told: dict[str, Any] = {"by": by, "acting_as": acting_as, "on": on, "why": decision.reasons}
    named: dict[str, Any] = {"areas": decision.areas, "other": decision.areas_other}
    reference = meeting.reference
    if decision.from_birth:
        return  # when the birth is recorded: see ``born``
    if outcome == Outcome.REGISTERED:
        review = decision.next_review_on
        carry_out_registration(case, **told, **named, meeting_reference=reference, next_review_on=review)
    elif outcome == Outcome.TRANSFERRED:
        _accept(decision, by=by, acting_as=acting_as, receiving_lead=receiving_lead)
    elif outcome == Outcome.NOT_ACCEPTED:
        given: dict[str, Any] = {"met_on": on, "attended": _attended(meeting), "why": decision.reasons}
        carry_out_refusal(_met_for(case), by=by, acting_as=acting_as, **given)
    elif outcome in {Outcome.REMAIN, Outcome.CHANGED, Outcome.DEREGISTERED}:
        registration = Registration.objects.filter(file__case=case).standing().first()
        if registration is None:
            raise NotNow("The child is not on the register. The Keeper of the Register puts it right first.")
        if outcome == Outcome.DEREGISTERED:
            carry_out_deregistration(registration, **told, reason=decision.leaving_reason, meeting_reference=reference)
            return
        if outcome == Outcome.CHANGED:
            carry_out_change(registration, **told, **named, meeting_reference=reference)
        if decision.next_review_on:
            next_on = decision.next_review_on
            carry_out_review(registration, by=by, on=on, next_on=next_on, meeting_reference=reference)


def _accept(decision: MeetingDecision, *, by: StaffMember, acting_as: str, receiving_lead: str) -> None:
    """Accept the transfer that waits for this meeting."""
    meeting = decision.meeting
    carry_out_acceptance(
        _met_for(decision.case),
        by=by,
        acting_as=acting_as,
        met_on=held_on(meeting),
        attended=_attended(meeting),
        receiving_lead=receiving_lead,
        why=decision.reasons,
        areas=decision.areas,
        other=decision.areas_other,
        meeting_reference=meeting.reference,
        next_review_on=decision.next_review_on,
    )


def _met_for(case: Case) -> Transfer:
    """Return the transfer that waits for a transfer meeting here."""
    transfer = comes_here(case)
    if transfer is None or transfer.status != TransferStatus.MEETING_DUE:
        raise NotNow("No move here waits for a transfer meeting. Say under Register that the meeting is due.")
    return transfer


def _attended(meeting: PlanningMeeting) -> str:
    return ", ".join(who_is(one) for one in meeting.invitations.standing() if one.is_present)


def _plan(decision: MeetingDecision, *, by: StaffMember) -> None:
    """Begin or keep the plan; one that says something is agreed as it stands. The register ends its protection."""
    outcome, case = decision.outcome, decision.case
    because = f"{decision.in_words}, {decision.meeting.reference}."
    on = held_on(decision.meeting)
    if outcome in PROTECTS or outcome == Outcome.CHILDS_PLAN:
        protects = outcome in PROTECTS and not decision.from_birth
        open_plan(case, by=by, protection=protects, because=because, on=on)
    plan = ChildPlan.objects.filter(case=case).first()
    if plan and plan.risks.exists():
        agree_version(plan, by=by, meeting_reference=decision.meeting.reference, on=on)


def _seats(invited: Collection[Invitation]) -> list[Seat]:
    return [
        Seat(
            role=one.part or (str(one.agency) if one.agency else "Family"),
            staff=one.staff,
            name="" if one.staff else who_is(one),
            is_family=one.is_family,
        )
        for one in invited
    ]


def born(sender: Any, *, person: Any, by: StaffMember, **_: Any) -> None:
    """Put a child on the register from the day of birth, where a meeting before it decided so; ask what comes next."""
    case = Case.objects.open().filter(child=person).first()
    if case is None:
        return
    decision = awaits_birth(case)
    if decision:
        _register_from_birth(decision, person=person, by=by)
    ask_what_next(case, by=by, review=decision is not None or is_registered(case))


def _register_from_birth(decision: MeetingDecision, *, person: Any, by: StaffMember) -> None:
    """Put a child on the register; what it refuses keeps nobody from recording a birth: the Keeper puts it right."""
    acting_as = str(role_for(by, Permission.WORK_ON_CASE))
    try:
        with transaction.atomic():
            _register_born(decision, on=person.born_on, by=by, acting_as=acting_as)
    except NotNow as refusal:
        file = file_of(decision.case, by=by, why=decision.meeting.reference)
        for keeper in holders(Role.KEEPER):
            text = f"{file.reference}: decided to go on the register at birth, and could not be put on it. {refusal}"
            notify(keeper, text=text, about=file, url=file.get_absolute_url())


def _register_born(decision: MeetingDecision, *, on: dt.date, by: StaffMember, acting_as: str) -> None:
    case, reference, review = decision.case, decision.meeting.reference, decision.next_review_on
    carry_out_registration(
        case,
        by=by,
        acting_as=acting_as,
        on=on,
        areas=decision.areas,
        other=decision.areas_other,
        why=decision.reasons,
        meeting_reference=reference,
        next_review_on=review if review and review >= on else None,
    )
    plan = ChildPlan.objects.filter(case=case).first()
    if plan and not plan.protection.standing().exists():
        because = f"Born, and on the register as decided by {reference}."
        carry_out_protection(plan, by=by, acting_as=acting_as, because=because, on=on)
