"""A made-up inspection of a made-up place, entered by the actions a user calls."""

import datetime as dt

from common import clock
from improvement import actions
from reference.models import Framework, Indicator
from tests.improvement import sample

MEETING = "the moderation group of all agencies"
# code -> our levels, the oldest first; the inspectors' levels at the inspection and at the follow-through
LEVELS = {
    "1.1": ([3, 4, 4], [3, 4]),
    "1.2": ([3, 3], [3, None]),
    "1.3": ([1, 2, 4], [1, 3]),
    "1.4": ([2, 3], [2, None]),
    "2.1": ([4], [4, None]),
    "3.1": ([3, 4], [2, 3]),
    "3.2": ([2, 3, 3], [2, 3]),
    "3.3": ([2, 3, 4], [2, 3]),
    "3.4": ([2, 2], [2, None]),
    "4.1": ([3, 5], [2, 4]),
    "4.2": ([3], [2, None]),
    "4.4": ([4, 3], [3, None]),
    "4.5": ([3, 4], [3, None]),
    "5.1": ([4, 5], [4, 4]),
    "5.2": ([2, 4], [2, 3]),
    "5.4": ([2, 3], [2, None]),
}
STRENGTHS = (
    "Every new concern is answered the same day, and the child is seen by somebody they know. "
    "Managers from four agencies look at ten records together each month and change what they find."
)
GAPS = "Minutes of meetings still arrive late, and what the child said is not always in them."
HOW = "A joint audit of forty records, a survey of 38 children and young people, and the monthly figures."
NEXT = "Sample twenty records again in the spring, and bring the result to the committee."
SAID = {
    1: "Responses to concerns were too slow and left some children at risk of further harm.",
    2: "There were important weaknesses. Staff worked hard, and too often apart from each other.",
    3: "Strengths just outweighed weaknesses. Information was shared sooner than before.",
    4: "Important strengths. Children told us that somebody listened, and that something changed.",
    None: "We saw early signs of improvement and will look again at the follow-through.",
}


def inspection(committee, plan=None):
    """Return an inspection with milestones, visits, judgements, self-evaluations, evidence and a log."""
    by, today = committee.office, clock.today()
    framework = Framework.objects.get(key="HMIE_2005")
    made = actions.open_inspection(
        by=by,
        title="Joint inspection of services to protect children: full follow-through",
        framework=framework,
        partnership=committee.place,
        about="Inspectors come back to see what has changed for children since the joint inspection.",
    )
    milestones(made, by, today)
    evaluate(made, by, today)
    prove(committee, framework, today)
    if plan:
        tie(by, framework, plan)
    for number in range(24):
        words = f"Met the inspection working group, meeting {24 - number}. Agreed who gathers what for which indicator."
        actions.note_preparation(made, by=by, happened_on=today - dt.timedelta(days=7 * number), words=words)
    return made


def milestones(made, by, today):
    """Add a milestone that is done, one that is past, a day to come, and two windows."""
    for title, first, last, confirmed in [
        ("Interim follow-through report published", -230, None, True),
        ("Position statement sent to the inspectorate", -6, None, True),
        ("Self-evaluation moderated by all agencies", 24, None, True),
        ("Staff survey closes", 31, 45, True),
        ("Full follow-through inspection", 60, 120, False),
    ]:
        one = actions.add_inspection_milestone(
            made,
            by=by,
            title=title,
            earliest_on=today + dt.timedelta(days=first),
            latest_on=today + dt.timedelta(days=last or first),
            confirmed=confirmed,
        )
        if first < -100:
            actions.reach_inspection_milestone(one, by=by, done_on=today + dt.timedelta(days=first))


def evaluate(made, by, today):
    """Add what we and what inspectors said of each indicator, visit by visit."""
    visits = [
        actions.add_visit(made, by=by, title=title, on=today - dt.timedelta(days=days))
        for title, days in [("Joint inspection", 620), ("Interim follow-through", 240)]
    ]
    for code, (ours, theirs) in LEVELS.items():
        indicator = Indicator.objects.get(framework=made.framework, code=code)
        for place, level in enumerate(ours):
            days = [40, 300, 660][len(ours) - 1 - place]
            one = actions.evaluate(
                indicator,
                by=by,
                on=today - dt.timedelta(days=days),
                level=level,
                strengths=STRENGTHS,
                how_we_know=HOW,
                gaps=GAPS if level < 5 else "",
                what_next=NEXT if level < 5 else "",
            )
            if code != "4.2" and place == len(ours) - 1:
                moderated_on = today - dt.timedelta(days=days - 9)
                actions.moderate(one, by=by, level=level, moderated_by=MEETING, on=moderated_on)
        for visit, level in zip(visits, theirs, strict=True):
            source = f"Published report, section {code}" if level else "Letter after the visit"
            actions.record_judgement(visit, by=by, indicator=indicator, words=SAID[level], level=level, source=source)


def prove(committee, framework, today):
    """Tie evidence of different ages to most indicators."""
    for number, code in enumerate(LEVELS):
        if code in {"3.4", "5.4"}:
            continue
        indicator = Indicator.objects.get(framework=framework, code=code)
        for place in range(number % 3 + 1):
            actions.add_indicator_evidence(
                indicator,
                by=committee.office,
                kind=["audit", "survey", "voice"][place],
                title=["Joint audit of forty records", "Survey of children and young people", "What children told us"][
                    place
                ],
                proves="In 36 of 40 records the child was seen within the timescale; a year ago it was 21 of 40.",
                happened_on=today - dt.timedelta(days=(410 if code in {"1.2", "4.4"} else 30) + 75 * place),
                kept_at="Committee office, audit folder",
            )


def tie(by, framework, plan):
    """Say of each action in a plan which indicator it improves."""
    codes = ["1.3", "1.1", "3.3", "3.2", "5.2", "2.1", "1.4", "4.1", "3.1", "4.5"]
    for number, one in enumerate(plan.actions.order_by("reference")):
        indicator = Indicator.objects.get(framework=framework, code=codes[number % len(codes)])
        actions.tie_action(one, by=by, indicators=[indicator])


def full(committee):
    """Return the inspection beside a full plan whose actions improve its indicators."""
    return inspection(committee, sample.full_plan(committee))
