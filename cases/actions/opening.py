"""Open a case, or join the child's open one, in the transaction of the decision that does."""

from __future__ import annotations

import datetime as dt
from typing import Any

from access.actions import action, role_for
from access.grants import is_excluded, open_person
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import Agency, StaffMember, Team
from agencies.querysets import CORE, designated_managers_team, duty_team
from cases.actions.chronology import PRECISION, enter
from cases.actions.clocks import start
from cases.actions.involve import fall_back, let_in, link
from cases.actions.requests import open_as_asked
from cases.earlier import link_earlier, open_earlier
from cases.models import Case, CaseRequest, CaseScreening
from cases.sight import keep_away_as, kept_away, settle_sight
from cases.signals import decision_joined
from common.models import next_reference
from common.wording import spoken
from people.models import Person
from referrals import outcomes
from referrals.actions import confirm_as_given
from referrals.models import Screening
from work.actions import notify

# Outcomes of a screening that open a case, and those that call the core agencies together at once.
OPENING = ("single_agency", "ird", "emergency_protection")
TOGETHER = ("ird", "emergency_protection")


def open_case(screening: Screening, *, by: StaffMember) -> Case:
    """Open a case for the child of a decided ``screening``, or join the child's open one.

    Called by the decision itself, inside its transaction and before its row is saved.
    """
    return _open_case(by=by, screening=screening)


@action(Permission.OPEN_CASE)
def _open_case(*, by: StaffMember, screening: Screening) -> Case:
    """Open or join. A child not confirmed yet is recorded as given: that never stands in the way of protection."""
    if screening.outcome not in OPENING or screening.closed_at is None:
        raise NotNow("Decide on the screening first: the decision opens the case.")
    if screening.child.person_id is None:
        screening.child = confirm_as_given(screening.child, by=by)
    # Of two decisions at the same moment about one child, the later one waits here and joins.
    child = Person.objects.select_for_update(of=("self",), no_key=True).get(pk=str(screening.child.person_id))
    # Locked, so that a case that is being closed at this moment is not joined.
    case = Case.objects.open().filter(child=child).select_for_update(of=("self",), no_key=True).first()
    joins = case is not None
    if case is None:
        case = _new(screening, child, by=by, at=screening.closed_at)
    _join(case, screening, by=by, joins=joins)
    _involve(case, screening, by=by, joins=joins)
    _start_clocks(case, screening, joins=joins)
    _link_siblings(case, screening, by=by)
    # Locked, so that one that is declined at this moment does not refuse the decision.
    for request in (
        CaseRequest.objects.filter(screening=screening).waiting().select_for_update(of=("self",), no_key=True)
    ):
        open_as_asked(request, by=by)
    decision_joined.send(sender=Case, case=case, screening=screening, by=by)
    return case


def settled(*, screening: Screening, by: StaffMember, **_: Any) -> None:
    """Hear a decision that opens no case: whoever leads the child's open one has the concern at once all the same.

    Not of a concern about a worker: it goes around her agency, which may work in the case (docs/adr/0016).
    """
    if screening.outcome not in OPENING and not screening.concern.about_worker:
        _tell_open_case(by=by, screening=screening)


@action(Permission.OPEN_CASE)
def _tell_open_case(*, by: StaffMember, screening: Screening) -> Case | None:
    """Enter the concern and its decision in the child's open case, where there is one, and tell who leads it."""
    case = _open_case_of(screening)
    if case is None:
        return None
    _join(case, screening, by=by, joins=True)
    text = f"A concern about the child of {case.reference} was screened: read it in the chronology"
    for to in {case.lead, case.lead_team}:
        notify(to, text=text, about=case, url=case.get_absolute_url(), urgent=screening.urgent)
    return case


def needs_open_case(screening: Screening, *, by: StaffMember) -> None:
    """Refuse to pass a concern to who leads a case when there is none; called by the decision itself."""
    if _open_case_of(screening) is None:
        raise NotNow("Nobody has confirmed that this child has an open case. Confirm who it is, or decide otherwise.")


def _open_case_of(screening: Screening) -> Case | None:
    """Return the child's open case, locked, so that one that is being closed at this moment is not joined."""
    mine = Case.objects.open().filter(child=screening.child.person_id) if screening.child.person_id else None
    return mine.select_for_update(of=("self",), no_key=True).first() if mine is not None else None


def _join(case: Case, screening: Screening, *, by: StaffMember, joins: bool) -> None:
    """Enter a decision in a case, and keep away from the case who is kept away from the concern."""
    CaseScreening.objects.get_or_create(case=case, screening=screening)
    keep_away_as(screening.concern, case, by=by)
    if case.lead_professional and is_excluded(case.pk, case.lead_professional):
        fall_back(case, by=by, why="the lead team leads again")
    _enter_decision(case, screening, by=by, joins=joins)


def _new(screening: Screening, child: Person, *, by: StaffMember, at: dt.datetime) -> Case:
    case = Case.objects.create(
        reference=next_reference("CASE"),
        child=child,
        opening=screening,
        opened_for=screening.outcome,
        opened_by=by,
        opened_at=at,
        lead_team=screening.team,
    )
    open_person(child, through=case, by=by, reason=f"child of {case.reference}")
    link_earlier(case, by=by)
    open_earlier(case, to=screening.team, by=by)
    return case


def _enter_decision(case: Case, screening: Screening, *, by: StaffMember, joins: bool) -> None:
    """Enter the concern once, and what was decided. Of a concern about a worker only that there is one."""
    concern, acting_as = screening.concern, str(role_for(by, Permission.OPEN_CASE, screening))
    quiet = concern.about_worker
    if not case.entries.filter(concern=concern, kind="concern").exists():
        logged: dict[str, Any] = {
            "happened_at": concern.happened_at or concern.recorded_at,
            "precision": PRECISION.TIME if concern.happened_at else PRECISION.ABOUT,
            "happened_words": concern.happened_words,
            "fact": concern.fact,
            "own_words": concern.childs_words,
            "opinion": concern.view,
            "organisation": concern.organisation,
            "source": f"logged as {concern.reference}"[:200],
        }
        held: dict[str, Any] = {
            "fact": f"A concern was received: {concern.reference}.",
            "source": "received by the lead team",
        }
        writer, role = (by, acting_as) if quiet else (concern.author, str(concern.team))
        told = {**held, "organisation": screening.team.organisation} if quiet else logged
        enter(case, by=writer, acting_as=role, kind="concern", concern=concern, **told)
    words = outcomes.label_of(screening.outcome)
    decided = f"{screening.team} decided: {words}." + ("" if quiet else f" {screening.reason}")
    enter(case, by=by, acting_as=acting_as, kind="decision", concern=concern, fact=decided)
    if not joins:
        fact = spoken(f"{case.reference} opened. {screening.team} leads until a lead professional is named.")
        enter(case, by=by, acting_as=acting_as, kind="case", fact=fact)


def _involve(case: Case, screening: Screening, *, by: StaffMember, joins: bool) -> None:
    """Let in the team that decided, its agency's and the author's designated managers, and the core agencies."""
    concern, live = screening.concern, case.involvements.live()
    away = kept_away(case)
    if not live.filter(team=screening.team).exists():
        reason = f"screened {concern.reference}" if joins else "leads the case"
        role = "Screens what joins the case" if joins else "Lead team"
        let_in(case, by=by, to=screening.team, reason=reason, role=role, leads=not joins)
    author = designated_managers_team(concern.organisation.agency, concern.organisation)
    if author and concern.organisation.agency not in away and not live.filter(team=author).exists():
        # Of a concern about a worker, her colleagues in the case must not read whose agency logged it.
        why = "called in by the lead team" if concern.about_worker else f"for the author of {concern.reference}"
        let_in(case, by=by, to=author, reason=f"designated managers, {why}")
    if screening.outcome in TOGETHER:
        _call_together(case, screening, away, by=by)
    settle_sight(case, by=by)
    if joins:
        text = f"A concern joined {case.reference}: look at who is involved"
        for to in {case.lead, case.lead_team}:
            notify(to, text=text, about=case, url=case.get_absolute_url(), urgent=_is_urgent(screening))


def _call_together(case: Case, screening: Screening, away: set[Agency], *, by: StaffMember) -> None:
    """Let in and tell the core agencies, each by its receiving team: its managers alone do not stand for it."""
    for agency in Agency.objects.filter(code__in=CORE):
        team = None if agency in away else duty_team(agency)
        if team is None:
            continue
        live = case.involvements.live().filter(team__organisation__agency=agency, team__kind=team.kind)
        if not live.exists():
            let_in(case, by=by, to=team, reason=outcomes.label_of(screening.outcome), role="Core agency")
        text = f"You are called together for {case.reference}: ring {screening.team.name}"
        for to in Team.objects.filter(pk__in=live.values("team")).exclude(pk=screening.team_id):
            notify(to, text=text, about=case, url=case.get_absolute_url(), urgent=_is_urgent(screening))


def _is_urgent(screening: Screening) -> bool:
    return screening.outcome == "emergency_protection"


def _start_clocks(case: Case, screening: Screening, *, joins: bool) -> None:
    """Start what is due: a lead professional, a review, and for what brings agencies together a planning meeting."""
    if not joins:
        start(case, "CASE_LEAD_NAMED", case.opened_at)
        start(case, "CASE_REVIEW", case.opened_at)
        start(case, "CHRONOLOGY_REVIEW", case.opened_at)
    if screening.outcome in TOGETHER:
        # From the concern, all that is known yet, whatever was chosen: counted anew once the chosen moment comes.
        start(case, "CPPM_DUE", screening.concern.recorded_at)


def _link_siblings(case: Case, screening: Screening, *, by: StaffMember) -> None:
    """Link the cases of the other children of the same concern."""
    others = Case.objects.filter(screenings__screening__concern=screening.concern).exclude(pk=case.pk)
    for other in others.distinct():
        link(case, other, by=by, reason=f"named in the same concern, {screening.concern.reference}")
