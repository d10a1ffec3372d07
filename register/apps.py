"""Registrations of this room."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The register room."""

    name = "register"

    def ready(self) -> None:
        """Stand on the road of a case, tell its story; hear who keeps the register and who is kept away."""
        from agencies import signals  # noqa: PLC0415  needs loaded models
        from cases import closing, met_by, parts, story  # noqa: PLC0415  needs loaded models
        from cases.met_by import Deed  # noqa: PLC0415  needs loaded models
        from cases.signals import sight_settled  # noqa: PLC0415  needs loaded models
        from discussions import instead  # noqa: PLC0415  needs loaded models
        from people import minimum  # noqa: PLC0415  needs loaded models
        from people.signals import died  # noqa: PLC0415  needs loaded models
        from referrals import standing  # noqa: PLC0415  needs loaded models
        from register.actions.sooner import review_instead  # noqa: PLC0415  needs loaded models
        from register.actions.transfers import CLOCK  # noqa: PLC0415  needs loaded models
        from register.duties import open_work  # noqa: PLC0415  needs loaded models
        from register.minimum import ITEMS  # noqa: PLC0415  needs loaded models
        from register.road import PART  # noqa: PLC0415  needs loaded models
        from register.sight import case_settled, staff_changed  # noqa: PLC0415  needs loaded models
        from register.standing import on_the_register  # noqa: PLC0415  needs loaded models
        from register.telling import chapters_of, child_died, in_the_way, keepers_work  # noqa: PLC0415  needs loaded models
        from work import mine, owning  # noqa: PLC0415  needs loaded models

        told = "Record what the transfer meeting decided: that meets it."
        met_by.register(Deed(told, PART.label, PART.url_name), CLOCK)
        parts.register(PART)
        standing.register(on_the_register)
        closing.register(in_the_way)
        instead.register(review_instead)
        story.register(chapters_of)
        mine.register(keepers_work)
        owning.register(open_work)
        signals.staff_changed.connect(staff_changed)
        sight_settled.connect(case_settled)
        died.connect(child_died)
        for number, provider in ITEMS.items():
            minimum.register(number, provider)
