"""What an author gives: as little as she knows, kept as she gave it, right or wrong, and never changed."""

from __future__ import annotations

import datetime as dt

import pytest
from dateutil.relativedelta import relativedelta
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from common import clock
from referrals.forms import AdultsForm, ChildForm, DangerForm, WorkerForm, WorryForm
from referrals.models import Concern, ConcernDraft, Screening
from referrals.told import query_dict

pytestmark = pytest.mark.django_db

LEAST = {"danger": {"danger": "unsure"}, "worry": {"fact": "Crying behind the shop."}, "child": {"place": "Bus stop"}}


def child_of(**typed):
    form = ChildForm(query_dict({name: [value] for name, value in typed.items()}))
    assert form.is_valid(), form.errors
    return form


# As little as she knows


def test_check_01_three_answers_are_enough_and_no_page_requires_more(cast, at):
    browser = at(cast.nursery_worker)
    following = browser.post(reverse("referrals:concern_start"), LEAST["danger"]).url
    for typed in (LEAST["worry"], LEAST["child"]):
        following = browser.post(following, typed).url
    following = browser.get(following).url
    for _ in ("adults", "sharing"):
        following = browser.post(following, {}).url
    draft = ConcernDraft.objects.get()
    assert following == reverse("referrals:concern_check", args=[draft.pk])
    assert browser.post(reverse("referrals:concern_submit", args=[draft.pk])).status_code == 303
    assert Screening.objects.filter(concern=draft.pk).count() == 1


def test_check_01_what_must_be_answered_is_three_things_at_most():
    forms = [DangerForm(), WorryForm(), ChildForm(), AdultsForm(), WorkerForm()]
    asked = [name for form in forms for name, field in form.fields.items() if field.required]
    hidden = {name for form in forms for shown in form.reveals.values() for names in shown.values() for name in names}
    one_thing_to_know_a_child_by = 1
    assert len(set(asked) - hidden) + one_thing_to_know_a_child_by <= 3


@pytest.mark.parametrize("known_by", ["forename", "surname", "address", "place", "description", "chi"])
def test_any_one_thing_is_enough_to_know_a_child_by(known_by):
    child_of(**{known_by: "0101161234"})


def test_an_age_in_years_is_kept_as_a_span_of_birth_dates_and_in_words():
    given = child_of(forename="Skye", age="age", years="4").given()
    today = clock.today()
    assert given["born_earliest"] == today - relativedelta(years=5) + dt.timedelta(days=1)
    assert given["born_latest"] == today - relativedelta(years=4)
    assert given["birth_words"] == "About 4 years old"


def test_part_of_a_date_of_birth_is_kept_as_what_it_may_mean():
    given = child_of(forename="Skye", age="date", born_month="March", born_year="2021").given()
    assert (given["born_earliest"], given["born_latest"]) == (dt.date(2021, 3, 1), dt.date(2021, 3, 31))
    assert given["birth_words"] == "March 2021"


def test_a_baby_not_born_yet_may_have_a_due_date_or_none(cast, say):
    due = clock.today() + dt.timedelta(days=60)
    dated = child_of(
        surname="Testerson",
        age="unborn",
        due_on_day=str(due.day),
        due_on_month=str(due.month),
        due_on_year=str(due.year),
    )
    undated = child_of(surname="Testerson", age="unborn")
    concern = say.log(cast.nursery_worker, children=[dated.given(), undated.given()])
    first, second = concern.children.all()
    assert (first.due_on, first.age_as_given) == (due, f"Unborn, due {due:%-d %B %Y}")
    assert (second.due_on, second.age_as_given) == (None, "Not born yet")


def test_a_child_without_a_name_or_an_age_is_said_to_be_so(cast, say):
    child = say.log(cast.nursery_worker, children=[child_of(place="Bus stop").given()]).children.get()
    assert (child.given_name, child.age_as_given) == ("Name not known", "Age not known")


def test_several_children_make_a_screening_each(cast, say):
    children = [say.child(forename=name) for name in ("Skye", "Callum", "Isla")]
    concern = say.log(cast.nursery_worker, children=children)
    named = Screening.objects.filter(concern=concern).order_by("child__position")
    assert [one.child.forename for one in named.select_related("child")] == ["Skye", "Callum", "Isla"]


@pytest.mark.parametrize("chi", ["0101161234", "123", "not a number", "3113201234"])
def test_a_doubtful_chi_number_warns_and_never_blocks(chi):
    form = child_of(forename="Skye", chi=chi)
    assert form.warnings
    assert form.given()["chi"] == chi


# Kept as typed, right or wrong


WRONG = {
    "fact": "",
    "childs_words": "“He shouts.”",
    "view": "I am uneasy.",
    "happened_on_day": "40",
    "happened_on_month": "13",
    "happened_on_year": "twenty",
    "happened_time": "half past",
    "happened_words": "since the spring",
}


def test_a_page_with_mistakes_keeps_every_word_and_comes_back_with_them(cast, at):
    browser = at(cast.nursery_worker)
    worry = browser.post(reverse("referrals:concern_start"), {"danger": "no"}).url
    refused = browser.post(worry, WRONG)
    assert refused.status_code == 422
    again = browser.get(worry)
    for shown in (refused, again):
        assert all(value in shown.text for value in WRONG.values())
    kept = ConcernDraft.objects.get().answers["worry"]
    assert {name: kept[name] for name in WRONG} == {name: [value] for name, value in WRONG.items()}


def test_a_draft_is_offered_again_to_its_author_alone(cast, at):
    browser = at(cast.nursery_worker)
    browser.post(reverse("referrals:concern_start"), {"danger": "no", "later": "1"})
    draft = ConcernDraft.objects.get()
    for address in (reverse("home"), reverse("referrals:concern_start")):
        assert draft.get_absolute_url() in at(cast.nursery_worker).get(address).text
        assert draft.get_absolute_url() not in at(cast.nursery_colleague).get(address).text
    for person in (cast.nursery_colleague, cast.duty_worker, cast.edu_manager, cast.administrator):
        assert at(person).get(draft.get_absolute_url()).status_code in {403, 404}


def test_the_first_page_with_a_mistake_does_not_offer_the_draft_it_began(cast, at):
    refused = at(cast.nursery_worker).post(reverse("referrals:concern_start"), {})
    assert refused.status_code == 422
    assert "that you have not sent" not in refused.text


def test_a_time_without_its_day_is_not_lost():
    form = WorryForm(query_dict({"fact": ["Hungry."], "happened_time": ["9am"]}))
    assert "Give the day as well" in form.errors["happened_on"][0]


def test_a_moment_to_come_is_refused():
    day = clock.now().astimezone(clock.LOCAL) + dt.timedelta(hours=2)
    typed = {"happened_on_day": day.day, "happened_on_month": day.month, "happened_on_year": day.year}
    typed |= {"fact": "Hungry.", "happened_time": f"{day:%H:%M}"}
    assert not WorryForm(query_dict({name: [str(value)] for name, value in typed.items()})).is_valid()


# Never changed


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE referrals_concern SET fact = 'other'",
        "UPDATE referrals_concern SET recorded_at = now()",
        "UPDATE referrals_concern SET about_worker = NOT about_worker",
        "DELETE FROM referrals_concern",
        "UPDATE referrals_concernchild SET surname = 'Other'",
        "UPDATE referrals_concernchild SET chi = ''",
        "DELETE FROM referrals_concernchild",
    ],
)
def test_postgresql_itself_refuses_to_change_or_delete_what_was_told(cast, say, sql):
    concern = say.log(cast.nursery_worker, children=[say.child(chi="0101161234")])
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Concern.objects.get(pk=concern.pk).fact == concern.fact
