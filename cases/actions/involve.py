"""Let teams and workers into a case and out again; name who leads; link cases."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from access.actions import action, role_for
from access.grants import is_excluded
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember, Team
from cases import policies
from cases.actions.chronology import enter, refuse
from cases.actions.clocks import meet, start
from cases.actions.letting import let_in, let_out
from cases.earlier import open_earlier
from cases.models import Case, CaseLink, Involvement
from cases.sight import kept_away
from common import clock
from common.wording import spoken
from work.actions import notify


@action(Permission.LEAD_CASE)
def involve(
    case: Case,
    *,
    by: StaffMember,
    team: Team | None = None,
    staff: StaffMember | None = None,
    reason: str,
    role: str = "",
) -> Involvement:
    """Involve a team or one worker from now on: they, and their agency's designated managers, are let in.

    NotNow when they are kept away from the case, involved already, or no reason is given.
    """
    to = staff or team
    live = Involvement.objects.filter(
        case=case, team=team if staff is None else None, staff=staff, reads_only=False
    ).live()
    away = bool(staff and is_excluded(case.pk, staff))
    refuse(
        policies.why_not_change(case),
        policies.why_not_involve(to, reason, away=kept_away(case), excluded=away, is_live=live.exists()),
    )
    if to is None:
        raise NotNow("Choose a team or a worker.")
    notify(to, text=f"You are involved in {case.reference}", about=case, url=case.get_absolute_url())
    return let_in(case, by=by, to=to, reason=reason, role=role)


@action(Permission.LEAD_CASE)
def end_involvement(involvement: Involvement, *, by: StaffMember, why: str) -> Involvement:
    """End an involvement from now on. NotNow for the lead team, the lead professional, or without a reason."""
    refuse(policies.why_not_end_involvement(involvement, why))
    return let_out(involvement, by=by, why=why)


@action(Permission.HAND_OVER_WORK)
def involve_instead(involvement: Involvement, *, by: StaffMember, to: StaffMember) -> Involvement:
    """Involve a colleague for the same reason as a worker who leaves; the lead is told. Return what lets her in.

    NotNow for who is kept away, and for somebody of another agency unless ``by`` leads the case. The worker stays until
    ``leave_to`` lets her out.
    """
    case, before = involvement.case, involvement.staff
    leads = Case.objects.visible_to(by, Permission.LEAD_CASE).filter(pk=case.pk).exists()
    away, excluded = kept_away(case), is_excluded(case.pk, to)
    refuse(
        policies.why_not_change(case),
        policies.why_not_stand_in(to, before, leads=leads),
        policies.why_not_involve(to, involvement.reason, away=away, excluded=excluded, is_live=to == before),
    )
    there = case.involvements.live().filter(staff=to, reads_only=False).first()
    notify(to, text=f"You are involved in {case.reference}", about=case, url=case.get_absolute_url())
    notify(case.lead, text=f"{case.reference}: {to} works on it", about=case, url=case.get_absolute_url())
    return there or let_in(case, by=by, to=to, reason=involvement.reason, role=involvement.role)


@action(Permission.HAND_OVER_WORK)
def leave_to(involvement: Involvement, *, by: StaffMember, to: StaffMember, why: str) -> Involvement:
    """End a leaver's involvement once a colleague is involved instead of her. NotNow before that."""
    there = involvement.case.involvements.live().filter(staff=to, reads_only=False)
    refuse(
        None if there.exists() else f"{to} is not involved yet.",
        policies.why_not_end_involvement(involvement, why),
    )
    return let_out(involvement, by=by, why=f"Handed over to {to}. {why}")


@action(Permission.LEAD_CASE)
def name_lead_professional(case: Case, *, by: StaffMember, staff: StaffMember) -> Case:
    """Name who leads from now on; she is let in and told, and who led before stays only if otherwise involved."""
    # Locked, so that nobody is named whose account closes at this moment.
    staff = StaffMember.objects.select_for_update(of=("self",), no_key=True).get(pk=staff.pk)
    refuse(
        policies.why_not_change(case),
        policies.why_not_lead(
            staff, may=staff.may(Permission.LEAD_CASE), away=kept_away(case), excluded=is_excluded(case.pk, staff)
        ),
    )
    for before in case.involvements.live().filter(leads=True, staff__isnull=False).exclude(staff=staff):
        let_out(before, by=by, why=f"{staff} leads now")
    case.lead_professional, case.named_at = staff, clock.now()
    case.save(update_fields=["lead_professional", "named_at"])
    if not case.involvements.live().filter(leads=True, staff=staff).exists():
        let_in(case, by=by, to=staff, reason=spoken("lead professional"), role=spoken("Lead professional"), leads=True)
    open_earlier(case, to=staff, by=by)
    meet(case, "CASE_LEAD_NAMED", by=by)
    acting_as = str(role_for(by, Permission.LEAD_CASE))
    said = spoken(f"{staff}{f', {staff.team}' if staff.team else ''}, is the lead professional.")
    enter(case, by=by, acting_as=acting_as, kind="case", fact=said)
    notify(staff, text=f"You lead {case.reference}", about=case, url=case.get_absolute_url())
    return case


@action(Permission.LEAD_CASE)
def change_lead_team(case: Case, *, by: StaffMember, team: Team, why: str) -> Case:
    """Hand a case to another team, which leads from now on; the team that led stays only if otherwise involved.

    NotNow for a closed case, a team that may not lead or leads already, or without a reason.
    """
    refuse(policies.why_not_change(case), policies.why_not_lead_team(case, team, why=why, away=kept_away(case)))
    before = case.lead_team
    for one in case.involvements.live().filter(leads=True, team__isnull=False):
        let_out(one, by=by, why=f"{team} leads now")
    case.lead_team = team
    case.save(update_fields=["lead_team"])
    let_in(case, by=by, to=team, reason="leads the case", role="Lead team", leads=True)
    open_earlier(case, to=team, by=by)
    acting_as = str(role_for(by, Permission.LEAD_CASE))
    enter(case, by=by, acting_as=acting_as, kind="case", fact=f"{team} leads the case instead of {before}. {why}")
    notify(team, text=f"Your team leads {case.reference} now", about=case, url=case.get_absolute_url())
    return case


def fall_back(case: Case, *, by: StaffMember, why: str) -> None:
    """Let the lead team lead again; called inside the transaction in which the lead professional left."""
    for before in case.involvements.live().filter(leads=True, staff__isnull=False):
        let_out(before, by=by, why=why)
    case.lead_professional = case.named_at = None
    case.save(update_fields=["lead_professional", "named_at"])
    if case.is_open:
        start(case, "CASE_LEAD_NAMED", clock.now())
        text = f"{case.reference} has no lead professional: name one"
        notify(case.lead_team, text=text, about=case, url=case.get_absolute_url())


@action(Permission.WORK_ON_CASE)
def link_case(case: Case, *, by: StaffMember, other: Case, reason: str) -> CaseLink:
    """Link two cases that ``by`` may see both. Nobody sees more by it."""
    other = get_object_or_404(Case.objects.visible_to(by), pk=other.pk)
    refuse(policies.why_not_change(case), policies.why_not_link(case, other, reason))
    return link(case, other, by=by, reason=reason)


def link(case: Case, other: Case, *, by: StaffMember, reason: str) -> CaseLink:
    """Link two cases each way; called inside an action's own transaction."""
    CaseLink.objects.get_or_create(case=other, other=case, defaults={"reason": reason, "linked_by": by})
    return CaseLink.objects.get_or_create(case=case, other=other, defaults={"reason": reason, "linked_by": by})[0]
