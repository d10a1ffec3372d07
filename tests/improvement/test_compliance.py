"""Compliance is judged for each recommendation, actions are carried between plans, evidence holds for a while."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from access.refusals import NotNow
from common import clock
from improvement import actions
from improvement.lacking import lacking
from improvement.models import Action, ComplianceJudgement, Evidence, Plan, Recommendation, SourceKind
from improvement.summary import figures
from tests.improvement import sample

TODAY = clock.today()
DAYS = dt.timedelta(days=1)


@pytest.fixture
def asked(committee, plan):
    """A recommendation of a main point."""
    source = actions.add_source(
        plan, by=committee.office, kind=SourceKind.MAIN_POINT, reference="MPA 1", title="A theme"
    )
    return actions.add_recommendation(source, by=committee.office, text="Do it.")


@pytest.fixture
def answer(committee, plan, asked):
    """The action that answers it."""
    return sample.add_action(committee, plan, recommendations=[asked])


@pytest.fixture
def business():
    return Plan.objects.get(kind=Plan.Kind.BUSINESS)


def judge(committee, asked, judged, **given):
    return actions.judge_compliance(asked, by=committee.office, judged=judged, words="An audit of forty.", **given)


def test_the_newest_judgement_counts_and_those_before_it_stay(committee, asked, answer):
    assert Recommendation.objects.with_compliance().get().compliance is None
    judge(committee, asked, "not_met", on=TODAY - 90 * DAYS)
    judge(committee, asked, "met", on=TODAY)
    judge(committee, asked, "partly", on=TODAY - 30 * DAYS)
    assert Recommendation.objects.with_compliance().get().compliance == "met"
    assert [one.judged for one in asked.judgements.all()] == ["met", "partly", "not_met"]


def test_compliance_is_never_judged_met_where_no_action_answers(committee, asked):
    with pytest.raises(NotNow, match="No action answers MPA 1.1"):
        judge(committee, asked, "met")
    judge(committee, asked, "not_met")


def test_compliance_is_not_judged_on_a_day_to_come(committee, asked):
    with pytest.raises(NotNow, match="today or earlier"):
        judge(committee, asked, "partly", on=TODAY + DAYS)


def test_a_judgement_is_neither_changed_nor_deleted(committee, asked):
    made = judge(committee, asked, "partly")
    for change in (lambda rows: rows.update(judged="met"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(ComplianceJudgement.objects.filter(pk=made.pk))


def test_only_the_office_judges_and_carries(committee, asked, answer, business):
    with pytest.raises(PermissionDenied):
        actions.judge_compliance(asked, by=committee.lead, judged="partly", words="I think so.")
    with pytest.raises(PermissionDenied):
        actions.transfer(answer, by=committee.lead, to=business, reason="Mine to carry")


def test_a_carried_action_keeps_its_reference_and_both_plans_show_it(committee, plan, answer, business):
    actions.transfer(answer, by=committee.office, to=business, reason="It takes a wider view.", decided_on=TODAY)
    moved = Action.objects.get(pk=answer.pk)
    assert (moved.plan, moved.reference) == (business, answer.reference)
    assert plan.carried_away.get().action == business.carried_in.get().action == moved


def test_what_a_carried_action_answers_stays_answered(committee, plan, asked, answer, business):
    actions.transfer(answer, by=committee.office, to=business, reason="Wider view.")
    covered = plan.sources.with_coverage().get()
    assert (covered.asked, covered.unanswered, covered.actions_held) == (1, 0, 1)
    assert not Action.objects.without_source().exists()
    source = actions.add_source(
        business, by=committee.office, kind=SourceKind.SELF_EVALUATION, reference="SE 1", title="Events"
    )
    more = actions.add_recommendation(source, by=committee.office, text="And that.")
    actions.link_recommendations(Action.objects.get(), by=committee.office, recommendations=[more])
    assert set(answer.recommendations.all()) == {asked, more}


@pytest.mark.parametrize("reason", ["", "  "])
def test_an_action_is_carried_only_with_a_reason(committee, answer, business, reason):
    with pytest.raises(NotNow, match="Say why"):
        actions.transfer(answer, by=committee.office, to=business, reason=reason)


def test_an_action_is_not_carried_where_it_stands_nor_into_a_plan_that_ended(committee, plan, answer, business):
    with pytest.raises(NotNow, match="already"):
        actions.transfer(answer, by=committee.office, to=plan, reason="Here")
    business = actions.change_plan(business, by=committee.office, ends_on=TODAY - DAYS)
    with pytest.raises(NotNow, match="has ended"):
        actions.transfer(answer, by=committee.office, to=business, reason="There")


def test_postgresql_refuses_a_raw_transfer(answer, business):
    with pytest.raises(DatabaseError, match="only with a reason"), transaction.atomic():
        Action.objects.filter(pk=answer.pk).update(plan=business)


def test_evidence_expires_after_its_last_day(committee, answer):
    given = {"by": committee.office, "kind": "audit", "title": "Audit", "proves": "It is so.", "kept_at": "Office"}
    for until in (TODAY - DAYS, TODAY, None):
        actions.add_evidence(answer, happened_on=TODAY - 400 * DAYS, valid_until=until, **given)
    assert [one.valid_until for one in Evidence.objects.expired(TODAY)] == [TODAY - DAYS]
    assert sum(one.has_expired(TODAY) for one in Evidence.objects.all()) == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        actions.add_evidence(answer, happened_on=TODAY, valid_until=TODAY - DAYS, **given)


def test_what_the_plans_lack_equals_a_plain_recount(committee, plan):
    full = sample.full_plan(committee)
    sample.add_action(committee, full, 40)
    actions.add_source(full, by=committee.office, kind=SourceKind.MAIN_POINT, reference="MPA 8", title="A theme")
    rows = list(Recommendation.objects.all())
    found = dict(lacking(committee.other, full).counts)
    assert found == {
        "Recommendations without an action": sum(not one.actions.exists() for one in rows),
        "Actions without a source": 1,
        "Sources without a recommendation": 1,
        "Evidence that has expired": 0,
    }
    assert found["Recommendations without an action"] == 1
    assert dict(lacking(committee.other).counts) == found


def test_coverage_equals_a_plain_recount(committee):
    full = sample.full_plan(committee)
    counted = figures(Action.objects.rated(TODAY), full.sources.with_coverage(), TODAY)
    for source, (reference, answers) in zip(full.sources.all(), counted["answers"], strict=True):
        held = {act for one in source.recommendations.all() for act in one.actions.all()}
        proved = {act for act in held if act.status == "embedded"}
        bare = [one for one in source.recommendations.all() if not one.actions.all()]
        assert (reference, answers) == (source.reference, [len(proved), len(held - proved), len(bare)])
