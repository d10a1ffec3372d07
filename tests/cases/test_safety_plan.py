"""The interim safety plan stands in the case: dated, by whom, every version kept, until something takes its place."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from access.refusals import NotNow
from cases import actions, story
from cases.models import Case, SafetyPlan
from plans import actions as plans
from tests.cases.conftest import without_meeting

pytestmark = pytest.mark.django_db

STEP = {
    "what": "Grandmother sleeps at the house.",
    "who": "Grandmother",
    "until": "the planning meeting",
    "shared_with": "Mother, health visitor",
    "how_known": "The health visitor calls every day.",
}
SECOND = {**STEP, "what": "The uncle stays away.", "who": "The uncle"}


def write(case, cast, steps=(STEP,), follows=0, because="The bruise is not explained."):
    return actions.write_safety_plan(case, by=cast.duty_worker, steps=list(steps), because=because, follows=follows)


def page(signed_in, cast, name, record):
    return signed_in(cast.duty_worker).get(reverse(f"cases:{name}", args=[record.pk])).content.decode()


def test_who_does_what_stands_on_the_case_page_with_its_day_and_writer(signed_in, cast, case):
    write(case, cast)
    shown = page(signed_in, cast, "case_detail", case)
    assert shown.index("Grandmother sleeps at the house.") < shown.index('id="chronology"')
    assert f"recorded by {cast.duty_worker}" in shown
    assert "The health visitor calls every day." in shown


def test_a_change_keeps_the_version_before_with_why(signed_in, cast, case):
    first = write(case, cast)
    second = write(case, cast, steps=[STEP, SECOND], follows=1, because="The uncle came back.")
    first.refresh_from_db()
    assert (first.ended_why, second.follows) == ("Version 2 takes its place.", first)
    shown = page(signed_in, cast, "case_safety", case)
    assert shown.index("Version 2, which holds now") < shown.index("The uncle came back.") < shown.index("Version 1<")


def test_a_version_is_never_rewritten(cast, case):
    plan = write(case, cast)
    for deed in (lambda rows: rows.update(because="Other"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            deed(SafetyPlan.objects.filter(pk=plan.pk))


def test_a_plan_is_refused_by_halves_without_why_or_over_a_colleagues_change(cast, case):
    for told, sentence in (
        ({"steps": []}, "at least one step"),
        ({"steps": [STEP, {**STEP, "who": " ", "until": ""}]}, "Step 2: say who does it and until when"),
        ({"because": " "}, "Say why"),
        ({"follows": 3}, "changed the interim safety plan meanwhile"),
    ):
        with pytest.raises(NotNow, match=sentence):
            write(case, cast, **told)


def test_it_ends_with_a_reason_by_the_lead(signed_in, cast, case):
    plan = write(case, cast)
    with pytest.raises(NotNow, match="no longer needed"):
        actions.end_safety_plan(plan, by=cast.duty_worker, why=" ")
    actions.end_safety_plan(plan, by=cast.duty_worker, why="The uncle moved to Aberdeen.")
    assert 'id="safety"' not in page(signed_in, cast, "case_detail", case)
    assert "The uncle moved to Aberdeen." in page(signed_in, cast, "case_safety", case)
    assert case.entries.filter(fact="The interim safety plan ended. The uncle moved to Aberdeen.").exists()


def test_it_ends_when_a_child_protection_plan_takes_over(cast, case):
    write(case, cast)
    plans.open_plan(case, by=cast.duty_worker, protection=True, because="Significant harm is likely.")
    assert case.safety_plans.get().ended_why == "The child protection plan takes over."


def test_it_ends_with_its_case(cast, case):
    write(case, cast)
    told = {"closing_code": "needs_met", "who_helps": "The school.", "why": "Safe."}
    unseen = {"child_not_seen_why": "Moved.", "carer_not_seen_why": "Moved."}
    actions.close(without_meeting(case, cast.duty_worker), by=cast.duty_worker, **told, **unseen)
    assert case.safety_plans.get().ended_why == "The case was closed."


def test_the_story_tells_each_version_and_the_end_once(cast, case):
    write(case, cast)
    second = write(case, cast, steps=[SECOND], follows=1)
    actions.end_safety_plan(second, by=cast.duty_worker, why="Safe at the aunt’s.")
    told = [one.title for one in story.chapters(Case.objects.get(pk=case.pk), cast.duty_worker)]
    assert [title for title in told if "safety plan" in title] == [
        "The interim safety plan was made",
        "The interim safety plan was changed, version 2",
        "The interim safety plan ended",
    ]


def test_the_form_keeps_what_stands_takes_steps_out_and_asks_for_whole_ones(signed_in, cast, case):
    write(case, cast, steps=[STEP, SECOND])
    at, url = signed_in(cast.duty_worker), reverse("cases:safety_write", args=[case.pk])
    assert "The uncle stays away." in at.get(url).content.decode()
    typed = {f"{name}_1": value for name, value in STEP.items()} | {"follows": 2 - 1, "because": "He may come again."}
    assert "Step 3: say who does it" in at.post(url, {**typed, "what_3": "Call"}).content.decode()
    assert at.post(url, typed).status_code == 303
    assert SafetyPlan.objects.get(ended_at=None).steps == [STEP]


def test_asking_for_more_time_begins_with_the_plan_that_holds(signed_in, cast, case):
    write(case, cast)
    assert "Who: Grandmother, until the planning meeting." in page(
        signed_in, cast, "clock_extend", case.clocks.get(key="CPPM_DUE")
    )
