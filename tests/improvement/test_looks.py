"""A plan from other sides: as at a past day, by theme, its evidence, one's own actions; and how heavy it gets."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from common import clock
from improvement import actions
from improvement.models import Action, Plan, SourceKind
from improvement.summary import by_heading
from reference.models import Framework
from reports.home import sections_for
from tests.improvement import sample

TODAY = clock.today()
DAYS = dt.timedelta(days=1)
MOST_BYTES = 60_000


def get(client, name, *keys, **query):
    return client.get(reverse(f"improvement:{name}", args=keys), query)


def test_a_plan_is_shown_as_it_was_and_beside_it_how_it_is(client, long_ago):
    committee, plan = long_ago
    with clock.living_at(clock.now() - 50 * DAYS):
        one = sample.add_action(committee, plan, title="Written then")
    actions.change_action(one, by=committee.office, title="Written now")
    actions.start(one, by=committee.lead)
    client.force_login(committee.other)
    page = get(client, "plan_as_at", plan.pk, on=(TODAY - 40 * DAYS).isoformat()).content.decode()
    assert "Written then" in page and "Written now" not in page
    assert "Not started" in page and "In progress" in page


def test_the_day_may_be_typed_and_must_not_be_to_come(client, committee, plan):
    client.force_login(committee.other)
    typed = {"on_day": TODAY.day, "on_month": TODAY.month, "on_year": TODAY.year}
    assert "held no action" in get(client, "plan_as_at", plan.pk, **typed).content.decode()
    assert "today or earlier" in get(client, "plan_as_at", plan.pk, on="2999-01-01").content.decode()
    assert "not open" in get(client, "plan_as_at", plan.pk, on="2001-01-01").content.decode()
    assert get(client, "plan_as_at", plan.pk, on="junk").status_code == 200


def test_the_nine_headings_are_all_counted(client, committee):
    full = sample.full_plan(committee)
    rows = list(Action.objects.filter(plan=full).rated(TODAY))
    counted = by_heading(rows, {}, TODAY)
    assert len(counted) == 9 and sum(row["counts"][0] for row in counted) == len(rows)
    client.force_login(committee.other)
    page = get(client, "plan_themes", full.pk).content.decode()
    for theme in Action.Theme:
        assert theme.label in page


def test_actions_are_narrowed_and_counted_by_indicator(client, committee, plan):
    indicator = Framework.objects.get(key="HMIE_2005").indicators.first()
    one, _ = sample.add_action(committee, plan), sample.add_action(committee, plan, 1)
    actions.tie_action(one, by=committee.office, indicators=[indicator])
    client.force_login(committee.other)
    assert list(get(client, "action_list", plan.pk, indicator=indicator.pk).context["rows"]) == [one]
    (row,) = get(client, "plan_themes", plan.pk).context["indicators"]
    assert (row["indicator"], row["counts"]) == (indicator, [1, 0, 0, 0])


def test_the_evidence_of_a_plan_shows_and_counts_what_has_expired(client, committee, plan):
    one = sample.add_action(committee, plan)
    given = {"kind": "audit", "proves": "So it is.", "kept_at": "Office", "by": committee.office}
    old = actions.add_evidence(one, title="Old", happened_on=TODAY - 9 * DAYS, valid_until=TODAY - DAYS, **given)
    actions.add_evidence(one, title="New", happened_on=TODAY, **given)
    client.force_login(committee.other)
    assert "1 piece of evidence has expired" in get(client, "evidence_list", plan.pk).content.decode()
    assert list(get(client, "evidence_list", plan.pk, holds="expired").context["rows"]) == [old]
    assert "Evidence that has expired: 1" in get(client, "plan_detail", plan.pk).content.decode()


def test_everybody_finds_her_own_actions_and_her_agencys(client, committee):
    full = sample.full_plan(committee)
    client.force_login(committee.lead)
    mine = get(client, "action_own").context["rows"]
    assert {one.lead_officer for one in mine} == {committee.lead}
    agency = committee.lead.agency
    held = get(client, "action_own", whose="agency").context["paginator"].object_list
    wanted = [
        one for one in Action.objects.filter(plan=full) if one.lead_agency == agency or agency in one.contributors.all()
    ]
    assert {one.pk for one in held} == {one.pk for one in wanted}


def test_an_action_is_carried_over_on_its_page_and_both_plans_say_so(client, committee, plan):
    one, business = sample.add_action(committee, plan), Plan.objects.get(kind=Plan.Kind.BUSINESS)
    client.force_login(committee.office)
    typed = {
        "to": business.pk, "reason": "It takes a wider view.",
        "decided_on_day": TODAY.day, "decided_on_month": TODAY.month, "decided_on_year": TODAY.year,
    }  # fmt: skip
    url = reverse("improvement:action_transfer", args=[one.pk])
    assert client.post(url, typed | {"reason": ""}).status_code == 422
    assert client.post(url, typed).status_code == 303
    assert "went to" in get(client, "plan_detail", plan.pk).content.decode()
    assert "came from" in get(client, "plan_detail", business.pk).content.decode()
    assert "It takes a wider view." in get(client, "action_detail", one.pk).content.decode()


@pytest.fixture
def heavy(committee, plan):
    """Three hundred actions on sixty recommendations, with five hundred pieces of evidence."""
    asks = []
    for number in range(30):
        source = actions.add_source(
            plan, by=committee.office, kind=SourceKind.MAIN_POINT, reference=f"MPA {number}", title="A theme of many"
        )
        asks += [actions.add_recommendation(source, by=committee.office, text="Do it well. " * 8) for _ in range(2)]
    for number in range(300):
        one = sample.add_action(
            committee, plan, number, due=number - 200, started=250, recommendations=[asks[number % 60]]
        )
        for _ in range(1 + (number % 3 > 0)):
            sample.evidence(committee, one)
    return source


PAGES = ["plan_detail", "plan_coverage", "action_list", "plan_themes", "evidence_list", "plan_as_at"]


def test_three_hundred_actions_and_five_hundred_pieces_of_evidence_stay_light(client, committee, plan, heavy):
    client.force_login(committee.office)
    today = {"on": TODAY.isoformat()}
    asked = [(name, plan.pk) for name in PAGES] + [("source_detail", heavy.pk), ("source_thread", heavy.pk)]
    for name, key in asked:
        get(client, name, key, **today)
        with CaptureQueriesContext(connection) as queries:
            page = get(client, name, key, **today)
        many = len([one for one in queries if "SAVEPOINT" not in one["sql"]])
        assert many <= 25, (name, many)
        assert len(page.content) < MOST_BYTES, (name, len(page.content))


def test_home_leads_everybody_to_her_agencys_actions_and_tells_who_keeps_plans_of_errors(committee):
    full = sample.full_plan(committee)
    sample.add_action(committee, full, 40)
    for user in (committee.other, committee.office):
        links = [label for section in sections_for(user) for label, _ in section.links]
        assert {"Your agency’s actions", "The plans"} <= set(links)
    plans = next(section for section in sections_for(committee.office) if section.title == "Plans")
    assert [(one.label, one.value, one.late) for one in plans.figures] == [
        ("Recommendations without an action", 1, True),
        ("Actions without a source", 1, True),
    ]
    assert (f"Errors in {full.title}", reverse("improvement:plan_coverage", args=[full.pk])) in plans.links
    assert "Plans" not in {section.title for section in sections_for(committee.other)}
