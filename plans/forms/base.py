"""What forms of a plan share: whose plan it is, and a day that does not lie ahead."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from agencies.models import StaffMember
from cases.forms.base import Asked
from cases.forms.people import staff_for
from cases.models import Case, Involvement
from common import clock
from common.forms import DateField, Form
from plans.models import ChildPlan


class OfPlanForm(Asked, Form):
    """A form of one plan."""

    def __init__(self, *args: Any, plan: ChildPlan, **kwargs: Any) -> None:
        self.plan = plan
        super().__init__(*args, **kwargs)


class PastDate(DateField):
    """A day up to today."""

    def clean(self, value: Any) -> dt.date | None:
        """Refuse a day ahead."""
        day = super().clean(value)
        if day and day > clock.today():
            raise ValidationError(f"{self.noun} must not lie ahead")
        return day


def involved_staff(case: Case, by: StaffMember) -> Any:
    """Return the workers who are involved in a case, themselves or through their team."""
    live = Involvement.objects.visible_to(by).filter(case=case).live()
    return staff_for(by).filter(Q(pk__in=live.values("staff")) | Q(team__in=live.values("team")))
