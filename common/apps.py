"""Registrations of this room."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    """The common room."""

    name = "common"
