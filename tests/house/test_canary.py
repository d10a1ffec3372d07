"""A child's name leaves through no side door: logs, addresses, headers, cookies, notices, messages to workers."""

from __future__ import annotations

import io
import json
import logging
import secrets

import pytest
from celery import current_app
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from audit.models import AccessLog, StatusChange
from config.logs import AllowListFormatter
from improvement.models import Plan
from people.models import Person
from referrals import actions as referrals
from referrals.models import Concern, ConcernDraft, Screening
from referrals.tasks import escalate_unclaimed
from reports.tasks import sweep_reports
from tests.cast import log
from tests.house.stage import ROLES, SITUATIONS
from tests.house.test_urls import JUNK, ask
from tests.house.walk import MATRIX, addresses, url_of
from work.models import Notice

pytestmark = pytest.mark.django_db
ADDRESSES = addresses()


class Canaries:
    """Random names of a child, and what was said of the child; no page's own words can match them."""

    def __init__(self):
        self.forename, self.surname = (f"{part}{secrets.token_hex(4)}" for part in ("Fora", "Sura"))
        self.street, self.fact, self.typed = (f"{part}{secrets.token_hex(4)}" for part in ("Lane", "Seen", "Typed"))
        self.words = [self.forename, self.surname, self.street, self.fact, self.typed]

    def inside(self, text):
        return [word for word in self.words if word.lower() in text.lower()]


@pytest.fixture
def said(caplog):
    """Everything Rowan logs, as the formatter of the logs writes it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(AllowListFormatter())
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    quiet = logging.getLogger("django.db.backends")
    before, quiet.level = quiet.level, logging.WARNING  # as in the settings
    yield stream
    quiet.level = before
    root.setLevel(level)
    root.removeHandler(handler)


@pytest.fixture
def sent(monkeypatch):
    """Every message to a worker."""
    messages = []
    monkeypatch.setattr(current_app, "send_task", lambda *given, **named: messages.append((given, named)))
    monkeypatch.setattr("config.health.app.control.ping", lambda **_: [])
    return messages


@pytest.fixture
def canaries(stage):
    """A child of random name in a concern that takes the place of the stage's own."""
    names = Canaries()
    child = {"forename": names.forename, "surname": names.surname, "address": names.street, "birth_words": "4"}
    concern = log(stage.who("author"), children=[child], danger="yes", fact=names.fact)
    screening = Screening.objects.get(concern=concern)
    referrals.claim(screening, by=stage.who("receiver"))
    details = {"forename": names.forename, "surname": names.surname, "address_line": names.street}
    referrals.confirm_child(screening.child, by=stage.who("receiver"), details=details)
    question = referrals.ask(screening, by=stage.who("receiver"), text=f"Where is {names.forename}?")
    draft = referrals.start_draft(by=stage.who("author"))
    typed = {"worry": {"fact": [names.typed]}, "children": [{"forename": [names.forename]}]}
    referrals.save_draft(draft, by=stage.who("author"), answers=typed)
    own = {
        "concern": concern.pk,
        "child": screening.child_id,
        "person": Person.objects.get(forename=names.forename).pk,
        "screening": screening.pk,
        "triage": concern.triage.pk,
        "question": question.pk,
        "draft": draft.pk,
    }
    kept, stage.sets["own"] = stage.sets["own"], {**stage.sets["own"], **own}
    yield names
    stage.sets["own"] = kept


def test_no_page_refusal_or_error_lets_a_name_out_by_a_side_door(stage, signed_in, canaries, said, sent, monkeypatch):
    """Every address as every role with and without nonsense, and each page once failing at its last moment."""
    typed = {
        **JUNK,
        "forename": canaries.forename,
        "fact": canaries.fact,
        "why": canaries.typed,
        "surname": canaries.surname,
    }
    outside = []
    page = signed_in(stage.who("receiver")).get(
        reverse("referrals:screening_detail", args=[stage.sets["own"]["screening"]])
    )
    assert canaries.inside(page.content.decode()), "who may see it does"
    for name, row in MATRIX.items():
        url = url_of(name, ADDRESSES[name], stage, "own")
        for role in ROLES:
            browser = signed_in(stage.who(role))
            for response in (ask(browser, "get", url), ask(browser, "post", url, typed)):
                told = [str(response.headers), str(response.cookies)]
                if response.status_code in {404, 403, 409, 500, 302, 303} and not row.get("open"):
                    told.append(response.content.decode())
                # A refusal keeps the reason typed in its form, for her who typed it.
                own = {canaries.typed} if response.status_code == 409 else set()
                assert not set(canaries.inside("".join(told))) - own, f"{name} as {role}: {response.status_code}"
            if role == "receiver":
                break_page(browser, url, monkeypatch, outside, canaries)
    assert not canaries.inside("".join(outside))
    assert not canaries.inside(said.getvalue())
    assert said.getvalue().count("\n") > 20
    assert not canaries.inside(str(sent) + "".join(message.body + message.subject for message in mail.outbox))


def break_page(browser, url, monkeypatch, outside, canaries):
    """Let the page fail as it writes down what it showed, with the name in the error."""

    def fail(**_):
        raise ValueError(f"DETAIL: Key (surname)=({canaries.surname}) already exists.")

    with monkeypatch.context() as broken:
        broken.setattr("access.views.writers.looked", fail)
        response = ask(browser, "get", url)
    outside += [str(response.headers), response.content.decode() if response.status_code == 500 else ""]


def test_postgresql_repeats_a_value_in_its_error_and_the_log_does_not(stage, canaries, said):
    concern = Concern.objects.get(pk=stage.sets["own"]["concern"])
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE people_person SET reference = %s", [canaries.surname[:20]])
    except IntegrityError as error:
        assert canaries.inside(str(error)), "the trap is set"
        logging.getLogger("rowan").exception("could not save %s", canaries.forename)
        logging.getLogger("celery.worker").error("Task failed: %r", (canaries.surname, concern.fact))
    assert "IntegrityError" in said.getvalue()
    assert not canaries.inside(said.getvalue())
    assert all(json.loads(line) for line in said.getvalue().splitlines())


def test_notices_moves_and_the_access_log_hold_no_name(stage, canaries):
    text = "".join(f"{one.text} {one.url}" for one in Notice.objects.all())
    text += "".join(f"{one.kind} {one.verb} {one.acting_as} {one}" for one in StatusChange.objects.all())
    text += "".join(f"{one.page} {one.acting_as} {one}" for one in AccessLog.objects.all())
    assert text
    assert not canaries.inside(text)


def test_what_a_record_calls_itself_holds_no_name(stage, canaries):
    for model in (Concern, ConcernDraft, Screening, Person, Plan):
        assert not canaries.inside("".join(map(str, model.objects.all())))


def test_a_search_or_a_filter_is_never_a_name_in_an_address(stage, signed_in, canaries):
    for name, row in MATRIX.items():
        if row.get("get") != 200 or row.get("open"):
            continue
        page = ask(signed_in(stage.who("receiver")), "get", url_of(name, ADDRESSES[name], stage, "own"))
        for part in page.content.decode().split('href="')[1:]:
            assert not canaries.inside(part.split('"')[0]), name


def test_messages_to_workers_and_timers_carry_ids_only(stage, canaries, said, sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        escalate_unclaimed()
        sweep_reports()
    assert not canaries.inside(str(sent) + said.getvalue())


def test_home_tells_nobody_but_who_may_see(stage, signed_in, canaries):
    for role in ("office", "administrator"):
        for situation in SITUATIONS:
            page = signed_in(stage.who(role, situation)).get(reverse("home"))
            assert not canaries.inside(page.content.decode())
