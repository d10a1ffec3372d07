"""What is known of the people on the stage: numbers, facts, homes, who lives with whom, who is what to whom."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.db import transaction

from cases.actions.rescreen import ask_for_rescreen
from cases.models import Case
from common import clock
from people import actions
from people.models import AddressEpisode


def details(by: Any, case_id: uuid.UUID) -> dict[str, uuid.UUID]:
    """Write down something of everything about the mother in a case: she is met nowhere else."""
    case, worker = Case.objects.get(pk=case_id), by.duty_worker
    child = case.child
    member = case.family.select_related("person", "tie").get()
    mother = member.person
    told = {"line": "12 Seagate", "kind": AddressEpisode.Kind.PROTECTED, "why": "for the test", "told_in": case.pk}
    home = actions.live_together(mother, by=worker, other=child)
    with transaction.atomic():
        prompt = ask_for_rescreen(case, by=worker, why="moved")
    twice = actions.add_person_met_at_work(
        by=worker, through=case, kind="adult", forename="Twice", surname="Told", reason="for the test"
    )
    merged = actions.merge(mother, by=worker, merged=twice, why="for the test")
    review_on = clock.today() + dt.timedelta(days=90)
    warned = {"kind": "dog", "words": "for the test", "to_do": "for the test", "review_on": review_on}
    return {
        "merge": merged.pk,
        "warning": actions.raise_warning(mother, by=worker, **warned).pk,
        "alias": actions.add_alias(mother, by=worker, forename="Called").pk,
        "relative": mother.pk,
        "other": child.pk,
        "identifier": actions.record_identifier(mother, by=worker, scheme="scn", value="123456789").pk,
        "fact": actions.record_fact(mother, by=worker, kind="language", words="Scots").pk,
        "address": actions.record_address(mother, by=worker, line="3 Mill Lane", kind="temporary").pk,
        "protected_address": actions.record_address(mother, by=worker, **told).pk,
        "household": home.pk,
        "relationship": member.tie_id,
        "prompt": prompt.pk,
    }
