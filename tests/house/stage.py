"""The stage of the house's tests: one concern in each situation, and somebody of each role in each situation."""

from __future__ import annotations

import datetime as dt
import uuid
from types import SimpleNamespace
from typing import Any

from access.grants import exclude, grant
from access.roles import Role
from agencies import actions as agencies
from agencies.models import SeatHeld, StaffMember, Team
from agencies.models.staff import system
from common import clock
from improvement import actions as improvement
from improvement.models import Action, Plan, SourceKind
from people.models import Person
from reference.models import Framework
from referrals import actions as referrals
from referrals.models import Concern, ConcernDraft, Screening, Triage
from reports import actions as reports
from tests.cast import Cast, child, log, make_cast
from tests.house.stage_cases import a_case, keep_out_of_cases
from tests.house.stage_clocks import clocks, keep_out_of_clocks
from tests.house.stage_decision import ROOTS, name_deputy, up_to_the_decision
from tests.house.stage_discussions import a_discussion
from tests.house.stage_engagement import engagement
from tests.house.stage_exploitation import exploited, keep_out_of_adults, readiness
from tests.house.stage_governance import leadership
from tests.house.stage_inspection import around_an_inspection
from tests.house.stage_learning import library, unpublished
from tests.house.stage_meetings import a_meeting, keep_out_of_meetings
from tests.house.stage_papers import papers
from tests.house.stage_people import details
from tests.house.stage_plans import a_plan
from tests.house.stage_register import keep_out_of_register, on_the_register
from tests.house.stage_releases import open_to_anybody
from tests.house.stage_review_after import what_follows
from tests.house.stage_review_report import a_report
from tests.house.stage_review_set_up import a_review_set_up
from tests.house.stage_reviews import MADE, hold_meeting, keep_out_of_reviews, let_in_until_now, reviews, seat_more
from work.models import Notice

# Duties that one person has, involved in nothing until a test involves her.
DUTIES = ("keeper", "out_of_hours", "planning_chair", "senior_manager")
ROLES = (
    *("author", "receiver", "manager", "deputy"),
    *DUTIES,
    *("chair", "member", "chief_officer", "office", "administrator"),
)
SITUATIONS = ("own", "same_agency", "other_agency", "excluded", "expired", "nonexistent")

# Who plays which role where; the sub-group, the chief officers, the office and administration have one of each.
ABOVE = (*DUTIES, "chair", "member", "chief_officer", "lead_officer", "administrator")
OWN = ("nursery_worker", "duty_worker", "edu_manager", "edu_deputy", *ABOVE)
SAME = ("nursery_colleague", "night_worker", "edu_manager_2", "edu_deputy_2", *ABOVE)
OTHER = ("health_visitor", "constable", "hlt_manager", "pol_deputy", *ABOVE)
PLAYED = {
    "own": OWN,
    "same_agency": SAME,
    "other_agency": OTHER,
    "excluded": OWN,
    "expired": SAME,
    "nonexistent": OWN,
}
# Played by the same person in every situation: what is hers stays hers there.
ALONE = {role for role, key in zip(ROLES, OWN, strict=True) if key in ABOVE}


class Stage:
    """``who(role, situation)`` plays it, ``about(kind, situation)`` is the key in its URL."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.people = {name: getattr(cast, name) for name in cast.people}
        self.sets: dict[str, dict[str, uuid.UUID]] = {}

    def who(self, role: str, situation: str = "own") -> StaffMember:
        """Return who plays ``role`` in ``situation``."""
        return self.people[PLAYED[situation][ROLES.index(role)]]

    def about(self, kind: str, situation: str) -> uuid.UUID:
        """Return the key of the record that a URL about ``kind`` names in ``situation``."""
        where = situation if situation in {"excluded", "expired"} else "own"
        return uuid.uuid4() if situation == "nonexistent" else self.sets[where].get(kind) or self.sets["own"][kind]


def set_stage() -> Stage:
    """Make everybody and everything."""
    cast = make_cast()
    _more_people(cast)
    stage = Stage(cast)
    by = SimpleNamespace(**stage.people)
    shared = {**_shared_records(stage), **readiness(by, cast.agencies), **engagement(by)}
    shared |= leadership(by, cast.agencies["CYPPC"].partnerships.get())
    meeting = hold_meeting(stage.people)
    shared["stand_in"] = name_deputy(stage.people, meeting).pk
    for name in ("own", "excluded", "expired"):
        told = reviews(stage.people, cast.agencies, meeting)
        told |= up_to_the_decision(stage.people, cast.agencies, meeting, told)
        told |= a_review_set_up(stage.people, told)
        told |= a_report(stage.people, told)
        told |= what_follows(stage.people, told)
        told |= unpublished(by, told)
        stage.sets[name] = {**shared, **_concern(by, name), **a_case(by, name), "meeting": meeting.pk, **told}
        case = stage.sets[name]["case"]
        stage.sets[name] |= papers(by, case)
        stage.sets[name] |= on_the_register(by, case)
        stage.sets[name] |= details(by, case)
        stage.sets[name] |= a_discussion(by, case)
        stage.sets[name] |= a_plan(by, case)
        stage.sets[name] |= exploited(by, case, cast.teams)
        stage.sets[name] |= a_meeting(by, name)
        stage.sets[name] |= clocks(by, case, name)
    stage.sets["own"] |= around_an_inspection(by, stage.sets["own"])
    stage.sets["own"] |= library(by, stage.sets["own"])
    stage.sets["own"] |= open_to_anybody(by, stage.sets["own"])
    keep_out_of_adults(stage, ROLES)
    _keep_out(stage)
    keep_out_of_cases(stage, ROLES)
    keep_out_of_register(stage)
    keep_out_of_meetings(stage, ROLES, ALONE)
    keep_out_of_clocks(stage, ROLES)
    for roots in (MADE, ROOTS):
        out, before = stage.sets["excluded"], stage.sets["expired"]
        keep_out_of_reviews(out, [stage.who(role, "excluded") for role in ROLES], roots)
        let_in_until_now(before, [stage.who(role, "expired") for role in ROLES if role not in ALONE], roots)
    return stage


def _more_people(cast: Cast) -> None:
    """Add a second receiving team and second designated managers beside the cast's."""
    by = system()

    def team(key: str, beside: str, name: str, kind: str) -> None:
        organisation = cast.teams[beside].organisation
        cast.teams[key] = agencies.open_team(
            by=by, organisation=organisation, name=name, kind=kind, telephone="01632 960199", precedence=9
        )

    def person(key: str, home: str, role: str | None = None, where: str = "") -> None:
        name = key.replace("_", " ").title()
        staff = agencies.add_staff(by=by, email=f"{key}@example.org", name=name, team=cast.teams[home])
        if role:
            agencies.appoint(staff, by=by, role=role, team=cast.teams[where], reason="for the test")
        cast.people[key] = staff

    team("night", "duty", "Out of hours", Team.Kind.RECEIVING)
    team("second_dm", "school", "Second designated managers", Team.Kind.DESIGNATED_MANAGERS)
    person("night_worker", "night", Role.RECEIVER, "night")
    person("edu_manager_2", "schools_office", Role.DESIGNATED_MANAGER, "second_dm")
    person("edu_deputy_2", "schools_office", Role.DEPUTY, "second_dm")
    person("pol_deputy", "public_protection", Role.DEPUTY, "pol_dm")
    team("subgroup", "office", "Practice Review Sub-group", Team.Kind.SUBGROUP)
    team("chiefs", "office", "Chief Officers Group", Team.Kind.CHIEF_OFFICERS)
    person("chief_officer", "chiefs", Role.CHIEF_OFFICER, "chiefs")
    for position, (key, seat, agency) in enumerate((("chair", "Chair", None), ("member", "Health", "HLT"))):
        person(key, "subgroup")
        opened = agencies.open_seat(
            by=cast.lead_officer,
            team=cast.teams["subgroup"],
            name=seat,
            agency=cast.agencies.get(agency),
            is_chair=key == "chair",
            position=position,
        )
        agencies.fill_seat(opened, by=cast.lead_officer, staff=cast.people[key], reason="for the test")
    seat_more(cast.people, cast.agencies, cast.teams["subgroup"])


def _concern(by: Any, name: str) -> dict[str, uuid.UUID]:
    """Log a concern, screen it as far as claimed, triage it as far as claimed, ask something."""
    adults = [{"forename": "Rab", "surname": f"Stage{name}", "relation": "Uncle"}]
    concern = log(by.nursery_worker, children=[child(surname=f"Stage{name}")], adults=adults, danger="yes")
    screening, triage = Screening.objects.get(concern=concern), Triage.objects.get(concern=concern)
    referrals.claim(screening, by=by.duty_worker)
    named = referrals.confirm_child(screening.child, by=by.duty_worker, details={"forename": "Skye", "surname": name})
    question = referrals.ask(screening, by=by.duty_worker, text="Was anybody with the child?")
    draft = referrals.start_draft(by=by.nursery_worker)
    return {
        "concern": concern.pk,
        "child": named.pk,
        "adult": concern.adults.get().pk,
        "person": named.person_id,
        "screening": screening.pk,
        "triage": triage.pk,
        "question": question.pk,
        "draft": draft.pk,
        "notice": Notice.objects.filter(staff=by.nursery_worker, about=concern.pk).first().pk,
    }


def _keep_out(stage: Stage) -> None:
    """Exclude everybody from one concern; on the other let the uninvolved in until a moment ago."""
    by, past = system(), clock.now() - dt.timedelta(seconds=1)
    excluded, expired = (Concern.objects.get(pk=stage.sets[name]["concern"]) for name in ("excluded", "expired"))
    for role in ROLES:
        exclude(excluded, staff=stage.who(role, "excluded"), by=by, reason="for the test")
        grant(expired, to=stage.who(role, "expired"), by=by, reason="for the test", until=past)
    ConcernDraft.objects.filter(pk__in=[stage.sets[name]["draft"] for name in ("excluded", "expired")]).update(
        author=stage.people["duty_colleague"]
    )


def _shared_records(stage: Stage) -> dict[str, uuid.UUID]:
    """Make what every member of staff may read: a plan with a source and an action, bodies, roles, a report."""
    office, today = stage.people["lead_officer"], clock.today()
    partnership = stage.cast.agencies["CYPPC"].partnerships.get()
    plan_of = {"by": office, "partnership": partnership, "starts_on": today, "ends_on": today + dt.timedelta(days=90)}
    above = improvement.open_plan(kind=Plan.Kind.INTEGRATED, title="Above", **plan_of)
    plan = improvement.open_plan(kind=Plan.Kind.IMPROVEMENT, title="Improvement", parent=above, **plan_of)
    source = improvement.add_source(plan, by=office, kind=SourceKind.MAIN_POINT, reference="1", title="To be entered")
    asked = improvement.add_recommendation(source, by=office, text="To be entered")
    action = add_action(stage, plan, recommendations=[asked])
    milestone = improvement.add_milestone(action, by=office, title="Half way", due_on=today)
    job = reports.ask(plan, by=office, key=uuid.uuid4())
    annual = reports.open_annual_report(by=office, partnership=partnership, year=2009)
    inspected = _inspection(stage)
    seated = SeatHeld.objects.get(role__staff=stage.people["member"])
    return {
        **inspected,
        "seat": seated.seat_id,
        "seat_held": seated.pk,
        "report": job.pk,
        "annual_report": annual.pk,
        "plan": plan.pk,
        "source": source.pk,
        "recommendation": asked.pk,
        "action": action.pk,
        "milestone": milestone.pk,
        "staff": stage.people["health_visitor"].pk,
        "role": stage.people["health_visitor"].roles.get().pk,
        "team": stage.cast.teams["clinic"].pk,
    }


def _inspection(stage: Stage) -> dict[str, uuid.UUID]:
    """Make an inspection with a milestone, a visit, what was said at it, our own level and its evidence."""
    office, today = stage.people["lead_officer"], clock.today()
    framework = Framework.objects.get(key="HMIE_2005")
    one = framework.indicators.first()
    partnership = stage.cast.agencies["CYPPC"].partnerships.get()
    inspection = improvement.open_inspection(by=office, title="The next", framework=framework, partnership=partnership)
    milestone = improvement.add_inspection_milestone(inspection, by=office, title="They come", earliest_on=today)
    visit = improvement.add_visit(inspection, by=office, title="The visit", on=today)
    judgement = improvement.record_judgement(visit, by=office, indicator=one, level=3, words="Said so.")
    said = {"strengths": "Seen soon.", "how_we_know": "Counted."}
    evaluation = improvement.evaluate(one, by=office, on=today, level=4, **said)
    proof = {"kind": "audit", "title": "Audit", "proves": "So it is.", "happened_on": today, "kept_at": "Office"}
    evidence = improvement.add_indicator_evidence(one, by=office, **proof)
    improvement.note_preparation(inspection, by=office, happened_on=today, words="Read the last report again.")
    return {
        "inspection": inspection.pk,
        "inspection_milestone": milestone.pk,
        "visit": visit.pk,
        "judgement": judgement.pk,
        "indicator": one.pk,
        "evaluation": evaluation.pk,
        "evidence": evidence.pk,
    }


def add_action(stage: Stage, plan: Plan, **changes: Any) -> Action:
    """Add an action led by the edu manager."""
    today = clock.today()
    given = {
        "title": "Agree one procedure",
        "theme": Action.Theme.POLICIES,
        "outcome": "Children are seen sooner.",
        "lead_officer": stage.people["edu_manager"],
        "lead_agency": stage.cast.agencies["EDU"],
        "starts_on": today,
        "due_on": today + dt.timedelta(days=30),
    }
    return improvement.add_action(plan, by=stage.people["lead_officer"], **{**given, **changes})


def person_of(stage: Stage, name: str = "own") -> Person:
    """Return the child confirmed in a situation's concern."""
    return Person.objects.get(pk=stage.sets[name]["person"])
