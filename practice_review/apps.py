"""Registrations of this room."""

from django.apps import AppConfig


class PracticeReviewConfig(AppConfig):
    """The practice review room."""

    name = "practice_review"
