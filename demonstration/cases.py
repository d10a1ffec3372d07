"""Live on the cases that decisions opened: a lead, a family, who works on it, what they wrote, how it ended."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

from django.db.models import Q

from cases import actions
from cases.models import Case, CaseClock, CaseRequest, ChronologyEntry, ChronologyReview, RescreenPrompt
from common import clock
from common.wording import spoken
from demonstration import exploitation
from demonstration.chronologies import (
    COURSES,
    ENDINGS,
    MET,
    PARENT_SEEN,
    SEEN,
    TOO_YOUNG,
    WITHOUT_LEAD,
    Course,
    Entry,
)
from demonstration.diary import Diary, Life
from demonstration.gatherings import gather
from demonstration.people import Cast
from demonstration.readings_of_cases import OTHERS, READINGS
from demonstration.talks import Talks
from demonstration.worries import CHILDREN, PARENTS
from people.models import Person
from referrals.models import Screening

HOURS, DAYS = dt.timedelta(hours=1), dt.timedelta(days=1)
LEADS = ("iona", "bridget", "isla", "rab")
RELATIONS = {"mother": "mother", "father": "father", "aunt": "aunt_uncle", "grandfather": "grandparent"}
SPEAKS_FROM = 24  # months
CHRONOLOGY = "CHRONOLOGY_REVIEW"
LOOKED_AGAIN = "Visited the same week and spoke with everybody at home: nothing new, and the plan holds."


def weight_of(entry: Entry) -> str:
    """Return how much an entry weighs: what led to a concern, or was decided, turned the case."""
    if entry.kind == "decision" or "Logged as a concern" in entry.done:
        return "turning_point"
    return "pattern" if entry.view else ""


class Work:
    """What the lead professionals of the cases, and those beside them, do."""

    def __init__(self, cast: Cast, diary: Diary, persons: dict[str, Any]) -> None:
        self.cast, self.diary, self.now, self.persons = cast, diary, diary.now, persons
        self.turns = itertools.cycle(LEADS)
        self.talks = Talks(cast, diary)
        self.leads: dict[str, str] = {}

    def follow(self, screening: Screening, child: str, receiver: str) -> None:
        """Go on where a decision opened a case; where it joined one, that one goes on anyway."""
        case = Case.objects.filter(opening=screening).first()
        if case:
            self.diary.begin(self._open(case, child, receiver))
            if child == exploitation.REFERRED:
                self.diary.begin(exploitation.refer(self.cast, case))
        for joined in Case.objects.filter(screenings__screening=screening):
            self.talks.follow(joined, child, receiver)

    def _open(self, case: Case, child: str, receiver: str) -> Life:
        """Write down the family, name who leads, and let those in who work with the child."""
        opened_at = case.opened_at
        yield opened_at + HOURS
        self._add_family(case, child, receiver)
        if child in WITHOUT_LEAD:
            return
        course = COURSES.get(child) or Course(self._lead_of(child), (), ())
        yield opened_at + course.named_after * HOURS
        actions.name_lead_professional(case, by=self.cast[receiver], staff=self.cast[course.lead])
        for key, role in course.others:
            reason = f"works with the family as {role.lower()}"
            actions.involve(case, by=self.cast[course.lead], staff=self.cast[key], reason=reason, role=role)
        for entry in course.entries:
            if opened_at + (entry.day + entry.late + 1) * DAYS < self.now:
                self.diary.begin(self._write(case, entry, opened_at))
        self.diary.begin(self._see(case, child, course, opened_at))
        self.diary.begin(self._mind(case, child, course, opened_at))
        if ending := course.closes or ENDINGS.get(child):
            self.diary.begin(self._close(case, child, course, opened_at, ending))

    def _lead_of(self, child: str) -> str:
        """Return who leads: for brothers and sisters the same."""
        surname = CHILDREN[child].surname
        if surname not in self.leads:
            self.leads[surname] = next(self.turns)
        return self.leads[surname]

    def _add_family(self, case: Case, child: str, receiver: str) -> None:
        """Add parents, and the brothers and sisters met already, as far as the receiver may see them."""
        by, surname = self.cast[receiver], CHILDREN[child].surname
        seen = Person.objects.visible_to(by)
        for forename, family, relation in PARENTS.get(surname, ()):
            known = self.persons.get(f"{forename} {family}")
            if known and not seen.filter(pk=known).exists():
                continue
            at_home = relation in {"mother", "father"}
            address = {"address_line": CHILDREN[child].address, "postcode": CHILDREN[child].postcode} if at_home else {}
            details = {"forename": forename, "surname": family, "kind": Person.Kind.ADULT, **address}
            member = actions.add_family_member(
                case,
                by=by,
                relationship=RELATIONS[relation],
                person_id=known,
                details=None if known else details,
                parental_responsibility="yes" if at_home else "no",
                lives_with="yes" if relation != "aunt" else "not_known",
            )
            self.persons[f"{forename} {family}"] = member.person_id
        for key, other in CHILDREN.items():
            known = self.persons.get(key)
            if other.surname == surname and key != child and known and seen.filter(pk=known).exists():
                relationship = {"male": "brother", "female": "sister"}.get(other.sex, "other_relative")
                actions.add_family_member(
                    case,
                    by=by,
                    relationship=relationship,
                    person_id=known,
                    parental_responsibility="no",
                    lives_with="yes",
                )

    def _write(self, case: Case, entry: Entry, opened_at: dt.datetime) -> Life:
        """Write one entry, on the day or later; one is put right the day after."""
        happened_at = opened_at + entry.day * DAYS + 2 * HOURS
        yield happened_at + entry.late * DAYS + HOURS
        written = actions.add_entry(
            case,
            by=self.cast[entry.who],
            kind=entry.kind,
            happened_at=happened_at,
            precision=ChronologyEntry.Precision.DAY if entry.late else ChronologyEntry.Precision.TIME,
            source=entry.source,
            fact=spoken(entry.fact),
            own_words=entry.own,
            opinion=entry.view,
            weight=weight_of(entry),
            action_taken=entry.done,
        )
        if "sister-in-law" in entry.fact:
            yield clock.now() + DAYS
            right = {
                "kind": entry.kind,
                "happened_at": happened_at,
                "source": entry.source,
                "fact": entry.fact.replace("her sister-in-law’s boy", "her cousin"),
            }
            why = "It was her cousin; I had it wrong from the register."
            actions.correct_entry(written, by=self.cast[entry.who], why=why, instead=right)

    def _see(self, case: Case, child: str, course: Course, opened_at: dt.datetime) -> Life:
        """See the child within two days, and every six weeks."""
        for number in itertools.count():
            moment = opened_at + DAYS + 4 * HOURS + number * 42 * DAYS
            if moment > self.now:
                return
            yield moment
            case.refresh_from_db()
            if not case.is_open:
                return
            self._visit(case, child, course, number, with_parent=number % 2 == 0)

    def _visit(self, case: Case, child: str, course: Course, number: int, *, with_parent: bool) -> None:
        """See the child, and a parent as well."""
        by, moment, (fact, words) = self.cast[course.lead], clock.now(), SEEN[number % len(SEEN)]
        young = CHILDREN[child].months - (self.now - moment) / (30.44 * DAYS) < SPEAKS_FROM
        actions.add_entry(
            case,
            by=by,
            kind="seen",
            happened_at=moment - HOURS,
            source="seen by me",
            fact=TOO_YOUNG if young else fact,
            own_words="" if young else words,
        )
        if with_parent:
            given = {"happened_at": moment - HOURS / 2, "source": "seen by me", "fact": PARENT_SEEN}
            actions.add_entry(case, by=by, kind="carer_seen", **given)

    def _mind(self, case: Case, child: str, course: Course, opened_at: dt.datetime) -> Life:
        """Look at the clocks every week: do what is due soon, in some cases only when it is late, or not yet."""
        for week in itertools.count(1):
            moment = opened_at + week * 7 * DAYS + 6 * HOURS
            if moment > self.now:
                return
            yield moment
            case.refresh_from_db()
            if not case.is_open:
                return
            now = clock.now()
            soon, arranged = (now, now) if course.minds == "late" else (now + 8 * DAYS, now + 15 * DAYS)
            due = Q(due_at__lt=soon) | Q(key="CPPM_DUE", due_at__lt=arranged)
            for one in CaseClock.objects.filter(due, case=case).running().exclude(key="CASE_LEAD_NAMED"):
                self._settle(case, one, child, course)

    def _settle(self, case: Case, one: CaseClock, child: str, course: Course) -> None:
        by = self.cast[course.lead]
        if one.key == CHRONOLOGY:
            self._read(case, child, course)
        elif one.key == "RESCREEN":
            prompt = RescreenPrompt.objects.get(pk=one.about)
            actions.answer_rescreen(prompt, by=by, answer="not_needed", words=LOOKED_AGAIN)
        elif course.minds == "not yet":
            return
        elif one.key == "CPPM_DUE":
            self.diary.begin(gather(self.cast, self.diary, case, course.lead))
        elif one.key in MET:
            actions.meet_clock(one, by=by)
            actions.add_entry(case, by=by, kind="meeting", happened_at=clock.now() - HOURS, fact=spoken(MET[one.key]))

    def _read(self, case: Case, child: str, course: Course) -> None:
        """Read the chronology as a whole from where the last review ended."""
        before = list(ChronologyReview.objects.filter(case=case).order_by("until"))
        readings = READINGS.get(child, OTHERS)
        told = readings[len(before) % len(readings)]._asdict()
        since = before[-1].until if before else case.opened_at.astimezone(clock.LOCAL).date()
        actions.review_chronology(case, by=self.cast[course.lead], since=since, until=clock.today(), **told)

    def _close(
        self, case: Case, child: str, course: Course, opened_at: dt.datetime, ending: tuple[int, str, str, str]
    ) -> Life:
        """See child and parent once more, answer what asks for a re-screen, and close."""
        days, code, why, who_helps = ending
        yield opened_at + days * DAYS
        self._visit(case, child, course, days, with_parent=True)
        for one in CaseClock.objects.filter(case=case, key="RESCREEN").running():
            self._settle(case, one, child, course)
        actions.close(case, by=self.cast[course.lead], why=why, closing_code=code, who_helps=spoken(who_helps))


def ask(cast: Cast, diary: Diary, concerns: dict[str, Any]) -> None:
    """Enter two requests for a case in the diary: one is declined with a reason, one waits."""

    def life(author: str, days: float, why: str, answer: str = "") -> Life:
        yield diary.now - (days - 3) * DAYS
        screening = Screening.objects.get(concern=concerns[f"{author} {days}"])
        request: CaseRequest = actions.ask_for_case(screening, by=cast[author], why=why)
        if answer:
            yield clock.now() + 20 * HOURS
            actions.decline_request(request, by=cast["callum"], why=answer)

    said = (
        "There is a worker whom she trusts and sees each week. Log again with any more, and we look at both together."
    )
    diary.begin(life("kai", 217, "She will not talk to me alone. Somebody has to have the whole picture.", said))
    diary.begin(life("shona", 6, "I do not know whether the uncle can manage for weeks."))
