"""Keep a concern with people who may have it: at the start, and whenever staff, lines or roles change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from access.grants import exclude, grant, revoke
from access.roles import Permission
from agencies.models import StaffMember, Team
from agencies.querysets import those_below
from people.names import folded
from referrals.models import Concern, Triage
from referrals.routing import TriageOwner, kept_away, may_triage, names_in, who_triages
from work.actions import notify


def keep_away(concern: Concern, people: Iterable[StaffMember], *, by: StaffMember) -> None:
    """Exclude people from a concern about a worker."""
    for person in people:
        exclude(concern, staff=person, by=by, reason="named in the concern, or in that line")


def give_triage(triage: Triage, owner: TriageOwner, *, by: StaffMember) -> None:
    """Give a triage to its owner, open the concern to her and tell her; where there is nobody, tell the office."""
    concern = triage.concern
    triage.team, triage.assigned_to = owner.team, owner.person
    triage.save(update_fields=["team", "assigned_to"])
    if owner.to is None:
        tell_office(concern, "has nobody to triage it")
        return
    grant(concern, to=owner.to, by=by, reason="designated manager", opens_people=False)
    notify(owner.to, text=f"A concern to triage: {concern.reference}", about=concern, url=triage.get_absolute_url())


def tell_office(concern: Concern, trouble: str) -> None:
    """Tell the committee office, by reference alone, what is wrong with where a concern went."""
    for office in Team.objects.of_kind(Team.Kind.OFFICE):
        notify(office, text=f"{concern.reference} {trouble}: ring", about=concern, urgent=concern.is_urgent)


def staff_changed(*, staff: StaffMember, by: StaffMember, **_: Any) -> None:
    """Follow a change of somebody's name, manager, roles or account through the concerns it touches."""
    staff = StaffMember.objects.select_related("team__organisation__agency").get(pk=staff.pk)
    _keep_new_lines_away(staff, by=by)
    for triage in Triage.objects.open().filter(Q(assigned_to__isnull=False) | Q(team=None)).select_related("concern"):
        _triage_again(triage, by=by)


def _keep_new_lines_away(staff: StaffMember, *, by: StaffMember) -> None:
    """Keep who is now in the line of a worker away, when the worker is this person or somebody below her."""
    about = Concern.objects.filter(about_worker=True).prefetch_related("adults")
    names = {folded(one.name) for one in [staff, *those_below(staff)]} if about else set()
    for concern in about:
        if names & {folded(name) for name in names_in(concern)}:
            keep_away(concern, kept_away(concern).people, by=by)


def _triage_again(triage: Triage, *, by: StaffMember) -> None:
    """Give a triage to somebody else when the one it was given to may not, or can no longer, do it."""
    concern, holder = triage.concern, triage.assigned_to
    away = kept_away(concern)
    if holder and holder.is_active and holder.may(Permission.TRIAGE_CONCERN) and may_triage(holder, concern, away):
        return
    owner = who_triages(concern, away)
    if holder:
        revoke(concern, of=holder)
    if holder or owner.to:
        give_triage(triage, owner, by=by)
