"""Why not: sentences about a review's report and the round in which its facts are checked. Pure: no writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from practice_review.models import AccuracyAnswer, AccuracyCheck, ReportSection, Review, ReviewReport
from practice_review.workflow import ReportStatus


def why_not_begin(*, begun: bool) -> str | None:
    """Say why no report can be begun."""
    return "The report is begun already." if begun else None


def why_not_write_section(section: ReportSection, text: str) -> str | None:
    """Say why a section cannot be written so."""
    return section.why_settled or (None if text.strip() else f"Write “{section.get_part_display()}”.")


def why_not_send(sections: Iterable[ReportSection], *, checkers: int) -> str | None:
    """Say why a draft cannot be sent to have its facts checked."""
    if empty := [f"“{one.get_part_display()}”" for one in sections if not one.text.strip()]:
        return f"Still to write: {', '.join(empty)}."
    return None if checkers else "Nobody would check it: no agency signed a return. Name a practitioner who was there."


def why_not_answer(check: AccuracyCheck, said: Mapping[Any, str], sections: int) -> str | None:
    """Say why a draft cannot be answered; ``said`` holds a comment, or nothing where it is right, by answer."""
    if check.report.status != ReportStatus.CHECKED or check.went_on_without or check.round != check.report.round:
        return "The round is closed, so nothing more can be said. Ring who leads the review if something is wrong."
    if check.answered_at:
        return f"{check.answered_by} answered already."
    return None if len(said) == sections else "Say of each section whether it is right."


def why_not_settle_comment(answer: AccuracyAnswer, *, accepted: bool, why: str) -> str | None:
    """Say why what came of a comment cannot be written down so."""
    if answer.said != AccuracyAnswer.Said.COMMENT:
        return "Nothing was said that needs an answer."
    if answer.outcome or answer.report.status != ReportStatus.CHECKED:
        return "This comment is answered already."
    if not accepted:
        return None if why.strip() else "Say why it is not accepted: who commented reads it."
    return "Change the section first: it still reads as it was sent." if answer.section.text == answer.sent else None


def why_not_finish(*, unsettled: int, silent: Iterable[AccuracyCheck], why: str) -> str | None:
    """Say why a report is not final yet; ``silent`` are those who have not answered."""
    if unsettled:
        many = "One comment has" if unsettled == 1 else f"{unsettled} comments have"
        return f"{many} no answer yet. Answer each first."
    waiting = ", ".join(one.whom for one in silent)
    if waiting and not why.strip():
        return f"No answer yet from {waiting}. Remind them, or say why the round closes without them."
    return None


def why_not_remind_checker(check: AccuracyCheck, today: dt.date, last: dt.date | None) -> str | None:
    """Say why somebody is not reminded of a draft; ``last`` is the day on which they were last."""
    if check.answered_at or check.went_on_without:
        return f"{check.whom} need not be reminded: the answer is in, or the round is closed."
    return "They were reminded today already." if last == today else None


def why_not_agree_without(review: Review | None, report: ReviewReport | None) -> str | None:
    """Say why learning is not agreed yet: a review that was set up has a report, and a report begun is final."""
    if report is None:
        is_set_up = review is not None and review.set_up_at
        return "The review was set up and has no report yet. Write it first." if is_set_up else None
    if report.status == ReportStatus.FINAL:
        return None
    return f"The report is not final: it is {report.get_status_display().lower()}."
