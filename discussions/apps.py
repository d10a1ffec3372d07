"""Registrations of this room."""

from django.apps import AppConfig


class DiscussionsConfig(AppConfig):
    """The discussions room."""

    name = "discussions"

    def ready(self) -> None:
        """Let screenings ask for discussions; stand on the road of a case; say what waits and what is in the way."""
        from cases import closing, met_by, parts, signals, story  # noqa: PLC0415  needs loaded models
        from cases.met_by import Deed  # noqa: PLC0415  needs loaded models
        from discussions import duties, telling  # noqa: PLC0415  needs loaded models
        from discussions.actions.holding import FULL_DUE  # noqa: PLC0415  needs loaded models
        from discussions.decided import decision_joined  # noqa: PLC0415  needs loaded models
        from discussions.road import PART  # noqa: PLC0415  needs loaded models
        from discussions.sight import case_settled  # noqa: PLC0415  needs loaded models
        from work import mine, owning  # noqa: PLC0415  needs loaded models

        signals.decision_joined.connect(decision_joined)
        signals.sight_settled.connect(case_settled)
        told = "Hold the discussion in full: that meets it."
        met_by.register(Deed(told, PART.label, PART.url_name), FULL_DUE)
        parts.register(PART)
        story.register(telling.chapters_of)
        closing.register(telling.in_the_way)
        mine.register(duties.waiting)
        owning.register(duties.open_work)
