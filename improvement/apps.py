"""Registrations of this room."""

from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    """The improvement room."""

    name = "improvement"

    def ready(self) -> None:
        """Say on practice review's pages where learning led."""
        from improvement import duties  # noqa: PLC0415  needs loaded models
        from improvement.onward import from_learning  # noqa: PLC0415  needs loaded models
        from practice_review import onward  # noqa: PLC0415  needs loaded models
        from work import handover, mine  # noqa: PLC0415  needs loaded models

        onward.register(from_learning)
        handover.register(duties.held)
        mine.register(duties.waiting)
