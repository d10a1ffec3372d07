"""Verbs of a file-reading round: draw fairly, name readers, read, moderate, sum up."""

from __future__ import annotations

import datetime as dt
import random
import secrets
from collections.abc import Mapping
from dataclasses import asdict

from access.actions import action
from access.grants import is_excluded
from access.roles import Permission
from agencies.models import Partnership, StaffMember
from cases.actions.chronology import refuse
from cases.actions.letting import let_in, let_out
from cases.models import Case, Involvement
from common import clock
from common.models import next_reference
from improvement.models import Inspection
from inspection import policies
from inspection.figures import found
from inspection.models import Answer, FileReadingRound, SampledFile
from inspection.sample import eligible_cases
from inspection.workflow import ROUND
from people.models import Person
from reference.querysets import codes
from register.counts import band
from work.actions import notify

KEEP, READ = Permission.KEEP_INSPECTIONS, Permission.READ_FILES


@action(KEEP)
def open_round(
    *,
    by: StaffMember,
    title: str,
    partnership: Partnership,
    rule: str,
    period_from: dt.date,
    period_to: dt.date,
    reads_until: dt.date,
    inspection: Inspection | None = None,
) -> FileReadingRound:
    """Plan a round: of which children files are drawn, of which period, and until when they are read."""
    refuse("The period cannot end before it begins." if period_to < period_from else None)
    return FileReadingRound.objects.create(
        reference=next_reference("FR"),
        title=title,
        partnership=partnership,
        rule=rule,
        period_from=period_from,
        period_to=period_to,
        reads_until=reads_until,
        inspection=inspection,
    )


@action(KEEP)
def draw_sample(round_: FileReadingRound, *, by: StaffMember, many: int) -> FileReadingRound:
    """Draw files at random, once; the number the draw began from is kept, so that it can be drawn again and compared.

    Who draws is shown a number and a band of age, never which child. NotNow twice, or for more files than there are.
    """
    eligible = eligible_cases(round_.rule, round_.period_from, round_.period_to)
    refuse(policies.why_not_draw(drawn=round_.files.count(), many=many, eligible=len(eligible)))
    round_.seed, round_.eligible = secrets.token_hex(8), len(eligible)
    round_.save(update_fields=["seed", "eligible"])
    chosen = random.Random(round_.seed).sample(eligible, many)  # noqa: S311  fair and repeatable, not secret
    children = Person.objects.in_bulk(case.child_id for case in chosen)
    for number, case in enumerate(chosen, start=1):
        told = band(children[case.child_id], round_.period_to)
        SampledFile.objects.create(round=round_, number=number, case=case, age_band=told)
    return round_


@action(KEEP)
def name_reader(file: SampledFile, *, by: StaffMember, reader: StaffMember) -> SampledFile:
    """Name who reads a file: she reads the case, and no more, until the round is summed up, and the case says so.

    NotNow for a file that is read, and for somebody who works on the case or is kept away from it.
    """
    case = file.case
    knows = reader != file.reader and Case.objects.visible_to(reader).filter(pk=case.pk).exists()
    refuse(
        policies.why_not_change_readers(file.round.status),
        policies.why_not_reader(read=bool(file.read_at), knows=knows, kept_away=is_excluded(case.pk, reader)),
    )
    if reader == file.reader:
        return file
    _let_go(file, by=by, why="Another reader was named")
    file.reader = reader
    file.save(update_fields=["reader"])
    let_in(case, by=by, to=reader, reason=_reason(file), reads_only=True)
    notify(reader, text=f"You read file {file.number} of {file.round}", about=file, url=file.get_absolute_url())
    return file


def _reason(file: SampledFile) -> str:
    return f"Reads the file for {file.round.reference}, file {file.number}"


def _let_go(file: SampledFile, *, by: StaffMember, why: str) -> None:
    """End the reader's sight of the case."""
    for one in Involvement.objects.filter(case=file.case, staff=file.reader, reason=_reason(file)).live():
        let_out(one, by=by, why=why)


@action(KEEP, move=(ROUND, "begin_reading"))
def begin_reading(round_: FileReadingRound, *, by: StaffMember) -> FileReadingRound:
    """Begin. NotNow before the sample is drawn, or while a file has no reader."""
    files = round_.files
    refuse(policies.why_not_begin_reading(files=files.count(), without_reader=files.filter(reader=None).count()))
    return round_


@action(READ)
def write_answers(
    file: SampledFile, *, by: StaffMember, answers: Mapping[str, tuple[int | None, str]], overall: int | None = None
) -> SampledFile:
    """Save what was found so far: to each question a level, or in words why there is none; nothing typed is lost."""
    refuse(policies.why_not_read(file.round.status, finished=bool(file.read_at)))
    for question, (level, words) in answers.items():
        if level or words.strip():
            Answer.objects.update_or_create(file=file, question=question, defaults={"level": level, "words": words})
        else:
            Answer.objects.filter(file=file, question=question).delete()
    file.overall = overall
    file.save(update_fields=["overall"])
    return file


@action(READ)
def finish_file(file: SampledFile, *, by: StaffMember) -> SampledFile:
    """Say that the file is read. NotNow while a question or the overall level is open."""
    answered = set(file.answers.values_list("question", flat=True))
    unanswered = [label for code, label in codes("file_question") if code not in answered]
    refuse(
        policies.why_not_read(file.round.status, finished=bool(file.read_at)),
        policies.why_not_finish(unanswered, file.overall),
    )
    file.read_at = clock.now()
    file.save(update_fields=["read_at"])
    return file


@action(KEEP, move=(ROUND, "begin_moderating"))
def begin_moderating(round_: FileReadingRound, *, by: StaffMember) -> FileReadingRound:
    """Go on to moderation. NotNow while a file is unread."""
    refuse(policies.why_not_begin_moderating(round_.files.filter(read_at=None).count()))
    return round_


@action(KEEP, move=(ROUND, "read_more"))
def read_more(round_: FileReadingRound, *, by: StaffMember, why: str) -> FileReadingRound:
    """Go back to reading: every file may be read on, what was written stays."""
    round_.files.update(read_at=None)
    return round_


@action(KEEP)
def moderate_answer(answer: Answer, *, by: StaffMember, level: int, why: str) -> Answer:
    """Settle the level of an answer beside the reader's, with the reason. NotNow for one's own reading."""
    file = answer.file
    refuse(policies.why_not_moderate(file.round.status, level=answer.level, reader=file.reader, by=by))
    answer.moderated_level, answer.moderated_by, answer.moderated_why = level, by, why
    answer.save(update_fields=["moderated_level", "moderated_by", "moderated_why"])
    return answer


@action(KEEP, move=(ROUND, "sum_up"))
def sum_up(round_: FileReadingRound, *, by: StaffMember, strengths: str, gaps: str) -> FileReadingRound:
    """Write what was found across the files, for everybody to read; the readers' sight of the cases ends."""
    round_.strengths, round_.gaps = strengths, gaps
    rows = found(dict(codes("file_question")), Answer.objects.filter(file__round=round_))
    round_.found = [asdict(row) for row in rows]
    for file in round_.files.select_related("case", "round", "reader"):
        _let_go(file, by=by, why=f"{round_.reference} is summed up")
    return round_
