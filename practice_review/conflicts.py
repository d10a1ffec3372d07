"""Who keeps out of what: conflicts found by Rowan or declared, and those kept away from what a referral is linked to.

An interest is declared and the member stays. A conflict is an exclusion from the item and from every return but her
own agency's, and from the referral unless she suggested it or referred it for her agency. It holds while the referral
is undecided, deferral included; a family conflict stays for good. Source: terms of reference, local; check locally.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from access.grants import end_exclusion, exclude
from access.roles import Permission
from agencies.models import Agency, RoleHeld, SeatHeld, StaffMember
from common import clock
from practice_review.models import AgencyReturn, AgendaItem, Challenge, Conflict, Interest, PracticeReviewReferral
from practice_review.routing import cases_of, concerns_of, names_in, who_must_not, words_of
from referrals.models import Screening, Triage

CONFLICT = "conflict: keeps out of the item"
KEPT_AWAY = "kept away from what it is linked to"
ON_FILE = "practice_review"


@dataclass(frozen=True)
class Ties:
    """Who is tied to a referral, and how."""

    own: frozenset[StaffMember]
    worked: frozenset[StaffMember]
    lines: frozenset[StaffMember]

    def with_member(self, staff: StaffMember) -> Iterator[str]:
        """Yield the kinds of conflict that Rowan can see between a member and the referral."""
        if staff in self.own:
            yield Conflict.Kind.OWN_REFERRAL
        if staff in self.worked:
            yield Conflict.Kind.OWN_CASEWORK
        if staff in self.lines:
            yield Conflict.Kind.LINE


def ties_of(referral: PracticeReviewReferral) -> Ties:
    """Return who suggested or referred it, who worked on the case, and who manages the suggester or any of these."""
    worked = casework_staff(referral)
    own = _had_a_hand(referral)
    lines = {above for person in {referral.suggested_by, *worked} for above in person.line()}
    return Ties(frozenset(own), frozenset(worked), frozenset(lines))


def casework_staff(referral: PracticeReviewReferral) -> set[StaffMember]:
    """Return who worked on what the referral tells of.

    Author, screeners and triagers of each concern; of each case its lead professional, everybody involved, by name or
    in a team involved, and who wrote in its chronology.
    """
    concerns = concerns_of(referral)
    found: set[StaffMember | None] = {concern.author for concern in concerns}
    for screening in Screening.objects.filter(concern__in=concerns).select_related("claimed_by", "decided_by"):
        found |= {screening.claimed_by, screening.decided_by}
    for triage in Triage.objects.filter(concern__in=concerns).select_related("claimed_by", "done_by"):
        found |= {triage.claimed_by, triage.done_by}
    for case in cases_of(referral):
        found.add(case.lead_professional)
        involved = list(case.involvements.select_related("staff"))
        found |= {one.staff for one in involved}
        teams = [one.team_id for one in involved if one.team_id]
        roles = RoleHeld.objects.held_at(clock.now()).filter(team__in=teams).select_related("staff")
        found |= {role.staff for role in roles}
        # What the sub-group itself decided on stands there too, and is nobody's casework.
        written = case.entries.exclude(kind=ON_FILE).select_related("author")
        found |= {entry.author for entry in written}
    return {staff for staff in found if staff is not None}


def shared_names(referral: PracticeReviewReferral) -> list[str]:
    """Return the names that nothing shared may hold: of the family and of the workers."""
    ties = ties_of(referral)
    return words_of([*names_in(referral), *(staff.name for staff in ties.own | ties.worked)])


def kept_out_of(referral: PracticeReviewReferral) -> set[StaffMember]:
    """Return who keeps out of a referral, or kept out when the sub-group decided on it."""
    return {one.staff for one in Conflict.objects.filter(item__referral=referral).select_related("staff")}


def keep_conflicted_out(item: AgendaItem, *, by: StaffMember) -> None:
    """Exclude every holder of a seat in whom Rowan finds a conflict; what was found or declared before holds on."""
    referral = item.referral
    ties = ties_of(referral)
    members = {held.staff for held in SeatHeld.objects.held_at(clock.now()).filter(seat__team=item.meeting.team)}
    for staff in members | {one.staff for one in item.meeting.deputies.select_related("staff")}:
        for kind in ties.with_member(staff):
            keep_out(item, staff=staff, kind=kind, by=by, found_by_system=True)
    earlier = Conflict.objects.filter(item__referral=referral, ended_at=None).exclude(item=item)
    for one in earlier.select_related("staff"):
        found = one.found_by_system
        keep_out(item, staff=one.staff, kind=one.kind, by=by, words=one.words, found_by_system=found)
    out = set(Conflict.objects.filter(item=item, ended_at=None).values_list("staff", flat=True))
    _note_interests(item, {staff for staff in members if staff.pk not in out})


def keep_out(
    item: AgendaItem, *, staff: StaffMember, kind: str, by: StaffMember, words: str = "", found_by_system: bool = False
) -> Conflict:
    """Record a conflict once and exclude who has it from the item's papers and decision."""
    conflict, _ = Conflict.objects.get_or_create(
        item=item,
        staff=staff,
        kind=kind,
        defaults={"declared_by": by, "words": words, "found_by_system": found_by_system},
    )
    referral = item.referral
    own = _own_agencies(staff)
    papers: list[Any] = [item, *(one for one in referral.returns.all() if one.agency not in own)]
    if staff not in _had_a_hand(referral) or kind == Conflict.Kind.FAMILY:
        papers.append(referral)
    for paper in papers:
        exclude(paper, staff=staff, by=by, reason=CONFLICT)
    return conflict


def end_conflicts(referral: PracticeReviewReferral, *, by: StaffMember) -> None:
    """Let in again who kept out of a referral now decided, unless it was for family; others stay kept away."""
    conflicts = Conflict.objects.filter(item__referral=referral, ended_at=None).select_related("staff", "item")
    family = {one.staff for one in conflicts if one.kind == Conflict.Kind.FAMILY}
    over = [one for one in conflicts if one.staff not in family]
    papers: list[PracticeReviewReferral | AgencyReturn | AgendaItem] = [
        referral,
        *referral.returns.all(),
        *referral.items.all(),
    ]
    for staff in {one.staff for one in over}:
        for paper in papers:
            end_exclusion(paper, staff=staff, reason=CONFLICT)
    for conflict in over:
        conflict.ended_at = clock.now()
        conflict.save(update_fields=["ended_at"])
    keep_away(referral, papers, by=by)


def keep_away(
    referral: PracticeReviewReferral,
    papers: Iterable[PracticeReviewReferral | AgencyReturn | AgendaItem],
    *,
    by: StaffMember,
) -> None:
    """Exclude from ``papers`` who is kept away from the concern a referral is linked to, such as a worker named."""
    away = who_must_not(referral)
    for paper in papers:
        for staff in away:
            exclude(paper, staff=staff, by=by, reason=KEPT_AWAY)


def _had_a_hand(referral: PracticeReviewReferral) -> set[StaffMember]:
    """Return who suggested it, who decided for the agency, and who settled a challenge other than as chair."""
    settled = Challenge.objects.filter(referral=referral, settled_as_chair=False).select_related("settled_by").first()
    people = (referral.suggested_by, referral.decided_by_manager, settled.settled_by if settled else None)
    return {staff for staff in people if staff}


def _note_interests(item: AgendaItem, members: set[StaffMember]) -> None:
    """Note what keeps nobody out and others should know: who signed a return, who settled the challenge as chair."""
    said = [(one.signed_by, f"Signed the return of {one.agency}.") for one in item.referral.returns.all()]
    settled = Challenge.objects.filter(referral=item.referral, settled_as_chair=True)
    said += [(one.settled_by, "Overturned the designated manager’s no, as chair.") for one in settled]
    for staff, words in said:
        if staff in members:
            Interest.objects.get_or_create(item=item, staff=staff, words=words, defaults={"found_by_system": True})


def _own_agencies(staff: StaffMember) -> set[Agency | None]:
    """Return somebody's own agency, and those whose returns she makes."""
    return {staff.agency, *(role.team.agency for role in staff.roles_with(Permission.MAKE_RETURN))}
