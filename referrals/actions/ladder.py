"""The ladder: who is told, one rung after another, about an urgent concern that nobody claimed."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse

from access.actions import action
from access.roles import Permission, Role
from agencies.models import RoleHeld, StaffMember, Team
from agencies.querysets import receiving_teams
from common import clock
from reference.timescales import in_force
from referrals.models import Screening
from referrals.routing import agencies_kept_away
from referrals.workflow import ScreeningStatus
from work.actions import notify


@action(Permission.ESCALATE_CONCERN)
def climb_ladder(screening: Screening, *, by: StaffMember) -> Screening:
    """Tell the next rung about an urgent concern nobody claimed: team, then managers and out-of-hours, then office.

    Minutes of the rungs are the timescale URGENT_LADDER in force. Whoever is excluded is not told. What was
    claimed meanwhile climbs no further.
    """
    if not screening.urgent or screening.status != ScreeningStatus.WAITING:
        return screening
    waited = (clock.now() - screening.recorded_at) / dt.timedelta(minutes=1)
    concern, page = screening.concern, reverse("referrals:screening_queue")
    for step, (minutes, rung) in enumerate(zip(in_force("URGENT_LADDER").steps, RUNGS, strict=False), start=1):
        if screening.ladder_step < step and waited >= minutes:
            text = f"Urgent and not claimed after {minutes} minutes: {concern.reference}. {_ring(screening.team)}"
            for to in rung(screening):
                notify(to, text=text[:200], about=concern, url=page, urgent=True)
            screening.ladder_step = step
            screening.save(update_fields=["ladder_step"])
    return screening


def _ring(team: Team) -> str:
    """Say whom to ring; the number first, so that a long name is what is cut."""
    return f"Ring {team.telephone}: {team}." if team.telephone else f"Ring {team}."


def _its_team(screening: Screening) -> list[StaffMember | Team]:
    return [screening.team]


def _managers_and_other_teams(screening: Screening) -> list[StaffMember | Team]:
    """Return the receiving team's managers and the other receiving teams, none of an agency kept away.

    The team out of hours is a receiving team like any other.
    """
    receivers = RoleHeld.objects.held_at(clock.now()).filter(
        role=Role.RECEIVER, team=screening.team, staff__is_active=True, staff__manager__is_active=True
    )
    managers = {role.staff.manager for role in receivers.select_related("staff__manager")}
    concern = screening.concern
    away = agencies_kept_away(concern) if concern.about_worker else set()
    others = [team for team in receiving_teams() if team != screening.team and team.agency not in away]
    return [*sorted(filter(None, managers), key=str), *others]


def _the_office(screening: Screening) -> list[StaffMember | Team]:
    return list(Team.objects.of_kind(Team.Kind.OFFICE))


# Who is told at each step of URGENT_LADDER.
RUNGS = (_its_team, _managers_and_other_teams, _the_office)
