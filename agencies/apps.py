"""Registrations of this room."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """The agencies room."""

    name = "agencies"

    def ready(self) -> None:
        """Write sign-ins down."""
        from agencies import sign_in_log  # noqa: F401, PLC0415  connects itself once models are loaded
