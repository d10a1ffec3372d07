"""Live one child's whole road: worry, discussion, meeting, register, plan, core groups, review, move and closing.

Every step is an action of whoever would take it, at its own moment. Nobody here exists.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from cases import actions as cases
from cases.models import Case, FamilyMember
from common import clock
from demonstration import road_words as words
from demonstration.diary import Diary, Life
from demonstration.people import Cast
from discussions import actions as discussions
from discussions.models import Discussion
from people import actions as people
from people.models import HouseholdMember
from planning_meetings import actions as meetings
from planning_meetings.models import PlanningMeeting
from plans import actions as plans
from plans.models import ChildPlan
from reference import era
from referrals import actions as referrals
from referrals.models import Screening
from register import actions as register
from register.models import RegisterFile
from work import actions as work
from work.models import Task

SATURDAY = 5


def plan(cast: Cast, diary: Diary, founded_at: dt.datetime) -> None:
    """Enter the road in the diary."""
    diary.begin(Road(cast, founded_at).live())


class Road:
    """One child's road from a worry to another area's care."""

    def __init__(self, cast: Cast, founded_at: dt.datetime) -> None:
        self.cast = cast
        begins = founded_at + dt.timedelta(days=24)
        self.first = begins + dt.timedelta(days=-begins.weekday() % 7)  # a Monday
        self.rules = words.RULES_2010 if era.is_earlier() else words.RULES

    def at(self, days: int, hour: int, minute: int = 0) -> dt.datetime:
        """Return a moment some days after the beginning, never at a weekend."""
        day = (self.first + dt.timedelta(days=days)).astimezone(clock.LOCAL).date()
        while day.weekday() >= SATURDAY:
            day += dt.timedelta(days=1)
        return dt.datetime.combine(day, dt.time(hour, minute), clock.LOCAL)

    def live(self) -> Life:
        """Take one step after the other."""
        for moment, step in (
            (self.at(0, 15), self.worry),
            (self.at(0, 15, 30), self.claim),
            (self.at(0, 16), self.screen),
            (self.at(0, 19, 30), self.out_of_hours),
            (self.at(0, 20, 15), self.adjourn),
            (self.at(1, 10), self.in_full),
            (self.at(1, 13), self.close_discussion),
            (self.at(1, 15), self.lead),
            (self.at(2, 11), self.seen),
            (self.at(4, 14), self.investigated),
            (self.at(8, 9), self.arrange),
            (self.at(18, 16), self.papers),
            (self.at(22, 11), self.hold_initial),
            (self.at(22, 12), self.decide_initial),
            (self.at(23, 10), self.write_plan),
            (self.at(29, 16), self.send_record),
            (self.at(36, 11), self.first_core_group),
            (self.at(64, 11), self.second_core_group),
            (self.at(85, 15), self.analyse),
            (self.at(self.rules.arranged, 9), self.arrange_review),
            (self.at(self.rules.review, 11), self.hold_review),
            (self.at(self.rules.review, 12), self.decide_review),
            (self.at(self.rules.review + 7, 16), self.send_record),
            (self.at(self.rules.review + 31, 15), self.moves),
            (self.at(self.rules.review + 35, 15), self.told_in_writing),
            (self.at(self.rules.review + 55, 14), self.accepted),
            (self.at(self.rules.review + 63, 14), self.last_seen),
            (self.at(self.rules.review + 65, 11), self.close),
        ):
            yield moment
            step()

    @property
    def case(self) -> Case:
        """Return the case as it stands."""
        return Case.objects.get(child__forename=words.CHILD["forename"], child__surname=words.CHILD["surname"])

    @property
    def meeting(self) -> PlanningMeeting:
        """Return the last planning meeting."""
        return PlanningMeeting.objects.filter(case=self.case).latest("planned_at")

    @property
    def discussion(self) -> Discussion:
        """Return the discussion."""
        return Discussion.objects.of_case(self.case).latest("recorded_at")

    @property
    def the_plan(self) -> ChildPlan:
        """Return the child's plan."""
        return ChildPlan.objects.get(case=self.case)

    def member(self, relationship: str) -> FamilyMember:
        """Return somebody of the family."""
        return self.case.family.current().as_what(relationship).get()

    def worry(self) -> None:
        """A nursery worker logs what she saw."""
        by = self.cast["jenna"]
        draft = referrals.start_draft(by=by)
        told = {"happened_at": clock.now() - dt.timedelta(hours=3), **words.WORRY}
        referrals.submit_concern(by=by, draft_id=draft.pk, told=told, children=[words.CHILD], adults=words.ADULTS)

    @property
    def screening(self) -> Screening:
        """Return the screening of the worry."""
        named = {f"child__{name}": words.CHILD[name] for name in ("forename", "surname")}
        return Screening.objects.get(**named)

    def claim(self) -> None:
        """Duty takes the worry from the queue."""
        referrals.claim(self.screening, by=self.cast["callum"])

    def screen(self) -> None:
        """Duty decides on a discussion, which opens the case, and writes down the family."""
        by, screening = self.cast["callum"], self.screening
        referrals.confirm_child(
            screening.child,
            by=by,
            details={**words.PERSON, "born_on": clock.today() - words.BORN_BEFORE},
        )
        referrals.decide(screening, by=by, outcome="ird", **words.DECIDED)
        for relationship, details, known in words.FAMILY:
            cases.add_family_member(self.case, by=by, relationship=relationship, details=details, **known)
        people.relate(self.member("grandparent").person, by=by, other=self.member("mother").person, person_is="mother")

    def out_of_hours(self) -> None:
        """Out of hours, what cannot wait is settled by telephone."""
        by, record = self.cast["fergus"], self.discussion
        discussions.start(record, by=by, kind="out_of_hours", held="telephone")
        for key in ("fergus", "hamish"):
            discussions.add_participant(record, by=by, staff=self.cast[key])
        for step in words.SAFETY:
            discussions.add_step(record, by=by, **step)

    def adjourn(self) -> None:
        """The rest waits for the morning."""
        by, record = self.cast["fergus"], self.discussion
        discussions.adjourn(
            record, by=by, why="Health and education are asked in the morning, when it goes on in full."
        )

    def in_full(self) -> None:
        """The next working day every agency says what it knows, and from when."""
        by, record, today = self.cast["morag"], self.discussion, clock.today()
        discussions.go_on(record, by=by, kind="full", held="video")
        for key in ("morag", "ailsa", "fiona", "eilidh"):
            discussions.add_participant(record, by=by, staff=self.cast[key])
        for code, key, days, checked, said in words.INFORMATION:
            discussions.give_information(
                record,
                by=by,
                agency=self.cast.agencies[code],
                given_by=self.cast[key].name,
                checked=checked,
                words=said,
                as_of=today - dt.timedelta(days=days),
            )

    def close_discussion(self) -> None:
        """One reasoned decision for the child, with a planning meeting."""
        by, record = self.cast["morag"], self.discussion
        discussions.sum_up(record, by=by, **words.SUMMARY)
        discussions.decide_child(record.children.get(), by=by, **words.CHILD_DECISION)
        for what, whom, days in words.ACTIONS:
            due_on = clock.today() + dt.timedelta(days=days)
            discussions.add_action(record, by=by, what=what, by_whom=whom, due_on=due_on)
        discussions.close(record, by=by)

    def lead(self) -> None:
        """The lead professional is named, and lets in who works with the child."""
        cases.name_lead_professional(self.case, by=self.cast["morag"], staff=self.cast["bridget"])
        for key, role in (
            ("sunita", "Health visitor"),
            ("moira", "Named person, head of nursery"),
            ("hamish", "Police"),
        ):
            reason = f"works with the child as {role[0].lower()}{role[1:]}"
            cases.involve(self.case, by=self.cast["bridget"], staff=self.cast[key], reason=reason, role=role)

    def seen(self) -> None:
        """The child is seen, what the register asks is written down, and the partner has left the flat."""
        self._enter("bridget", "seen", words.FIRST_SEEN)
        by = self.cast["bridget"]
        for kind, said in words.BACKGROUND:
            people.record_fact(self.case.child, by=by, kind=kind, words=said, source="told by the grandmother")
        stay = HouseholdMember.objects.current().get(person=self.member("partner").person)
        people.leave_household(stay, by=by, why="Left the flat the night before; the police told him not to come back.")

    def investigated(self) -> None:
        """The joint interview and the medical are done."""
        child, day = self.discussion.children.get(), clock.today() - dt.timedelta(days=1)
        by = self.cast["bridget"]
        discussions.record_investigation(
            child, by=by, interviewed_on=day, interviewed_by="Bridget Osei and Hamish Orrock"
        )
        discussions.record_investigation(
            child, by=by, examined_on=day, examination="jpfe", examined_at="Children’s clinic"
        )
        for one in self.discussion.actions.all():
            discussions.finish_action(one, by=by, outcome="Done; in the report for the meeting.")
        answers = dict.fromkeys(words.CHECKLIST, ("yes", ""))
        discussions.answer_checklist(self.discussion, by=self.cast["morag"], answers=answers)

    def arrange(self) -> None:
        """The initial meeting is arranged with everybody who should come."""
        self._arrange("initial", self.at(22, 10))

    def _arrange(self, kind: str, planned_at: dt.datetime) -> None:
        by = self.cast["bridget"]
        meeting = meetings.arrange(
            self.case, by=by, kind=kind, planned_at=planned_at, chair=self.cast["ewan"], place="Westgate House, room 2"
        )
        for key, part in words.PARTS:
            meetings.invite(meeting, by=by, staff=self.cast[key], part=part)
        for relationship in ("mother", "grandparent"):
            meetings.invite(meeting, by=by, member=self.member(relationship))
        meetings.invite(meeting, by=by, is_child=True, part="Through her social worker")
        meetings.send_notice(meeting, by=by)

    def papers(self) -> None:
        """Reports come in, the views of child and mother are written down, the adults are checked."""
        self._papers(words.REPORTS, words.VIEWS)
        for code, found, said in words.CHECKS:
            meetings.check_adult(
                self.meeting,
                by=self.cast["bridget"],
                member=self.member("partner"),
                agency=self.cast.agencies[code],
                found=found,
                words=said,
            )

    def _papers(self, reports: Any, views: Any) -> None:
        today = clock.today()
        for code, key, days, said in reports:
            meetings.add_report(
                self.meeting,
                by=self.cast["bridget"],
                agency=self.cast.agencies[code],
                written_by=self.cast[key].name,
                received_on=today,
                as_of=today - dt.timedelta(days=days),
                words=said,
                shared_on=today,
            )
        for view in views:
            meetings.add_view(self.meeting, by=self.cast["bridget"], **view)

    def hold_initial(self) -> None:
        """The meeting is held; nursery sends a report instead."""
        self._hold(words.SAID_FIRST, away="moira")

    def decide_initial(self) -> None:
        """It decides: registered, with a plan, a core group and the Reporter considered."""
        group = [one for one in self.meeting.invitations.all() if not one.is_child]
        meetings.decide(
            self.meeting,
            by=self.cast["ewan"],
            core_group=group,
            next_review_on=self.at(self.rules.review, 10).date(),
            **self.rules.registered,
        )
        meetings.note_dissent(self.meeting, by=self.cast["ewan"], whose="family", who="The mother", words=words.DISSENT)

    def _hold(self, said: dict[str, str], *, away: str = "") -> None:
        came = {}
        for one in self.meeting.invitations.all():
            absent = bool(away and one.staff == self.cast.staff[away])
            came[one.pk] = ("apologies", "At a training day; sent a report") if absent else ("present", "")
        meetings.write_record(self.meeting, by=self.cast["ewan"], came=came, **said)
        meetings.hold(self.meeting, by=self.cast["ewan"])

    def write_plan(self) -> None:
        """The lead writes the plan: worries, outcomes that answer them, who does what by when."""
        by, plan = self.cast["bridget"], self.the_plan
        plans.write_words(plan, by=by, **words.PLAN_WORDS)
        risks = [plans.add_risk(plan, by=by, worry=worry, evidence=evidence) for worry, evidence in words.RISKS]
        for sketch in words.OUTCOMES:
            outcome = plans.add_outcome(plan, by=by, risks=[risks[number] for number in sketch.risks], **sketch.told)
            for what, key, days in sketch.steps:
                whom = {"staff": self.cast[key]} if key in self.cast.staff else {"by_words": key}
                due_on = clock.today() + dt.timedelta(days=days)
                plans.add_step(outcome, by=by, what=what, due_on=due_on, **whom)
        plans.agree_version(plan, by=by, meeting_reference=self.meeting.reference)
        grounds = self.case.reporter_referrals.latest("recorded_at")
        cases.record_sent(grounds, by=by)

    def send_record(self) -> None:
        """The record and the plan go to everybody who was there."""
        to = list(self.meeting.invitations.exclude(is_child=True))
        meetings.send_record(
            self.meeting,
            by=self.cast["ewan"],
            to=to,
            how="By hand and secure mail",
            sent_on=clock.today(),
            paper="both",
        )

    def first_core_group(self) -> None:
        """The core group meets, and hears of a change."""
        self._core_group(words.CORE_FIRST, next_on=self.at(64, 11).date())
        change = self.the_plan.changes.latest("recorded_at")
        plans.tell_of_change(
            change, by=self.cast["bridget"], told_on=clock.today(), words="Rang Ewan Rutherglen at once."
        )

    def second_core_group(self) -> None:
        """The core group meets again: things go better."""
        self._core_group(words.CORE_SECOND, next_on=self.at(92, 11).date())

    def _core_group(self, told: dict[str, Any], *, next_on: dt.date) -> None:
        plan, told = self.the_plan, dict(told)
        standing = told.pop("standing")
        there = dict.fromkeys(plan.core_group.standing(), "attended")
        progress = {one: standing[one.number - 1] for one in plan.outcomes.all() if one.number <= len(standing)}
        plans.record_core_group(
            plan,
            by=self.cast["bridget"],
            held_on=clock.today(),
            attendance=there,
            progress=progress,
            next_on=next_on,
            **told,
        )

    def analyse(self) -> None:
        """The chronology is read as a whole and weighed; a task comes of it."""
        day = clock.today()
        self._look_back(words.ANALYSIS)
        work.make_task(
            by=self.cast["bridget"],
            about=self.case,
            title="Ask the nursery for attendance since August",
            due_on=day + dt.timedelta(days=7),
            whom=self.cast["moira"],
        )
        self._enter("bridget", "seen", words.SEEN_AGAIN)

    def _look_back(self, told: dict[str, str]) -> None:
        """Read the whole chronology and write down what it tells; the case is reviewed with it."""
        by, case = self.cast["bridget"], self.case
        cases.review_chronology(case, by=by, since=case.opened_at.date(), until=clock.today(), **told)
        for one in case.clocks.filter(key="CASE_REVIEW", met_at=None, exempt_at=None):
            cases.meet_clock(one, by=by)

    def arrange_review(self) -> None:
        """The review is arranged, and the task is long done."""
        self._look_back(words.ANALYSIS_LATER)
        for task in work_of(self.case):
            work.finish_task(task, by=self.cast["moira"], outcome="Every day but two.")
        self._core_group(words.CORE_THIRD, next_on=self.at(self.rules.review + 28, 11).date())
        self._arrange("review", self.at(self.rules.review, 10))

    def hold_review(self) -> None:
        """The review is held."""
        self._papers(words.REPORTS_REVIEW, words.VIEWS_REVIEW)
        self._hold(words.SAID_REVIEW)

    def decide_review(self) -> None:
        """It keeps her on the register, with other areas of concern."""
        next_on = (clock.now() + dt.timedelta(days=150)).date()
        meetings.decide(self.meeting, by=self.cast["ewan"], next_review_on=next_on, **self.rules.remains)
        for one, effect in zip(steps_of(self.the_plan), words.EFFECTS, strict=False):
            plans.finish(one, by=self.cast["bridget"], effect=effect)

    def moves(self) -> None:
        """Mother and child move to Angus, which is told at once."""
        today = {"moved_on": clock.today(), "told_on": clock.today()}
        register.begin_transfer(
            self.case, by=self.cast["bridget"], direction="out", authority="Angus", **{**words.MOVE, **today}
        )
        self._enter("bridget", "seen", words.SEEN_MOVING)

    def told_in_writing(self) -> None:
        """Angus has it in writing, and both areas agree how she is kept safe until its meeting."""
        transfer, today = self.file.transfers.latest("recorded_at"), clock.today()
        register.follow_transfer(
            transfer, by=self.cast["bridget"], written_on=today, safety_plan=words.SAFE_IN_ANGUS, safety_plan_on=today
        )
        register.follow_transfer(transfer, by=self.cast["bridget"], confirmed_on=today, records_on=today)
        register.expect_meeting(transfer, by=self.cast["bridget"])

    @property
    def file(self) -> RegisterFile:
        """Return her file in the register."""
        return RegisterFile.objects.get(case=self.case)

    def accepted(self) -> None:
        """Angus's transfer meeting takes her on its register: only now does her name come off here."""
        transfer = self.file.transfers.latest("recorded_at")
        register.accept_transfer(transfer, by=self.cast["greta"], met_on=clock.today(), **words.ACCEPTED)
        by = self.cast["bridget"]
        for one in steps_of(self.the_plan):
            plans.hand_on(one, by=by, why="Handed on to who leads in Angus, in writing.")

    def last_seen(self) -> None:
        """Before the case closes here she is seen once more, and her mother."""
        self._enter("bridget", "seen", words.LAST_SEEN)
        self._enter("bridget", "carer_seen", words.CARER_SEEN)

    def close(self) -> None:
        """The case closes: Angus goes on."""
        cases.close(self.case, by=self.cast["bridget"], **words.CLOSED)

    def _enter(self, who: str, kind: str, told: dict[str, Any]) -> None:
        at = clock.now() - dt.timedelta(hours=2)
        cases.add_entry(self.case, by=self.cast[who], kind=kind, happened_at=at, **told)


def work_of(case: Case) -> list[Any]:
    """Return the open tasks of a case."""
    return list(Task.objects.open().filter(about=case.pk))


def steps_of(plan: ChildPlan) -> list[Any]:
    """Return the open actions of a plan."""
    return [one for outcome in plan.outcomes.all() for one in outcome.actions.to_do()]
