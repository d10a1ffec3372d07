"""The chronology is read as a whole, and what it tells is recorded."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from access.refusals import NotNow
from cases import actions
from cases.models import ChronologyReview
from common import clock

pytestmark = pytest.mark.django_db

TELLS = {
    "tells": "Fewer mornings without food since the summer.",
    "patterns": "Mondays.",
    "missing": "Nothing of Robbie.",
}


def test_a_review_is_written_not_only_said_to_be_done(cast, case):
    waits = case.clocks.get(key="CHRONOLOGY_REVIEW")
    with pytest.raises(NotNow, match="Review the chronology"):
        actions.meet_clock(waits, by=cast.duty_worker)
    assert case.clocks.running().filter(pk=waits.pk).exists()


def test_a_review_counts_what_stood_and_starts_the_next(cast, case):
    first = case.clocks.get(key="CHRONOLOGY_REVIEW")
    today = clock.today()
    made = actions.review_chronology(
        case, by=cast.duty_worker, since=today - dt.timedelta(days=30), until=today, **TELLS
    )
    assert made.entries == case.entries.standing().exclude(kind="review").count()
    first.refresh_from_db()
    assert first.met_by == cast.duty_worker
    assert case.clocks.running().filter(key="CHRONOLOGY_REVIEW").exclude(pk=first.pk).count() == 1
    assert "Fewer mornings" in case.entries.get(kind="review").opinion


def test_a_review_says_something_about_days_that_were(cast, case):
    today, week = clock.today(), dt.timedelta(days=7)
    for since, until, told, sentence in (
        (today, today, {"tells": " "}, "Write what"),
        (today, today - week, {}, "before its first"),
        (today, today + week, {}, "lie ahead"),
    ):
        with pytest.raises(NotNow, match=sentence):
            actions.review_chronology(case, by=cast.duty_worker, since=since, until=until, **{**TELLS, **told})


def test_a_review_stays_as_it_was_written(cast, case):
    today = clock.today()
    made = actions.review_chronology(case, by=cast.duty_worker, since=today, until=today, **TELLS)
    for deed in (lambda rows: rows.update(tells="Other"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            deed(ChronologyReview.objects.filter(pk=made.pk))


def test_an_entry_is_about_people_of_the_family_and_weighs_something(cast, case):
    member = actions.add_family_member(
        case, by=cast.duty_worker, relationship="mother", details={"forename": "Ailsa", "surname": "T", "kind": "adult"}
    )
    entry = actions.add_entry(
        case, by=cast.duty_worker, kind="contact", fact="Rang.", about=[member.person], weight="pattern"
    )
    assert [one.person for one in entry.about.all()] == [member.person]
    with pytest.raises(NotNow, match="Add them to the family first"):
        actions.add_entry(case, by=cast.duty_worker, kind="contact", fact="Rang.", about=[case.child])


def test_a_case_is_handed_to_another_team(cast, case):
    with pytest.raises(NotNow, match="leads this case already"):
        actions.change_lead_team(case, by=cast.duty_worker, team=case.lead_team, why="No reason")
    with pytest.raises(NotNow, match="Say why"):
        actions.change_lead_team(case, by=cast.duty_worker, team=cast.teams["clinic"], why=" ")
    with pytest.raises(NotNow, match="cannot lead"):
        actions.change_lead_team(case, by=cast.duty_worker, team=cast.teams["edu_dm"], why="No")
    actions.change_lead_team(case, by=cast.duty_worker, team=cast.teams["clinic"], why="They know her best.")
    case.refresh_from_db()
    assert case.lead_team == cast.teams["clinic"]
    assert type(case).objects.visible_to(cast.health_visitor).filter(pk=case.pk).exists()
    assert not case.involvements.live().filter(team=cast.teams["duty"]).exists()
