"""After the committee: share the learning, tell who took part, thank, look whether it helped."""

from __future__ import annotations

import datetime as dt

from access.actions import action, role_for
from access.roles import Permission
from agencies.models import Agency, StaffMember, Team
from agencies.querysets import designated_managers_team
from common import clock
from practice_review import policies_after as policies
from practice_review.conflicts import kept_out_of, shared_names
from practice_review.letting_in import give_feedback, tell_office
from practice_review.models import Duty, ImpactCheck, PracticeReviewReferral, Sharing, Thanks
from practice_review.policies import why_not_go_on, why_not_name_in
from practice_review.refusing import refuse
from work.actions import notify

Kind = Duty.Kind


@action(Permission.KEEP_SUBGROUP)
def settle_duty(duty: Duty, *, by: StaffMember, words: str, on: dt.date | None = None) -> Duty:
    """Write down that something owed was done; whoever suggested it reads what she is told."""
    on, referral = on or clock.today(), duty.referral
    sharings = Sharing.objects.filter(referral=referral)
    refuse(
        _closed(referral, by),
        policies.why_not_settle_duty(duty, words),
        policies.why_not_done(duty, on, clock.today(), shared=sharings.count(), waiting=sharings.waited_for()),
    )
    if duty.kind == Kind.REFERRER:
        give_feedback(referral, by=by, given_as=str(role_for(by, Permission.KEEP_SUBGROUP)), text=words)
        referral.save(update_fields=["feedback_at"])
    return _done(duty, by=by, on=on, words=words)


@action(Permission.KEEP_SUBGROUP)
def leave_out(duty: Duty, *, by: StaffMember, why: str) -> Duty:
    """Say why something owed is left out."""
    refuse(_closed(duty.referral, by), policies.why_not_settle_duty(duty, why))
    duty.left_out_why, duty.done_by = why.strip(), by
    duty.save(update_fields=["left_out_why", "done_by"])
    return duty


@action(Permission.KEEP_SUBGROUP)
def share_learning(
    referral: PracticeReviewReferral,
    *,
    by: StaffMember,
    how: str,
    words: str,
    on: dt.date | None = None,
    agency: Agency | None = None,
    team: Team | None = None,
) -> Sharing:
    """Write down with whom accepted learning was shared: an agency, which confirms it, a team, or everybody."""
    on = on or clock.today()
    managers = designated_managers_team(agency) if agency else None
    refuse(
        _closed(referral, by),
        policies.why_not_share(
            on,
            clock.today(),
            words,
            accepted=referral.learning_points.shared().exists(),
            has_managers=agency is None or managers is not None,
            both=agency is not None and team is not None,
        ),
        why_not_name_in(words, shared_names(referral)),
    )
    made = Sharing.objects.create(
        referral=referral,
        how=how,
        agency=agency,
        managers=managers,
        team=team,
        words=words.strip(),
        shared_on=on,
        shared_by=by,
    )
    if managers:
        text = "Learning from a practice review for your agency: say when it has reached your staff"
        notify(managers, text=text, about=made, url=made.get_absolute_url())
    return made


@action(Permission.MAKE_RETURN)
def confirm_sharing(sharing: Sharing, *, by: StaffMember, words: str) -> Sharing:
    """Say for an agency that learning reached its staff, and how."""
    refuse(policies.why_not_confirm(sharing, words))
    sharing.confirmed_on, sharing.confirmed_by, sharing.confirmed_words = clock.today(), by, words.strip()
    sharing.save(update_fields=["confirmed_on", "confirmed_by", "confirmed_words"])
    tell_office(sharing.referral, f"{sharing.agency} shared the learning of {sharing.referral.reference}")
    return sharing


@action(Permission.KEEP_SUBGROUP)
def waive_confirmation(sharing: Sharing, *, by: StaffMember, why: str) -> Sharing:
    """Say why an agency's word is not waited for."""
    refuse(_closed(sharing.referral, by), policies.why_not_confirm(sharing, why))
    sharing.waived_why = why.strip()
    sharing.save(update_fields=["waived_why"])
    return sharing


@action(Permission.KEEP_SUBGROUP)
def give_thanks(referral: PracticeReviewReferral, *, by: StaffMember, team: Team, words: str) -> Thanks:
    """Thank a team whose practice was good, in words without names; its staff find a notice."""
    refuse(
        _closed(referral, by),
        None if words.strip() else "Write the note of thanks.",
        why_not_name_in(words, shared_names(referral)),
    )
    made = Thanks.objects.create(referral=referral, team=team, words=words.strip(), given_by=by, given_at=clock.now())
    notify(team, text="Thank you, from the Practice Review Sub-group", about=made, url=made.get_absolute_url())
    if duty := Duty.objects.open().filter(referral=referral, kind=Kind.THANKS).first():
        _done(duty, by=by, on=clock.today(), words=f"{team} was thanked.")
    return made


@action(Permission.KEEP_SUBGROUP)
def record_impact(
    referral: PracticeReviewReferral, *, by: StaffMember, changed: str, known: str, more_needed: str = ""
) -> ImpactCheck:
    """Write down whether the learning helped, how that is known, and what more is needed, which the office is told."""
    refuse(_closed(referral, by), policies.why_not_record_impact(changed, known))
    made = ImpactCheck.objects.create(
        referral=referral,
        changed=changed.strip(),
        known=known.strip(),
        more_needed=more_needed.strip(),
        made_by=by,
        made_on=clock.today(),
    )
    if duty := Duty.objects.open().filter(referral=referral, kind=Kind.IMPACT).first():
        _done(duty, by=by, on=clock.today(), words="Looked at, and written down.")
    if made.more_needed:
        tell_office(referral, f"More is needed after {referral.reference}: an action is suggested for the plan")
    return made


def _done(duty: Duty, *, by: StaffMember, on: dt.date, words: str) -> Duty:
    duty.done_on, duty.done_by, duty.words = on, by, words.strip()
    duty.save(update_fields=["done_on", "done_by", "words"])
    return duty


def _closed(referral: PracticeReviewReferral, by: StaffMember) -> str | None:
    return policies.why_not_follow_up(referral) or why_not_go_on(by, kept_out_of(referral))
