"""The stage's work around an inspection: a request, a position, a return, and a round with a file to read."""

from __future__ import annotations

import uuid
from typing import Any

from cases.models import Case
from common import clock
from improvement.models import Inspection
from inspection import actions
from inspection.models import Answer, SampledFile
from reference.models import Indicator
from tests.house.stage_cases import a_case


def around_an_inspection(by: Any, sets: dict[str, uuid.UUID]) -> dict[str, uuid.UUID]:
    """Make one of each; the file's reader is the nursery worker, of a case that is nobody else's here."""
    office, today = by.lead_officer, clock.today()
    inspection = Inspection.objects.get(pk=sets["inspection"])
    day = {"asked_on": today, "due_on": today}
    request = actions.enter_request(inspection, by=office, what="The minutes.", owner=by.edu_manager, **day)
    said = {"words": "Sound.", "how_we_know": "Counted.", "what_next": "Go on."}
    indicator = Indicator.objects.get(pk=sets["indicator"])
    position = actions.write_position(inspection, by=office, indicator=indicator, **said)
    period = {"period_from": today, "period_to": today}
    made = actions.make_return(inspection, by=office, **period)
    case = Case.objects.get(pk=a_case(by, "reading")["case"])
    planned = {"title": "Files of today", "rule": "open", "reads_until": today, **period}
    empty = actions.open_round(by=office, partnership=inspection.partnership, **planned)
    drawn = actions.open_round(by=office, partnership=inspection.partnership, inspection=inspection, **planned)
    actions.draw_sample(drawn, by=office, many=Case.objects.count())
    file = SampledFile.objects.get(round=drawn, case=case)
    actions.name_reader(file, by=office, reader=by.nursery_worker)
    answer = Answer.objects.create(file=file, question="seen", level=4)
    return {
        "request": request.pk,
        "position": position.pk,
        "return": made.pk,
        "round": drawn.pk,
        "empty_round": empty.pk,
        "file": file.pk,
        "answer": answer.pk,
    }
