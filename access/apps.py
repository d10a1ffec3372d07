"""Registrations of this room."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The access room."""

    name = "access"
