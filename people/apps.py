"""Registrations of this room."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The people room."""

    name = "people"

    def ready(self) -> None:
        """Put what this room keeps into the minimum information of the register."""
        from people import background, minimum  # noqa: PLC0415  needs loaded models

        minimum.register(1, background.the_child)
        minimum.register(2, background.background)
        minimum.register(5, background.adults)
        minimum.register(6, background.children)
        minimum.register(7, background.doctor)
        minimum.register(11, background.needs)
