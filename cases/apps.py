"""Registrations of this room."""

from dataclasses import replace

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The cases room."""

    name = "cases"

    def ready(self) -> None:
        """Let decisions open cases, tell the room of people what this one knows, and hear what changes among staff."""
        from agencies import signals  # noqa: PLC0415  needs loaded models
        from cases.actions.opening import OPENING, open_case  # noqa: PLC0415  needs loaded models
        from cases.known import cases_about, untold, who_knows  # noqa: PLC0415  needs loaded models
        from cases.leaving import staff_changed  # noqa: PLC0415  needs loaded models
        from cases.onward import onward_to_cases  # noqa: PLC0415  needs loaded models
        from people import known  # noqa: PLC0415  needs loaded models
        from referrals import onward, outcomes  # noqa: PLC0415  needs loaded models

        for code in OPENING:
            outcomes.register(replace(outcomes.get(code), carry_out=open_case))
        known.register(who_knows)
        known.register_silence(untold)
        known.register_section(cases_about)
        signals.staff_changed.connect(staff_changed)
        onward.register(onward_to_cases)
