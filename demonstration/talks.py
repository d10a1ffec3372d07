"""Hold the inter-agency discussions that decisions asked for. No child, family or event here exists."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import NamedTuple

from agencies.models import Agency
from cases.models import Case
from common import clock
from common.wording import spoken
from demonstration.chronologies import NO_MEETING_NEEDED
from demonstration.diary import Diary, Life
from demonstration.people import Cast
from discussions import actions
from discussions.models import Discussion
from discussions.sight import agencies_kept_away

HOURS, DAYS = dt.timedelta(hours=1), dt.timedelta(days=1)
MORNING = 10
TAKE_PART = {"POL": "hamish", "HLT": "peter"}
CORE = ("SWD", "POL", "HLT")


class Told(NamedTuple):
    """What one agency tells: from which records, how many days old, and what; nothing known where there are no words."""

    agency: str
    by: str
    checked: str
    days: int
    words: str = ""


TOLD = (
    (
        Told("SWD", "The duty social worker", "Social work record, both addresses", 0,
             "One earlier referral, closed after a visit. Mother asked for help with money last winter."),
        Told("POL", "Hamish Orrock, detective constable", "Police record, both adults", 0),
        Told("HLT", "Peter Lumsden, child protection nurse", "Health visiting record, emergency department", 41,
             "Growing well when last seen. Two appointments missed since. No attendance at the hospital."),
        Told("EDU", "Neil Auchterlonie, inclusion officer", "Pupil and nursery record", 3,
             "Attends most days. Often tired on Mondays. The child speaks warmly of a grandmother."),
    ),
    (
        Told("SWD", "The duty social worker", "Social work record", 0),
        Told("POL", "Hamish Orrock, detective constable", "Police record, address and adults", 0,
             "Two calls to the address in a year, for noise. Children asleep each time."),
        Told("HLT", "Peter Lumsden, child protection nurse", "School nursing record, general practice", 9,
             "Seen by the practice nurse last week. Nothing of note."),
        Told("EDU", "Neil Auchterlonie, inclusion officer", "Pupil record", 1,
             "Late six times this month. Says that mornings are difficult, and no more."),
    ),
)  # fmt: skip
STEPS = (
    (
        "The child stays with grandmother.",
        "Grandmother, with the parents’ agreement",
        "A visit a day by duty social work.",
    ),
    ("Father does not sleep at home.", "Father, who has agreed", "Police pass by; mother rings at once if he comes."),
)
SUMMARIES = (
    "The agencies agree that what is seen is not explained by what is said. The child is safe for now.",
    "Taken alone each thing is small. Together they show a child whose mornings nobody minds.",
)


class Talks:
    """The discussions of the demonstration, in turn of two courses."""

    def __init__(self, cast: Cast, diary: Diary) -> None:
        self.cast, self.diary, self.now = cast, diary, diary.now
        self.turns = itertools.cycle(range(len(TOLD)))
        self.children: dict[object, str] = {}

    def follow(self, case: Case, child: str, receiver: str) -> None:
        """Hold the discussion that waits about the child of a case, if one does; each is held once."""
        self.children[case.pk] = child
        one = Discussion.objects.of_case(case).asked_for().first()
        if one:
            self.diary.begin(self._hold(one, receiver))

    def _hold(self, one: Discussion, receiver: str) -> Life:
        """Start within the hour; at night only what cannot wait, and the rest the next morning."""
        begins = clock.now() + HOURS / 2
        if begins > self.now:
            return
        yield begins
        if Discussion.objects.asked_for().filter(pk=one.pk).first() is None:
            return
        turn = next(self.turns)
        by_night = self.cast[receiver].team == self.cast.teams["night"]
        kind = "out_of_hours" if by_night else "full"
        actions.start(one, by=self.cast[receiver], kind=kind, held="telephone")
        self._take_part(one, receiver)
        if by_night:
            yield clock.now() + HOURS / 2
            why = "The child is safe tonight. In full tomorrow morning, with health and education."
            actions.adjourn(one, by=self.cast[receiver], why=why)
            morning = (clock.now().astimezone(clock.LOCAL) + DAYS).replace(hour=MORNING, minute=0)
            if morning > self.now:
                return
            yield morning
            actions.go_on(one, by=self.cast[receiver], kind="full", held="video")
            self._take_part(one, receiver)
        yield clock.now() + HOURS / 2
        self._write(one, receiver, turn)
        ends = clock.now() + HOURS
        if ends > self.now:
            return
        yield ends
        self._decide(one, receiver)

    def _take_part(self, one: Discussion, receiver: str) -> None:
        by, away = self.cast[receiver], agencies_kept_away(one)
        for key in dict.fromkeys([receiver, *TAKE_PART.values()]):
            if self.cast[key].agency not in away:
                actions.add_participant(one, by=by, staff=self.cast[key])

    def _write(self, one: Discussion, receiver: str, turn: int) -> None:
        """Write what each agency knows, what was said, and how the child is kept safe until the meeting."""
        by, away = self.cast[receiver], agencies_kept_away(one)
        for told in TOLD[turn]:
            agency = Agency.objects.get(code=told.agency)
            if agency in away:
                why = "Told only of what they need to know: the concern is about somebody who works there."
                actions.go_on_without(one, by=by, agency=agency, why=why)
                continue
            given = {"given_by": told.by, "checked": told.checked, "as_of": clock.today() - told.days * DAYS}
            known = {"words": told.words, "known_nothing": not told.words}
            actions.give_information(one, by=by, agency=agency, **given, **known)
        for code in CORE:
            agency = Agency.objects.get(code=code)
            absent = not one.participants.filter(agency=agency).exists()
            if absent and not one.without.filter(agency=agency).exists():
                why = "Rung twice and not reached; they gave their information in writing within the hour."
                actions.go_on_without(one, by=by, agency=agency, why=why)
        answers = {"emergency": "no", "adults_at_risk": "no", "other_children": "no"}
        actions.sum_up(one, by=by, summary=SUMMARIES[turn], **answers)
        what, who, known = STEPS[turn]
        shared = "Parents, health visitor or school, police"
        actions.add_step(
            one, by=by, what=what, who=who, until=spoken("the planning meeting"), shared_with=shared, how_known=known
        )

    def _decide(self, one: Discussion, receiver: str) -> None:
        """Decide for each child, and close."""
        by = self.cast[receiver]
        for child in one.children.select_related("case"):
            why_not = NO_MEETING_NEEDED.get(self.children.get(child.case_id, ""), "")
            actions.decide_child(
                child,
                by=by,
                decision="named_person" if why_not else "joint",
                reasons=why_not or "What is seen is not explained, and may happen again.",
                joint_interview="no" if why_not else "yes",
                medical="none" if why_not else "comprehensive",
                protection_order="yes",
                meeting="no" if why_not else "yes",
                no_meeting_why=why_not,
            )
        actions.close(one, by=by)
