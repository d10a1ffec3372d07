"""The newsletter: what it is built from, what stops it, what stays of it, and who reads it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import InternalError, transaction
from django.urls import reverse

from access.refusals import NotNow
from common import clock
from engagement import actions as engagement
from learning import actions, newsletters
from learning.models import Newsletter
from practice_review import actions as reviews
from practice_review.pseudonyms.check import findings_in
from tests.practice_review.scene import fresh, sees

ISSUE = {"season": "spring", "year": 2010, "opening": "We learned a lot this winter."}
SAID = {"place": 1, "heading": "Ring first", "words": "We ring first."}


@pytest.fixture
def office(group):
    return group.lead_officer


@pytest.fixture
def newsletter(office, lesson):
    one = actions.write_newsletter(by=office, **ISSUE)
    actions.put_in(one, by=office, lesson=lesson, **SAID)
    return one


@pytest.fixture
def released(office, newsletter):
    return actions.release_newsletter(newsletter, by=office)


def page(client, name, key=None, **query):
    answer = client.get(reverse(f"learning:{name}", args=[key] if key else []), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_draft_is_the_offices_and_a_released_issue_everybodys(group, newsletter):
    assert sees(group.chair, newsletter) and not sees(group.constable, newsletter)
    actions.release_newsletter(newsletter, by=group.lead_officer)
    assert sees(group.constable, newsletter) and str(newsletter).startswith("NL-")


def test_an_issue_holds_learning_and_nothing_withdrawn(office, newsletter, lesson):
    empty = actions.write_newsletter(by=office, **ISSUE)
    actions.put_in(empty, by=office, **SAID)
    with pytest.raises(NotNow, match="Put a lesson or a briefing in"):
        actions.release_newsletter(empty, by=office)
    assert (newsletter.number, empty.number) == (1, 2)
    actions.withdraw(lesson, by=office, why="It no longer holds.")
    with pytest.raises(NotNow, match="not released any more"):
        actions.release_newsletter(newsletter, by=office)


def test_names_anywhere_in_it_are_answered_first(group, office, newsletter):
    actions.put_in(newsletter, by=office, place=2, heading="Thanks", words="We rang. Then Fiadh rang.")
    with pytest.raises(NotNow, match="may be a name"):
        actions.release_newsletter(newsletter, by=office)
    found = findings_in(fresh(newsletter))[0]
    said = {"field": found.field, "found": found.hit.found, "passage": found.passage}
    reviews.say_no_name(newsletter, by=group.chair, **said)
    actions.release_newsletter(newsletter, by=office)


def test_a_released_issue_is_kept_as_it_was_and_corrected_in_a_later_edition(office, released):
    kept = fresh(released).data
    assert [one["heading"] for one in kept["items"]] == ["Ring first"] and kept["contacts"]
    with pytest.raises(NotNow, match="its words stay"):
        actions.change_item(released.items.get(), by=office, **SAID)
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        Newsletter.objects.filter(pk=released.pk).update(data={})
    later = actions.correct_newsletter(released, by=office, correction="The day was wrong.")
    assert (later.edition, later.number, later.items.get().heading) == (2, released.number, "Ring first")
    with pytest.raises(NotNow, match="begun already"):
        actions.correct_newsletter(released, by=office, correction="Again.")
    with pytest.raises(NotNow, match="Say what"):
        actions.change_newsletter(later, by=office, **ISSUE)
    actions.change_item(later.items.get(), by=office, **{**SAID, "words": "We ring, then write."})
    actions.release_newsletter(later, by=office)
    assert list(Newsletter.objects.newest()) == [later] and fresh(released).data == kept


def test_who_to_contact_is_told_as_of_the_day_of_release(group, office, newsletter):
    told = newsletters.contacts()
    assert told and all(one["people"] for one in told)
    actions.release_newsletter(newsletter, by=office)
    assert fresh(newsletter).data["contacts"] == told


def test_the_office_builds_an_issue_from_what_is_released(client, group, office, lesson, referral):
    today = clock.today()
    days = {"from_on": today, "until_on": today + dt.timedelta(days=9)}
    actions.open_call(by=office, title="Good practice wanted", words="Tell us.", **days)
    said = {"title": "Come and talk", "about": "The plan.", "for_whom": "Everybody", "earliest_on": today}
    engagement.open_event(by=office, **said)
    client.force_login(office)
    assert client.post(reverse("learning:newsletter_write"), ISSUE).status_code == 303
    one = Newsletter.objects.get()
    text = page(client, "newsletter_put_in", one.pk)
    assert lesson.title in text and "Good practice wanted" in text and "Come and talk" in text
    put_in = reverse("learning:newsletter_put_in", args=[one.pk])
    for what in (f"lesson:{lesson.pk}", "own"):
        assert lesson.words in page(client, "newsletter_put_in", one.pk, what=what) or what == "own"
        assert client.post(f"{put_in}?what={what}", {**SAID, "heading": what}).status_code == 303
    assert client.get(put_in, {"what": f"lesson:{lesson.pk}"}).status_code == 404, "it stands in it already"
    assert client.post(put_in, SAID).status_code == 404
    item = one.items.get(heading="own")
    assert client.post(reverse("learning:item_change", args=[item.pk]), {**SAID, "place": "x"}).status_code == 422
    assert client.post(reverse("learning:item_change", args=[item.pk]), {**SAID, "place": 1}).status_code == 303
    assert client.post(reverse("learning:item_take_out", args=[item.pk])).status_code == 303
    changed = client.post(reverse("learning:newsletter_change", args=[one.pk]), {**ISSUE, "opening": "Read this."})
    assert changed.status_code == 303
    assert "Read this." in page(client, "newsletter_detail", one.pk)
    assert "finds nobody named" in page(client, "newsletter_names", one.pk)
    assert client.post(reverse("learning:newsletter_release", args=[one.pk])).status_code == 303
    assert fresh(one).public_url in page(client, "newsletter_detail", one.pk)
    client.force_login(group.constable)
    assert "Spring 2010, number 1" in page(client, "newsletter_list") and "Read this." in page(
        client, "newsletter_detail", one.pk
    )


def test_anybody_reads_a_released_issue_and_finds_a_withdrawn_one_gone(client, office, newsletter):
    address = reverse("learning:public_newsletter", args=[newsletter.reference])
    assert client.get(address).status_code == 404, "a draft"
    actions.release_newsletter(newsletter, by=office)
    assert "We ring first." in client.get(address).content.decode()
    assert newsletter.title in client.get(reverse("reports:public_list")).content.decode()
    later = actions.correct_newsletter(newsletter, by=office, correction="A day.")
    actions.release_newsletter(later, by=office)
    assert later.public_url in client.get(address).content.decode()
    client.force_login(office)
    gone = reverse("learning:newsletter_withdraw", args=[later.pk])
    assert client.post(gone, {"why": "It says too much."}).status_code == 303
    client.logout()
    answer = client.get(later.public_url)
    assert answer.status_code == 410 and "We ring first." not in answer.content.decode()
