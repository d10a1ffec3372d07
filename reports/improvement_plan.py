"""What goes into the improvement plan's PDF: gathered once, kept with the job, and rendered from that alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from common import clock
from common.templatetags.rowan import day
from improvement.models import (
    Action,
    Contribution,
    Evidence,
    Milestone,
    Plan,
    PlanWidening,
    ProgressNote,
    Recommendation,
    Redating,
    SignOff,
    Source,
)
from improvement.summary import DONE, charts, figures, percent, state
from reports import policies
from reports.cover import cover, vision
from reports.models import ReportJob


@dataclass(frozen=True)
class Look:
    """A plan as one person sees it on one day."""

    plan: Plan
    today: dt.date
    sources: list[Any]
    actions: list[Any]
    figures: dict[str, Any]
    widenings: list[PlanWidening]

    @property
    def unanswered(self) -> int:
        """Return how many recommendations have no action."""
        return sum(source.unanswered for source in self.sources)

    @property
    def unsourced(self) -> list[Any]:
        """Return the actions that answer no recommendation."""
        return [one for one in self.actions if not one.answers]

    @property
    def evidence(self) -> int:
        """Return how many pieces of evidence it shows."""
        return sum(len(one.proof) for one in self.actions)

    def added_by(self, kind: str) -> PlanWidening | None:
        """Return the committee's decision since which the plan holds sources of ``kind``, if it took one."""
        return next((one for one in self.widenings if kind in one.kinds), None)


def look(plan: Plan, *, by: Any) -> Look:
    """Look at a plan as ``by`` sees it today, with everything the report shows."""
    today = clock.today()
    asked = Recommendation.objects.visible_to(by).prefetch_related(
        Prefetch("actions", Action.objects.visible_to(by).order_by("reference"), "answered_by")
    )
    covered = Source.objects.visible_to(by).filter(plan=plan).with_coverage()
    sources = list(covered.prefetch_related(Prefetch("recommendations", asked, "asks")))
    parts = [
        Prefetch("recommendations", Recommendation.objects.visible_to(by), "answers"),
        Prefetch("contributions", Contribution.objects.visible_to(by).select_related("agency"), "shares"),
        Prefetch("milestones", Milestone.objects.visible_to(by), "steps"),
        Prefetch("notes", ProgressNote.objects.visible_to(by).filter(about_rating=False), "written"),
        Prefetch("evidence", Evidence.objects.visible_to(by), "proof"),
        Prefetch("redatings", Redating.objects.visible_to(by), "moved"),
        Prefetch("sign_offs", SignOff.objects.visible_to(by).filter(ended_on=None), "signed"),
    ]
    actions: Any = Action.objects.visible_to(by).filter(plan=plan)
    rows = list(
        actions.rated(today)
        .select_related("lead_officer", "lead_agency")
        .order_by("reference")
        .prefetch_related(*parts)
    )
    widenings = list(PlanWidening.objects.visible_to(by).filter(plan=plan))
    return Look(plan, today, sources, rows, figures(rows, sources, today), widenings)


def contents(seen: Look) -> list[str]:
    """Return in a line each what the report will hold."""
    counted = seen.figures
    return [
        "a summary with charts, and the figures beside them",
        f"{_many(counted['sources'], 'source')}, {counted['covered']} of them covered, each with what answers it",
        *(
            f"what was added by decision of {day(one.decided_on)}: {' and '.join(one.kinds_added).lower()}"
            for one in seen.widenings
        ),
        f"{_many(counted['total'], 'action')} by theme, with status and rating in words and colour",
        f"{counted['overdue']} overdue and {counted['redated']} re-dated",
        f"{_many(seen.evidence, 'piece')} of evidence, and the impact that was written down",
        "what was signed off, and room to sign",
    ]


def blocks(seen: Look) -> list[str]:
    """Return what keeps the report from being made."""
    return policies.what_blocks_plan(seen.plan, seen.figures)


def minds(seen: Look) -> list[str]:
    """Return what the report will show as missing."""
    return policies.what_to_mind_of_plan(seen.figures, unanswered=seen.unanswered, unsourced=len(seen.unsourced))


def draw(data: dict[str, Any]) -> dict[str, Any]:
    """Return the charts of the report's data."""
    return {"charts": charts(data["figures"])}


def gather(job: ReportJob, *, at: dt.datetime) -> dict[str, Any]:
    """Return the report's data as the person who asked sees it at this moment: plain words and numbers."""
    plan = job.subject
    seen = look(plan, by=job.asked_by)
    rows, added = [_action(one, seen.today) for one in seen.actions], _added(seen)
    apart = {reference for one in added for reference in one["actions"]}
    by_theme = [row for row in rows if row["reference"] not in apart]
    order = [str(theme.label) for theme in Action.Theme]
    themes = [(label, [row for row in by_theme if row["theme"] == label]) for label in order]
    return {
        **cover(job, committee=plan.partnership.committee, at=at),
        "title": plan.title,
        "vision": vision(plan.vision),
        "above": plan.parent.title if plan.parent else "",
        "holds": plan.kinds_held,
        "period": f"{day(plan.starts_on)} to {day(plan.ends_on)}",
        "figures": seen.figures,
        "unanswered": seen.unanswered,
        "unsourced": [one.reference for one in seen.unsourced],
        "sources": [_source(one) for one in seen.sources if not seen.added_by(one.kind)],
        "added": [one | {"actions": [row for row in rows if row["reference"] in one["actions"]]} for one in added],
        "themes": [{"name": name, "actions": found} for name, found in themes if found],
        "overdue": [row for row in sorted(rows, key=lambda row: row["due_sort"]) if row["overdue"]],
        "redated": [row for row in rows if row["redatings"]],
        "proved": [
            row for label in order for row in rows if row["theme"] == label and (row["evidence"] or row["impact"])
        ],
        "signed": [row for row in rows if row["signed"]],
    }


def _added(seen: Look) -> list[dict[str, Any]]:
    """Return each decision that widened the plan, its sources, and the references of what answers them alone."""
    kinds = {source.pk: source.kind for source in seen.sources}
    found = []
    for widening in seen.widenings:
        sources = [one for one in seen.sources if seen.added_by(one.kind) == widening]
        answers = [
            (act.reference, {seen.added_by(kinds.get(asked.source_id, "")) for asked in act.answers})
            for act in seen.actions
        ]
        found.append(
            {
                "decided": day(widening.decided_on),
                "decision": widening.decision,
                "kinds": widening.kinds_added,
                "sources": [_source(one) for one in sources],
                "actions": [reference for reference, decisions in answers if decisions == {widening}],
                "also": [reference for reference, decisions in answers if widening in decisions and len(decisions) > 1],
            }
        )
    return found


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _source(one: Any) -> dict[str, Any]:
    return {
        "reference": one.reference,
        "title": one.title,
        "kind": str(one.get_kind_display()),
        "text": one.text,
        "document": one.from_document,
        "published": day(one.published_on) if one.published_on else "",
        "state": state(one),
        "held": one.actions_held,
        "embedded": one.actions_embedded,
        "percent": percent(one.actions_embedded, one.actions_held),
        "newest": day(one.newest_evidence_on) if one.newest_evidence_on else "",
        "recommendations": [
            {
                "reference": asked.reference,
                "text": asked.text,
                "actions": [
                    {"reference": act.reference, "status": str(act.get_status_display())} for act in asked.answered_by
                ],
            }
            for asked in one.asks
        ],
    }


def _action(one: Any, today: dt.date) -> dict[str, Any]:
    return {
        "reference": one.reference,
        "title": one.title,
        "theme": str(one.get_theme_display()),
        "outcome": one.outcome,
        "lead": one.lead_officer.name,
        "agency": one.lead_agency.name,
        "with": [share.agency.name for share in one.shares],
        "answers": [asked.reference for asked in one.answers],
        "starts": day(one.starts_on),
        "due": day(one.due_on),
        "due_sort": one.due_on.isoformat(),
        "first_due": day(one.original_due_on) if one.original_due_on != one.due_on else "",
        "days_late": (today - one.due_on).days,
        "overdue": one.due_on < today and one.status not in DONE,
        "status": str(one.get_status_display()),
        "brag": one.brag,
        "brag_word": one.brag_word,
        "brag_reason": one.brag_reason,
        "steps": [len([step for step in one.steps if step.done_on]), len(one.steps)],
        "note": one.written[0].text if one.written else "",
        "note_on": day(one.written[0].written_at) if one.written else "",
        "impact": one.impact,
        "measured_by": one.measured_by,
        "evidence": [
            {
                "kind": str(proof.get_kind_display()),
                "title": proof.title,
                "proves": proof.proves,
                "on": day(proof.happened_on),
                "kept_at": proof.kept_at,
            }
            for proof in one.proof
        ],
        "redatings": [
            {"old": day(move.old_due_on), "new": day(move.new_due_on), "reason": move.reason} for move in one.moved
        ],
        "signed": {sign.body: day(sign.on) for sign in one.signed},
    }
