"""Registrations of this room."""

from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    """The improvement room."""

    name = "improvement"
