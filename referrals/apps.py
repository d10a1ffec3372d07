"""Registrations of this room."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """The referrals room."""

    name = "referrals"

    def ready(self) -> None:
        """Tell the room of people what this one knows, and hear what changes among staff."""
        from agencies import signals  # noqa: PLC0415  needs loaded models
        from people import known  # noqa: PLC0415  needs loaded models
        from referrals import duties, leaving  # noqa: PLC0415  needs loaded models
        from referrals.known import concerns_about, untold, who_knows  # noqa: PLC0415  needs loaded models
        from referrals.rerouting import staff_changed  # noqa: PLC0415  needs loaded models
        from work import handover, mine, owning  # noqa: PLC0415  needs loaded models

        mine.register(duties.waiting)
        handover.register(duties.held)
        owning.register(duties.open_work)
        known.register(who_knows)
        known.register_silence(untold)
        known.register_section(concerns_about)
        signals.staff_changed.connect(staff_changed)
        signals.staff_changed.connect(leaving.staff_changed)
