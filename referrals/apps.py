"""Registrations of this room."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """The referrals room."""

    name = "referrals"

    def ready(self) -> None:
        """Tell the room of people what this one knows."""
        from people import known  # noqa: PLC0415  needs loaded models
        from referrals.known import concerns_about, who_knows  # noqa: PLC0415  needs loaded models

        known.register(who_knows)
        known.register_section(concerns_about)
