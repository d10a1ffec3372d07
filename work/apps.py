"""Registrations of this room."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """The work room."""

    name = "work"

    def ready(self) -> None:
        """Add tasks to what waits for people, to what they hold, and to the nightly proof."""
        from work import duties, handover, mine, owning  # noqa: PLC0415  needs loaded models

        mine.register(duties.waiting)
        handover.register(duties.held)
        owning.register(duties.open_work)
