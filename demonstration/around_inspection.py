"""Live the work around the inspection: files read in a round, a return, positions, and what inspectors asked for."""

from __future__ import annotations

import datetime as dt

from access.refusals import NotNow
from common import clock
from demonstration.diary import Diary, Life
from demonstration.people import Cast
from improvement.models import Inspection
from inspection import actions
from inspection.models import Answer, FileReadingRound, SampledFile
from reference.models import Indicator
from reference.querysets import codes

DAYS = dt.timedelta(days=1)
MANY = 6
# Who reads, in turn, unless she works with the child.
READERS = ("fiona", "jenna", "callum", "greta", "ewan", "thora", "rhona")
# What the readers see in the files, question by question; the rest is good.
SEEN = {
    "chronology": ((5, 4, 6), "Sources stand beside every entry."),
    "history": ((3, 4, 2), "What happened before is listed, not weighed."),
    "plan": ((3, 3, 4), "Actions have a name; some have no date."),
    "core_group": ((2, 3, 4), "A group met late."),
    "reviews": ((5, 3, 4), "One was moved."),
    "challenge": ((None, 4, None), "Nothing was disagreed about."),
}
STRENGTHS = (
    "Children were seen soon, and what they said stands in their own words. Agencies told each other what they knew."
)
GAPS = "Plans drift between meetings. What happened before is listed, and seldom weighed."
POSITIONS = {
    "1.3": ("Worries reach the receiving team at once, and are answered within a day.", "Counted from the queue."),
    "1.4": ("Children are seen soon; plans between meetings drift.", "Files read in the autumn round."),
    "2.1": ("Staff know whom to tell.", "Asked at the engagement event."),
}
REQUESTS = (
    ("The minutes of the last three meetings of the committee.", 12, 9, "Sent on a protected stick."),
    ("Numbers of staff trained, agency by agency.", 6, 3, ""),
    ("Who may speak for each agency on the first day.", 2, -4, ""),
)


def plan(cast: Cast, diary: Diary) -> None:
    """Enter the work around the inspection in the diary."""
    diary.begin(read_files(cast, diary.now))
    diary.begin(speak_with_inspectors(cast, diary.now))


def read_files(cast: Cast, now: dt.datetime) -> Life:
    """Plan a round, draw, name readers, read, moderate, sum up; a second round is planned."""
    by = cast["rhona"]
    yield now - 44 * DAYS
    round_ = _planned(cast, "Files of the half year")
    actions.draw_sample(round_, by=by, many=MANY)
    yield now - 43 * DAYS
    for place, file in enumerate(SampledFile.objects.filter(round=round_)):
        _name_reader(cast, file, place)
    actions.begin_reading(round_, by=by)
    yield now - 35 * DAYS
    for file in SampledFile.objects.filter(round=round_):
        good = 4 + file.number % 2
        seen = {}
        for code, _ in codes("file_question"):
            levels, words = SEEN.get(code, ((good,), "As it should be."))
            seen[code] = levels[file.number % len(levels)], words
        actions.write_answers(file, by=file.reader, answers=seen, overall=good)
        actions.finish_file(file, by=file.reader)
    yield now - 33 * DAYS
    actions.begin_moderating(FileReadingRound.objects.get(pk=round_.pk), by=by)
    for answer in Answer.objects.filter(file__round=round_, question="history", level=2):
        why = "Weighed in the assessment, if not in the chronology."
        actions.moderate_answer(answer, by=by, level=3, why=why)
    yield now - 30 * DAYS
    actions.sum_up(FileReadingRound.objects.get(pk=round_.pk), by=by, strengths=STRENGTHS, gaps=GAPS)
    yield now - 3 * DAYS
    actions.draw_sample(_planned(cast, "Files of the next half year"), by=by, many=MANY)


def _planned(cast: Cast, title: str) -> FileReadingRound:
    today = clock.today()
    return actions.open_round(
        by=cast["rhona"],
        title=title,
        partnership=cast.partnerships["dundee"],
        inspection=Inspection.objects.earliest("recorded_at"),
        rule=FileReadingRound.Rule.OPEN,
        period_from=today - 182 * DAYS,
        period_to=today,
        reads_until=today + 14 * DAYS,
    )


def _name_reader(cast: Cast, file: SampledFile, place: int) -> None:
    """Name the next reader in turn who does not work with the child."""
    for key in READERS[place % len(READERS) :] + READERS[: place % len(READERS)]:
        try:
            actions.name_reader(file, by=cast["rhona"], reader=cast[key])
        except NotNow:
            continue
        return


def speak_with_inspectors(cast: Cast, now: dt.datetime) -> Life:
    """Make the return, say where we stand, and answer what inspectors ask for."""
    by, inspection = cast["rhona"], Inspection.objects
    yield now - 13 * DAYS
    today = clock.today()
    period = {"period_from": today - 365 * DAYS, "period_to": today}
    actions.make_return(inspection.earliest("recorded_at"), by=by, **period)
    for code, (words, know) in POSITIONS.items():
        one = inspection.earliest("recorded_at")
        indicator = Indicator.objects.get(framework=one.framework, code=code, superseded_at=None)
        told = {"words": words, "how_we_know": know, "what_next": "Look again with the autumn files."}
        made = actions.write_position(one, by=by, indicator=indicator, **told)
        if code != "2.1":
            actions.agree_position(made, by=by, on=today, where="Meeting of the committee, item 4")
    for what, asked, due, answer in REQUESTS:
        yield now - asked * DAYS
        days = {"asked_on": clock.today(), "due_on": now.date() - due * DAYS}
        one = inspection.earliest("recorded_at")
        request = actions.enter_request(one, by=by, what=what, asked_by="Lead inspector", owner=cast["rhona"], **days)
        if answer:
            actions.answer_request(request, by=by, on=clock.today(), answer=answer, kept_at="Committee office")
