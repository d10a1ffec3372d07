"""Registrations of this room."""

from django.apps import AppConfig
from django.conf import settings


class DemonstrationConfig(AppConfig):
    """The demonstration room."""

    name = "demonstration"

    def ready(self) -> None:
        """Offer the demonstration's people on the sign-in page, under the demonstration's settings alone."""
        if settings.DEMONSTRATION:
            from agencies import demonstration_sign_in  # noqa: PLC0415  needs loaded models
            from demonstration.people import PASSWORD, SIGN_INS  # noqa: PLC0415  it needs the apps loaded

            demonstration_sign_in.offer(SIGN_INS, password=PASSWORD)
