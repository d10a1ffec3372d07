"""What these tests share: an inspection, a round, and files in it."""

import datetime as dt

import pytest

from agencies.models import Partnership
from common import clock
from improvement import actions as improvement
from inspection import actions
from inspection.models import SampledFile
from reference.models import Framework
from reference.querysets import codes
from tests.cases.conftest import case, open_by, signed_in  # noqa: F401  fixtures
from tests.cast import child

YEAR = dt.timedelta(days=365)


def planned(cast, **changes):
    """Plan a round over the last year."""
    today = clock.today()
    told = {
        "title": "Files of the year",
        "partnership": Partnership.objects.get(agencies=cast.agencies["CYPPC"]),
        "rule": "open",
        "period_from": today - YEAR,
        "period_to": today,
        "reads_until": today,
    }
    return actions.open_round(by=cast.lead_officer, **{**told, **changes})


def some_cases(cast, many=3):
    """Open cases about different children."""
    return [open_by(cast, children=[child(forename=f"Ann{n}", surname=f"Other{n}")]) for n in range(many)]


def read(file, level=4, **levels):
    """Answer every question of a file as its reader, and finish it."""
    answers = {code: (levels.get(code, level), "Seen.") for code, _ in codes("file_question")}
    file = actions.write_answers(SampledFile.objects.get(pk=file.pk), by=file.reader, answers=answers, overall=level)
    return actions.finish_file(file, by=file.reader)


@pytest.fixture
def inspection(cast):
    """An inspection by today's framework."""
    framework = Framework.objects.get(key="CI_2019")
    partnership = Partnership.objects.get(agencies=cast.agencies["CYPPC"])
    return improvement.open_inspection(
        by=cast.lead_officer, title="The next one", framework=framework, partnership=partnership
    )


@pytest.fixture
def drawn(cast):
    """A round with three files, each with a reader who works with none of the children."""
    some_cases(cast)
    made = actions.draw_sample(planned(cast), by=cast.lead_officer, many=3)
    for file in made.files.all():
        actions.name_reader(file, by=cast.lead_officer, reader=cast.health_visitor)
    return made
