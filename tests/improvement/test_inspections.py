"""Inspections and self-evaluation: what their rows keep, and what the verbs refuse."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, InternalError, connection, transaction

from access.refusals import NotNow
from common import clock
from improvement import actions
from improvement.models import Evidence, InspectionMilestone
from improvement.standing import standings
from reference import loading
from reference.models import Framework, Indicator, ScaleWord
from tests.improvement import sample

pytestmark = pytest.mark.django_db

SAID = {"strengths": "Seen the same day.", "how_we_know": "Counted each month."}
PROOF = {"kind": "audit", "title": "Audit", "proves": "So it is.", "kept_at": "Office"}


@pytest.fixture
def inspection(committee):
    return sample.inspection(committee)


@pytest.fixture
def indicator(inspection):
    return inspection.framework.indicators.get(code="1.3")


def evaluate(committee, indicator, level=4, days_ago=0, **more):
    on = clock.today() - dt.timedelta(days=days_ago)
    return actions.evaluate(indicator, by=committee.office, on=on, level=level, **SAID, **more)


def refused(trigger):
    return pytest.raises(InternalError, match=trigger)


def test_the_frameworks_have_their_indicators_and_their_own_word_for_level_3():
    assert Indicator.objects.current().filter(framework__key="HMIE_2005").count() == 18
    assert Indicator.objects.current().filter(framework__key="CI_2019").count() == 22
    words = dict(ScaleWord.objects.filter(level=3).values_list("framework__key", "word"))
    assert words == {"HMIE_2005": "Satisfactory", "HMIE_2009": "Satisfactory", "CI_2019": "Adequate"}
    assert Indicator.objects.get(framework__key="CI_2019", code="2.1").check_locally is False
    assert Indicator.objects.get(framework__key="HMIE_2005", code="1.1").check_locally is True


def test_a_framework_is_never_edited_and_an_indicator_is_superseded(tmp_path):
    text = (loading.DATA / "frameworks.toml").read_text()
    for file in loading.DATA.glob("*.toml"):
        (tmp_path / file.name).write_text(file.read_text())
    (tmp_path / "frameworks.toml").write_text(
        text.replace('name = "Impact on staff"', 'name = "What it does to staff"')
    )
    loading.load(tmp_path)
    rows = Indicator.objects.filter(framework__key="CI_2019", code="3.1").order_by("recorded_at")
    assert [row.superseded_at is None for row in rows] == [False, True]
    (tmp_path / "frameworks.toml").write_text(text.replace('body = "Care Inspectorate,', 'body = "Inspectorate,'))
    with pytest.raises(ValueError, match="never edited"):
        loading.load(tmp_path)
    with refused("Cannot update"), transaction.atomic():
        Framework.objects.update(name="Another")


def test_what_was_said_of_an_indicator_stays_with_it_under_a_later_name(committee, inspection, indicator):
    evaluate(committee, indicator)
    later = Indicator(framework=indicator.framework, code="1.3", name="Another name", how_sure="K", position=3)
    later.valid_from = indicator.valid_from
    Indicator.objects.filter(pk=indicator.pk).update(superseded_at=clock.now())
    later.save()
    [it] = standings(committee.office, indicator.framework, today=clock.today(), code="1.3")
    assert it.indicator == later and it.level == 4


def test_a_self_evaluation_is_never_edited_and_never_deleted(committee, indicator):
    one = evaluate(committee, indicator)
    with refused("Cannot update"), transaction.atomic():
        type(one).objects.filter(pk=one.pk).update(level=6)
    with refused("Cannot delete"), transaction.atomic():
        one.delete()
    evaluate(committee, indicator, level=5)
    assert indicator.evaluations.count() == 2


def test_moderation_is_recorded_once_beside_our_own_level(committee, indicator):
    one = evaluate(committee, indicator, level=5)
    done = actions.moderate(one, by=committee.office, level=4, moderated_by="Moderation group")
    assert (done.level, done.moderated_level, done.settled_level) == (5, 4, 4)
    with pytest.raises(NotNow, match="Add a new one"):
        actions.moderate(one, by=committee.office, level=3, moderated_by="Others")
    with refused("moderated"), transaction.atomic():
        type(one).objects.filter(pk=one.pk).update(moderated_level=3)


def test_moderation_comes_after_the_evaluation_and_not_in_the_future(committee, indicator):
    one, today = evaluate(committee, indicator), clock.today()
    for on in (today - dt.timedelta(days=1), today + dt.timedelta(days=1)):
        with pytest.raises(NotNow):
            actions.moderate(one, by=committee.office, level=3, moderated_by="Others", on=on)


def test_a_level_is_between_1_and_6(committee, indicator):
    for level in (0, 7):
        with pytest.raises(IntegrityError), transaction.atomic():
            evaluate(committee, indicator, level=level)


def test_the_inspectors_word_stands_beside_ours_and_ours_never_touches_it(committee, inspection, indicator):
    visit = actions.add_visit(inspection, by=committee.office, title="First", on=clock.today())
    said = actions.record_judgement(visit, by=committee.office, indicator=indicator, level=3, words="Too slow.")
    evaluate(committee, indicator, level=5)
    said.refresh_from_db()
    assert (said.level, said.words) == (3, "Too slow.")
    with pytest.raises(NotNow, match="entered already"):
        actions.record_judgement(visit, by=committee.office, indicator=indicator, level=5, words="Better.")
    other = Indicator.objects.get(framework__key="CI_2019", code="5.1")
    with pytest.raises(NotNow, match="of that framework"):
        actions.record_judgement(visit, by=committee.office, indicator=other, words="Fine.")


def test_a_milestone_is_a_day_or_a_window_confirmed_or_not(committee, inspection):
    today, office = clock.today(), committee.office
    later = today + dt.timedelta(days=5)
    one = actions.add_inspection_milestone(inspection, by=office, title="Records are read", earliest_on=later)
    assert not one.is_window and one.when.endswith("(not confirmed)") and one.days_left(today) == 5
    one = actions.change_inspection_milestone(one, by=office, latest_on=later + dt.timedelta(days=4), confirmed=True)
    assert one.is_window and " to " in one.when and "not confirmed" not in one.when
    assert one.days_left(later + dt.timedelta(days=2)) == 0 and one.days_left(later + dt.timedelta(days=6)) == -2
    with pytest.raises(NotNow, match="ends before it begins"):
        actions.change_inspection_milestone(one, by=office, latest_on=today)
    with pytest.raises(IntegrityError), transaction.atomic():
        InspectionMilestone.objects.filter(pk=one.pk).update(latest_on=today)
    assert actions.reach_inspection_milestone(one, by=office).done_on == today
    assert not InspectionMilestone.objects.to_come(today)


def test_the_log_of_preparation_is_only_added_to_and_shows_both_dates(committee, inspection):
    before = clock.today() - dt.timedelta(days=9)
    one = actions.note_preparation(inspection, by=committee.office, happened_on=before, words="Read the report.")
    assert one.happened_on == before and one.recorded_at.date() >= before
    for change in (lambda rows: rows.update(words="Other"), lambda rows: rows.delete()):
        with refused("Cannot"), transaction.atomic():
            change(inspection.preparation.filter(pk=one.pk))


def test_evidence_hangs_on_an_action_or_on_an_indicator(committee, indicator, started):
    today, office = clock.today(), committee.office
    alone = actions.add_indicator_evidence(indicator, by=office, happened_on=today, **PROOF)
    assert alone.action is None and list(alone.indicators.all()) == [indicator]
    connection.check_constraints()
    with pytest.raises(NotNow, match="at least one indicator"):
        actions.tie_evidence(alone, by=office, indicators=[])
    with refused("hangs on"), transaction.atomic():
        Evidence.objects.create(happened_on=today, added_by=office, **PROOF)
        connection.check_constraints()
    with refused("hangs on"), transaction.atomic():
        alone.indicator_links.all().delete()
        connection.check_constraints()
    tied = actions.add_evidence(started, by=office, happened_on=today, **PROOF, indicators=[indicator])
    assert list(tied.indicators.all()) == [indicator]
    actions.tie_evidence(tied, by=office, indicators=[])
    assert not tied.indicators.exists()


def test_only_the_office_says_what_speaks_to_an_indicator(committee, indicator, started):
    proof = {**PROOF, "happened_on": clock.today()}
    with pytest.raises(PermissionDenied):
        actions.add_evidence(started, by=committee.lead, **proof, indicators=[indicator])
    actions.add_evidence(started, by=committee.lead, **proof)
    for verb in (actions.tie_action, actions.evaluate):
        with pytest.raises(PermissionDenied):
            verb(started if verb is actions.tie_action else indicator, by=committee.lead)
    actions.tie_action(started, by=committee.office, indicators=[indicator])
    assert list(indicator.actions.all()) == [started]


def test_an_inspection_keeps_its_framework(committee, inspection):
    with pytest.raises(NotNow, match="keeps its framework"):
        actions.change_inspection(inspection, by=committee.office, framework=Framework.objects.get(key="CI_2019"))
    assert actions.change_inspection(inspection, by=committee.office, title="Follow-through").title == "Follow-through"


def test_everything_known_of_an_indicator_is_gathered_the_newest_first(committee, inspection, indicator, started):
    office, today = committee.office, clock.today()
    evaluate(committee, indicator, level=3, days_ago=400)
    evaluate(committee, indicator, level=4, days_ago=20)
    for days, level in ((500, 2), (300, 3)):
        visit = actions.add_visit(inspection, by=office, title="They came", on=today - dt.timedelta(days=days))
        actions.record_judgement(visit, by=office, indicator=indicator, level=level, words="Said.")
    actions.add_evidence(started, by=office, **PROOF, happened_on=today, indicators=[indicator])
    actions.tie_action(started, by=office, indicators=[indicator])
    found = standings(committee.other, inspection.framework, today=today)
    assert [it.indicator.code for it in found][:4] == ["1.1", "1.2", "1.3", "1.4"] and len(found) == 18
    it = found[2]
    assert (it.levels, it.our_word, it.their_word, it.trend) == ([3, 4], "4 Good", "3 Satisfactory", "up")
    assert it.under_way == [started] and it.evidence_age == "of today"
    assert standings(committee.other, inspection.framework, today=today, code="1.3")[0].levels == [3, 4]
