"""The thread: whole where everything stands, and where it breaks the words say so at the place."""

import datetime as dt

import pytest
from django.urls import reverse

from common import clock
from improvement import actions
from improvement.models import SourceKind
from improvement.thread import Place, of_indicator, of_recommendation, of_source
from reference.models import Framework
from tests.improvement import sample

TODAY = clock.today()
DAYS = dt.timedelta(days=1)


@pytest.fixture
def source(committee, plan):
    """A main point for action."""
    return actions.add_source(plan, by=committee.office, kind=SourceKind.MAIN_POINT, reference="MPA 1", title="A theme")


@pytest.fixture
def asked(committee, source):
    """What it asks."""
    return actions.add_recommendation(source, by=committee.office, text="Do it.")


@pytest.fixture
def indicator(db):
    return Framework.objects.get(key="HMIE_2005").indicators.first()


def knots(thread):
    """Return the places of a thread's only strand."""
    (strand,) = thread.strands
    return {knot.place: knot for knot in strand.knots}


def judge(committee, asked, judged="met"):
    actions.judge_compliance(asked, by=committee.office, judged=judged, words="An audit of forty.")


def test_a_source_without_a_recommendation_breaks_at_once(committee, source):
    thread = of_source(committee.other, source, [])
    assert not thread.strands
    assert thread.head.breaks == ["No recommendation is entered for it, so no action can answer it."]


def test_a_recommendation_without_an_action_breaks_there_and_where_nobody_judged_it(committee, asked):
    thread = of_recommendation(committee.other, asked)
    found = knots(thread)
    assert found[Place.DONE].breaks == ["No action answers it."]
    assert found[Place.PROVED].breaks == []
    assert found[Place.JUDGED].breaks == ["Nobody has judged whether MPA 1.1 is met."]
    assert thread.broken == 1
    assert thread.strands[0].row == [0, 0, "Not judged", "What is done, What came of it"]


def test_an_action_without_evidence_breaks_where_proof_should_stand(committee, plan, asked):
    sample.add_action(committee, plan, due=-3, recommendations=[asked])
    found = knots(of_recommendation(committee.other, asked))
    assert found[Place.PROVED].breaks == ["Nothing proves it yet."]
    (late,) = found[Place.DONE].thin
    assert "is not complete" in late


def test_a_thread_is_whole_when_it_is_done_proved_and_judged(committee, plan, source, asked):
    one = sample.take_to(committee, sample.add_action(committee, plan, recommendations=[asked]), "embedded")
    judge(committee, asked)
    thread = of_source(committee.other, source, [asked])
    assert thread.broken == 0
    found = knots(thread)
    assert [item.name for item in found[Place.DONE].items] == [one.reference]
    assert [item.title for item in found[Place.PROVED].items] == ["Audit of 40 records"]
    assert [item.tag for item in found[Place.JUDGED].items] == ["Met"]
    assert not any(knot.thin for knot in found.values())


def test_what_is_done_and_not_embedded_wears_thin_and_so_does_met_before_it_is_done(committee, plan, asked):
    one = sample.take_to(committee, sample.add_action(committee, plan, recommendations=[asked]), "complete")
    other = sample.add_action(committee, plan, 1, recommendations=[asked])
    judge(committee, asked)
    found = knots(of_recommendation(committee.other, asked))
    assert found[Place.DONE].thin == [f"Done, and not yet seen to be embedded: {one}."]
    assert found[Place.JUDGED].thin == [f"Judged as met, though not complete: {other}."]


@pytest.mark.parametrize(("fresh", "breaks", "thin"), [(0, 1, 0), (1, 0, 1)])
def test_expired_evidence_breaks_a_thread_when_nothing_else_holds(committee, plan, asked, fresh, breaks, thin):
    one = sample.add_action(committee, plan, recommendations=[asked])
    given = {"by": committee.office, "kind": "audit", "title": "Audit", "proves": "It is so.", "kept_at": "Office"}
    actions.add_evidence(one, happened_on=TODAY - 90 * DAYS, valid_until=TODAY - DAYS, **given)
    for _ in range(fresh):
        actions.add_evidence(one, happened_on=TODAY, **given)
    found = knots(of_recommendation(committee.other, asked))[Place.PROVED]
    assert (len(found.breaks), len(found.thin)) == (breaks, thin)
    assert "expired" in " ".join(found.breaks + found.thin)


def test_an_indicator_nobody_thought_of_says_what_is_missing_at_each_place(committee, indicator):
    found = knots(of_indicator(committee.other, indicator))
    assert found[Place.PROVED].breaks == ["Nothing proves it yet."]
    assert found[Place.JUDGED].breaks == ["We have never evaluated this indicator."]
    assert found[Place.DONE].thin == ["No action improves this indicator."]


def test_an_indicators_thread_runs_from_what_was_asked_to_the_level(committee, plan, asked, indicator):
    one = sample.take_to(committee, sample.add_action(committee, plan, recommendations=[asked]), "in_progress")
    stray = sample.add_action(committee, plan, 1)
    for act in (one, stray):
        actions.tie_action(act, by=committee.office, indicators=[indicator])
    proof = sample.evidence(committee, one)
    actions.tie_evidence(proof, by=committee.office, indicators=[indicator])
    actions.evaluate(
        indicator, by=committee.office, on=TODAY, level=4, strengths="Seen soon.", how_we_know="Counted.", gaps="Some."
    )
    found = knots(of_indicator(committee.other, indicator))
    assert [item.name for item in found[Place.ASKED].items] == ["MPA 1.1"]
    assert found[Place.ASKED].breaks == [f"No recommendation asks for {stray}: every action must have a source."]
    assert [item.name for item in found[Place.DONE].items] == [one.reference, stray.reference]
    assert [item.tag for item in found[Place.JUDGED].items] == ["4 Good"]


def test_a_recommendations_thread_ends_in_the_level_of_the_indicators_it_bears_on(committee, plan, asked, indicator):
    one = sample.add_action(committee, plan, recommendations=[asked])
    actions.tie_action(one, by=committee.office, indicators=[indicator])
    found = knots(of_recommendation(committee.other, asked))[Place.JUDGED]
    assert [(item.name, item.said) for item in found.items] == [(indicator.code, "We have never evaluated it")]


def test_a_long_thread_asks_as_much_of_the_database_as_a_short_one(
    committee, plan, source, asked, django_assert_max_num_queries
):
    for number in range(12):
        more = actions.add_recommendation(source, by=committee.office, text="And that.")
        one = sample.add_action(committee, plan, number, recommendations=[asked, more])
        sample.evidence(committee, one)
    rows = list(source.recommendations.select_related("source"))
    committee.other.may("read_plans")
    with django_assert_max_num_queries(10):
        assert len(of_source(committee.other, source, rows).strands) == 13


def test_everybody_follows_a_thread_and_the_office_judges_on_its_page(client, committee, plan, source, asked):
    sample.add_action(committee, plan, recommendations=[asked])
    client.force_login(committee.other)
    page = client.get(reverse("improvement:source_thread", args=[source.pk])).content.decode()
    assert "The thread breaks here." in page and "Nothing proves it yet." in page
    assert client.get(reverse("improvement:recommendation_thread", args=[asked.pk])).status_code == 200
    judge_url = reverse("improvement:recommendation_judge", args=[asked.pk])
    assert client.get(judge_url).status_code == 403
    client.force_login(committee.office)
    typed = {"judged": "partly", "words": "Half the teams.", "on_day": 1, "on_month": 3, "on_year": 2026}
    assert client.post(judge_url, typed).status_code == 303
    page = client.get(reverse("improvement:source_detail", args=[source.pk])).content.decode()
    assert "Partly met" in page and "Half the teams." in page
    assert "Partly met" in client.get(reverse("improvement:plan_coverage", args=[plan.pk])).content.decode()
