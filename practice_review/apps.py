"""Registrations of this room."""

from django.apps import AppConfig


class PracticeReviewConfig(AppConfig):
    """The practice review room."""

    name = "practice_review"

    def ready(self) -> None:
        """Hear what changes among staff; say what a leaver hands over."""
        from agencies import signals  # noqa: PLC0415  needs loaded models
        from practice_review import duties  # noqa: PLC0415  needs loaded models
        from practice_review.rerouting import staff_changed  # noqa: PLC0415  needs loaded models
        from work import handover  # noqa: PLC0415  needs loaded models

        handover.register(duties.held)
        signals.staff_changed.connect(staff_changed)
