"""Ask for a discussion in the transaction of whatever asks, and let in who is called to it."""

from __future__ import annotations

from access.actions import role_for
from access.roles import Permission
from agencies.models import StaffMember, Team
from agencies.querysets import out_of_hours_teams, receiving_team
from cases.models import Case
from common.models import next_reference
from discussions.models import Discussion, DiscussionChild, DiscussionConcern
from discussions.sight import let_in, open_through
from referrals.models import Concern, Screening
from work.actions import notify


def call(case: Case, *, by: StaffMember, why: str, team: Team | None = None) -> Discussion:
    """Ask for a discussion about the child of ``case``; it waits at ``team``, else at the first receiving team."""
    made = Discussion.objects.create(
        reference=next_reference("IRD"),
        team=team or _waits_at(case),
        asked_by=by,
        asked_as=str(role_for(by, Permission.WORK_ON_CASE)),
        why=why,
    )
    bring(made, case, by=by)
    for to in {made.team, *out_of_hours_teams()}:
        let_in(made, to, by=by, reason="holds discussions")
    text = f"A discussion is asked for: {made.reference}"
    notify(made.team, text=text, about=made, url=made.get_absolute_url())
    return made


def bring(discussion: Discussion, case: Case, *, by: StaffMember) -> DiscussionChild:
    """Bring a child into a discussion, by the child's case."""
    made = DiscussionChild.objects.get_or_create(discussion=discussion, case=case, defaults={"added_by": by})[0]
    open_through(discussion, case, by=by)
    return made


def about(discussion: Discussion, concern: Concern, *, by: StaffMember) -> DiscussionConcern:
    """Say that a concern is discussed."""
    given = {"discussion": discussion, "concern": concern}
    return DiscussionConcern.objects.get_or_create(**given, defaults={"added_by": by})[0]


def call_as_decided(screening: Screening, case: Case, *, by: StaffMember) -> Discussion:
    """Ask for the discussion that a screening decided on, or join the one about the child or the same concern."""
    going = Discussion.objects.going_on().select_for_update(of=("self",))
    found = going.filter(pk__in=Discussion.objects.of_case(case).values("pk")).first()
    found = found or going.filter(pk__in=Discussion.objects.of_concern(screening.concern).values("pk")).first()
    if found is None:
        # Of a concern about a worker the record holds only that it was received.
        why = "" if screening.concern.about_worker else f" {screening.reason}"
        found = call(case, by=by, why=f"Decided on {screening.concern.reference}.{why}", team=screening.team)
    else:
        bring(found, case, by=by)
    about(found, screening.concern, by=by)
    return found


def _waits_at(case: Case) -> Team:
    lead: Team = case.lead_team
    return lead if lead.kind == Team.Kind.RECEIVING else receiving_team() or lead
