"""The pages of inspections and indicators, as the office and everybody else meet them."""

import datetime as dt

import pytest
from django.urls import reverse

from common import clock
from improvement import actions
from improvement.models import Evidence, Inspection, InspectionMilestone, InspectorJudgement, SelfEvaluation
from reference.models import Framework
from reports.home import sections_for
from tests.improvement import sample
from tests.improvement.test_pages import day, get

READ = ["inspection_detail", "visit_list", "preparation_list"]
KEPT = ["inspection_change", "inspection_milestone_add", "visit_add", "preparation_add"]


@pytest.fixture
def inspection(committee):
    return sample.inspection(committee)


@pytest.fixture
def indicator(inspection):
    return inspection.framework.indicators.get(code="1.3")


def post(client, name, key, **typed):
    return client.post(reverse(f"improvement:{name}", args=[key] if key else []), typed)


def page(client, name, key):
    return get(client, name, key).content.decode()


def test_everybody_reads_and_only_the_office_keeps(client, committee, inspection, indicator):
    client.force_login(committee.other)
    assert (
        get(client, "inspection_list").status_code == get(client, "indicator_detail", indicator.pk).status_code == 200
    )
    assert all(get(client, name, inspection.pk).status_code == 200 for name in READ)
    assert get(client, "inspection_open").status_code == get(client, "evaluation_add", indicator.pk).status_code == 403
    assert all(get(client, name, inspection.pk).status_code == 403 for name in KEPT)
    client.force_login(committee.office)
    assert all(get(client, name, inspection.pk).status_code == 200 for name in READ + KEPT)


def test_an_inspection_is_entered_with_a_window_a_visit_and_what_was_said(client, committee):
    client.force_login(committee.office)
    framework = Framework.objects.get(key="CI_2019")
    typed = {"title": "Joint inspection", "framework": framework.pk, "partnership": committee.place.pk}
    assert post(client, "inspection_open", None, **typed).status_code == 303
    made = Inspection.objects.get()
    later = clock.today() + dt.timedelta(days=40)
    first, last = ([d.day, d.month, d.year] for d in (later, later + dt.timedelta(days=9)))
    window = {"title": "Records are read", **day("earliest_on", *first), **day("latest_on", *last)}
    assert post(client, "inspection_milestone_add", made.pk, **window).status_code == 303
    text = page(client, "inspection_detail", made.pk)
    assert "in 40 days" in text and "not confirmed" in text and "Records are read" in text
    milestone = InspectionMilestone.objects.get()
    changed = {**window, "confirmed": "on", "version": milestone.version}
    assert post(client, "inspection_milestone_change", milestone.pk, **changed).status_code == 303
    assert "not confirmed" not in page(client, "inspection_detail", made.pk)
    today = clock.today()
    visit = {"title": "First visit", **day("on", today.day, today.month, today.year)}
    assert "#visit-" in post(client, "visit_add", made.pk, **visit).url
    said = {"indicator": framework.indicators.get(code="5.1").pk, "level": "3", "words": "Slow at night."}
    assert post(client, "judgement_add", made.visits.get().pk, **said).status_code == 303
    text = page(client, "visit_list", made.pk)
    assert "3 Adequate" in text and "Slow at night." in text


def test_a_window_that_ends_before_it_begins_comes_back_as_typed(client, committee, inspection):
    client.force_login(committee.office)
    typed = {"title": "Kept", **day("earliest_on", 9, 3, 2030), **day("latest_on", 1, 3, 2030)}
    answer = post(client, "inspection_milestone_add", inspection.pk, **typed)
    assert answer.status_code == 422 and "on or after the first" in answer.content.decode()


def test_an_indicator_is_evaluated_again_and_moderated_and_nothing_is_lost(client, committee, inspection, indicator):
    client.force_login(committee.office)
    for level, (d, m) in ((3, (1, 2)), (5, (1, 6))):
        typed = {"level": level, "strengths": f"Strong {level}.", "how_we_know": "Counted.", **day("on", d, m, 2025)}
        assert post(client, "evaluation_add", indicator.pk, **typed).status_code == 303
    newest = SelfEvaluation.objects.first()
    today = clock.today()
    typed = {"level": 4, "moderated_by": "Group of three", **day("on", today.day, today.month, today.year)}
    assert post(client, "evaluation_moderate", newest.pk, **typed).status_code == 303
    text = page(client, "indicator_detail", indicator.pk)
    for words in (
        "Strong 3.",
        "Strong 5.",
        "4 Good",
        "from 5 Very good",
        "Group of three",
        "Rising",
        "chart-trend-1-3",
    ):
        assert words in text, words
    assert "Record a moderation" in text  # the older one still may be
    again = post(client, "evaluation_moderate", newest.pk, **typed)
    assert again.status_code == 409 and "Add a new one" in again.content.decode()


def test_a_level_is_asked_for_in_the_frameworks_word(client, committee, indicator):
    client.force_login(committee.office)
    assert "3 Satisfactory" in page(client, "evaluation_add", indicator.pk)
    other = Framework.objects.get(key="CI_2019").indicators.get(code="2.1")
    assert "3 Adequate" in page(client, "evaluation_add", other.pk)


def test_what_the_inspectors_said_is_mended_and_ours_stays_beside_it(client, committee, inspection, indicator):
    client.force_login(committee.office)
    visit = actions.add_visit(inspection, by=committee.office, title="They came", on=clock.today())
    said = actions.record_judgement(visit, by=committee.office, indicator=indicator, words="Too slwo.")
    typed = {"words": "Too slow.", "level": "2", "source": "Report, page 9", "version": said.version}
    assert post(client, "judgement_change", said.pk, **typed).status_code == 303
    assert InspectorJudgement.objects.get().level == 2
    text = page(client, "indicator_detail", indicator.pk)
    assert "Too slow." in text and "2 Weak" in text and "Never evaluated" in text and "Report, page 9" in text


def test_evidence_and_actions_are_tied_to_indicators_by_the_office(client, committee, inspection, indicator, started):
    today = clock.today()
    proof = {"kind": "audit", "title": "Audit of 40", "proves": "Seen.", "kept_at": "Office"}
    proof |= day("happened_on", today.day, today.month, today.year)
    client.force_login(committee.lead)
    assert "Which quality indicators" not in page(client, "evidence_add", started.pk)
    client.force_login(committee.office)
    assert "Which quality indicators" in page(client, "evidence_add", started.pk)
    assert post(client, "evidence_add", started.pk, **proof, indicators=[indicator.pk]).status_code == 303
    assert post(client, "indicator_evidence_add", indicator.pk, **proof).status_code == 303
    assert post(client, "action_tie", started.pk, indicators=[indicator.pk]).status_code == 303
    text = page(client, "indicator_detail", indicator.pk)
    assert text.count("Audit of 40") == 2 and started.reference in text
    assert indicator.name in page(client, "action_detail", started.pk)
    alone = Evidence.objects.get(action=None)
    assert indicator.name in page(client, "evidence_detail", alone.pk)
    assert post(client, "evidence_tie", alone.pk).status_code == 409
    other = inspection.framework.indicators.get(code="2.1")
    assert post(client, "evidence_tie", alone.pk, indicators=[other.pk]).status_code == 303
    assert list(alone.indicators.all()) == [other]


def test_the_log_shows_when_it_happened_and_when_it_was_written_down(client, committee, inspection):
    client.force_login(committee.office)
    typed = {"words": "Read the report together.", **day("happened_on", 4, "March", 2026)}
    answer = post(client, "preparation_add", inspection.pk, **typed)
    assert answer.status_code == 303 and answer.url == reverse("improvement:preparation_list", args=[inspection.pk])
    text = page(client, "preparation_list", inspection.pk)
    assert "4 March 2026" in text and "written down" in text and "Read the report together." in text


def test_the_office_finds_the_next_milestone_and_what_was_never_evaluated_at_home(committee, inspection, indicator):
    office, today = committee.office, clock.today()
    actions.add_inspection_milestone(
        inspection, by=office, title="They come", earliest_on=today + dt.timedelta(days=12), confirmed=True
    )
    actions.evaluate(indicator, by=office, on=today, level=4, strengths="Seen.", how_we_know="Counted.")
    [row] = next(section for section in sections_for(office) if section.title == "Inspections").rows
    assert row.note == "Next in 12 days: They come. 17 indicators never evaluated."
    assert "Inspections" not in {section.title for section in sections_for(committee.other)}


def test_the_frameworks_page_says_what_to_check_locally(client, committee):
    client.force_login(committee.other)
    text = client.get(reverse("reference:framework_list")).content.decode()
    assert "Check locally" in text and "3 Adequate" in text and "3 Satisfactory" in text
