"""Registrations of this room."""

from django.apps import AppConfig


class PracticeReviewConfig(AppConfig):
    """The practice review room."""

    name = "practice_review"

    def ready(self) -> None:
        """Hear what changes among staff."""
        from agencies import signals  # noqa: PLC0415  needs loaded models
        from practice_review.rerouting import staff_changed  # noqa: PLC0415  needs loaded models

        signals.staff_changed.connect(staff_changed)
