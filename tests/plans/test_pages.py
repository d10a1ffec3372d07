"""The pages of a plan and its core group, as the lead, somebody involved and strangers meet them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from access.refusals import NotNow
from audit.models import AccessLog
from common import clock
from common.templatetags.rowan import day
from plans import actions
from plans.models import ChildPlan, CoreGroupMeeting, PlanAction, PlanOutcome, PlanRisk, PlanVersion, StepRedating
from tests.plans.conftest import SOON, closed, sought

pytestmark = pytest.mark.django_db


def get(client, name, *keys):
    return client.get(reverse(f"plans:{name}", args=keys))


def post(client, name, *keys, **typed):
    return client.post(reverse(f"plans:{name}", args=keys), typed)


def read(client, case):
    return get(client, "case_plan", case.pk).content.decode()


def on(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def test_a_plan_is_begun_from_the_case_and_written_one_thing_at_a_time(client, cast, case):
    client.force_login(cast.duty_worker)
    assert reverse("plans:case_plan", args=[case.pk]) in client.get(case.get_absolute_url()).content.decode()
    assert "Begin the child’s plan" in read(client, case)
    assert post(client, "plan_begin", case.pk, because="Registered.").status_code == 422
    assert post(client, "plan_begin", case.pk, because="Registered.", protection="yes").status_code == 303
    plan = ChildPlan.objects.get()
    post(client, "risk_add", plan.pk, worry="Nobody wakes for the baby.", evidence="Seen on 3 visits.")
    risk = PlanRisk.objects.get()
    assert post(client, "outcome_add", plan.pk, difference="Fed at night.").status_code == 422
    typed = {
        "risks": risk.pk,
        "difference": "Fed at night.",
        "term": "short",
        "how_known": "Weight.",
        "indicators": "NUR",
    }
    assert post(client, "outcome_add", plan.pk, **typed).status_code == 303
    outcome = PlanOutcome.objects.get()
    due = on("due_on", clock.today() + SOON)
    assert post(client, "step_add", outcome.pk, what="Visit.", whom="staff", **due).status_code == 422
    whom = {"whom": "staff", "staff": cast.health_visitor.pk}
    assert post(client, "step_add", outcome.pk, what="Visit.", **whom, **due).status_code == 303
    post(client, "plan_words", plan.pk, "childs_view", text="I want Gran.")
    post(client, "named_person", plan.pk, named_person="The health visitor")
    text = read(client, case)
    for words in (
        "Child protection plan",
        "Nobody wakes",
        "Fed at night.",
        "Visit.",
        "worry 1",
        "Nurtured",
        "I want Gran.",
    ):
        assert words in text, words
    assert "The health visitor" in text and "What happens if the plan does not work: nothing is written yet." in text


def test_a_part_that_a_plan_does_not_have_is_missing(client, cast, plan):
    client.force_login(cast.duty_worker)
    assert get(client, "plan_words", plan.pk, "because").status_code == 404


def test_a_re_dated_action_shows_each_day_that_was_and_why(client, cast, case, plan, step):
    client.force_login(cast.health_visitor)
    today, first = clock.today(), step.due_on
    typed = {"what": step.what, "whom": "words", "by_words": "Gran"}
    second, third = first + dt.timedelta(days=7), first + dt.timedelta(days=21)
    refused = post(client, "step_change", step.pk, **typed, **on("due_on", second))
    assert refused.status_code == 422 and "The day moves: say why." in refused.content.decode()
    assert post(client, "step_change", step.pk, **typed, **on("due_on", first)).status_code == 303
    for due_on, why in ((second, "Gran is ill."), (third, "Gran is in hospital.")):
        sent = post(client, "step_change", step.pk, **typed, **on("due_on", due_on), why_moved=why)
        assert sent.status_code == 303
    text = read(client, case)
    for was, due_on, why in ((first, second, "Gran is ill."), (second, third, "Gran is in hospital.")):
        assert f"Was {day(was)}" in text and f"moved to {day(due_on)}" in text and why in text
    assert [one.redated_by for one in StepRedating.objects.filter(redated_at__date__gte=today)] == [
        cast.health_visitor
    ] * 2


def test_a_re_dating_is_never_changed_and_without_a_reason_nothing_moves(cast, step):
    told = {"what": step.what, "staff": cast.health_visitor}
    with pytest.raises(NotNow, match="say why"):
        actions.change_step(step, by=cast.duty_worker, due_on=step.due_on + SOON, **told)
    actions.change_step(step, by=cast.duty_worker, due_on=step.due_on + SOON, why_moved="Ill.", **told)
    with pytest.raises(DatabaseError), transaction.atomic():
        StepRedating.objects.update(why="Another")
    with pytest.raises(DatabaseError), transaction.atomic():
        StepRedating.objects.get().delete()


def test_what_stands_is_changed_and_ended_with_words(client, cast, case, plan, risk, outcome, step):
    client.force_login(cast.health_visitor)
    assert "Nobody wakes" in get(client, "risk_change", risk.pk).content.decode()
    post(client, "risk_change", risk.pk, worry="Nobody wakes at night.", evidence="Seen.")
    assert "Fed and changed" in get(client, "outcome_change", outcome.pk).content.decode()
    typed = {"risks": risk.pk, "difference": "Fed.", "term": "long", "how_known": "Weight."}
    assert post(client, "outcome_change", outcome.pk, **typed).status_code == 303
    assert "Visit twice" in get(client, "step_change", step.pk).content.decode()
    due = on("due_on", clock.today() + SOON)
    assert post(client, "step_change", step.pk, what="Rings.", whom="words", by_words="Gran", **due).status_code == 303
    refused = post(client, "outcome_end", outcome.pk, ended_as="reached", why="Weighed.")
    assert refused.status_code == 409 and "One action is still to do" in refused.content.decode()
    done = post(client, "step_end", step.pk, what="done", effect="Fed.", **on("on", clock.today()))
    assert done.status_code == 303 and PlanAction.objects.get().status == "done"
    assert post(client, "step_again", step.pk, why="She stopped.").status_code == 303
    assert post(client, "step_end", step.pk, what="hand_on", to="Gran goes on.").status_code == 303
    assert "Gran goes on." in read(client, case)
    assert post(client, "outcome_end", outcome.pk, ended_as="reached", why="Weighed.").status_code == 303
    assert post(client, "risk_end", risk.pk, why="Weight on its line.").status_code == 303
    text = read(client, case)
    assert "No longer a worry: Weight on its line." in text and "Reached: Weighed." in text


def test_an_overdue_action_is_said_so_and_counted_on_the_case(client, cast, case, plan, outcome):
    day = clock.today() - SOON
    actions.add_step(outcome, by=cast.duty_worker, what="Ring.", due_on=day, by_words="Gran")
    client.force_login(cast.duty_worker)
    assert "Overdue" in read(client, case)
    assert "1 action overdue" in client.get(case.get_absolute_url()).content.decode()


def test_the_lead_agrees_a_version_and_later_changes_stand_against_it(client, cast, case, plan, risk, outcome):
    client.force_login(cast.health_visitor)
    assert get(client, "version_agree", plan.pk).status_code == 403
    client.force_login(cast.duty_worker)
    assert "Outcome 1 has no action yet." in get(client, "version_agree", plan.pk).content.decode()
    day = on("on", clock.today())
    assert post(client, "version_agree", plan.pk, meeting_reference="Planning meeting", **day).status_code == 303
    actions.change_risk(risk, by=cast.duty_worker, worry="Nobody wakes at all.", evidence="Seen.")
    assert "Changed since it was last agreed" in read(client, case)
    post(client, "version_agree", plan.pk, meeting_reference="Review", **day)
    second = PlanVersion.objects.get(number=2)
    text = get(client, "version_detail", second.pk).content.decode()
    assert "Nobody wakes for the baby." in text and "Nobody wakes at all." in text
    client.force_login(cast.teacher)
    assert get(client, "version_detail", second.pk).status_code == 404


def test_protection_is_begun_and_ended_by_the_lead_with_a_reason(client, cast, case, plan):
    client.force_login(cast.duty_worker)
    day = on("on", clock.today())
    assert post(client, "protection_end", plan.pk, because="", **day).status_code == 422
    assert post(client, "protection_end", plan.pk, because="Off the register.", **day).status_code == 303
    assert post(client, "protection_begin", plan.pk, because="On again.", **day).status_code == 303
    assert plan.protection.count() == 2


def test_the_plan_is_handed_over_with_words(client, cast, case, plan):
    client.force_login(cast.duty_worker)
    typed = {"staff": cast.health_visitor.pk, "words": "The mother is ill."}
    assert post(client, "hand_over", plan.pk, staff=cast.health_visitor.pk).status_code == 422
    assert post(client, "hand_over", plan.pk, **typed).status_code == 303
    assert "The mother is ill." in read(client, case)


def test_a_core_group_is_named_recorded_and_tells_what_changed(client, cast, case, plan, outcome):
    client.force_login(cast.duty_worker)
    assert "has not met yet" in get(client, "case_core_group", case.pk).content.decode()
    post(client, "member_add", plan.pk, whom="staff", staff=cast.health_visitor.pk, role="Health visitor")
    post(client, "member_add", plan.pk, whom="family", family_name="Her aunt", role="Aunt")
    members = list(plan.core_group.all())
    assert [one.is_family for one in members] == [False, True]
    page = get(client, "core_meeting_add", plan.pk).content.decode()
    assert "Her aunt, Aunt" in page and "Fed and changed at night." in page
    typed = {f"was_{members[0].pk}": "attended", f"was_{members[1].pk}": "apologies", f"fares_{outcome.pk}": "better"}
    typed |= {
        f"shown_{outcome.pk}": "Gained 300 g.",
        "notes": "We met.",
        "changed": "yes",
        **on("held_on", clock.today()),
    }
    assert post(client, "core_meeting_add", plan.pk, **typed).status_code == 422
    assert post(client, "core_meeting_add", plan.pk, **typed, change="The father is back.").status_code == 303
    text = get(client, "core_meeting_detail", CoreGroupMeeting.objects.get().pk).content.decode()
    assert "Gained 300 g." in text and "Sent apologies" in text and "The father is back." in text
    assert "Not told yet" in get(client, "case_core_group", case.pk).content.decode()
    change = plan.changes.get()
    told = {"words": "Rang the chair.", **on("told_on", clock.today())}
    assert post(client, "change_tell", change.pk, **told).status_code == 303
    assert post(client, "member_end", members[1].pk, why="Moved away.").status_code == 303
    text = get(client, "case_core_group", case.pk).content.decode()
    assert "Rang the chair." in text and "Moved away." in text and "Not told yet" not in text
    assert "Gained 300 g." in read(client, case)


def test_a_change_is_reported_between_meetings(client, cast, case, plan):
    client.force_login(cast.health_visitor)
    day = on("noticed_on", clock.today())
    assert post(client, "change_report", plan.pk, words="A new partner moved in.", **day).status_code == 303
    assert "A new partner moved in." in get(client, "case_core_group", case.pk).content.decode()


def test_who_only_works_on_the_case_is_offered_no_settling(client, cast, case, plan, risk):
    client.force_login(cast.health_visitor)
    text = read(client, case)
    assert reverse("plans:risk_add", args=[plan.pk]) in text
    assert reverse("plans:version_agree", args=[plan.pk]) not in text
    assert reverse("plans:member_add", args=[plan.pk]) not in get(client, "case_core_group", case.pk).content.decode()


def test_the_plan_of_a_closed_case_is_read_and_not_written(client, cast, case, plan, risk):
    actions.end_risk(risk, by=cast.duty_worker, why="Gone.")
    closed(cast, case)
    client.force_login(cast.duty_worker)
    text = read(client, case)
    assert "Nobody wakes" in text and reverse("plans:risk_add", args=[plan.pk]) not in text


def test_the_plan_page_is_written_down_as_looked_at(client, cast, case, plan):
    client.force_login(cast.duty_worker)
    read(client, case)
    assert {case.pk, case.child_id} <= set(AccessLog.objects.filter(page="plans:case_plan").latest("id").records)


def test_a_plan_asks_no_more_with_many_worries_outcomes_and_actions(client, cast, case, plan, risk, outcome, step):
    client.force_login(cast.duty_worker)

    def questions():
        with CaptureQueriesContext(connection) as asked:
            read(client, case)
        return len([one for one in asked if "SAVEPOINT" not in one["sql"]])

    read(client, case)
    few = questions()
    for number in range(20):
        actions.add_risk(plan, by=cast.duty_worker, worry=f"Worry {number}", evidence="Seen.")
        made = actions.add_outcome(plan, by=cast.duty_worker, **sought(risk))
        actions.add_step(made, by=cast.duty_worker, what="Visit", due_on=clock.today(), staff=cast.health_visitor)
        actions.add_core_member(plan, by=cast.duty_worker, name=f"Aunt {number}", role="Aunt")
    assert questions() == few
    assert few <= 20
