"""What a plan does by itself when the register changes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from plans.actions.plan import carry_out_end
from plans.models import ChildPlan
from register.models import Registration


def name_taken_off(
    sender: Any, *, registration: Registration, by: Any, acting_as: str, on: dt.date, why: str, **_: Any
) -> None:
    """End the child protection plan of a child whose name came off the register; the child's plan goes on."""
    plan = ChildPlan.objects.filter(case=registration.file.case).first()
    if plan and plan.protection.standing().exists():
        because = f"The child’s name came off the register. {why}"
        carry_out_end(plan, by=by, acting_as=acting_as, because=because, on=on)
