"""Registrations of this room."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    """The learning room."""

    name = "learning"

    def ready(self) -> None:
        """Let the words of lessons, briefings and newsletters be checked for names before they are published."""
        from learning.models import Briefing, Lesson, Newsletter  # noqa: PLC0415  needs loaded models
        from practice_review import pseudonyms  # noqa: PLC0415  needs loaded models

        pseudonyms.register(Lesson, ("title", "words"))
        pseudonyms.register(Briefing, ("title", *Briefing.HEADINGS))
        pseudonyms.register(Newsletter, ("opening", "told"))
