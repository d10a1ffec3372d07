"""How the life of a file-reading round begins, and what each of its verbs asks."""

from __future__ import annotations

from inspection import actions
from inspection.models import FileReadingRound
from tests.cases.conftest import open_by
from tests.inspection.conftest import planned

ASKS = {"file-reading round": {"sum_up": {"strengths": "Seen soon.", "gaps": "Plans drift."}}}


def file_reading_round(stage):
    office = stage.who("office")
    open_by(stage.cast)
    made = actions.draw_sample(planned(stage.cast), by=office, many=1)
    file = made.files.get()
    reader = stage.people["health_visitor"]
    actions.name_reader(file, by=office, reader=reader)
    made.files.update(read_at=made.recorded_at, overall=4)
    return FileReadingRound.objects.get(pk=made.pk), office


BEGIN = {"file-reading round": file_reading_round}
