"""The register's pages, as the Keeper, those on duty and those in the case meet them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.models import Case
from common import clock
from common.models import next_reference
from people.models import Person
from register import actions
from register.areas import labels
from register.filters import RegisterFilter
from register.models import RegisterEnquiry, Registration
from tests.register.conftest import carried_out, days_ago

pytestmark = pytest.mark.django_db
NAMES = ("Testerson", "TESTERSON", "Skye")
ASKED = {"asker": "Dr A. Ward", "agency_words": "Hospital", "call_back": "01632 960333", "why": "A burn."}


def get(client, name, *keys, **query):
    return client.get(reverse(f"register:{name}", args=keys), query)


def post(client, name, *keys, **typed):
    return client.post(reverse(f"register:{name}", args=keys), typed)


def typed_day(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def as_at(day):
    return typed_day("as_at", day)


def test_the_keeper_reads_the_register_today_and_as_at_a_past_day(client, cast, registration):
    client.force_login(cast.keeper)
    text = get(client, "register_list").content.decode()
    assert "TESTERSON, Skye" in text and "Neglect" in text and registration.file.reference in text
    before = get(client, "register_list", **as_at(days_ago(11))).content.decode()
    assert registration.file.reference not in before
    page = get(client, "register_list")
    assert not any(name in page.content.decode().split("</title>")[0] for name in NAMES)


def test_the_figures_print_what_is_counted(client, cast, registration):
    client.force_login(cast.keeper)
    text = get(client, "register_figures").content.decode()
    assert "By area of concern" in text and "A child with several is counted in each" in text
    assert "<dd>1</dd>" in text
    assert "Testerson" not in text


def test_the_case_says_on_every_page_that_the_child_is_on_the_register(client, cast, case, registration):
    client.force_login(cast.duty_worker)
    for name in ("cases:case_detail", "cases:entry_add", "register:case_register"):
        assert "On the register" in client.get(reverse(name, args=[case.pk])).content.decode(), name
    road = client.get(reverse("cases:case_detail", args=[case.pk])).content.decode()
    assert reverse("register:case_register", args=[case.pk]) in road


def test_check_14_the_case_says_that_nobody_knows_where_the_child_is_and_where_it_moves(
    client, cast, case, registration
):
    actions.report_missing(case, by=cast.duty_worker, since=days_ago(1), last_known="At her aunt’s.")
    told = {"direction": "out", "authority": "Angus", "risk": "raised", "told_whom": "Their duty team"}
    actions.begin_transfer(case, by=cast.duty_worker, moved_on=clock.today(), told_on=clock.today(), **told)
    client.force_login(cast.duty_worker)
    text = client.get(reverse("cases:case_detail", args=[case.pk])).content.decode()
    assert "Whereabouts unknown" in text and "Moving to Angus" in text
    client.force_login(cast.keeper)
    home = client.get(reverse("home")).content.decode()
    assert "Whereabouts unknown since" in home


def test_the_keeper_registers_through_the_page_and_what_is_missing_is_asked(client, cast, file):
    client.force_login(cast.keeper)
    page = post(
        client, "registration_add", file.pk, version=file.version, why="Neglect.", **typed_day("on", days_ago(0))
    )
    assert page.status_code == 422 and "Choose at least one area of concern" in page.content.decode()
    chosen = {"register_impact": ["IM04"], "register_vulnerability": ["VF05"]}
    given = {"version": file.version, "why": "Neglect.", **typed_day("on", days_ago(0))}
    assert post(client, "registration_add", file.pk, **given, **chosen).status_code == 303
    made = Registration.objects.get()
    assert set(made.areas.values_list("code", flat=True)) == {"IM04", "VF05"}


def test_an_enquiry_at_night_through_the_pages(client, cast, registration):
    client.force_login(cast.out_of_hours)
    asked = {"asker": "Dr A. Ward", "agency": "other", "agency_words": "Hospital", "call_back": "01632 960333"}
    asked |= {"why": "A burn.", "forename": "Skye", "surname": "Testerson"}
    page = client.post(reverse("register:enquiry_add"), asked, follow=True)
    text = page.content.decode()
    assert "Known. Ring Social work duty" in text and "01632 960101" in text
    # She may meet the child in a discussion, but sees no file at the register.
    assert "On the register" not in text and registration.file.reference not in text
    enquiry = RegisterEnquiry.objects.get()
    assert post(client, "enquiry_told", enquiry.pk, rang_back="yes", told="To ring duty.").status_code == 303
    client.force_login(cast.keeper)
    shown = get(client, "enquiry_detail", enquiry.pk).content.decode()
    assert "TESTERSON, Skye" in shown and registration.file.reference in shown
    client.force_login(cast.duty_worker)
    assert "Dr A. Ward" in get(client, "case_register", registration.file.case_id).content.decode()


def test_the_story_of_the_case_tells_of_the_register(client, cast, case, registration):
    from cases.story import chapters

    told = {one.title for one in chapters(case, cast.duty_worker)}
    assert "The name went on the register" in told


def test_a_case_is_not_closed_while_the_name_is_on_the_register(case, registration):
    from cases.closing import in_the_way

    assert any("on the register" in one.words for one in in_the_way(case))


def another_case(case, number):
    """Return another open case of another child, decided alike."""
    child = Person.objects.create(reference=next_reference("P"), surname=f"Child{number}", name_key=f"|child{number}")
    same = {name: getattr(case, name) for name in ("opening", "opened_for", "opened_by", "opened_at", "lead_team")}
    return Case.objects.create(reference=next_reference("CASE"), child=child, **same)


def questions(client, url):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len([one for one in asked.captured_queries if "SAVEPOINT" not in one["sql"]])


def test_lists_ask_as_much_at_fifty_rows_as_at_one(client, cast, case, registration):
    ask = {"asker": "A. Nurse", "agency_words": "Hospital", "call_back": "101", "why": "A burn.", "forename": "Zeb"}
    actions.ask_register(by=cast.keeper, surname="Quill", **ask)
    client.force_login(cast.keeper)
    urls = [reverse(f"register:{name}") for name in ("register_list", "enquiry_list", "register_figures")]
    client.get(urls[0])
    few = [questions(client, url) for url in urls]
    for number in range(49):
        carried_out(another_case(case, number), cast.planning_chair)
        actions.ask_register(by=cast.keeper, surname=f"Quill{number}", **ask)
    assert [questions(client, url) for url in urls] == few
    assert max(few) <= 16


def test_the_minimum_information_has_the_registers_items(cast, registration):
    from people.minimum import items

    actions.ask_register(by=cast.keeper, forename="Skye", surname="Testerson", **ASKED)
    told = {one.number: " ".join(one.lines) for one in items(registration.file.child, cast.duty_worker)}
    assert "First registered" in told[3] and "Next review by" in told[3]
    assert "Neglect" in told[8]
    assert "Social work, informed" in told[9]
    assert "Dr A. Ward, Hospital" in told[10]


def test_an_area_is_looked_for_by_its_words_in_every_edition_and_offered_once(client, cast, registration):
    client.force_login(cast.keeper)
    offered = [words for _, words in RegisterFilter().form.fields["area"].choices]
    assert len(offered) == len(set(offered)) and offered.count("All") == 1
    hers = {labels()[one.code] for one in registration.areas.all()}
    other = next(words for words in offered if words not in hers | {"All"})
    for words, found in [(hers.pop(), True), (other, False)]:
        page = get(client, "register_list", area=words).content.decode()
        assert (registration.file.reference in page) == found, words
