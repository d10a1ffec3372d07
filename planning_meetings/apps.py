"""Registrations of this room."""

from django.apps import AppConfig


class PlanningMeetingsConfig(AppConfig):
    """The planning meetings room."""

    name = "planning_meetings"

    def ready(self) -> None:
        """Stand on the road of a case, tell its story, and say what keeps it from closing and what waits for whom."""
        from cases import closing, met_by, parts, story  # noqa: PLC0415  needs loaded models
        from cases.met_by import Deed  # noqa: PLC0415  needs loaded models
        from people.signals import born as is_born  # noqa: PLC0415  needs loaded models
        from people.signals import died as has_died  # noqa: PLC0415  needs loaded models
        from planning_meetings import after_death, duties  # noqa: PLC0415  needs loaded models
        from planning_meetings.carrying_out import born  # noqa: PLC0415  needs loaded models
        from planning_meetings.clocks import MET_HERE  # noqa: PLC0415  needs loaded models
        from planning_meetings.road import PART, chapters, unfinished  # noqa: PLC0415  needs loaded models
        from work import handover, mine, owning  # noqa: PLC0415  needs loaded models

        told = "Record the planning meeting as held, or its record as sent: that meets it."
        met_by.register(Deed(told, PART.label, PART.url_name), *MET_HERE)
        parts.register(PART)
        story.register(chapters)
        closing.register(unfinished)
        mine.register(duties.waiting)
        handover.register(duties.held)
        owning.register(duties.open_work)
        is_born.connect(born)
        has_died.connect(after_death.died)
