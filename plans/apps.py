"""Registrations of this room."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """The plans room."""

    name = "plans"

    def ready(self) -> None:
        """Stand on the road of a case, tell its story, say what stands in the way of closing; follow the register."""
        from cases import closing, met_by, parts, story  # noqa: PLC0415  needs loaded models
        from cases.met_by import Deed  # noqa: PLC0415  needs loaded models
        from plans import duties  # noqa: PLC0415  needs loaded models
        from plans.actions.plan import CORE_GROUP_CLOCKS  # noqa: PLC0415  needs loaded models
        from plans.following import name_taken_off  # noqa: PLC0415  needs loaded models
        from plans.road import PART  # noqa: PLC0415  needs loaded models
        from plans.telling import chapters_of, in_the_way  # noqa: PLC0415  needs loaded models
        from register.signals import taken_off  # noqa: PLC0415  needs loaded models
        from work import handover, mine, owning  # noqa: PLC0415  needs loaded models

        told = "Record the core group, or who was told of the change: that meets it."
        where = Deed(told, "Core group", "plans:case_core_group")
        met_by.register(where, *CORE_GROUP_CLOCKS, "PLAN_CHANGE_NOTIFY")
        parts.register(PART)
        closing.register(in_the_way)
        handover.register(duties.held)
        owning.register(duties.open_work)
        mine.register(duties.waiting)
        story.register(chapters_of)
        taken_off.connect(name_taken_off)
