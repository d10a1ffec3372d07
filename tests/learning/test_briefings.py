"""Seven-minute briefings: from what they are made, what stops them, who reads them, what stays of them."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import InternalError, transaction
from django.urls import reverse

from access.refusals import NotNow
from common import clock
from learning import actions
from learning.models import Briefing
from practice_review import actions as reviews
from practice_review.pseudonyms.check import findings_in
from tests.learning.conftest import draft
from tests.practice_review.scene import fresh, sees

SAID = {"title": "Ring first", **dict.fromkeys(Briefing.HEADINGS, "We ring first.")}


@pytest.fixture
def briefing(group, lesson):
    return actions.write_briefing(lesson, by=group.lead_officer, **SAID)


@pytest.fixture
def released(group, briefing):
    return actions.release_briefing(briefing, by=group.lead_officer)


def page(client, name, key, status=200):
    answer = client.get(reverse(f"learning:{name}", args=[key]))
    assert answer.status_code == status
    return answer.content.decode()


def post(client, name, key, **typed):
    return client.post(reverse(f"learning:{name}", args=[key]), typed)


def test_a_briefing_is_made_from_a_lesson_in_the_library_and_read_by_others_once_released(group, referral, lesson):
    with pytest.raises(NotNow, match="not in the library"):
        actions.write_briefing(draft(group, referral), by=group.lead_officer, **SAID)
    with pytest.raises(PermissionDenied):
        actions.write_briefing(lesson, by=group.constable, **SAID)
    one = actions.write_briefing(lesson, by=group.lead_officer, **SAID)
    assert sees(group.chair, one) and not sees(group.constable, one)
    actions.release_briefing(one, by=group.lead_officer)
    assert sees(group.constable, one) and fresh(one).released_on == clock.today()


def test_words_that_may_name_somebody_and_empty_headings_stop_a_release(group, briefing):
    actions.change_briefing(briefing, by=group.lead_officer, **{**SAID, "matters": ""})
    with pytest.raises(NotNow, match="Nothing is said yet under: why it matters"):
        actions.release_briefing(briefing, by=group.lead_officer)
    actions.change_briefing(briefing, by=group.lead_officer, **{**SAID, "learned": "Ring first. Then Fiadh rang."})
    with pytest.raises(NotNow, match="may be a name"):
        actions.release_briefing(briefing, by=group.lead_officer)
    found = findings_in(fresh(briefing))[0]
    said = {"field": found.field, "found": found.hit.found, "passage": found.passage}
    reviews.say_no_name(briefing, by=group.chair, **said)
    actions.release_briefing(briefing, by=group.lead_officer)


def test_released_words_stay_whoever_writes(group, released):
    with pytest.raises(NotNow, match="its words stay"):
        actions.change_briefing(released, by=group.lead_officer, **SAID)
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        Briefing.objects.filter(pk=released.pk).update(learned="Other.")


def test_the_next_edition_takes_the_place_of_the_one_before(group, released):
    later = actions.follow_briefing(released, by=group.lead_officer)
    assert (later.edition, later.learned) == (2, "We ring first.")
    with pytest.raises(NotNow, match="begun already"):
        actions.follow_briefing(released, by=group.lead_officer)
    with pytest.raises(NotNow, match="not released"):
        actions.follow_briefing(later, by=group.lead_officer)
    assert list(Briefing.objects.newest()) == [released]
    actions.release_briefing(later, by=group.lead_officer)
    assert list(Briefing.objects.newest()) == [later]


def test_the_office_writes_answers_and_releases_a_briefing(client, group, lesson):
    client.force_login(group.lead_officer)
    assert lesson.title in client.get(reverse("learning:briefing_list")).content.decode()
    assert lesson.words in page(client, "briefing_write", lesson.pk)
    assert post(client, "briefing_write", lesson.pk, **{**SAID, "learned": "x" * 801}).status_code == 422
    answer = post(client, "briefing_write", lesson.pk, **{**SAID, "learned": "Then Fiadh rang."})
    one = Briefing.objects.get()
    assert answer.url == reverse("learning:briefing_names", args=[one.pk])
    assert "Fiadh" in page(client, "briefing_names", one.pk) and one.reference in page(
        client, "briefing_detail", one.pk
    )
    assert post(client, "briefing_change", one.pk, **SAID).url == one.get_absolute_url()
    assert post(client, "briefing_release", one.pk).status_code == 303
    assert one.public_url in page(client, "briefing_detail", one.pk)
    assert post(client, "briefing_follow", one.pk).status_code == 303
    assert post(client, "briefing_withdraw", one.pk, why="It names too much.").status_code == 303
    assert "It names too much." in page(client, "briefing_detail", one.pk)


def test_anybody_reads_what_is_released_and_leaves_no_trace(client, group, briefing):
    address = reverse("learning:public_briefing", args=[briefing.reference])
    assert client.get(address).status_code == 404, "a draft"
    actions.release_briefing(briefing, by=group.lead_officer)
    answer = client.get(address)
    assert "We ring first." in answer.content.decode() and not answer.cookies
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert briefing.title in client.get(reverse("reports:public_list")).content.decode()


def test_a_withdrawn_briefing_says_so_at_its_address_without_its_words(client, group, released):
    later = actions.release_briefing(actions.follow_briefing(released, by=group.lead_officer), by=group.lead_officer)
    assert later.public_url in client.get(released.public_url).content.decode()
    actions.withdraw_briefing(later, by=group.lead_officer, why="Fiadh is named.")
    answer = client.get(later.public_url)
    text = answer.content.decode()
    assert answer.status_code == 410 and "withdrawn" in text
    assert "We ring first." not in text and later.title not in text and "Fiadh" not in text
