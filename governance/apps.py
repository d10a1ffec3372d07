"""Registrations of this room."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """The governance room."""

    name = "governance"

    def ready(self) -> None:
        """Add what follows from decisions to what waits for somebody."""
        from governance import duties  # noqa: PLC0415  needs loaded models
        from work import handover, mine  # noqa: PLC0415  needs loaded models

        handover.register(duties.held)
        mine.register(duties.waiting)
