"""Verbs of position statements, and of laying out what happens when."""

from __future__ import annotations

import datetime as dt

from access.actions import action
from access.roles import Permission
from agencies.models import StaffMember
from cases.actions.chronology import refuse
from improvement import actions as improvement
from improvement.models import Inspection, InspectionMilestone
from inspection.models import PositionStatement
from inspection.timetables import TIMETABLES
from reference.models import Indicator

KEEP = Permission.KEEP_INSPECTIONS


@action(KEEP)
def write_position(
    inspection: Inspection, *, by: StaffMember, indicator: Indicator, words: str, how_we_know: str, what_next: str
) -> PositionStatement:
    """Write where we stand on an indicator. What was agreed before is agreed no more; its words stay in the history.

    NotNow for an indicator of another framework.
    """
    other = indicator.framework_id != inspection.framework_id
    refuse("This indicator belongs to another framework." if other else None)
    told = {"words": words, "how_we_know": how_we_know, "what_next": what_next, "written_by": by}
    return PositionStatement.objects.update_or_create(
        inspection=inspection, indicator=indicator, defaults={**told, "agreed_on": None, "agreed_as": ""}
    )[0]


@action(KEEP)
def agree_position(position: PositionStatement, *, by: StaffMember, on: dt.date, where: str) -> PositionStatement:
    """Say when and where a position was agreed."""
    refuse("This position is agreed already." if position.agreed_on else None)
    position.agreed_on, position.agreed_as = on, where
    position.save(update_fields=["agreed_on", "agreed_as"])
    return position


@action(KEEP)
def lay_out_milestones(
    inspection: Inspection, *, by: StaffMember, timetable: str, starts_on: dt.date
) -> list[InspectionMilestone]:
    """Add the milestones of a usual timetable from its first day, none of them confirmed; those with a date stay.

    NotNow for a timetable whose milestones the inspection has already.
    """
    chosen = TIMETABLES[timetable]
    held = set(inspection.milestones.values_list("title", flat=True))
    wanted = [one for one in chosen.milestones if one.title not in held]
    refuse(None if wanted else "The inspection has every milestone of this timetable already.")
    return [
        improvement.add_inspection_milestone(
            inspection,
            by=by,
            title=one.title,
            earliest_on=starts_on + dt.timedelta(days=one.first_day),
            latest_on=starts_on + dt.timedelta(days=one.last_day),
            confirmed=False,
        )
        for one in wanted
    ]
