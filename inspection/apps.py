"""Registrations of this room."""

from django.apps import AppConfig


class InspectionConfig(AppConfig):
    """The inspection room."""

    name = "inspection"

    def ready(self) -> None:
        """Say what a leaver hands over."""
        from inspection import duties  # noqa: PLC0415  needs loaded models
        from work import handover  # noqa: PLC0415  needs loaded models

        handover.register(duties.held)
