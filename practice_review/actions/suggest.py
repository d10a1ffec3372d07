"""The suggester's verbs: write down what is worth learning from, send it, withdraw it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from access.actions import action, role_for
from access.grants import close_person, grant, open_person
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import Agency, StaffMember
from cases.models import Case
from common import clock
from common.models import next_reference
from people.models import Person
from practice_review import policies
from practice_review.conflicts import keep_away
from practice_review.letting_in import enter_inbox, give_to_decider, tell_office
from practice_review.models import PracticeReviewAgency, PracticeReviewReferral
from practice_review.refusing import refuse
from practice_review.routing import has_managers, names_in
from practice_review.workflow import PRACTICE_REVIEW
from reference.timescales import due
from referrals.models import Concern
from work.actions import notify


@action(Permission.SUGGEST_REVIEW)
def suggest(
    *,
    by: StaffMember,
    kind: str,
    title: str = "",
    what_happened: str = "",
    why_learn: str = "",
    at_risk_now: bool = False,
    child: Person | None = None,
    child_words: str = "",
    concern: Concern | None = None,
    case: Case | None = None,
    criteria: Iterable[str] = (),
    agencies_involved: Iterable[Agency] = (),
) -> PracticeReviewReferral:
    """Begin a suggestion in draft: only the suggester sees it. What it is linked to she must be able to see.

    NotNow when the title names somebody the links name, or a link is out of her sight.
    """
    _see(by, child=child, concern=concern, case=case)
    referral = PracticeReviewReferral(
        reference=next_reference("PR"),
        kind=kind,
        title=title.strip(),
        what_happened=what_happened,
        why_learn=why_learn,
        at_risk_now=at_risk_now,
        child=child,
        child_words=child_words.strip(),
        concern=concern,
        case=case,
        criteria=list(criteria),
        suggested_by=by,
        suggested_as=str(role_for(by, Permission.SUGGEST_REVIEW)),
        agency=by.agency,
        organisation=by.organisation,
    )
    refuse(policies.why_not_name_in(referral.title, names_in(referral)))
    referral.save(force_insert=True)
    grant(referral, to=by, by=by, reason="suggested it", opens_people=False)
    _link(referral, by=by)
    _involve(referral, agencies_involved)
    return referral


@action(Permission.SUGGEST_REVIEW)
def change_suggestion(
    referral: PracticeReviewReferral,
    *,
    by: StaffMember,
    agencies_involved: Iterable[Agency] | None = None,
    **changes: Any,
) -> PracticeReviewReferral:
    """Change a draft. NotNow once it was sent: it stays as it was suggested."""
    refuse(policies.why_not_change(referral))
    _see(by, child=changes.get("child"), concern=changes.get("concern"), case=changes.get("case"))
    before = referral.child
    for field, value in changes.items():
        setattr(referral, field, value)
    refuse(policies.why_not_name_in(referral.title, names_in(referral)))
    referral.save(update_fields=list(changes) or ["title"])
    if before and before != referral.child:
        close_person(before, through=referral)
    _link(referral, by=by)
    if agencies_involved is not None:
        _involve(referral, agencies_involved)
    return referral


def hand_in(referral: PracticeReviewReferral, *, by: StaffMember) -> PracticeReviewReferral:
    """Send a suggestion where it goes: to the agency's designated managers, or without any through the office."""
    send = submit if has_managers(referral.agency) else submit_through_office
    sent: PracticeReviewReferral = send(referral, by=by)
    return sent


@action(Permission.SUGGEST_REVIEW, move=(PRACTICE_REVIEW, "submit"))
def submit(referral: PracticeReviewReferral, *, by: StaffMember) -> PracticeReviewReferral:
    """Send a suggestion to the designated managers of the suggester's agency; her own is for the others of them.

    Due by PRR_MANAGER_DECISION. Where nobody of the agency may decide, the office names another agency's manager.
    """
    refuse(
        policies.why_not_submit(referral),
        policies.why_not_to_manager(has_managers=has_managers(referral.agency)),
    )
    _sent(referral, by=by)
    referral.due_at = due("PRR_MANAGER_DECISION", clock.now())
    give_to_decider(referral, by=by)
    return referral


@action(Permission.SUGGEST_REVIEW, move=(PRACTICE_REVIEW, "submit_through_office"))
def submit_through_office(referral: PracticeReviewReferral, *, by: StaffMember) -> PracticeReviewReferral:
    """Send a suggestion of somebody without a designated manager: it enters as referred, marked so; nobody decides."""
    refuse(
        policies.why_not_submit(referral),
        policies.why_not_through_office(has_managers=has_managers(referral.agency)),
    )
    _sent(referral, by=by)
    referral.through_office = True
    enter_inbox(referral, by=by)
    return referral


@action(Permission.SUGGEST_REVIEW, move=(PRACTICE_REVIEW, "withdraw"))
def withdraw(referral: PracticeReviewReferral, *, by: StaffMember, why: str) -> PracticeReviewReferral:
    """Take a suggestion back before anybody decided on it."""
    referral.due_at, referral.closed_at = None, clock.now()
    if to := referral.decider or referral.decider_team:
        notify(to, text=f"{referral.reference} was withdrawn", about=referral, url=referral.get_absolute_url())
    elif referral.submitted_at:
        tell_office(referral, f"{referral.reference} was withdrawn, so nobody has to be named")
    return referral


def _sent(referral: PracticeReviewReferral, *, by: StaffMember) -> None:
    referral.submitted_at = clock.now()
    keep_away(referral, [referral], by=by)


def _see(by: StaffMember, *, child: Person | None, concern: Concern | None, case: Case | None) -> None:
    """Refuse a link to what the suggester cannot see."""
    if concern and not Concern.objects.visible_to(by).filter(pk=concern.pk).exists():
        raise NotNow("Choose a concern that you may see.")
    if case and not Case.objects.visible_to(by).filter(pk=case.pk).exists():
        raise NotNow("Choose a case that you may see.")
    if child and not Person.objects.visible_to(by).filter(pk=child.pk).exists():
        raise NotNow("Choose a child whom you may see.")


def _link(referral: PracticeReviewReferral, *, by: StaffMember) -> None:
    if referral.child:
        open_person(referral.child, through=referral, by=by, reason=f"named in {referral}")


def _involve(referral: PracticeReviewReferral, agencies: Iterable[Agency]) -> None:
    wanted = {agency.pk: agency for agency in agencies}
    referral.involved.exclude(agency__in=wanted).delete()
    held = set(referral.involved.values_list("agency", flat=True))
    for key in wanted.keys() - held:
        PracticeReviewAgency.objects.create(referral=referral, agency=wanted[key])
