"""Earlier concerns about the same people: open to the receiving team while it screens, and for a while after."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Literal

from access.grants import grant, revoke
from agencies.models import StaffMember, Team
from common import clock
from people.models import Person
from reference.timescales import due
from referrals.models import Concern, ConcernTeamGrant, Screening
from referrals.routing import agencies_kept_away

EARLIER = "earlier concern, for"


def people_of(concern: Concern) -> set[uuid.UUID]:
    """Return who is confirmed to be in a concern, child or adult."""
    return {named.person_id for named in [*concern.children.all(), *concern.adults.all()] if named.person_id}


def earlier_concerns(concern: Concern, team: Team, *, people: set[uuid.UUID] | None = None) -> list[Concern]:
    """Return the other concerns about the people of this one that ``team`` may be shown.

    None about a worker of the team's own agency, nor any from which somebody of that agency is kept away: those
    stay with the team outside it.
    """
    found = Concern.objects.about_person(*(people_of(concern) if people is None else people)).exclude(pk=concern.pk)
    agency = team.organisation.agency
    return [one for one in found if not (one.about_worker and agency in agencies_kept_away(one))]


def settle_earlier(
    concern: Concern, *, by: StaffMember, moved: Screening | None = None, formerly: Person | None = None
) -> None:
    """Bring in line what the concern's receiving teams see of earlier concerns.

    Open while any screening about the same people is, then until 10 working days after the decision; closed
    again where only the person ``formerly`` named led there. ``moved`` is the screening being decided or reopened
    now, whose row is saved after this.
    """
    people = people_of(concern) | ({formerly.pk} if formerly else set())
    screenings = concern.screenings.select_related("team__organisation__agency")
    for team in {screening.team for screening in screenings}:
        for earlier in earlier_concerns(concern, team, people=people):
            _settle(earlier, team, f"{EARLIER} {concern.reference}", by=by, moved=moved)


def _settle(earlier: Concern, team: Team, reason: str, *, by: StaffMember, moved: Screening | None) -> None:
    held = ConcernTeamGrant.objects.filter(content_object=earlier, group=team.group).first()
    ours = held is None or held.reason.startswith(EARLIER)
    if held and not ours and (held.expires_at is None or held.expires_at > clock.now()):
        return  # the team has it for a reason of its own
    until = _needed_until(earlier, team, moved)
    if until is False:
        if held and ours:
            revoke(earlier, of=team)
    elif held is None or held.expires_at != until:
        grant(earlier, to=team, by=by, reason=reason, until=until, opens_people=False)


def _needed_until(earlier: Concern, team: Team, moved: Screening | None) -> dt.datetime | Literal[False] | None:
    """Return until when ``team`` needs ``earlier`` for its screenings about the same people: None while one is open."""
    concerns = Concern.objects.about_person(*people_of(earlier)).exclude(pk=earlier.pk)
    screenings = Screening.objects.filter(team=team, concern__in=concerns)
    closed = [moved.closed_at if moved and moved.pk == one.pk else one.closed_at for one in screenings]
    if not closed:
        return False
    decided = [moment for moment in closed if moment]
    return due("SCREENING_HISTORY_GRANT", max(decided)) if len(decided) == len(closed) else None
