"""What goes into the HMIE readiness PDF: gathered once, kept with the job, and rendered from that alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from common import charts, clock
from common.templatetags.rowan import day
from improvement.models import Inspection, InspectionMilestone, PreparationEntry
from improvement.readiness import Gap, Standing, age, countdown, is_old, next_milestone
from improvement.standing import scale, standings
from reference.models import ScaleWord
from reports import policies
from reports.cover import cover, vision
from reports.models import ReportJob

GOOD = 4
# What a sheet shows at most; it says how many there are beyond.
MOST_EVIDENCE, MOST_ENTRIES = 8, 15


@dataclass(frozen=True)
class Look:
    """An inspection as one person sees it on one day."""

    inspection: Inspection
    today: dt.date
    milestones: list[InspectionMilestone]
    standings: list[Standing]
    words: dict[int, str]
    entries: list[PreparationEntry]

    def with_gap(self, *gaps: Gap) -> list[Standing]:
        """Return the indicators an inspector will ask about because of any of these gaps."""
        return [one for one in self.standings if any(asked.gap in gaps for asked in one.questions)]

    @property
    def figures(self) -> dict[str, int]:
        """Return the report's figures as plain numbers."""
        return {
            "indicators": len(self.standings),
            "evaluated": sum(bool(one.latest) for one in self.standings),
            "good": sum((one.level or 0) >= GOOD for one in self.standings),
            "judged": sum(bool(one.judged) for one in self.standings),
            "never": len(self.with_gap(Gap.NEVER_EVALUATED)),
            "unmoderated": len(self.with_gap(Gap.NOT_MODERATED)),
            "old": len(self.with_gap(Gap.OLD_EVIDENCE)),
            "unproved": len(self.with_gap(Gap.NO_EVIDENCE)),
            "no_action": len(self.with_gap(Gap.NO_ACTION)),
            "overdue": len({action.pk for one in self.standings for action in one.overdue}),
            "actions": len({action.pk for one in self.standings for action in one.under_way}),
            "evidence": len({piece.pk for one in self.standings for piece in one.evidence}),
            "questions": sum(len(one.questions) for one in self.standings),
            "milestones": len(self.milestones),
        }


def look(inspection: Inspection, *, by: Any) -> Look:
    """Look at an inspection as ``by`` sees it today, with everything the report shows."""
    today = clock.today()
    return Look(
        inspection,
        today,
        list(InspectionMilestone.objects.visible_to(by).filter(inspection=inspection)),
        standings(by, inspection.framework, today=today),
        scale(by, inspection.framework),
        list(PreparationEntry.objects.visible_to(by).filter(inspection=inspection).select_related("author")),
    )


def contents(seen: Look) -> list[str]:
    """Return in a line each what the report will hold."""
    counted = seen.figures
    lines = [
        f"the countdown: {_many(counted['milestones'], 'milestone')}, with what is not confirmed",
        f"an overview of {_many(counted['indicators'], 'indicator')}: our level beside the inspectors’ last word",
        f"a sheet for each indicator: {counted['evaluated']} self-evaluated, {counted['judged']} judged by inspectors",
        f"{_many(counted['evidence'], 'piece')} of evidence, each with its age",
        f"{_many(counted['actions'], 'action')} under way, with status and rating in words and colour",
        f"{_many(counted['questions'], 'question')} that an inspector will ask next",
        "the gaps together: never evaluated, without fresh evidence, without an action",
        f"the preparation log, the last of {_many(len(seen.entries), 'entry', 'entries')}" if seen.entries else "",
    ]
    return [line for line in lines if line]


def blocks(seen: Look) -> list[str]:
    """Return what keeps the report from being made."""
    return policies.what_blocks_readiness(seen.figures)


def minds(seen: Look) -> list[str]:
    """Return what the report will show as missing."""
    return policies.what_to_mind_of_readiness(seen.figures)


def gather(job: ReportJob, *, at: dt.datetime) -> dict[str, Any]:
    """Return the report's data as the person who asked sees it at this moment: plain words and numbers."""
    inspection = job.subject
    seen = look(inspection, by=job.asked_by)
    nearest = next_milestone(seen.milestones, seen.today)
    meanings = ScaleWord.objects.visible_to(job.asked_by).current().filter(framework=inspection.framework)
    return {
        **cover(job, committee=inspection.partnership.committee, at=at),
        "title": inspection.title,
        "vision": vision(""),
        "inspection": inspection.reference,
        "about": inspection.about,
        "framework": inspection.framework.name,
        "body": inspection.framework.body,
        # Pairs and lists, because PostgreSQL keeps no order of keys.
        "scale": [[row.level, row.word, row.meaning] for row in meanings.order_by("-level")],
        "good_word": seen.words.get(GOOD, ""),
        "unchecked": sum(one.indicator.check_locally for one in seen.standings),
        "figures": seen.figures,
        "next": _milestone(nearest, seen.today) if nearest else None,
        "milestones": [_milestone(one, seen.today) for one in seen.milestones],
        "indicators": [_indicator(one) for one in seen.standings],
        "never": [_named(one) for one in seen.with_gap(Gap.NEVER_EVALUATED)],
        "unproved": [_named(one, one.evidence_age) for one in seen.with_gap(Gap.NO_EVIDENCE, Gap.OLD_EVIDENCE)],
        "no_action": [_named(one, _what_is_missing(one)) for one in seen.with_gap(Gap.NO_ACTION)],
        "entries": [
            {"on": day(one.happened_on), "words": one.words, "author": one.author.name}
            for one in seen.entries[:MOST_ENTRIES]
        ],
        "entries_before": max(len(seen.entries) - MOST_ENTRIES, 0),
    }


def draw(data: dict[str, Any]) -> dict[str, Any]:
    """Return each indicator with its pictures, drawn from the report's data."""
    return {"sheets": [one | _pictures(one) for one in data["indicators"]]}


def _pictures(one: dict[str, Any]) -> dict[str, Any]:
    key = one["code"].replace(".", "-")
    said = f"Ours: {one['our_word'] or 'none'}. Inspectors’: {one['their_word'] or 'none'}."
    strip = charts.levels(f"levels-{key}", one["code"], said, ours=one["level"], theirs=one["their_level"])
    if len(one["levels"]) < 2:  # noqa: PLR2004  a line takes two
        return {"strip": strip.svg}
    title = f"Our level of {one['code']} over time"
    spark = charts.sparkline(f"trend-{key}", title, one["trend_words"], values=one["levels"], between=(1, 6))
    return {"strip": strip.svg, "spark": spark.svg}


def _milestone(one: InspectionMilestone, today: dt.date) -> dict[str, Any]:
    state = "Done" if one.done_on else "Confirmed" if one.confirmed else "Not confirmed"
    off, opens = countdown(one, today), one.is_window and today < one.earliest_on and not one.done_on
    between = f"between {day(one.earliest_on)} and {day(one.latest_on)}"
    return {
        "title": one.title,
        "days": between if one.is_window else day(one.earliest_on),
        "countdown": f"window opens {off}" if opens else off,
        "state": state,
        "late": not one.done_on and one.latest_on < today,
    }


def _indicator(one: Standing) -> dict[str, Any]:
    latest = one.latest
    return {
        "code": one.indicator.code,
        "name": one.indicator.name,
        "question": one.indicator.key_question,
        "level": one.level,
        "our_word": one.our_word,
        "evaluated": day(latest.on) if latest else "",
        "moderated": _moderated(one),
        "levels": one.levels,
        "trend": str(one.trend.label),
        "trend_words": trend_words(one),
        "their_level": one.judged.level if one.judged else None,
        "their_word": one.their_word,
        "judged": f"{one.judged.visit.title}, {day(one.judged.visit.on)}" if one.judged else "",
        "judgements": [_judgement(one, said) for said in one.judgements],
        "strengths": latest.strengths if latest else "",
        "gaps": latest.gaps if latest else "",
        "how_we_know": latest.how_we_know if latest else "",
        "what_next": latest.what_next if latest else "",
        "newest": one.evidence_age,
        "evidence": [_evidence(piece, one.today) for piece in one.evidence[:MOST_EVIDENCE]],
        "evidence_before": max(len(one.evidence) - MOST_EVIDENCE, 0),
        "actions": [_action(action, one.today) for action in one.under_way],
        "complete": [action.reference for action in one.actions if action not in one.under_way],
        "asks": [asked.text for asked in one.questions],
    }


def _moderated(one: Standing) -> str:
    if not one.latest or not one.latest.moderated_level:
        return ""
    said = f"Moderated by {one.latest.moderated_by} on {day(one.latest.moderated_on)}"
    return said if one.latest.level == one.level else f"{said}; we had said {one.named(one.latest.level)}"


def trend_words(one: Standing) -> str:
    """Return in a sentence how our level of an indicator moved, lately and since the first self-evaluation."""
    if len(one.levels) < 2:  # noqa: PLR2004  a comparison takes two
        return f"{one.trend.label}."
    first, before, last = one.evaluations[-1], one.evaluations[1], one.evaluations[0]
    if len(set(one.levels)) == 1:
        return f"{one.named(last.settled_level)} in all {len(one.levels)} self-evaluations since {day(first.on)}."
    now = one.named(last.settled_level)
    if before.settled_level == last.settled_level:
        said = f"Unchanged at {now} since {day(before.on)}"
    else:
        said = (
            f"{one.trend.label}: from {one.named(before.settled_level)} on {day(before.on)} to {now} on {day(last.on)}"
        )
    return f"{said}." if before == first else f"{said}; {one.named(first.settled_level)} at first, on {day(first.on)}."


def _judgement(one: Standing, said: Any) -> dict[str, Any]:
    """Return what inspectors said at a visit, beside what we had said by then."""
    ours = next((made for made in one.evaluations if made.on <= said.visit.on), None)
    return {
        "visit": said.visit.title,
        "on": day(said.visit.on),
        "level": one.named(said.level),
        "words": said.words,
        "source": said.source,
        "ours": one.named(ours.settled_level) if ours else "",
        "ours_on": day(ours.on) if ours else "",
        "ours_words": ours.strengths if ours and ours != one.latest else "",
    }


def _evidence(piece: Any, today: dt.date) -> dict[str, Any]:
    return {
        "title": piece.title,
        "kind": str(piece.get_kind_display()),
        "proves": piece.proves,
        "kept_at": piece.kept_at,
        "action": piece.action.reference if piece.action else "",
        "on": day(piece.happened_on),
        "age": age(piece.happened_on, today),
        "old": is_old(piece.happened_on, today),
    }


def _action(one: Any, today: dt.date) -> dict[str, Any]:
    return {
        "reference": one.reference,
        "title": one.title,
        "outcome": one.outcome,
        "lead": one.lead_officer.name,
        "agency": one.lead_agency.name,
        "due": day(one.due_on),
        "overdue": one.due_on < today,
        "status": str(one.get_status_display()),
        "brag": one.brag,
        "brag_word": one.brag_word,
        "brag_reason": one.brag_reason,
    }


def _named(one: Standing, detail: str = "") -> dict[str, str]:
    return {"code": one.indicator.code, "name": one.indicator.name, "level": one.our_word, "detail": detail}


def _what_is_missing(one: Standing) -> str:
    """Return what must improve, in our words or else in what the levels say."""
    if one.latest and one.latest.gaps.strip():
        return one.latest.gaps
    return f"Inspectors said {one.their_word}." if one.their_word else f"We say {one.our_word}."


def _many(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"
