"""What the register says of a child to whoever screens a concern about her, or answers for it at any hour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from access.grants import is_excluded
from access.roles import Permission, Role
from cases import parts
from cases.models import Case
from cases.sight import kept_away
from common.templatetags.rowan import day
from people.models import Person
from referrals.standing import Standing
from register.enquiring import SURE
from register.models import RegisterEnquiry, RegisterFile, Registration

ANSWERS = {Role.KEEPER, Role.OUT_OF_HOURS}
HEADLINES = {"plan", "safety"}  # the parts of the road whose line is told


def on_the_register(child: Person, user: Any) -> Iterator[Standing]:
    """Yield since when a child's name stands on the register; nothing for who is kept away from the case.

    A check of the register belongs to every screening, whether or not the case is open to who screens.
    Source: National Guidance for Child Protection in Scotland 2021, updated 2023, Part 3: first responses to concerns.
    """
    seen = set(RegisterFile.objects.visible_to(user).filter(child=child).values_list("pk", flat=True))
    for one in _of_children([child.pk], user):
        words = f"On the Child Protection Register since {day(one.registered_on)}"
        shown = one.file if one.file_id in seen else None
        yield Standing(words, shown.get_absolute_url() if shown else "", shown=shown)


def told_at_any_hour(enquiry: RegisterEnquiry, user: Any) -> list[dict[str, Any]]:
    """Return, to the Keeper and the out-of-hours service alone, how each child surely meant stands on the register.

    That she is registered, since when, which plan holds, and who leads: not the file. See docs/adr/0044.
    """
    if not any(role.role in ANSWERS for role in user.roles_with(Permission.CHECK_REGISTER)):
        return []
    sure = enquiry.matches.filter(score__gte=SURE).values_list("person", flat=True)
    found = [one for one in _of_children(sure, user) if not is_excluded(one.file.child_id, user)]
    cases = Case.objects.filter(pk__in=[one.file.case_id for one in found]).annotate(**parts.all_annotations())
    read = {case.pk: case for case in cases.select_related("lead_professional", "lead_team")}
    return [_told(one, read[one.file.case_id]) for one in found]


def _told(one: Registration, case: Any) -> dict[str, Any]:
    team, leads = case.lead_team, case.lead_professional
    number = (leads.telephone if leads else "") or team.telephone
    hours = f" ({team.hours})" if team.hours else ""
    lines = [part.line(case) for part in parts.parts() if part.key in HEADLINES]
    return {
        "file": one.file,
        "rows": [
            {"key": "Child", "value": f"{one.file.child.filed_name}, {one.file.child.born_in_words}"},
            {"key": "Register", "value": f"{one.get_kind_display()} since {day(one.registered_on)}"},
            {"key": "Plan", "value": "\n".join(lines)},
            {"key": "Led by", "value": f"{leads or team.name}, {team.name}: {number}{hours}"},
        ],
    }


def _of_children(children: Iterable[Any], user: Any) -> Iterator[Registration]:
    """Yield the standing registrations of children, but not of one whose case ``user`` or her agency is kept from."""
    found = Registration.objects.filter(file__child__in=list(children)).standing()
    for one in found.select_related("file__case", "file__child"):
        if not is_excluded(one.file.case_id, user) and user.agency not in kept_away(one.file.case):
            yield one
