"""The family page of a case, the register's minimum, and answering a re-screen, through their pages."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import actions
from cases.models import RescreenPrompt
from common import clock
from people.actions import live_together, raise_warning, record_address, record_fact, record_identifier, relate
from people.models import AddressEpisode, HouseholdMember, Relationship
from tests.cases.conftest import without_meeting


@pytest.fixture
def family(cast, case):
    """A mother, a brother who lives there, and a father who does not."""
    told = {"case": case, "by": cast.duty_worker}

    def add(relationship, **given):
        details = {"surname": "Testerson", "kind": "adult", **given.pop("details")}
        return actions.add_family_member(
            told["case"], by=told["by"], relationship=relationship, details=details, **given
        ).person

    mother = add("mother", details={"forename": "Ailsa", "sex": "female"}, lives_with="yes")
    details = {"forename": "Lewis", "sex": "male", "kind": "child"}
    brother = add("brother", details=details, lives_with="yes")
    father = add("father", details={"forename": "Rab", "sex": "male"}, parental_responsibility="yes", lives_with="no")
    return mother, brother, father


def get(client, user, name, key):
    client.force_login(user)
    return client.get(reverse(name, args=[key]))


def post(client, name, key, **data):
    return client.post(reverse(name, args=[key]), data)


def test_the_family_page_shows_map_table_and_household(client, cast, case, family):
    page = get(client, cast.duty_worker, "cases:case_family", case.pk).content.decode()
    for words in ("<svg", "Ailsa Testerson", "Lewis Testerson", "Rab Testerson", "Household A", "Has PRR"):
        assert words in page
    for person in (case.child, *family):
        assert person.get_absolute_url() in page


def test_the_family_page_is_flat_and_light_from_one_relative_to_fifty(client, cast, case):
    by, counts, pages = cast.duty_worker, [], []

    def add(number):
        details = {"forename": f"Aunt{number}", "surname": "Testerson", "kind": "adult"}
        given = {"relationship": "aunt_uncle", "lives_with": "yes" if number % 5 == 0 else "no"}
        aunt = actions.add_family_member(case, by=by, details=details, **given).person
        record_address(aunt, by=by, line=f"{number} Mill Lane", postcode="DD1 1AA")
        record_fact(aunt, by=by, kind="language", words="Scots")
        if number % 2:
            first_of_all = case.family.order_by("recorded_at").first().person
            relate(aunt, by=by, other=first_of_all, person_is="sister")

    for first, upto in ((0, 1), (1, 50)):
        for number in range(first, upto):
            add(number)
        get(client, by, "cases:case_family", case.pk)
        with CaptureQueriesContext(connection) as asked:
            pages.append(client.get(reverse("cases:case_family", args=[case.pk])))
        counts.append([one["sql"] for one in asked if "SAVEPOINT" not in one["sql"]])
    assert len(counts[0]) == len(counts[1]) <= 20, "\n".join(sql[:160] for sql in counts[1])
    assert len(pages[1].content) < 100_000
    assert "Aunt0 Testerson" in pages[1].text and "Aunt49 Testerson" in pages[1].text


def test_a_rescreen_stands_on_every_page_of_the_case_until_it_is_answered(client, cast, case):
    actions.add_entry(case, by=cast.duty_worker, kind="not_seen", source="visited", fact="Nobody at home.")
    assert "Re-screen asked for" in get(client, cast.duty_worker, "cases:case_detail", case.pk).content.decode()
    prompt = RescreenPrompt.objects.get()
    refused = post(client, "cases:rescreen_answer", prompt.pk, answer="screened", words="Seen.", concern="C-1")
    assert refused.status_code == 422 and "finds no concern" in refused.content.decode()
    answered = post(client, "cases:rescreen_answer", prompt.pk, answer="not_needed", words="Seen at nursery today.")
    assert answered.status_code == 303
    page = get(client, cast.duty_worker, "cases:case_family", case.pk).content.decode()
    assert "Seen at nursery today." in page and "Re-screen asked for</" not in page


def test_the_minimum_says_what_is_recorded_and_what_is_not(client, cast, case, family):
    record_fact(case.child, by=cast.duty_worker, kind="gp", words="Dr Example, 01632 960555")
    record_address(case.child, by=cast.duty_worker, line="1 Refuge Road", kind="protected", why="threats")
    page = get(client, cast.duty_worker, "cases:case_minimum", case.pk).content.decode()
    for words in ("Dr Example, 01632 960555", "Ailsa Testerson, mother", "Lewis Testerson", "address protected"):
        assert words in page
    assert "Not recorded" in page and "Refuge" not in page
    assert "parental responsibilities and rights: yes" in page


def test_everything_about_a_person_is_written_through_her_page(client, cast, case, family):
    mother, brother, father = family
    client.force_login(cast.duty_worker)
    child = case.child
    post(client, "people:fact_add", child.pk, kind="language", words="Polish")
    post(client, "people:identifier_add", child.pk, scheme="chi", value="0101011230")
    post(client, "people:address_add", child.pk, kind="home", line="3 Mill Lane", postcode="dd14qb")
    post(client, "people:household_add", father.pk, other=str(brother.pk), stay="part")
    post(
        client,
        "people:relationship_add",
        mother.pk,
        other=str(father.pk),
        other_is="former_couple",
        parental_responsibility="not_known",
    )
    page = client.get(child.get_absolute_url()).content.decode()
    for words in ("Polish", "0101011230", "fails both checks", "3 Mill Lane", "DD1 4QB", "Ailsa Testerson"):
        assert words in page
    assert Relationship.objects.between(mother, father).get().person_is == "former_couple"
    fact, home = child.facts.get(), AddressEpisode.objects.get(person=child)
    assert post(client, "people:fact_end", fact.pk, why="").status_code == 422
    assert post(client, "people:fact_end", fact.pk, why="recorded in error").status_code == 303
    assert post(client, "people:address_end", home.pk, why="moved").status_code == 303
    number = child.identifiers.get()
    assert post(client, "people:identifier_check", number.pk, source="the GP").status_code == 303
    assert post(client, "people:identifier_end", number.pk, why="her sister's").status_code == 303
    tie = Relationship.objects.between(mother, father).get()
    assert (
        post(
            client, "people:relationship_change", tie.pk, parental_responsibility="not_known", no_contact="Bail"
        ).status_code
        == 303
    )
    assert post(client, "people:relationship_end", tie.pk, why="recorded in error").status_code == 303
    member = HouseholdMember.objects.current().filter(person=father, stay="part").get()
    assert post(client, "people:household_end", member.pk, why="moved out").status_code == 303
    page = client.get(child.get_absolute_url()).content.decode()
    assert "Before" in page and "Taken back" in page


def test_a_protected_address_told_on_a_persons_page_belongs_to_the_case(client, cast, case, family):
    mother = family[0]
    client.force_login(cast.duty_worker)
    post(client, "people:address_add", mother.pk, kind="protected", line="1 Refuge Road", why="threats")
    home = AddressEpisode.objects.get(person=mother)
    assert home.told_in == case.pk
    for user, sees in ((cast.duty_colleague, True), (cast.hlt_manager, False)):
        page = get(client, user, "people:person_detail", mother.pk).content.decode()
        assert ("1 Refuge Road" in page) is sees
    client.force_login(cast.duty_worker)
    data = {"staff": str(cast.hlt_manager.pk), "reason": "Visits her there."}
    assert post(client, "people:address_share", home.pk, **data).status_code == 303
    assert "1 Refuge Road" in get(client, cast.hlt_manager, "people:person_detail", mother.pk).content.decode()


def test_a_birth_is_recorded_on_the_childs_page(client, cast, case):
    child = case.child
    child.due_on = clock.today() + dt.timedelta(days=3)
    child.save(update_fields=["due_on"])
    client.force_login(cast.duty_worker)
    day = clock.today()
    born = {"born_on_day": day.day, "born_on_month": day.month, "born_on_year": day.year, "sex": "female"}
    assert post(client, "people:birth_add", child.pk, **born).status_code == 303
    child.refresh_from_db()
    assert child.born_on == day and child.due_on is None


def test_the_same_people_stand_in_a_brothers_case_without_being_written_again(cast, case, family):
    """Who is whose mother is one truth, whichever case says it."""
    mother, brother, _ = family
    relate(mother, by=cast.duty_worker, other=brother, person_is="mother", parental_responsibility="yes")
    record_identifier(mother, by=cast.duty_worker, scheme="other", value="1")
    live_together(mother, by=cast.duty_worker, other=brother)
    assert Relationship.objects.between(mother, brother).count() == 1
    assert HouseholdMember.objects.current().filter(person=mother).count() == 1


def test_a_warning_stands_on_the_pages_of_a_closed_case_and_nothing_else_does(client, cast, case):
    by, review_on = cast.duty_worker, clock.today() + dt.timedelta(days=30)
    raise_warning(case.child, by=by, kind="dog", words="A large dog.", to_do="Ring first.", review_on=review_on)
    actions.add_entry(case, by=by, kind="not_seen", source="visited", fact="Nobody at home.")
    actions.add_entry(case, by=by, kind="seen", fact="Seen.")
    actions.answer_rescreen(case.prompts.get(), by=by, answer="not_needed", words="Seen the next day.")
    ended = {"why": "Safe.", "closing_code": "safe", "who_helps": "The named person"}
    without_meeting(case, by)
    actions.close(case, by=by, **ended, carer_not_seen_why="Abroad.")
    for name in ("cases:case_detail", "cases:case_family", "cases:case_reopen", "documents:case_documents"):
        block = get(client, by, name, case.pk).content.decode().partition("rowan-identity__alerts")[2]
        alerts = block.partition("</ul>")[0]
        assert "Closed" in alerts and "Warning note" in alerts and "Re-screen" not in alerts, name


def test_a_household_moves_from_one_page_and_each_childs_case_asks_once(client, cast, case, family):
    mother, brother, father = family
    page = get(client, cast.duty_worker, "people:person_detail", case.child_id).content.decode()
    move = reverse("people:household_move", args=[case.child_id])
    assert move in page
    assert (
        reverse("people:household_move", args=[father.pk])
        not in get(client, cast.duty_worker, "people:person_detail", father.pk).content.decode()
    )
    form = client.get(move).content.decode()
    assert "Ailsa Testerson" in form and "Lewis Testerson" in form and "Rab Testerson" not in form
    assert post(client, "people:household_move", case.child_id, others=[mother.pk, brother.pk]).status_code == 422
    typed = {"line": "9 High Street", "postcode": "DD2 1AA", "source": "The mother rang"}
    sent = post(client, "people:household_move", case.child_id, others=[mother.pk, brother.pk], **typed)
    assert sent.status_code == 303
    for one in (case.child, mother, brother):
        assert AddressEpisode.objects.current().get(person=one).line == "9 High Street"
    assert not AddressEpisode.objects.filter(person=father, line="9 High Street").exists()
    assert [one.why for one in RescreenPrompt.objects.filter(case=case)] == ["moved"]
    assert "Re-screen asked for" in get(client, cast.duty_worker, "cases:case_detail", case.pk).content.decode()
