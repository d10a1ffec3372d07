"""What a case's pages say of the register: a line on the road, and alerts beside the child's name."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from cases.parts import Annotations, Part
from common.templatetags.rowan import day
from register.models import Registration, TemporaryStay, Transfer, WhereaboutsUnknown

Alert = dict[str, str]


def alerts_of(
    *, registered: bool, kind: str = "", missing: bool = False, away: str = "", moving: str = "", direction: str = ""
) -> list[Alert]:
    """Return what stands beside the child's name."""
    found = []
    if missing:
        found.append({"word": "Whereabouts unknown", "colour": "red"})
    if registered:
        temporary = kind == Registration.Kind.TEMPORARY_IN
        found.append({"word": "Temporarily on the register" if temporary else "On the register", "colour": "red"})
    if moving:
        found.append({"word": f"Moving {'to' if direction == 'out' else 'from'} {moving}", "colour": "yellow"})
    if away:
        found.append({"word": f"Staying in {away}", "colour": "yellow"})
    return found


def read_with(case: str = "pk") -> Annotations:
    """Return what is read with a case, or with a row whose column ``case`` holds one."""
    of_case = {"file__case": OuterRef(case)}
    last = Registration.objects.filter(**of_case).order_by("-registered_on", "-recorded_at")
    pending = Transfer.objects.pending().filter(**of_case)
    away = TemporaryStay.objects.open().filter(direction=TemporaryStay.Direction.OUT, **of_case)
    return {
        "register_since": Subquery(last.values("registered_on")[:1]),
        "register_until": Subquery(last.values("ended_on")[:1]),
        "register_kind": Subquery(last.values("kind")[:1]),
        "register_moving": Subquery(pending.values("authority")[:1]),
        "register_direction": Subquery(pending.values("direction")[:1]),
        "register_away": Subquery(away.values("authority")[:1]),
        "register_missing": Exists(WhereaboutsUnknown.objects.open().filter(**of_case)),
    }


def line(case: Any) -> str:
    """Say how the child stands to the register."""
    if case.register_since is None:
        return "Not on the register"
    if case.register_until:
        return f"On the register from {day(case.register_since)} until {day(case.register_until)}"
    temporary = case.register_kind == Registration.Kind.TEMPORARY_IN
    return f"{'Temporarily on' if temporary else 'On'} the register since {day(case.register_since)}"


def alerts(case: Any) -> list[Alert]:
    """Return the alerts of a case."""
    return alerts_of(
        registered=bool(case.register_since and not case.register_until),
        kind=case.register_kind or "",
        missing=case.register_missing,
        away=case.register_away or "",
        moving=case.register_moving or "",
        direction=case.register_direction or "",
    )


PART = Part(
    key="register",
    label="Register",
    order=40,
    url_name="register:case_register",
    annotations=read_with,
    line=line,
    alerts=alerts,
)
