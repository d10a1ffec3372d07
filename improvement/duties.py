"""What plans add to everybody's work: improvement actions that one leads, or hands over."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from access.roles import Permission
from agencies.models import StaffMember
from improvement.actions.handing_over import hand_over_action
from improvement.models import Action
from improvement.workflow import Status
from work.handover import Held, Holding
from work.mine import Item


def waiting(user: StaffMember) -> Iterator[Item]:
    """Return the improvement actions she leads that are not embedded yet."""
    led = Action.objects.visible_to(user).filter(lead_officer=user.pk).exclude(status=Status.EMBEDDED)
    for one in led:
        yield Item("Improvement action", one.title, one.get_absolute_url(), one.pk, one.reference, one.due_on)


def held(leaver: StaffMember, by: StaffMember) -> Holding:
    """Return the improvement actions that one person leads and that are not embedded yet."""
    every = Action.objects.filter(lead_officer=leaver.pk).exclude(status=Status.EMBEDDED)
    found = [_held(one) for one in every.filter(pk__in=Action.objects.visible_to(by, Permission.UPDATE_ACTION))]
    return Holding(found, every.count() - len(found))


def _held(one: Action) -> Held:
    what, url = f"Improvement action to lead: {one.title}", one.get_absolute_url()
    return Held(f"improvement-{one.pk}", what, one.reference, url, one.pk, partial(_give, one))


def _give(one: Action, to: StaffMember, by: StaffMember, words: str) -> Action:
    return hand_over_action(one, by=by, to=to, why=words)
