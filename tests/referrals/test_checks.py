"""Checks of a lead officer on the road of a worry: ring first, hear back in time, each kind of statement apart."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from cases.models import ChronologyEntry
from common import clock
from referrals import actions
from referrals.models import Concern, ConcernDraft, Screening
from tests.cases.conftest import open_by
from tests.cast import log

pytestmark = pytest.mark.django_db
NUMBERS = ("999", "01632 960101", "01632 960102")
STATEMENTS = {
    "fact": "Came in hungry for the third day.",
    "words": "“There’s nae tea at ours.”",
    "view": "I think he is neglected.",
}


def finish(browser, following):
    """Answer the pages after the first with as little as they take, send, and return the concern."""
    for typed in ({"fact": "He has hit her and is coming back."}, {"forename": "Skye"}):
        following = browser.post(following, typed).url
    following = browser.get(following).url
    for _ in ("adults", "sharing"):
        following = browser.post(following, {}).url
    draft = ConcernDraft.objects.get()
    sent = browser.post(reverse("referrals:concern_submit", args=[draft.pk]), follow=True)
    return Concern.objects.get(pk=draft.pk), sent.text


def test_check_02_danger_now_stops_at_the_numbers_and_keeps_who_was_rung_and_when(cast, at):
    browser = at(cast.nursery_worker)
    stopped = browser.post(reverse("referrals:concern_start"), {"danger": "yes"})
    assert stopped.status_code == 200
    assert "Stop: ring now" in stopped.text
    assert all(f'href="tel:{number.replace(" ", "")}"' in stopped.text for number in NUMBERS)
    draft = ConcernDraft.objects.get()
    danger = reverse("referrals:concern_step", args=[draft.pk, "danger"])
    told = {"danger": "yes", "danger_told": "Rang 999 at 10:40, then social work duty.", "stopped": "1"}
    concern, sent = finish(browser, browser.post(danger, told).url)
    assert "ring now" in sent
    screening = at(cast.duty_worker).get(concern.screenings.get().get_absolute_url())
    assert told["danger_told"] in screening.text
    assert "Urgent" in screening.text


def test_check_02_who_cannot_ring_is_not_kept_from_sending(cast, at):
    browser = at(cast.nursery_worker)
    browser.post(reverse("referrals:concern_start"), {"danger": "yes"})
    danger = reverse("referrals:concern_step", args=[ConcernDraft.objects.get().pk, "danger"])
    following = browser.post(danger, {"danger": "yes", "stopped": "1"}).url
    assert "stopped" not in ConcernDraft.objects.get().answers["danger"], "a button, no answer of hers"
    assert finish(browser, following)[0].is_urgent


@pytest.mark.parametrize("danger", ["no", "unsure"])
def test_check_02_nobody_is_stopped_where_there_is_no_danger_now(cast, at, danger):
    assert at(cast.nursery_worker).post(reverse("referrals:concern_start"), {"danger": danger}).status_code == 303


def test_check_06_the_author_reads_what_she_was_told_and_when_or_by_when(cast, at):
    concern = log(cast.nursery_worker)
    screening = Screening.objects.get(concern=concern)
    mine, author = reverse("referrals:concern_list"), at(cast.nursery_worker)
    assert "You hear by" in author.get(mine).text
    with clock.living_at(screening.feedback_due_at + dt.timedelta(days=1)):
        late = at(cast.nursery_worker).get(mine).text
        assert "Overdue: you should have heard by" in late
    actions.claim(screening, by=cast.duty_worker)
    actions.decide(screening, by=cast.duty_worker, outcome="advice", why="Talked.", feedback="We spoke to the family.")
    shown = at(cast.nursery_worker).get(mine).text
    assert "We spoke to the family." in shown
    assert f"{clock.today():%-d %B %Y} at" in shown


def test_check_06_whose_author_waits_too_long_stands_in_a_list_until_she_is_told(cast, at):
    waiting, told, fresh = (Screening.objects.get(concern=log(cast.nursery_worker)) for _ in range(3))
    overdue = f"{reverse('referrals:screening_queue')}?due=untold"
    actions.claim(told, by=cast.duty_worker)
    actions.decide(told, by=cast.duty_worker, outcome="advice", why="Talked.", feedback="Thank you.")
    Screening.objects.filter(pk=fresh.pk).update(feedback_due_at=clock.now() + dt.timedelta(days=90))
    with clock.living_at(waiting.feedback_due_at + dt.timedelta(days=1)):
        assert [row.pk for row in at(cast.duty_worker).get(overdue).context["rows"]] == [waiting.pk]
        actions.claim(waiting, by=cast.duty_worker)
        given = {"outcome": "advice", "why": "Talked.", "feedback": "Thank you."}
        actions.decide(waiting, by=cast.duty_worker, **given)
        assert not at(cast.duty_worker).get(overdue).context["rows"]


def test_check_07_fact_own_words_and_view_are_asked_kept_and_shown_apart_in_a_concern(cast, at):
    browser = at(cast.nursery_worker)
    worry = browser.post(reverse("referrals:concern_start"), {"danger": "no"}).url
    asked = browser.get(worry).text
    assert all(f'name="{name}"' in asked for name in ("fact", "childs_words", "view"))
    told = {"fact": STATEMENTS["fact"], "childs_words": STATEMENTS["words"], "view": STATEMENTS["view"]}
    concern = log(cast.nursery_worker, **told)
    assert {name: getattr(concern, name) for name in told} == told
    shown = at(cast.duty_worker).get(concern.screenings.get().get_absolute_url()).context["told"]
    said = {row["value"]: row["key"] for row in shown}
    assert len({said[words] for words in told.values()}) == len(told), "each under a heading of its own"


def test_check_07_fact_own_words_and_view_are_asked_kept_and_shown_apart_in_a_chronology(cast, at):
    case, browser = open_by(cast), at(cast.duty_worker)
    told = {"fact": STATEMENTS["fact"], "own_words": STATEMENTS["words"], "opinion": STATEMENTS["view"]}
    form = {"kind": "seen", "happened_year": str(clock.today().year), "source": "seen by me", **told}
    saved = browser.post(reverse("cases:entry_add", args=[case.pk]), form, follow=True)
    assert saved.status_code == 200
    entry = ChronologyEntry.objects.get(case=case, source="seen by me")
    assert {name: getattr(entry, name) for name in told} == told
    page = browser.get(reverse("cases:case_chronology", args=[case.pk])).text
    for heading, words in zip(("Seen or heard", "Own words", "Author’s view"), told.values(), strict=True):
        assert f"<strong>{heading}:</strong> {words}" in page, heading
