"""A child's plan: begun, protecting, agreed, handed over, and what its parts refuse."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import InternalError, transaction
from django.http import Http404

from access.refusals import NotNow
from cases import actions as cases
from cases.models import CaseClock, ChronologyEntry
from cases.story import chapters
from common import clock
from plans import actions
from plans.content import changes, content_of, gaps
from plans.models import ChildPlan, PlanHandover, PlanVersion
from tests.plans.conftest import SOON, closed, sought
from work.models import Notice

pytestmark = pytest.mark.django_db


def told(case):
    return " ".join(ChronologyEntry.objects.filter(case=case).values_list("fact", flat=True))


def running(case, key):
    return CaseClock.objects.filter(case=case, key=key, met_at=None, exempt_at=None)


def test_a_case_has_one_plan_and_beginning_it_again_returns_it(cast, case):
    first = actions.open_plan(case, by=cast.health_visitor, protection=False, because="Needs help together.")
    again = actions.open_plan(case, by=cast.duty_worker, protection=True, because="Registered.")
    assert first == again
    assert again.protection.standing().get().begun_because == "Registered."
    assert "A child’s plan was begun" in told(case) and "A child protection plan was begun" in told(case)


def test_a_plan_begins_with_a_reason(cast, case):
    with pytest.raises(NotNow, match="Say why"):
        actions.open_plan(case, by=cast.duty_worker, protection=False, because=" ")


def test_only_the_lead_or_a_chair_of_planning_meetings_makes_it_protect(cast, case):
    with pytest.raises(PermissionDenied):
        actions.open_plan(case, by=cast.health_visitor, protection=True, because="Registered.")
    assert not ChildPlan.objects.exists()
    cases.involve(case, by=cast.duty_worker, staff=cast.planning_chair, reason="chairs the planning meeting")
    plan = actions.open_plan(case, by=cast.planning_chair, protection=True, because="Registered.")
    assert plan.protection.standing().exists()


def test_who_does_not_see_the_case_does_not_see_its_plan(cast, case, plan):
    assert not ChildPlan.objects.visible_to(cast.teacher).exists()
    with pytest.raises(Http404):
        actions.add_risk(plan, by=cast.teacher, worry="One", evidence="Two")


def test_the_first_core_group_is_due_fifteen_working_days_after_registration(cast, case):
    day = dt.date(2026, 4, 1)
    actions.open_plan(case, by=cast.duty_worker, protection=True, because="Registered.", on=day)
    due = running(case, "CORE_GROUP").get().due_at.astimezone(clock.LOCAL)
    assert due.date() == dt.date(2026, 4, 24)  # Easter Monday is a holiday of the council


def test_when_protection_ends_the_childs_plan_goes_on_and_no_core_group_is_due(cast, case, plan):
    actions.end_protection(plan, by=cast.duty_worker, because="De-registered: safe at her aunt’s.")
    assert not plan.protection.standing().exists()
    assert not running(case, "CORE_GROUP").exists()
    with pytest.raises(NotNow, match="no child protection plan"):
        actions.end_protection(plan, by=cast.duty_worker, because="Again.")
    actions.begin_protection(plan, by=cast.duty_worker, because="Registered again.")
    assert plan.protection.count() == 2


def test_an_agreed_version_is_kept_whole_and_says_what_changed_since(cast, plan, risk, outcome, step):
    first = actions.agree_version(plan, by=cast.duty_worker, meeting_reference="Planning meeting of 3 March")
    assert first.number == 1
    assert first.content == content_of(plan)
    actions.finish(step, by=cast.health_visitor, effect="She sleeps through.")
    actions.write_words(plan, by=cast.duty_worker, childs_view="I like it when Gran comes.")
    actions.add_risk(plan, by=cast.duty_worker, worry="A new partner.", evidence="Told by the mother.")
    plan.refresh_from_db()
    found = {row["what"]: (row["before"], row["now"]) for row in changes(first.content, content_of(plan))}
    assert found["Action 1.1, how it stands"] == ("To do", "Done")
    assert found["Action 1.1, what it changed"] == ("", "She sleeps through.")
    assert found["What the child thinks and wants"] == ("", "I like it when Gran comes.")
    assert found["Worry 2, new"] == ("", "A new partner.")
    second = actions.agree_version(plan, by=cast.duty_worker, meeting_reference="Review of 3 June")
    assert second.number == 2
    assert not list(changes(second.content, content_of(plan)))


def test_a_version_is_never_changed_nor_agreed_of_nothing_or_nowhere(cast, plan):
    with pytest.raises(NotNow, match="says nothing yet"):
        actions.agree_version(plan, by=cast.duty_worker, meeting_reference="Meeting")
    actions.add_risk(plan, by=cast.duty_worker, worry="One", evidence="Two")
    with pytest.raises(NotNow, match="where it was agreed"):
        actions.agree_version(plan, by=cast.duty_worker, meeting_reference=" ")
    with pytest.raises(PermissionDenied):
        actions.agree_version(plan, by=cast.health_visitor, meeting_reference="Meeting")
    made = actions.agree_version(plan, by=cast.duty_worker, meeting_reference="Meeting")
    with pytest.raises(InternalError, match="Cannot update or delete"), transaction.atomic():
        PlanVersion.objects.filter(pk=made.pk).update(meeting_reference="Another")


def test_an_outcome_answers_at_least_one_worry_of_its_plan(cast, plan, risk):
    with pytest.raises(NotNow, match="at least one worry"):
        actions.add_outcome(plan, by=cast.duty_worker, **sought())
    with pytest.raises(NotNow, match="how you will know"):
        actions.add_outcome(plan, by=cast.duty_worker, **sought(risk, how_known=""))
    made = actions.add_outcome(plan, by=cast.duty_worker, **sought(risk))
    other = actions.add_risk(plan, by=cast.duty_worker, worry="Another", evidence="Seen")
    actions.change_outcome(made, by=cast.duty_worker, **sought(other, term="long"))
    assert list(made.risks.all()) == [other]


def test_a_worry_stands_while_an_outcome_answers_it_alone(cast, plan, risk, outcome, step):
    with pytest.raises(NotNow, match="Outcome 1 answers this worry alone"):
        actions.end_risk(risk, by=cast.duty_worker, why="Gone.")
    with pytest.raises(NotNow, match="One action is still to do"):
        actions.end_outcome(outcome, by=cast.duty_worker, ended_as="reached", why="Weighed.")
    actions.finish(step, by=cast.duty_worker, effect="Fed.")
    actions.end_outcome(outcome, by=cast.duty_worker, ended_as="reached", why="Weighed.")
    actions.end_risk(risk, by=cast.duty_worker, why="Weight on its line for three months.")
    [kept] = content_of(plan)["risks"]
    assert kept["standing"] == "No longer a worry: Weight on its line for three months."


def test_an_action_is_exactly_one_persons_or_agencys(cast, outcome):
    given = {"what": "Ring Gran.", "due_on": clock.today() + SOON}
    for whom in ({}, {"by_words": "Gran", "agency": cast.agencies["HLT"]}):
        with pytest.raises(NotNow, match="Say who does it"):
            actions.add_step(outcome, by=cast.duty_worker, **given, **whom)
    made = actions.add_step(outcome, by=cast.duty_worker, **given, by_words="Gran")
    assert made.who == "Gran"
    with pytest.raises(NotNow, match="does not see this case"):
        actions.add_step(outcome, by=cast.duty_worker, **given, staff=cast.teacher)


def test_who_is_given_an_action_is_told_without_a_word_of_what_it_is(cast, step):
    notice = Notice.objects.filter(staff=cast.health_visitor, text__contains="action").get()
    assert "Visit" not in notice.text


def test_an_action_done_says_what_it_changed_and_can_be_taken_up_again(cast, step):
    with pytest.raises(NotNow, match="what it changed"):
        actions.finish(step, by=cast.health_visitor, effect="")
    done = actions.finish(step, by=cast.health_visitor, effect="She is fed.")
    assert done.ends_on == clock.today()
    again = actions.take_up_again(done, by=cast.duty_worker, why="Visits stopped.")
    assert (again.status, again.effect, again.ends_on) == ("to_do", "", None)


def test_a_plan_says_what_it_lacks(cast, plan, risk):
    found = gaps(content_of(plan))
    assert "Worry 1 has no outcome yet." in found
    outcome = actions.add_outcome(plan, by=cast.duty_worker, **sought(risk))
    assert "Outcome 1 has no action yet." in gaps(content_of(plan))
    actions.add_step(outcome, by=cast.duty_worker, what="Ring", due_on=clock.today(), by_words="Gran")
    views = dict.fromkeys(("childs_view", "parents_view", "strengths", "contingency", "named_person"), "Said.")
    actions.write_words(plan, by=cast.duty_worker, **views)
    plan.refresh_from_db()
    assert gaps(content_of(plan)) == []


def test_handing_over_names_the_next_lead_and_keeps_what_was_handed_over(cast, case, plan):
    given = {"staff": cast.health_visitor, "words": "Home visits twice a week; the mother is ill."}
    with pytest.raises(PermissionDenied):
        actions.hand_over(plan, by=cast.health_visitor, **given)
    made = actions.hand_over(plan, by=cast.duty_worker, **given)
    case.refresh_from_db()
    assert case.lead_professional == cast.health_visitor
    assert PlanHandover.objects.get() == made and "handed over to Health Visitor" in told(case)
    with pytest.raises(NotNow, match="leads already"):
        actions.hand_over(plan, by=cast.health_visitor, **given)


def test_nothing_is_written_into_the_plan_of_a_closed_case(cast, case, plan):
    closed(cast, case)
    with pytest.raises(NotNow, match="is closed"):
        actions.add_risk(plan, by=cast.duty_worker, worry="One", evidence="Two")


def test_an_action_to_do_stands_in_the_way_of_closing_until_it_is_handed_on(cast, case, step):
    with pytest.raises(NotNow, match="To do in the child’s plan: .* hand it on and to whom"):
        closed(cast, case)
    actions.hand_on(step, by=cast.health_visitor, why="The clinic goes on weighing her.")
    closed(cast, case)


def test_the_childs_story_tells_of_the_plan(cast, case, plan, risk):
    actions.agree_version(plan, by=cast.duty_worker, meeting_reference="Planning meeting of 3 March")
    member = actions.add_core_member(plan, by=cast.duty_worker, name="Gran", role="Grandmother", is_family=True)
    given = {"held_on": clock.today(), "attendance": {member: "attended"}, "notes": "Met."}
    actions.record_core_group(plan, by=cast.duty_worker, **given)
    told = [one.title for one in chapters(case, cast.duty_worker)]
    for title in ("A child’s plan was begun", "Version 1 of the plan was agreed", "Core group 1 met"):
        assert title in told
