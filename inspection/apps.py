"""Registrations of this room."""

from django.apps import AppConfig


class InspectionConfig(AppConfig):
    """The inspection room."""

    name = "inspection"
