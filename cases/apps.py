"""Registrations of this room."""

from dataclasses import replace

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The cases room."""

    name = "cases"

    def ready(self) -> None:
        """Let decisions open cases, tell the room of people what this one knows, and hear what changes among staff."""
        from agencies import signals  # noqa: PLC0415  needs loaded models
        from cases import chapters, circumstances, death, duties, legal, met_by, minimum, parts, safety, story  # noqa: PLC0415  needs loaded models
        from cases.actions.birth import NEXT  # noqa: PLC0415  needs loaded models
        from cases.actions.opening import OPENING, needs_open_case, open_case, settled  # noqa: PLC0415  needs loaded models
        from cases.actions.rescreen import CLOCK  # noqa: PLC0415  needs loaded models
        from cases.known import (  # noqa: PLC0415  needs loaded models
            address_told_in,
            addresses_led_by,
            cases_about,
            how_it_stands,
            untold,
            who_knows,
        )
        from cases.leaving import staff_changed  # noqa: PLC0415  needs loaded models
        from cases.met_by import Deed  # noqa: PLC0415  needs loaded models
        from cases.onward import onward_to_cases  # noqa: PLC0415  needs loaded models
        from cases.road import FAMILY, TASKS  # noqa: PLC0415  needs loaded models
        from people import known, merging, protected  # noqa: PLC0415  needs loaded models
        from people import minimum as of_register  # noqa: PLC0415  needs loaded models
        from people import signals as of_people  # noqa: PLC0415  needs loaded models
        from referrals import onward, outcomes, standing  # noqa: PLC0415  needs loaded models
        from referrals import signals as signals_of_referrals  # noqa: PLC0415  needs loaded models
        from work import handover, mine, owning  # noqa: PLC0415  needs loaded models

        signals_of_referrals.settled.connect(settled)
        outcomes.register(replace(outcomes.get("lead_professional"), carry_out=needs_open_case))
        standing.register(how_it_stands)
        naming = "Name the lead professional"
        met_by.register(Deed(f"{naming}: that meets it.", naming, "cases:case_lead"), "CASE_LEAD_NAMED")
        reading = "Review the chronology and write down what it tells: that meets it."
        met_by.register(Deed(reading, "Review the chronology", "cases:review_add"), "CHRONOLOGY_REVIEW")
        met_by.register(Deed("Answer the re-screen, in words: that meets it.", FAMILY.label, FAMILY.url_name), CLOCK)
        deciding = "Record what comes next after the birth: that meets it."
        met_by.register(Deed(deciding, "What comes next after the birth", "cases:birth_decide"), NEXT)
        met_by.register(Deed(legal.MET_BY, "Legal measures", "cases:case_legal"), *legal.MET_HERE)
        for code in OPENING:
            outcomes.register(replace(outcomes.get(code), carry_out=open_case))
        merging.register(
            "one_open_case_a_child",
            "Both have an open case. Close one of them, saying that it is the same child, then merge.",
        )
        known.register(who_knows)
        known.register_silence(untold)
        known.register_section(cases_about)
        signals.staff_changed.connect(staff_changed)
        parts.register(TASKS)
        parts.register(FAMILY)
        of_register.register(4, minimum.legal_status)
        of_register.register(12, minimum.lead_professional)
        mine.register(duties.waiting)
        handover.register(duties.held)
        owning.register(duties.open_work)
        onward.register(onward_to_cases)
        protected.register(addresses_led_by, address_told_in)
        of_people.circumstances_changed.connect(circumstances.circumstances_changed)
        of_people.born.connect(circumstances.born)
        of_people.died.connect(death.died)
        of_people.identity_changed.connect(circumstances.identity_changed)
        for part in (chapters.STORY, chapters.CHRONOLOGY, chapters.LEGAL, safety.PART):
            parts.register(part)
        story.register(chapters.told_by_cases)
        story.register(safety.told_of_safety)
