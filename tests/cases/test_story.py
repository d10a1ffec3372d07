"""The story on one page, the whole chronology page by page, and how few clicks lead to an entry."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from access.grants import exclude
from cases import actions, chapters, story
from cases.models import Case, ChronologyEntry
from cases.story import Chapter
from common import clock
from referrals.models import Concern
from tests.cases.conftest import open_by, without_meeting
from tests.cases.test_opening import again

pytestmark = pytest.mark.django_db

MANY, MOST_QUESTIONS, MOST_BYTES = 500, 20, 100_000


def page(client, name, case, **query):
    return client.get(reverse(f"cases:{name}", args=[case.pk]), query)


def alerts(client, case):
    return [one["word"] for one in page(client, "case_story", case).context["identity"]["alerts"]]


def test_the_story_goes_from_concern_to_closing_in_sentences(client, cast, case):
    by = cast.duty_worker
    actions.add_entry(case, by=by, kind="seen", fact="Seen at home and spoken to alone.")
    actions.add_entry(case, by=by, kind="seen", fact="Seen a second time.")
    again(cast, case)
    actions.name_lead_professional(case, by=by, staff=by)
    actions.record_reporter(case, by=by, decision="not_required", reasons="The family works with us.")
    today = clock.today()
    actions.review_chronology(case, by=by, since=today, until=today, tells="Quieter nights.")
    told = {"why": "Safe now.", "closing_code": "safe", "who_helps": "The school", "carer_not_seen_why": "Rang"}
    without_meeting(case, by)
    for one in case.clocks.running():
        actions.exempt_clock(one, by=by, why="For the test")
    actions.close(case, by=by, **told)
    titles = [one.title for one in story.chapters(Case.objects.get(pk=case.pk), by)]
    assert titles[0] == "Education logged a concern"
    assert "The child was seen and spoken to for the first time in this case" in titles
    assert f"{by}, {by.team}, is the lead professional" in titles
    assert "The Reporter was considered: no referral is required" in titles
    assert "The chronology was read as a whole" in titles
    assert titles[-1].startswith(f"{case.reference} closed")
    assert sum("spoken to" in one for one in titles) == 1
    client.force_login(by)
    text = page(client, "case_story", case).content.decode()
    assert all(words in text for words in ("Quieter nights.", "The family works with us.", "Who goes on helping"))
    assert "Testerson" not in text.split("</title>")[0]


def test_a_chapter_of_a_record_with_its_own_grants_is_read_by_who_sees_it(cast, case, monkeypatch):
    concern = case.opening.concern
    other = Chapter(clock.now(), "Discussion", "Held apart", record=concern)
    monkeypatch.setattr(story, "_PROVIDERS", [chapters.told_by_cases, lambda _: [other]])
    assert other in story.chapters(case, cast.duty_worker)
    exclude(concern, staff=cast.duty_worker, by=cast.duty_worker, reason="for the test")
    assert not Concern.objects.visible_to(cast.duty_worker).exists()
    assert other not in story.chapters(case, cast.duty_worker)


def test_every_page_says_that_the_child_was_not_seen_for_too_long(client, cast, case):
    client.force_login(cast.duty_worker)
    assert not any("Not seen" in word for word in alerts(client, case))
    with clock.living_at(clock.now() + dt.timedelta(days=40)):
        assert "Not seen for 40 days" in alerts(client, case)
        actions.add_entry(case, by=cast.duty_worker, kind="seen", fact="Seen.")
        assert not any("Not seen" in word for word in alerts(client, case))


def test_words_are_found_in_any_part_and_never_stand_in_an_address(client, cast, case):
    actions.add_entry(case, by=cast.duty_worker, kind="call", fact="The curtains were drawn.", opinion="Hiding.")
    actions.add_entry(case, by=cast.duty_worker, kind="call", fact="Rang.", significance="Curtain drawn again.")
    client.force_login(cast.duty_worker)
    found = client.post(reverse("cases:case_chronology", args=[case.pk]), {"words": "curtain"})
    assert len(found.context["entries"]) == 2
    assert "curtain" not in found.request["QUERY_STRING"]
    assert "with these words" in found.content.decode()
    nothing = client.post(reverse("cases:case_chronology", args=[case.pk]), {"words": "elephant"})
    assert "No entry holds these words" in nothing.content.decode()


def test_the_whole_chronology_is_narrowed_by_person_author_days_and_state(client, cast, case):
    by = cast.duty_worker
    member = actions.add_family_member(
        case, by=by, relationship="mother", details={"forename": "Ailsa", "surname": "T", "kind": "adult"}
    )
    week = clock.now() - dt.timedelta(days=7)
    actions.add_entry(case, by=by, kind="contact", fact="Met her.", about=[member.person], weight="turning_point")
    actions.add_entry(case, by=by, kind="health", fact="Old news.", happened_at=week, precision="day")
    wrong = actions.add_entry(case, by=cast.constable, kind="police", fact="Wrong.")
    actions.correct_entry(wrong, by=cast.constable, why="Another child.")
    client.force_login(by)

    def facts(**query):
        return [one.fact for one in page(client, "case_chronology", case, **query).context["entries"]]

    assert facts(person=str(member.person_id)) == ["Met her."]
    assert facts(author=str(cast.constable.pk)) == ["Wrong."]
    assert facts(only="late") == ["Old news."]
    assert facts(only="struck") == ["Wrong."]
    assert facts(only="turning_point") == ["Met her."]
    assert "Old news." not in facts(since=str(clock.today()))
    assert facts(until=str(clock.today() - dt.timedelta(days=5))) == ["Old news."]
    assert "Wrong." not in facts(only="standing")
    text = page(client, "case_chronology", case, agency=str(cast.agencies["POL"].pk)).content.decode()
    assert "Single-agency chronology: Police" in text and "About" in text


def test_five_hundred_entries_are_paged_with_few_questions_and_little_weight(client, cast, case):
    words = "Seen at the school gate with her brother, both in coats, talking. She said she had slept at her aunt’s. "
    told = {"kind": "contact", "opinion": "It is as before.", "source": "seen by me", "fact": words * 2}
    told |= {"author": cast.duty_worker, "organisation": cast.duty_worker.organisation, "acting_as": "Duty"}
    ChronologyEntry.objects.bulk_create(
        ChronologyEntry(case=case, happened_at=clock.now(), **told) for _ in range(MANY)
    )
    client.force_login(cast.duty_worker)
    for name in ("case_chronology", "case_detail", "case_story"):
        page(client, name, case)
        with CaptureQueriesContext(connection) as asked:
            answer = page(client, name, case)
        questions = [one["sql"][:120] for one in asked if "SAVEPOINT" not in one["sql"]]
        assert len(questions) <= MOST_QUESTIONS, "\n".join(questions)
        assert len(answer.content) < MOST_BYTES, (name, len(answer.content))
    assert len(page(client, "case_chronology", case, page=2).context["entries"]) == 50
    assert page(client, "case_chronology", case, page=99).status_code == 404


def test_an_entry_is_two_clicks_from_the_home_page_and_a_third_saves_it(client, cast, case):
    client.force_login(cast.duty_worker)
    home = client.get(reverse("home")).content.decode()
    form = reverse("cases:entry_add", args=[case.pk])
    assert f'href="{form}"' in home, "one click from the case’s own row"
    assert 'name="fact"' in client.get(form).content.decode()
    pick = reverse("cases:entry_pick")
    assert f'href="{pick}"' in home
    assert client.get(pick).url == form, "who works on one case alone chooses nothing"
    other = open_by(cast, children=[{"forename": "Rab", "surname": "Other", "birth_words": "About 9"}])
    chosen = client.get(pick).content.decode()
    assert f'href="{reverse("cases:entry_add", args=[other.pk])}"' in chosen and "OTHER, Rab" in chosen


def test_opening_ones_own_case_asks_nothing_first(client, cast, case):
    client.force_login(cast.duty_worker)
    answer = client.get(case.get_absolute_url())
    assert answer.status_code == 200, "no page in between, no reason asked for"
    assert case.reference in answer.content.decode()


def test_the_reporter_and_orders_are_recorded_on_one_page(client, cast, case):
    client.force_login(cast.duty_worker)
    add, legal_url = (reverse(f"cases:{name}", args=[case.pk]) for name in ("reporter_add", "case_legal"))
    assert client.post(add, {"decision": "refer", "reasons": "Hungry."}).status_code == 422
    assert client.post(add, {"decision": "refer", "grounds": "s67_a", "reasons": "Hungry."}).status_code == 303
    text = client.get(legal_url).content.decode()
    assert "To be sent" in text and "lack of parental care" in text and "Record that it was sent" in text
    sent = reverse("cases:reporter_sent", args=[case.reporter_referrals.get().pk])
    today = clock.today()
    day = {"on_day": today.day, "on_month": today.month, "on_year": today.year}
    assert client.post(sent, day).status_code == 303
    order = {f"granted_on_{part}": getattr(today - dt.timedelta(days=2), part) for part in ("day", "month", "year")}
    ends = {f"ends_on_{part}": getattr(today + dt.timedelta(days=40), part) for part in ("day", "month", "year")}
    assert client.post(reverse("cases:order_add", args=[case.pk]), {"kind": "icso", **order, **ends}).status_code == 303
    text = client.get(legal_url).content.decode()
    assert "In force" in text and "The law allows 22 calendar days" in text
    assert "Record what was decided" in text
    assert "Legal order in force" in text
    assert re.search(
        r"Reporter and orders</a><span[^>]*>1 order in force", client.get(case.get_absolute_url()).content.decode()
    )
