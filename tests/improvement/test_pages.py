"""The pages of plans, as the office, a lead officer and somebody else meet them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit.models import AccessLog
from improvement import actions
from improvement.models import Action, Recommendation, Source
from tests.improvement import sample


@pytest.fixture
def full(committee):
    return sample.full_plan(committee)


def get(client, name, *keys, **query):
    return client.get(reverse(f"improvement:{name}", args=keys), query)


def day(name, *parts):
    return dict(zip((f"{name}_day", f"{name}_month", f"{name}_year"), parts, strict=True))


def questions(client, name, *keys, **query):
    """Return how many queries a page asks, savepoints of the test's own transaction left out."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert get(client, name, *keys, **query).status_code == 200
    return len([one for one in asked if "SAVEPOINT" not in one["sql"]])


PLAN_PAGES = ["plan_detail", "plan_coverage", "action_list"]
PLAN_FORMS = ["plan_change", "plan_widen", "action_add", "source_add"]
ACTION_FORMS = ["milestone_add", "note_add", "evidence_add", "action_impact", "action_redate", "action_rate"]
OFFICE_FORMS = ["action_change", "action_link", "action_sign_off"]


def test_every_page_opens_for_the_office(client, committee, full):
    client.force_login(committee.office)
    source, asked = Source.objects.first(), Recommendation.objects.first()
    assert get(client, "plan_list").status_code == get(client, "plan_open").status_code == 200
    for name in PLAN_PAGES + PLAN_FORMS:
        assert get(client, name, full.pk).status_code == 200, name
    for name in ["source_detail", "source_change", "recommendation_add"]:
        assert get(client, name, source.pk).status_code == 200, name
    assert get(client, "recommendation_change", asked.pk).status_code == 200
    for one in Action.objects.all():
        for name in ["action_detail", *ACTION_FORMS, *OFFICE_FORMS]:
            assert get(client, name, one.pk).status_code == 200, name
    assert get(client, "action_move", one.pk, "complete").status_code == 200
    assert get(client, "action_move", one.pk, "no-such-verb").status_code == 404


def test_everybody_reads_the_plan_and_only_the_office_and_the_lead_officer_write(client, committee, full):
    one = Action.objects.get(lead_officer=committee.lead, status="embedded", title__startswith="Agree one")
    client.force_login(committee.other)
    for name in PLAN_PAGES:
        assert get(client, name, full.pk).status_code == 200
    assert get(client, "action_detail", one.pk).status_code == 200
    for name in PLAN_FORMS:
        assert get(client, name, full.pk).status_code == 403
    for name in ACTION_FORMS + OFFICE_FORMS:
        assert get(client, name, one.pk).status_code == 403, name
    client.force_login(committee.lead)
    for name in ACTION_FORMS:
        assert get(client, name, one.pk).status_code == 200
    for name in OFFICE_FORMS:
        assert get(client, name, one.pk).status_code == 403


def test_a_stranger_signs_in_first(client, full):
    assert get(client, "plan_detail", full.pk).status_code == 302


def test_coverage_names_what_is_missing(client, committee, full):
    sample.add_action(committee, full, 40)
    client.force_login(committee.other)
    page = get(client, "plan_coverage", full.pk).content.decode()
    assert "No action answers this recommendation" in page
    assert "1 action of this plan answers no recommendation" in page


def test_the_list_narrows_and_sorts_on_the_server(client, committee, full):
    client.force_login(committee.other)
    late = get(client, "action_list", full.pk, standing="overdue").context["rows"]
    assert len(late) == 2 and all(row.brag == "red" for row in late)
    rated = get(client, "action_list", full.pk, brag="amber").context["rows"]
    assert all(row.brag == "amber" for row in rated) and any(row.brag_override for row in rated)
    agency = committee.agencies[3]
    assert 0 < len(get(client, "action_list", full.pk, agency=agency.pk).context["rows"]) < 19
    due = [row.due_on for row in get(client, "action_list", full.pk, sort="-due").context["rows"]]
    assert due == sorted(due, reverse=True)


def test_the_list_asks_as_much_of_the_database_for_fifty_rows_as_for_one(client, committee, plan):
    client.force_login(committee.office)
    sample.add_action(committee, plan, 0)
    one = questions(client, "action_list", plan.pk)
    for number in range(1, 50):
        sample.add_action(committee, plan, number)
    assert questions(client, "action_list", plan.pk) == one <= 10


@pytest.mark.parametrize("name", ["plan_detail", "plan_coverage"])
def test_a_plan_page_asks_as_much_of_the_database_for_fifty_rows_as_for_one(client, committee, plan, name):
    client.force_login(committee.office)

    def fill(number):
        source = actions.add_source(
            plan, by=committee.office, kind="main_point_for_action", reference=f"MPA {number}", title="A theme"
        )
        asked = actions.add_recommendation(source, by=committee.office, text="Do it.")
        sample.add_action(committee, plan, number, due=-3, recommendations=[asked])
        sample.add_action(committee, plan, number, due=-3)

    fill(0)
    one = questions(client, name, plan.pk)
    for number in range(1, 26):
        fill(number)
    assert questions(client, name, plan.pk) == one


def test_what_a_page_showed_is_written_down(client, committee, started):
    client.force_login(committee.other)
    get(client, "action_detail", started.pk)
    look = AccessLog.objects.latest("id")
    assert (look.by, look.page, look.records) == (committee.other, "improvement:action_detail", [started.pk])


def test_wrong_values_come_back_with_everything_typed(client, committee, plan):
    client.force_login(committee.office)
    typed = {"title": "Kept as typed", **day("starts_on", "40", "13", "2026")}
    page = client.post(reverse("improvement:action_add", args=[plan.pk]), typed)
    assert page.status_code == 422
    assert "Kept as typed" in (text := page.content.decode())
    for words in ("There is a problem", "Choose a theme", 'value="40"'):
        assert words in text


def test_an_illegal_move_is_a_409_with_the_sentence(client, committee, plan):
    client.force_login(committee.office)
    one = sample.add_action(committee, plan)
    page = client.post(reverse("improvement:action_move", args=[one.pk, "complete"]), {})
    assert page.status_code == 409
    assert "not started" in page.content.decode()


def test_the_form_says_beforehand_what_completing_needs(client, committee, started):
    client.force_login(committee.lead)
    page = get(client, "action_move", started.pk, "complete").content.decode()
    assert "Add at least one piece of evidence" in page and '<form method="post" novalidate' not in page


def test_a_stale_edit_says_who_changed_what_and_overwrites_nothing(client, committee, started):
    client.force_login(committee.office)
    seen = get(client, "action_impact", started.pk).context["form"]["version"].value()
    actions.describe_impact(started, by=committee.lead, impact="Hers", measured_by="Asked.")
    typed = {"impact": "His", "measured_by": "Counted.", "version": seen}
    page = client.post(reverse("improvement:action_impact", args=[started.pk]), typed)
    assert page.status_code == 409
    text = page.content.decode()
    assert committee.lead.name in text and "impact" in text and "His" in text
    started.refresh_from_db()
    assert started.impact == "Hers"
    again = page.context["form"]["version"].value()
    page = client.post(reverse("improvement:action_impact", args=[started.pk]), {**typed, "version": again})
    assert page.status_code == 303


def test_an_action_is_added_linked_redated_and_signed_off_through_its_pages(client, committee, plan):
    client.force_login(committee.office)
    source = actions.add_source(
        plan, by=committee.office, kind="main_point_for_action", reference="MPA 1", title="A theme"
    )
    asked = actions.add_recommendation(source, by=committee.office, text="Do it.")
    typed = {
        "title": "Do it well",
        "theme": "training",
        "outcome": "Children are seen.",
        "lead_officer": committee.lead.pk,
        "lead_agency": committee.agencies[0].pk,
        "contributors": [committee.agencies[1].pk],
        **day("starts_on", 1, 3, 2026),
        **day("due_on", 1, 9, 2027),
    }
    page = client.post(reverse("improvement:action_add", args=[plan.pk]), typed)
    one = Action.objects.get(title="Do it well")
    assert page.status_code == 303 and page.url == reverse("improvement:action_link", args=[one.pk])
    client.post(page.url, {"recommendations": [asked.pk], "version": one.version})
    assert list(one.recommendations.all()) == [asked]
    one.refresh_from_db()
    moved = {**day("due_on", 1, "October", 2027), "reason": "No room", "version": one.version}
    assert client.post(reverse("improvement:action_redate", args=[one.pk]), moved).status_code == 303
    page = get(client, "action_detail", one.pk).content.decode()
    assert "1 October 2027" in page and "First due 1 September 2027" in page and "No room" in page
