"""The demonstration's plans: seven main points for action, a review, twenty actions in every state.

What the points and recommendations ask is left to be entered from the published reports; only the themes are
illustrations, and no finding of a real inspection or review stands here.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from common import clock
from demonstration.deeds import DEEDS, POINTS, Deed
from demonstration.people import Cast
from improvement import actions
from improvement.models import Action, Evidence, Plan, SignOff, SourceKind

TO_ENTER = "To be entered from the published report."
DAYS = dt.timedelta(days=1)

EVIDENCE = (
    (Evidence.Kind.AUDIT, "Audit of a sample", "The change is seen in eight of ten records."),
    (Evidence.Kind.SURVEY, "Staff survey", "Most staff say they know what to do."),
    (
        Evidence.Kind.TRAINING,
        "Attendance and feedback",
        "Nine of ten attended; what they learned was asked again after three months.",
    ),
    (Evidence.Kind.POLICY, "The agreed text", "It is in force in every agency that signed it."),
    (Evidence.Kind.VOICE, "What children and families said", "They describe the difference in their own words."),
    (Evidence.Kind.MINUTE, "Minute of the committee", "The committee saw it and agreed."),
)
NOTES = (
    "Work group met; draft sent round.",
    "Two agencies answered; the others are reminded.",
    "Tried with one team, and changed after what they said.",
)


def load(cast: Cast, founded_at: dt.datetime) -> Plan:
    """Open the plans, enter the sources, and let the actions run."""
    with clock.living_at(founded_at + 7 * DAYS):
        plan, recommendations = _open(cast)
    for number, deed in enumerate(DEEDS):
        run(deed, number, plan, recommendations, cast)
    return plan


def _open(cast: Cast) -> tuple[Plan, list[Any]]:
    """Open the three plans; return the improvement plan and what is recommended, point by point."""
    by, year = cast["rhona"], clock.today().year
    common = {"by": by, "partnership": cast.partnerships["dundee"]}
    above = actions.open_plan(
        kind=Plan.Kind.INTEGRATED,
        title=f"Integrated children’s services plan {year} to {year + 3}",
        starts_on=dt.date(year, 4, 1),
        ends_on=dt.date(year + 3, 3, 31),
        vision="They deserve the best this city can give them.",
        **common,
    )
    plan = actions.open_plan(
        kind=Plan.Kind.IMPROVEMENT,
        title="Child protection improvement plan",
        starts_on=clock.today(),
        ends_on=clock.today() + 730 * DAYS,
        parent=above,
        vision="Children in the city get the protection they need, when they need it.",
        **common,
    )
    business = actions.open_plan(
        kind=Plan.Kind.BUSINESS,
        title=f"Business plan {year} to {year + 3}",
        starts_on=dt.date(year, 4, 1),
        ends_on=dt.date(year + 3, 3, 31),
        parent=above,
        **common,
    )
    actions.add_source(
        business,
        by=by,
        kind=SourceKind.SELF_EVALUATION,
        reference="SE 1",
        title="Staff engagement events (illustrative)",
    )
    return plan, fill(plan, by=by)


def fill(plan: Plan, *, by: Any) -> list[Any]:
    """Enter the main points and a review with what they recommend; return what is recommended, point by point."""
    recommendations = []
    for number, theme in enumerate(POINTS, 1):
        source = actions.add_source(
            plan, by=by, kind=SourceKind.MAIN_POINT, reference=f"MPA {number}", title=theme, text=TO_ENTER
        )
        recommendations.append(actions.add_recommendation(source, by=by, text=TO_ENTER))
    review = actions.add_source(
        plan,
        by=by,
        kind=SourceKind.REVIEW_RECOMMENDATION,
        reference="REV 1",
        title="Recommendations of a review (illustrative)",
        text=TO_ENTER,
    )
    recommendations += [actions.add_recommendation(review, by=by, text=TO_ENTER) for _ in range(3)]
    return recommendations


def run(deed: Deed, number: int, plan: Plan, recommendations: list[Any], cast: Cast) -> None:
    """Add one action and live it up to its state; nothing happens after now."""
    now, today = clock.now(), clock.today()
    starts = now + deed.starts * DAYS
    moved = deed.redated[0] if deed.redated else 0
    with clock.living_at(starts - DAYS):
        action = actions.add_action(
            plan,
            by=cast["rhona"],
            title=deed.title,
            theme=deed.theme,
            outcome=deed.outcome,
            lead_officer=cast[deed.lead],
            lead_agency=cast.agencies[deed.agency],
            starts_on=today + deed.starts * DAYS,
            due_on=today + (deed.due - moved) * DAYS,
            contributors=[cast.agencies[code] for code in deed.others.split()],
            recommendations=[recommendations[place - 1] for place in deed.sources],
        )
        middle = (deed.starts + deed.due) // 2
        steps = (
            ("Agree what will be done", deed.starts + 14),
            ("Try it with one team", middle),
            ("Everybody uses it", deed.due - 7),
        )
        milestones = [
            actions.add_milestone(action, by=cast["rhona"], title=title, due_on=today + max(day, deed.starts) * DAYS)
            for title, day in steps
        ]
    if deed.state == "not_started":
        return
    lead = Lead(action, deed, number, cast)
    lead.at(starts + 5 * DAYS, actions.start)
    lead.at(starts + 14 * DAYS, actions.reach_milestone, milestone=milestones[0])
    lead.at(starts + 20 * DAYS, actions.note_progress, text=NOTES[number % len(NOTES)])
    if deed.redated:
        lead.at(starts + 30 * DAYS, actions.redate, due_on=today + deed.due * DAYS, reason=deed.redated[1])
    if deed.state != "in_progress":
        lead.finish(now + min(deed.due, -1) * DAYS - 2 * DAYS, milestones)
    elif number % 2:
        lead.at(min(now - DAYS, now + (middle + 2) * DAYS), actions.reach_milestone, milestone=milestones[1])
    if deed.rating:
        lead.at(now - 3 * DAYS, actions.rate, colour=deed.rating[0], reason=deed.rating[1])


class Lead:
    """What a lead officer does with her action as time goes by."""

    def __init__(self, action: Action, deed: Deed, number: int, cast: Cast) -> None:
        self.action, self.deed, self.number, self.cast = action, deed, number, cast
        self.now = clock.now()

    def at(self, moment: dt.datetime, verb: Any, *, key: str = "", **given: Any) -> None:
        """Do one thing at a moment that is not yet to come."""
        with clock.living_at(min(moment, self.now)):
            verb(self.action, by=self.cast[key or self.deed.lead], **given)

    def finish(self, done_at: dt.datetime, milestones: list[Any]) -> None:
        """Reach the last steps, prove it, complete it, and go on as far as its state says."""
        kind, title, proves = EVIDENCE[self.number % len(EVIDENCE)]
        for milestone in milestones[1:]:
            self.at(done_at - 3 * DAYS, actions.reach_milestone, milestone=milestone)
        self.at(
            done_at - DAYS,
            actions.add_evidence,
            kind=kind,
            title=title,
            proves=proves,
            happened_on=(done_at - 2 * DAYS).date(),
            kept_at="Committee office, evidence folder",
        )
        self.at(done_at, actions.complete)
        if self.deed.state == "reopened":
            self.at(done_at + 5 * DAYS, actions.reopen, why="Two schools still show an old number.")
            return
        if self.deed.state == "complete":
            return
        self.at(
            done_at + 7 * DAYS,
            actions.sign_off,
            key="rhona",
            body=SignOff.Body.COMMITTEE,
            on=(done_at + 7 * DAYS).date(),
        )
        self.at(done_at + 14 * DAYS, actions.embed)
        if self.deed.state == "embedded":
            self.at(
                done_at + 40 * DAYS,
                actions.describe_impact,
                impact="Staff in every agency do it without being asked, and families notice.",
                measured_by="A second audit three months after the first.",
            )
            self.at(done_at + 45 * DAYS, actions.confirm_embedded)
            self.at(
                done_at + 50 * DAYS,
                actions.sign_off,
                key="rhona",
                body=SignOff.Body.CHIEF_OFFICERS,
                on=(done_at + 50 * DAYS).date(),
            )
