"""Logging a concern page by page: nothing typed is lost, nothing unfinished is sent, nobody is locked out."""

from __future__ import annotations

import datetime as dt

import pytest
from dateutil.relativedelta import relativedelta
from django.urls import reverse

from common import clock
from people.actions import add_person
from people.matching import possible_matches
from reference.timescales import due
from referrals import actions
from referrals.forms import ChildForm, DangerForm
from referrals.models import Concern, ConcernChild, ConcernDraft
from referrals.summary import told_rows
from referrals.told import Told, query_dict
from tests.cast import log

pytestmark = pytest.mark.django_db
SKYE, CALLUM = {"forename": ["Skye"]}, {"forename": ["Callum"]}
FINISHED = {
    "danger": {"danger": ["no"]},
    "worry": {"fact": ["Came hungry for the third day running."]},
    "children": [SKYE],
    "adults": {},
    "sharing": {"about_worker": ["no"]},
}


@pytest.fixture
def author(cast, client):
    """Sign the nursery worker in."""
    client.force_login(cast.nursery_worker, backend="allauth.account.auth_backends.AuthenticationBackend")
    return cast.nursery_worker


@pytest.fixture
def begin(author):
    """Begin a draft with everything needed, but for the pages changed; None takes a page away."""

    def begin(**changes):
        answers = {step: page for step, page in {**FINISHED, **changes}.items() if page is not None}
        return actions.save_draft(actions.start_draft(by=author), by=author, answers=answers)

    return begin


def page(name, draft, *parts):
    return reverse(f"referrals:{name}", args=[draft.pk, *parts])


def answers(draft):
    return ConcernDraft.objects.get(pk=draft.pk).answers


def known_child(cast, say, forename, surname):
    """Let the duty team come to know a child, whom the author may not see."""
    concern = say.log(cast.health_visitor, children=[say.child(forename=forename, surname=surname)])
    born = dt.date(2020, 3, 2)
    return add_person(by=cast.duty_worker, through=concern, forename=forename, surname=surname, born_on=born)


# Children


def test_the_check_leads_to_the_child_that_is_unfinished_not_to_the_first(client, begin):
    draft = begin(children=[SKYE, {"sex": ["male"]}])
    assert client.get(page("concern_check", draft)).url == page("concern_child", draft, 1)


@pytest.mark.parametrize("button", ["later", "continue"])
def test_an_extra_child_left_empty_is_dropped(client, begin, button):
    draft = begin()
    response = client.post(
        page("concern_child", draft, 1),
        {"forename": " ", "surname": "", button: "1"} if button == "later" else {"forename": " "},
    )
    assert response.status_code == 303
    assert answers(draft)["children"] == [SKYE]
    assert client.get(page("concern_check", draft)).status_code == 200


def test_a_child_emptied_again_is_dropped_when_it_is_kept(client, begin):
    draft = begin(children=[SKYE, CALLUM])
    client.post(page("concern_child", draft, 0), {"forename": "", "later": "1"})
    assert answers(draft)["children"] == [CALLUM]


def test_the_only_child_left_empty_is_asked_for(client, begin):
    draft = begin(children=None)
    response = client.post(page("concern_child", draft, 0), {"forename": ""})
    assert response.status_code == 422
    assert "Give one thing to know the child by" in response.text


def test_each_childs_page_leads_to_all_the_others(client, begin):
    draft = begin(children=[SKYE, CALLUM])
    shown = client.get(page("concern_child", draft, 2)).text
    assert "Child 1: Skye" in shown and page("concern_child", draft, 0) in shown
    assert "Child 2: Callum" in shown and page("concern_child", draft, 1) in shown
    assert "Take this child out" in shown


def test_taking_a_child_out_takes_out_the_one_shown(client, begin):
    draft = begin(children=[SKYE, CALLUM, {"forename": ["Isla"]}])
    client.post(page("concern_child", draft, 1), {"forename": "Callum", "remove": "1"})
    assert [child["forename"] for child in answers(draft)["children"]] == [["Skye"], ["Isla"]]


def test_a_child_of_too_high_a_number_is_kept_once(client, begin):
    draft = begin()
    for _ in range(2):
        shown = client.post(page("concern_child", draft, 7), {"years": "4", "age": "age"})
        assert shown.context["action"] == page("concern_child", draft, shown.context["number"])
        draft = ConcernDraft.objects.get(pk=draft.pk)
        again = client.post(shown.context["action"], {"years": "4", "age": "age"})
        assert again.context["number"] == shown.context["number"]
        client.post(shown.context["action"], {"remove": "1"})


# Pages that would be lost or skipped


def test_adults_that_cannot_be_read_are_asked_for_again_and_never_dropped(client, begin):
    draft = begin(adults={"forename_1": ["x" * 81]})
    assert client.get(page("concern_check", draft)).url == page("concern_step", draft, "adults")
    assert client.post(page("concern_submit", draft)).url == page("concern_check", draft)
    with pytest.raises(ValueError, match="adults"):
        Told(draft).concern()


def test_a_draft_taken_up_again_still_asks_about_people_who_work_with_children(client, begin):
    draft = begin(sharing=None)
    assert client.get(page("concern_check", draft)).url == page("concern_step", draft, "sharing")
    client.post(page("concern_step", draft, "sharing"), {})
    assert client.get(page("concern_check", draft)).status_code == 200


def test_the_pages_in_their_order_end_with_a_concern_that_holds_every_answer(client, author):
    following = client.post(reverse("referrals:concern_start"), {"danger": "no"}).url
    for typed in (
        {"fact": "Hungry again."},
        {"forename": "Skye"},
        None,
        {"forename_1": "Morag", "relation_1": "Aunt"},
        {"about_worker": "no", "others_told": "The head"},
    ):
        response = client.post(following, typed) if typed else client.get(following)
        assert response.status_code in {302, 303}, response.text
        following = response.url
    draft = ConcernDraft.objects.get(author=author)
    assert following == page("concern_check", draft)
    assert client.get(following).status_code == 200
    client.post(page("concern_submit", draft))
    concern = Concern.objects.get(pk=draft.pk)
    assert [child.forename for child in concern.children.all()] == ["Skye"]
    assert [adult.relation for adult in concern.adults.all()] == ["Aunt"]
    assert concern.others_told == "The head"


# Sending


def test_sending_again_shows_what_the_first_sending_made(client, begin):
    draft = begin()
    assert client.post(page("concern_submit", draft)).url == page("concern_sent", draft)
    assert client.post(page("concern_submit", draft)).url == page("concern_sent", draft)


def test_the_second_of_two_sendings_at_once_is_shown_the_concern_too(client, begin, author, monkeypatch):
    draft, unfinished = begin(), Told.unfinished

    def other_window_first(told):
        monkeypatch.setattr(Told, "unfinished", unfinished)
        actions.submit_concern(by=author, draft_id=draft.pk, **Told(draft).concern())
        return unfinished(told)

    monkeypatch.setattr(Told, "unfinished", other_window_first)
    assert client.post(page("concern_submit", draft)).url == page("concern_sent", draft)
    assert Concern.objects.filter(pk=draft.pk).count() == 1


def test_the_author_is_told_by_when_she_hears_back(client, begin):
    draft = begin()
    client.post(page("concern_submit", draft))
    concern = Concern.objects.get(pk=draft.pk)
    by = due("FEEDBACK_TO_AUTHOR", concern.recorded_at)
    for name in ("concern_sent", "concern_detail"):
        assert f"by {by.day} {by:%B %Y}" in client.get(page(name, concern)).text


# Dates


def dated(name, day, answer):
    parts = dict(zip(("day", "month", "year"), (day.day, day.month, f"{day.year:04}"), strict=True))
    typed = {"forename": ["Skye"], "age": [answer], **{f"{name}_{part}": [str(value)] for part, value in parts.items()}}
    return ChildForm(query_dict(typed))


@pytest.mark.parametrize(
    ("away", "taken"),
    [
        ({"months": 11}, True),
        ({"months": 11, "days": 1}, False),
        ({"weeks": -6}, True),
        ({"weeks": -6, "days": -1}, False),
    ],
)
def test_a_baby_is_due_within_eleven_months_or_was_within_six_weeks(away, taken):
    form = dated("due_on", clock.today() + relativedelta(**away), "unborn")
    assert form.is_valid() == taken
    assert taken or "must be within 11 months from now" in form.errors["due_on"][0]


@pytest.mark.parametrize("day", [dt.date.min, dt.date(1850, 5, 5)])
def test_nobody_is_older_than_a_hundred_and_twenty(day):
    assert "must be in the last 120 years" in dated("born", day, "date").errors["born"][0]


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_no_date_is_too_far_away_to_look_for_matches_by(cast, say, day):
    known_child(cast, say, "Skye", "Testerson")
    named = {"forename": "Skye", "surname": "Testerson"}
    for given in ({"born_on": day}, {"due_on": day}, {"born_earliest": dt.date.min, "born_latest": day}):
        possible_matches(**named, **given)


def test_an_unfinished_child_is_asked_for_before_matches_are_looked_for(client, begin):
    typed = {
        "forename": ["Skye"],
        "age": ["unborn"],
        "due_on_day": ["1"],
        "due_on_month": ["1"],
        "due_on_year": ["9999"],
    }
    draft = begin(children=[SKYE, typed])
    assert client.get(page("concern_matches", draft, 1)).url == page("concern_child", draft, 1)
    assert client.post(page("concern_matches", draft, 1)).url == page("concern_child", draft, 1)


@pytest.mark.parametrize(
    ("happened_at", "said"),
    [
        (dt.datetime(2026, 7, 4, 9, 42, tzinfo=dt.UTC), "4 July 2026 at 10:42"),
        (dt.datetime(2026, 7, 3, 23, 0, tzinfo=dt.UTC), "4 July 2026"),
        (None, ""),
    ],
)
def test_when_it_happened_is_said_as_people_say_it(happened_at, said):
    assert {row["key"]: row["value"] for row in told_rows(Concern(happened_at=happened_at))}["When it happened"] == said


# What is typed


def test_a_nul_character_is_dropped_from_what_is_typed(client, begin):
    draft = begin()
    response = client.post(page("concern_step", draft, "worry"), {"fact": "Hung\x00ry", "odd\x00": "\x00"})
    assert response.status_code == 303
    assert answers(draft)["worry"] == {"fact": ["Hungry"], "odd": [""]}
    assert client.post(page("child_keep", draft, 0), {"forename": "S\x00kye"}).status_code == 204
    assert answers(draft)["children"] == [SKYE]


@pytest.mark.parametrize("step", ["child", "children", "suggested", "checking", "nonsense"])
def test_a_page_that_is_none_is_not_found(client, begin, step):
    draft = begin()
    for address in (f"/concerns/log/{draft.pk}/{step}/", f"/concerns/log/{draft.pk}/keep/{step}/"):
        assert client.get(address).status_code == 404
        assert client.post(address, {"fact": "x"}).status_code == 404


@pytest.mark.parametrize("number", ["-1", "x", "²", "9" * 5000])
def test_a_number_that_is_none_is_not_found(client, begin, number):
    draft = begin()
    assert client.post(f"/concerns/log/{draft.pk}/keep/child/{number}/", {"forename": "x"}).status_code == 404
    assert answers(draft)["children"] == [SKYE]


# Keeping while typing


def test_a_page_keeps_itself_while_it_is_typed_and_has_a_line_to_say_so(client, begin):
    draft = begin()
    for address, keeps in (
        (page("concern_step", draft, "worry"), page("draft_keep", draft, "worry")),
        (page("concern_child", draft, 1), page("child_keep", draft, 1)),
    ):
        shown = client.get(address).text
        assert f'data-keeps hx-post="{keeps}"' in shown
        assert '<p class="govuk-hint" role="status"></p>' in shown
    assert client.post(page("draft_keep", draft, "worry"), {"fact": ""}).status_code == 204
    assert answers(draft)["worry"] == {"fact": [""]}


def test_keeping_a_child_reads_the_others_afresh(begin, author):
    stale = begin()
    actions.keep_child(stale, by=author, number=1, typed=CALLUM)
    actions.keep_child(stale, by=author, number=0, typed={"forename": ["Skye Anne"]})
    assert answers(stale)["children"] == [{"forename": ["Skye Anne"]}, CALLUM]


def test_an_empty_page_adds_no_child_while_it_is_typed(client, begin):
    draft = begin()
    assert client.post(page("child_keep", draft, 1), {"forename": ""}).status_code == 204
    assert answers(draft)["children"] == [SKYE]


# Possible matches


def test_suggestions_stay_with_their_own_child_when_another_is_taken_out(client, begin, author):
    draft = begin(children=[SKYE, CALLUM])
    actions.keep_suggested(draft, by=author, number=1, found=[{"person": "p"}])
    client.post(page("concern_child", draft, 0), {"remove": "1"})
    assert answers(draft)["suggested"] == [[{"person": "p"}]]
    client.post(page("concern_submit", draft))
    child = ConcernChild.objects.get(concern=draft.pk)
    assert (child.forename, child.suggested) == ("Callum", [{"person": "p"}])


def test_suggestions_go_when_their_child_is_changed(begin, author):
    draft = begin(children=[SKYE, CALLUM])
    for number in (0, 1):
        actions.keep_suggested(draft, by=author, number=number, found=[{"person": str(number)}])
    actions.keep_child(draft, by=author, number=0, typed={"forename": ["Isla"]})
    assert answers(draft)["suggested"] == [[], [{"person": "1"}]]


def test_an_author_never_reads_how_somebody_she_may_not_see_is_spelt(cast, say, client, begin):
    person = known_child(cast, say, "Caitríona", "Quhytte")
    born = {"age": ["date"], "born_day": ["2"], "born_month": ["3"], "born_year": ["2020"]}
    draft = begin(children=[{"forename": ["Catriona"], "surname": ["Whyte"], **born}])
    matches = page("concern_matches", draft, 0)
    shown = client.get(matches).text
    assert "Somebody like this is known" in shown
    assert "Quhytte" not in shown
    client.post(matches, {"person": str(person.pk)})
    [[kept]] = answers(draft)["suggested"]
    assert (kept["person"], kept["chosen"]) == (str(person.pk), False)
    assert "Quhytte" not in client.get(page("concern_check", draft)).text


# The frame


def test_only_pages_behind_sign_in_are_marked(client, cast):
    assert "OFFICIAL-SENSITIVE" not in client.get(reverse("account_login")).text
    client.force_login(cast.teacher, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "OFFICIAL-SENSITIVE" in client.get(reverse("referrals:concern_list")).text


def test_whom_the_author_rang_is_kept_whatever_she_answered(cast):
    form = DangerForm({"danger": "unsure", "danger_told": "Rang the duty team at 9:15."})
    assert form.is_valid()
    concern = log(cast.nursery_worker, **form.cleaned_data)
    assert concern.danger_told == "Rang the duty team at 9:15."


def test_the_check_page_says_a_day_and_a_time_as_people_do(author, client):
    draft = actions.start_draft(by=author)
    happened = {"happened_on_day": ["4"], "happened_on_month": ["3"], "happened_on_year": ["2026"]}
    worry = {"fact": ["Came in hungry."], **happened, "happened_time": ["9:05"]}
    kept = {"danger": {"danger": ["no"]}, "worry": worry, "adults": {}, "sharing": {}}
    actions.save_draft(draft, by=author, answers=kept)
    actions.keep_child(draft, by=author, number=0, typed={"forename": ["Skye"]})
    page = client.get(reverse("referrals:concern_check", args=[draft.pk])).content.decode()
    assert "4 March 2026" in page
    assert "09:05" in page
    assert "2026-03-04" not in page
