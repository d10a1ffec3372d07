"""Registrations of this room."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """The work room."""

    name = "work"
