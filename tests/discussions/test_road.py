"""From asking to closing: what a discussion does, and what it does to the case."""

from __future__ import annotations

import datetime as dt

import pytest

from access.refusals import NotNow
from audit.models import StatusChange
from cases import actions as cases
from cases.models import Case, CaseClock, ChronologyEntry
from common import clock
from discussions import actions, policies
from discussions.models import AgencyInformation, Discussion, DiscussionChild
from reference import timescales
from referrals.models import Concern
from tests.discussions.conftest import DECIDED, SAID, STEP, agency, decided, fresh, inform, start, take_part, write_all
from work.models import Notice

pytestmark = pytest.mark.django_db


def told(case):
    return "\n".join(ChronologyEntry.objects.filter(case=case).order_by("recorded_at").values_list("fact", flat=True))


def test_a_screening_that_decides_on_a_discussion_asks_for_one_and_it_waits_at_the_team_that_decided(cast, case, asked):
    assert (asked.status, asked.team) == ("asked", cast.teams["duty"])
    assert asked.reference.startswith("IRD-")
    assert [one.concern for one in asked.concerns.all()] == [Concern.objects.get(screenings__led_to__case=case)]
    assert Notice.objects.filter(team=cast.teams["duty"], about=asked.pk).exists()


def test_protection_at_once_asks_for_a_discussion_too(cast):
    [case] = decided(cast, "emergency_protection")
    assert Discussion.objects.of_case(case).asked_for().exists()


def test_an_assessment_by_one_agency_asks_for_none(cast):
    [case] = decided(cast, "single_agency")
    assert not Discussion.objects.exists()
    assert policies.why_not_ask(case) is None


def test_children_of_one_concern_are_discussed_together_each_with_a_decision_of_its_own(cast):
    cases = decided(cast, children=("Skye", "Rory"))
    one = Discussion.objects.get()
    assert set(Case.objects.filter(discussed__discussion=one)) == set(cases)
    write_all(cast, start(cast, one), decide=False)
    for child, decision, meeting in zip(one.children.all(), ("joint", "named_person"), ("yes", "no"), strict=True):
        why = {"no_meeting_why": "Not at risk."} if meeting == "no" else {}
        actions.decide_child(child, by=cast.duty_worker, **{**DECIDED, "decision": decision, "meeting": meeting, **why})
    actions.close(fresh(one), by=cast.duty_worker)
    assert sorted(DiscussionChild.objects.values_list("decision", flat=True)) == ["joint", "named_person"]
    running = {one.case_id for one in CaseClock.objects.filter(key="CPPM_DUE", exempt_at=None)}
    assert running == {child.case_id for child in one.children.filter(meeting="yes")}


def test_whoever_works_on_a_case_may_ask_once_with_a_reason(cast):
    [case] = decided(cast, "single_agency")
    with pytest.raises(NotNow, match="Say why agencies need to talk"):
        actions.ask_for_discussion(case, by=cast.edu_manager, why=" ")
    made = actions.ask_for_discussion(case, by=cast.edu_manager, why="Two bruises in a week.")
    assert made.team == cast.teams["duty"]
    assert "Two bruises in a week." in told(case)
    with pytest.raises(NotNow, match="goes on about this child already"):
        actions.ask_for_discussion(case, by=cast.edu_manager, why="Again.")


def test_starting_calls_the_core_agencies_and_enters_the_chronology(cast, case, asked):
    actions.start(asked, by=cast.duty_worker, kind="full", held="video")
    assert Notice.objects.filter(about=asked.pk, team=cast.teams["public_protection"]).exists()
    assert Notice.objects.filter(about=asked.pk, team=cast.teams["hlt_dm"]).exists()
    assert "part 1: in full, by video, led by Duty Worker" in told(case)


def test_only_police_health_and_social_work_hold_a_discussion(cast, asked):
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        actions.start(asked, by=cast.edu_manager, kind="full", held="video")
    actions.start(asked, by=cast.constable, kind="full", held="video")


def test_none_is_held_only_with_a_reason_which_whoever_asked_is_told(cast, case, asked):
    with pytest.raises(NotNow, match="Say why"):
        actions.decline(asked, by=cast.duty_worker, why="")
    actions.decline(asked, by=cast.duty_worker, why="Decided in error.")
    assert fresh(asked).status == "declined"
    assert "Decided in error." in told(case)
    assert CaseClock.objects.filter(case=case, key="CPPM_DUE", exempt_at=None, met_at=None).exists()


def test_check_08_a_discussion_closes_only_with_each_core_agency_and_educations_views_or_a_reason(cast, case, started):
    by = cast.duty_worker
    write_all(cast, started, take=("SWD", "POL"), give=("SWD",))
    with pytest.raises(NotNow) as refused:
        actions.close(fresh(started), by=by)
    assert "Police: no information is recorded" in refused.value.why
    assert "Health: nobody took part and no information is recorded" in refused.value.why
    assert "Education: record what they know and think" in refused.value.why
    assert "Social work:" not in refused.value.why
    inform(cast, started, ("POL",), words="", known_nothing=True)
    actions.go_on_without(started, by=by, agency=agency("HLT"), why="Rang three times; nobody on duty.")
    actions.go_on_without(started, by=by, agency=agency("EDU"), why="Asked the school at 9:10; it answers tomorrow.")
    actions.close(fresh(started), by=by)
    assert fresh(started).status == "closed"


@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [
        ({"sum_up": False}, "Sum up what was said"),
        ({"plan": False}, "Write the interim safety plan, or why none is needed"),
        ({"decide": False}, "Decide for each child: 1 child waits"),
        ({"take": ()}, "nobody took part"),
        ({"give": ()}, "no information is recorded"),
    ],
)
def test_check_08_nothing_that_belongs_to_it_is_left_out(cast, started, left_out, sentence):
    write_all(cast, started, **left_out)
    with pytest.raises(NotNow, match=sentence):
        actions.close(fresh(started), by=cast.duty_worker)


def test_a_reason_why_no_safety_plan_is_needed_is_enough(cast, started):
    write_all(cast, started, plan=False)
    actions.plan_none(fresh(started), by=cast.duty_worker, why="The child is in hospital until the meeting.")
    actions.close(fresh(started), by=cast.duty_worker)


def test_a_decision_needs_reasons_and_a_reason_for_no_meeting(cast, started):
    child = started.children.get()
    for name in DECIDED:
        with pytest.raises(NotNow):
            actions.decide_child(child, by=cast.duty_worker, **{**DECIDED, name: ""})
    with pytest.raises(NotNow, match="its clock stops with this reason"):
        actions.decide_child(child, by=cast.duty_worker, **{**DECIDED, "meeting": "no"})


def test_check_09_an_out_of_hours_part_is_followed_by_a_full_one_the_next_working_day_linked(cast, case, asked):
    today = clock.today()
    friday = dt.datetime.combine(today + dt.timedelta(days=11 - today.weekday()), dt.time(22), clock.LOCAL)
    with clock.living_at(friday + dt.timedelta(days=3)):
        actions.start(asked, by=cast.duty_worker, kind="out_of_hours", held="telephone", started_at=friday)
        due = CaseClock.objects.get(case=case, key="IRD_FULL")
        following = due.due_at.astimezone(clock.LOCAL).date()
        assert following == timescales.add_working_days(friday.date(), 1) >= friday.date() + dt.timedelta(days=3)
        write_all(cast, fresh(asked))
        with pytest.raises(NotNow, match="Hold the full discussion, normally the next working day"):
            actions.close(fresh(asked), by=cast.duty_worker)
        actions.adjourn(fresh(asked), by=cast.duty_worker, why="In full on Monday at ten.")
        actions.go_on(fresh(asked), by=cast.constable, kind="full", held="together")
        first, second = asked.parts.order_by("number")
        assert second.follows == first
        assert first.ended_why == "In full on Monday at ten."
        assert CaseClock.objects.get(pk=due.pk).met_at
        actions.close(fresh(asked), by=cast.duty_worker)


def test_out_of_hours_comes_first_and_continued_comes_later(cast, asked):
    with pytest.raises(NotNow, match="This is the first part"):
        actions.start(asked, by=cast.duty_worker, kind="continued", held="video")
    start(cast, asked)
    actions.adjourn(asked, by=cast.duty_worker, why="Health rings back.")
    with pytest.raises(NotNow, match="was held already"):
        actions.go_on(asked, by=cast.duty_worker, kind="out_of_hours", held="video")
    actions.go_on(asked, by=cast.duty_worker, kind="continued", held="video")
    assert list(StatusChange.objects.filter(record=asked.pk).order_by("at").values_list("verb", flat=True)) == [
        "start",
        "adjourn",
        "go_on",
    ]


def test_a_part_starts_neither_ahead_nor_before_the_one_before_ended(cast, asked):
    hour = dt.timedelta(hours=1)
    with pytest.raises(NotNow, match="must not lie ahead"):
        actions.start(asked, by=cast.duty_worker, kind="full", held="video", started_at=clock.now() + hour)
    start(cast, asked)
    actions.adjourn(asked, by=cast.duty_worker, why="Later.")
    with pytest.raises(NotNow, match="before the part before ended"):
        actions.go_on(asked, by=cast.duty_worker, kind="full", held="video", started_at=clock.now() - hour)


def test_closing_tells_lead_and_author_without_content_and_enters_the_decision(cast, case, started):
    write_all(cast, started, decision="child_plan", meeting="no", no_meeting_why="No significant harm.")
    actions.close(fresh(started), by=cast.duty_worker)
    said = told(case)
    assert "No child protection investigation: named person arranges support" in said
    assert "No child protection planning meeting is required: No significant harm." in said
    to_author = Notice.objects.filter(staff=cast.nursery_worker).latest("recorded_at").text
    assert "agencies have talked" in to_author
    assert "bruise" not in to_author
    exempt = CaseClock.objects.get(case=case, key="CPPM_DUE")
    assert exempt.exempt_reason == f"{started.reference}: No significant harm."


def test_a_meeting_that_is_required_keeps_its_clock_and_begins_one_where_none_runs(cast):
    [case] = decided(cast, "single_agency")
    one = actions.ask_for_discussion(case, by=cast.duty_worker, why="Worse than it seemed.")
    write_all(cast, start(cast, one))
    actions.close(fresh(one), by=cast.duty_worker)
    running = CaseClock.objects.get(case=case, key="CPPM_DUE")
    assert running.starts_at == one.asked_at
    assert running.is_running


def test_after_closing_nothing_is_written_but_what_came_of_it(cast, case, started):
    write_all(cast, started)
    todo = actions.add_action(
        started, by=cast.duty_worker, what="See the child.", by_whom="Social worker", due_on=clock.today()
    )
    actions.close(fresh(started), by=cast.duty_worker)
    with pytest.raises(NotNow, match="This discussion has ended"):
        actions.sum_up(fresh(started), by=cast.duty_worker, **SAID)
    with pytest.raises(NotNow, match="This discussion has ended"):
        take_part(cast, started, ("SWD",))
    child = started.children.get()
    day = clock.today()
    actions.record_investigation(child, by=cast.duty_worker, interviewed_on=day, interviewed_by="Two trained workers")
    actions.record_investigation(
        fresh(child),
        by=cast.duty_worker,
        interviewed_on=day,
        interviewed_by="Two trained workers",
        examined_on=day,
        examination="jpfe",
        examined_at="The hospital",
    )
    said = told(case)
    assert said.count("Joint interview, held by Two trained workers.") == 1
    assert "Medical examination: Joint paediatric and forensic examination, The hospital." in said
    actions.finish_action(todo, by=cast.edu_manager, outcome="Seen at home.")
    actions.answer_checklist(fresh(started), by=cast.duty_worker, answers={"actions": ("yes", "All done.")})
    assert started.checklist.get().answer == "yes"


def test_information_says_how_old_it_is(cast, started):
    ten = clock.today() - dt.timedelta(days=10)
    inform(cast, started, ("HLT",), as_of=ten)
    assert AgencyInformation.objects.get().days_old == 10
    with pytest.raises(NotNow, match="must not lie ahead"):
        inform(cast, started, ("HLT",), as_of=clock.today() + dt.timedelta(days=1))
    with pytest.raises(NotNow, match="or that nothing is known"):
        inform(cast, started, ("HLT",), words=" ")


def test_a_row_written_by_mistake_is_taken_out_until_it_closes(cast, started):
    write_all(cast, started)
    actions.take_out(started.steps.get(), by=cast.duty_worker)
    assert not started.steps.exists()
    actions.plan_none(fresh(started), by=cast.duty_worker, why="In hospital.")
    actions.close(fresh(started), by=cast.duty_worker)
    with pytest.raises(NotNow, match="This discussion has ended"):
        actions.take_out(started.participants.first(), by=cast.duty_worker)


def test_what_is_agreed_keeps_the_child_safe_from_the_end_of_each_part_in_the_case_itself(cast, case, started):
    by = cast.duty_worker
    write_all(cast, started)
    actions.adjourn(started, by=by, why="The school opens tomorrow.")
    first = case.safety_plans.get()
    assert (first.agreed_in, [one["who"] for one in first.steps]) == (started.reference, ["Grandmother"])
    cases.write_safety_plan(case, by=by, steps=[{**STEP, "who": "Aunt"}], because="Gran is ill.", follows=1)
    actions.go_on(fresh(started), by=by, kind="continued", held="video")
    actions.close(fresh(started), by=by)
    assert case.safety_plans.standing().get().steps[0]["who"] == "Aunt"


def test_steps_for_one_child_stand_in_that_childs_plan_alone(cast):
    cases_of = decided(cast, children=("Skye", "Rory"))
    one = Discussion.objects.get()
    write_all(cast, start(cast, one))
    skye = one.children.get(case=cases_of[0])
    actions.add_step(fresh(one), by=cast.duty_worker, child=skye, **{**STEP, "who": "Skye’s teacher"})
    actions.close(fresh(one), by=cast.duty_worker)
    held = [[step["who"] for step in each.safety_plans.get().steps] for each in cases_of]
    assert held == [["Grandmother", "Skye’s teacher"], ["Grandmother"]]
