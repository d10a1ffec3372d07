"""Who decides for an agency, and who makes its return: questions about roles, never about the person who asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from access.models import Exclusion
from access.roles import Permission
from agencies.models import Agency, RoleHeld, StaffMember, Team
from agencies.querysets import designated_managers, designated_managers_team
from cases.models import Case
from practice_review.models import PracticeReviewReferral
from referrals.models import Concern, ConcernAdult, ConcernChild
from referrals.routing import kept_away


@dataclass(frozen=True)
class Decider:
    """Who decides on a suggestion: the agency's designated managers as a team, or the office has to find somebody."""

    team: Team | None = None
    through_office: bool = False


def has_managers(agency: Agency | None) -> bool:
    """Say whether an agency has designated managers at all: the committee office and the co-opted have none."""
    return agency is not None and designated_managers_team(agency) is not None


def concerns_of(referral: PracticeReviewReferral) -> list[Concern]:
    """Return the concerns behind a referral: the one it is linked to, and those from which its case grew."""
    linked = Q(pk=referral.concern_id)
    if referral.case_id:
        linked |= Q(screenings__led_to__case=referral.case_id)
    return list(Concern.objects.filter(linked).select_related("author").distinct())


def cases_of(referral: PracticeReviewReferral) -> list[Case]:
    """Return the cases behind a referral: the one it is linked to, its child's, and those its concern led to."""
    linked = Q(pk=referral.case_id)
    if referral.child_id:
        linked |= Q(child=referral.child_id)
    if referral.concern_id:
        linked |= Q(screenings__screening__concern=referral.concern_id)
    return list(Case.objects.filter(linked).select_related("child", "lead_professional").distinct())


def who_must_not(referral: PracticeReviewReferral) -> set[StaffMember]:
    """Return who is kept away from what a referral is linked to, so must not meet the referral either.

    Its suggester knows already, so she is not among them.
    """
    roots = [linked.pk for linked in (referral.concern, *cases_of(referral)) if linked]
    excluded = Exclusion.objects.filter(root__in=roots, ended_at=None).select_related("staff")
    away = {one.staff for one in excluded}
    for concern in concerns_of(referral):
        away |= set(kept_away(concern).people)
    return away - {referral.suggested_by}


def able_to_decide(referral: PracticeReviewReferral) -> list[RoleHeld]:
    """Return the agency's designated managers and deputies who may decide.

    Never the suggester, nobody kept away, nobody of the office.
    """
    if referral.agency is None:
        return []
    away = {referral.suggested_by, *who_must_not(referral)}
    able = [role for role in designated_managers(referral.agency) if role.staff not in away]
    return [role for role in able if not role.staff.may(Permission.KEEP_SUBGROUP)]


def who_decides(referral: PracticeReviewReferral) -> Decider:
    """Return who decides: the organisation's own designated managers, else others of the agency, else nobody yet.

    Where two are designated managers both see it, and either decides when the other is away.
    """
    agency = referral.agency
    if agency is None or not has_managers(agency):
        return Decider(through_office=True)
    teams = [role.team for role in able_to_decide(referral)]
    own = designated_managers_team(agency, referral.organisation)
    return Decider(own if own in teams else next(iter(teams), None))


def who_returns(agency: Agency, referral: PracticeReviewReferral) -> Team | None:
    """Return the team that makes an agency's return: the suggester's own organisation's where it is her agency."""
    own = designated_managers_team(agency, referral.organisation if agency == referral.agency else None)
    teams = [role.team for role in designated_managers(agency)]
    return own if own in teams or not teams else teams[0]


def names_in(referral: PracticeReviewReferral) -> list[str]:
    """Return the names that no title or learning point may hold: of the child, the family, and whom concerns name."""
    people = {referral.child}
    for case in cases_of(referral):
        people |= {case.child, *(member.person for member in case.family.select_related("person"))}
    found: list[str] = []
    for model in (ConcernChild, ConcernAdult):
        for named in model.objects.filter(concern__in=concerns_of(referral)).select_related("person"):
            found += [named.forename, named.surname]
            people.add(named.person)
    found += [name for one in people if one for name in (one.forename, one.surname, one.known_as)]
    return words_of(found)


def words_of(names: Iterable[str]) -> list[str]:
    """Return each name once, none empty, the longest first."""
    return sorted({name.strip() for name in names if name.strip()}, key=lambda name: (-len(name), name))
