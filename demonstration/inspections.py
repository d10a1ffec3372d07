"""Live an inspection: self-evaluation before it, milestones from March to December, a log of getting ready."""

from __future__ import annotations

import datetime as dt

from common import clock
from demonstration.diary import Diary, Life, working
from demonstration.people import Cast
from demonstration.readings import EARLIER, IMPROVES, MILESTONES, PREPARED, PROOF, READINGS, SAID, TODAY, Reading
from improvement import actions
from improvement.models import Action, Evidence, Inspection
from reference.models import Framework, Indicator

DAYS = dt.timedelta(days=1)
# Days ago of the self-evaluations of an indicator that has three, two or one.
LOOKS = {3: (330, 180, 40), 2: (300, 50), 1: (25,)}
LAST_DAY = (12, 11)


def plan(cast: Cast, diary: Diary) -> None:
    """Enter the year's self-evaluation and the inspection in the diary."""
    indicators = {one.code: one for one in Framework.objects.get(key="HMIE_2005").indicators.order_by("position")}
    newer = {one.code: one for one in Framework.objects.get(key="CI_2019").indicators.order_by("position")}
    office = Office(cast, diary)
    for place, (code, reading) in enumerate(READINGS.items()):
        diary.begin(office.evaluate(indicators[code], reading, place))
    for code, (strengths, gaps) in TODAY.items():
        diary.begin(office.evaluate(newer[code], Reading((3,), (None, None), strengths, gaps, "A first talk.", ""), 1))
    for code, kind, title, proves, days in PROOF:
        diary.begin(office.prove(indicators[code], kind, title, proves, days))
    diary.begin(office.inspect(indicators))
    diary.begin(office.tie(indicators))


class Office:
    """What the committee office does about inspections."""

    def __init__(self, cast: Cast, diary: Diary) -> None:
        self.cast, self.diary, self.now, self.today = cast, diary, diary.now, clock.today()
        # The year whose milestones matter: this one until its inspection is over.
        self.year = self.today.year + (self.today > dt.date(self.today.year, *LAST_DAY))

    def evaluate(self, indicator: Indicator, reading: Reading, place: int) -> Life:
        """Evaluate an indicator now and again; two of three are moderated three weeks later."""
        looks = LOOKS[len(reading.ours)]
        for number, (days, level) in enumerate(zip(looks, reading.ours, strict=True), 1):
            yield self.now - (days + place % 5) * DAYS
            last = number == len(looks)
            made = actions.evaluate(
                indicator,
                by=self.cast["rhona"],
                on=clock.today(),
                level=level,
                strengths=reading.strengths if last else EARLIER[(place + number) % len(EARLIER)],
                gaps=reading.gaps,
                how_we_know=reading.know if last else "What managers of each agency told the office.",
                what_next=reading.next if last else "Look again in the summer.",
            )
            if last and len(looks) > 1 and place % 3:
                yield clock.now() + 21 * DAYS
                settled = level - 1 if place % 7 == 1 else level
                actions.moderate(
                    made, by=self.cast["rhona"], level=settled, moderated_by="Managers of all agencies, in one room"
                )

    def prove(self, indicator: Indicator, kind: str, title: str, proves: str, days: int) -> Life:
        """Add evidence that belongs to no action, some time after it came about."""
        yield self.now - min(days, 360) * DAYS + 3 * DAYS
        actions.add_indicator_evidence(
            indicator,
            by=self.cast["rhona"],
            kind=kind,
            title=title,
            proves=proves,
            happened_on=self.today - days * DAYS,
            kept_at="Committee office, inspection folder",
        )

    def inspect(self, indicators: dict[str, Indicator]) -> Life:
        """Open the inspection when the report is out, enter what is to come and what was said, then get ready."""
        opened_at = min(_at(dt.date(self.year, 3, 5)), self.now - 20 * DAYS)
        yield opened_at
        by = self.cast["rhona"]
        inspection = actions.open_inspection(
            by=by,
            title=f"Full follow-through inspection {self.year} (illustrative)",
            framework=indicators["1.1"].framework,
            partnership=self.cast.partnerships["dundee"],
            about="Inspectors come back to see what is different for children. All that they say here is made up.",
        )
        self._visits(inspection, indicators)
        for number in range(len(MILESTONES)):
            self.diary.begin(self._reach(inspection, opened_at, number))
        every = (self.now - opened_at) / (len(PREPARED) + 1)
        for number, words in enumerate(PREPARED, 1):
            yield max(opened_at, working(opened_at + number * every))
            actions.note_preparation(inspection, by=self.cast["rhona"], happened_on=clock.today(), words=words)

    def _visits(self, inspection: Inspection, indicators: dict[str, Indicator]) -> None:
        """Enter the visits of the year before and what was said of each indicator."""
        by = self.cast["rhona"]
        first = actions.add_visit(inspection, by=by, title="Joint inspection", on=dt.date(self.year - 1, 1, 20))
        second = actions.add_visit(inspection, by=by, title="Interim follow-through", on=dt.date(self.year - 1, 11, 17))
        for code, reading in READINGS.items():
            for visit, level in zip((first, second), reading.theirs, strict=True):
                actions.record_judgement(
                    visit,
                    by=by,
                    indicator=indicators[code],
                    level=level,
                    words=SAID[level],
                    source="Made up for this demonstration",
                )
        actions.add_visit(inspection, by=by, title="Full follow-through", on=dt.date(self.year, 11, 23))

    def _reach(self, inspection: Inspection, opened_at: dt.datetime, number: int) -> Life:
        """Enter a milestone; it is reached on its day when that is past."""
        yield opened_at
        first, last, title, confirmed = MILESTONES[number]
        earliest_on = dt.date(self.year, *first)
        latest_on = dt.date(self.year, *(last or first))
        milestone = actions.add_inspection_milestone(
            inspection,
            by=self.cast["rhona"],
            title=title,
            earliest_on=earliest_on,
            latest_on=latest_on,
            confirmed=confirmed,
        )
        if latest_on < self.today:
            yield max(_at(latest_on), opened_at)
            actions.reach_inspection_milestone(milestone, by=self.cast["rhona"], done_on=latest_on)

    def tie(self, indicators: dict[str, Indicator]) -> Life:
        """Say which indicators the plan's actions improve, and which their evidence speaks to."""
        yield self.now - 15 * DAYS
        for title, codes in IMPROVES.items():
            action = Action.objects.filter(title__startswith=title).earliest("recorded_at")
            wanted = [indicators[code] for code in codes.split()]
            actions.tie_action(action, by=self.cast["rhona"], indicators=wanted)
            for evidence in Evidence.objects.filter(action=action, recorded_at__lte=clock.now()):
                actions.tie_evidence(evidence, by=self.cast["rhona"], indicators=wanted)


def _at(day: dt.date) -> dt.datetime:
    """Return four in the afternoon of a day."""
    return dt.datetime.combine(day, dt.time(16), clock.LOCAL)
