"""Pages of one indicator: our levels over time, the inspectors' words beside, evidence, actions, what they will ask."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from access.roles import Permission
from access.views import RecordPage
from common import clock
from common.templatetags.rowan import day
from improvement import actions
from improvement.forms import EvaluationForm, IndicatorEvidenceForm, ModerationForm, TieForm
from improvement.models import Action, Evidence, Inspection, SelfEvaluation
from improvement.readiness import age
from improvement.standing import scale, standings, trend
from improvement.views.base import link
from improvement.views.inspections import Kept
from reference.cross_walk import elsewhere
from reference.models import Indicator

MOST_EVIDENCE = 25
EVIDENCE = ["What", "Proves", "When", "How old", "Kept at"]
ACTIONS = ["Action", "Lead", "Due", "Status", "BRAG"]


class IndicatorDetail(RecordPage):
    """One indicator of a framework and everything known of it."""

    template_name = "improvement/indicator_detail.html"
    model = Indicator
    select = ("framework",)
    permission = Permission.READ_PLANS
    extra_context = {"evidence_headings": EVIDENCE, "action_headings": ACTIONS}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather its standing; the way back leads to the newest inspection by its framework."""
        user, today, one = self.request.user, clock.today(), self.object
        it = next(iter(standings(user, one.framework, today=today, code=one.code)), None)
        if it is None:
            raise Http404
        keeps = user.may(Permission.KEEP_INSPECTIONS)
        return super().get_context_data(
            it=it,
            spark=trend(it),
            inspection=Inspection.objects.visible_to(user).filter(framework=one.framework).first(),
            evaluations=[
                {
                    "row": row,
                    "facts": facts(row),
                    "level": it.named(row.level),
                    "settled": it.named(row.settled_level),
                    "moderate_url": link("evaluation_moderate", row.pk, when=keeps and not row.moderated_level),
                }
                for row in it.evaluations
            ],
            judgements=[{"row": row, "level": it.named(row.level)} for row in it.judgements],
            evidence=[
                {"row": row, "age": age(row.happened_on, today), "expired": row.has_expired(today)}
                for row in self.show(it.evidence[:MOST_EVIDENCE])
            ],
            more_evidence=len(it.evidence) - MOST_EVIDENCE,
            elsewhere=elsewhere(user, one),
            may_keep=keeps,
            evaluate_url=link("evaluation_add", one.pk, when=keeps),
            evidence_url=link("indicator_evidence_add", one.pk, when=keeps),
            **kwargs,
        )


def facts(row: SelfEvaluation) -> list[dict[str, Any]]:
    """Return what a self-evaluation says, as the summary shows it."""
    return [
        {"key": "Strengths", "value": row.strengths},
        {"key": "What must improve", "value": row.gaps, "none": "Nothing said"},
        {"key": "How we know", "value": row.how_we_know},
        {"key": "What we will do next", "value": row.what_next, "none": "Nothing said"},
    ]


class EvaluationAdd(Kept):
    """Evaluate an indicator; what was said before stays."""

    model = Indicator
    select = ("framework",)
    form_class = EvaluationForm
    submit = "Save the self-evaluation"
    done = "The self-evaluation is added. Those before it stay."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say in which words levels are named."""
        return {**super().get_form_kwargs(), "words": scale(self.request.user, self.object.framework)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the indicator."""
        return super().get_context_data(heading=f"How well do we do? {self.object.name}", **kwargs)

    def do(self, answers: dict[str, Any]) -> SelfEvaluation:
        """Add it."""
        return actions.evaluate(self.object, **self.seen, **answers)


class EvaluationModerate(Kept):
    """Record that a self-evaluation was moderated."""

    model = SelfEvaluation
    select = ("indicator__framework",)
    form_class = ModerationForm
    heading = "Record a moderation"
    submit = "Record the moderation"
    done = "The moderated level is recorded; the first one stays beside it."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say in which words levels are named."""
        return {**super().get_form_kwargs(), "words": scale(self.request.user, self.object.indicator.framework)}

    def get_initial(self) -> dict[str, Any]:
        """Start from the level that is moderated."""
        return {**super().get_initial(), "level": self.object.level}

    def do(self, answers: dict[str, Any]) -> SelfEvaluation:
        """Record it."""
        return actions.moderate(self.object, **self.seen, **answers)


class IndicatorEvidenceAdd(Kept):
    """Add evidence to an indicator."""

    model = Indicator
    form_class = IndicatorEvidenceForm
    heading = "Add evidence"
    submit = "Add the evidence"
    done = "The evidence is added."

    def do(self, answers: dict[str, Any]) -> Evidence:
        """Add it."""
        return actions.add_indicator_evidence(self.object, **self.seen, **answers)


class EvidenceDetail(RecordPage):
    """One piece of evidence, and what it speaks to."""

    template_name = "improvement/evidence_detail.html"
    model = Evidence
    select = ("action", "added_by")
    permission = Permission.READ_PLANS

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add its facts and its indicators."""
        user, one = self.request.user, self.object
        rows = Indicator.objects.visible_to(user).filter(evidence=one).select_related("framework")
        keeps = user.may(Permission.KEEP_INSPECTIONS)
        said = [
            {"key": "Type", "value": one.get_kind_display()},
            {"key": "What it proves", "value": one.proves},
            {"key": "When it happened", "value": f"{day(one.happened_on)}, {age(one.happened_on, clock.today())}"},
            {"key": "Until when it holds", "value": day(one.valid_until), "none": "It does not expire"},
            {"key": "Where it is kept", "value": one.kept_at},
            {"key": "Added by", "value": f"{one.added_by.name}, {day(one.recorded_at)}"},
        ]
        tie_url = link("evidence_tie", one.pk, when=keeps)
        expired = one.has_expired(clock.today())
        return super().get_context_data(facts=said, expired=expired, indicators=rows, tie_url=tie_url, **kwargs)


class Tie(Kept):
    """Say which indicators something speaks to."""

    form_class = TieForm
    submit = "Save"
    done = "The indicators are saved."

    def get_initial(self) -> dict[str, Any]:
        """Start from those tied now."""
        return {**super().get_initial(), "indicators": list(self.tied())}

    def tied(self) -> Any:
        """Return the indicators tied now; each page writes its own."""
        raise NotImplementedError


class EvidenceTie(Tie):
    """Say which indicators a piece of evidence speaks to."""

    model = Evidence
    heading = "Which indicators does this evidence speak to?"

    def tied(self) -> Any:
        """Return those tied now."""
        return Indicator.objects.visible_to(self.request.user).filter(evidence=self.object)

    def do(self, answers: dict[str, Any]) -> Evidence:
        """Tie it."""
        return actions.tie_evidence(self.object, **self.seen, **answers)


class ActionTie(Tie):
    """Say which indicators an action improves."""

    model = Action
    heading = "Which indicators does this action improve?"

    def tied(self) -> Any:
        """Return those tied now."""
        return Indicator.objects.visible_to(self.request.user).filter(actions=self.object)

    def do(self, answers: dict[str, Any]) -> Action:
        """Tie it."""
        return actions.tie_action(self.object, **self.seen, **answers)
