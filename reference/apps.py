"""Registrations of this room."""

from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    """The reference room."""

    name = "reference"
