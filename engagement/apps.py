"""Registrations of this room."""

from django.apps import AppConfig


class EngagementConfig(AppConfig):
    """The engagement room."""

    name = "engagement"

    def ready(self) -> None:
        """Add invitations and comments to what waits for somebody."""
        from engagement import duties  # noqa: PLC0415  needs loaded models
        from work import mine  # noqa: PLC0415  needs loaded models

        mine.register(duties.waiting)
