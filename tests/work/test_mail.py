"""Mail says that something waits and nothing of what it is; one an hour, at once when urgent, never twice."""

from __future__ import annotations

import datetime as dt
import re
from smtplib import SMTPRecipientsRefused

import pytest
from celery import current_app
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.core import mail as post
from django.core.exceptions import PermissionDenied
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, models
from django.test import RequestFactory
from django.urls import reverse

from access.grants import exclude
from access.roles import Role
from agencies import actions as agencies
from agencies.models import StaffMember
from agencies.models.staff import system
from common import clock
from referrals import actions
from referrals.models import Concern, Screening, Triage
from tests.cast import child, log
from tests.house.conftest import ROOMS
from work.actions import notify, put_away, send_next
from work.models import Mail, Notice
from work.policies import ADDRESS_REFUSED
from work.tasks import send_mail
from work.views.notices import Outbox

pytestmark = pytest.mark.django_db
MINUTES = dt.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def sent(settings):
    """Everything that left, empty at the start."""
    post.outbox = []
    return post.outbox


@pytest.fixture
def concern(cast):
    """A concern whose own first mails are gone."""
    concern = log(cast.nursery_worker)
    Mail.objects.all().delete()
    return concern


def at(minutes):
    return clock.living_at(START + minutes * MINUTES)


START = clock.now() + dt.timedelta(days=1)  # later than everybody's roles begin


def gone_to(person):
    return [message for message in post.outbox if message.to == [person.email]]


def words_of_the_database():
    """Return every word that some row holds in a field of free text, and every date of birth as it may be written."""
    for model in apps.get_models():
        if model._meta.app_label not in ROOMS or model is Mail or hasattr(model, "pgh_tracked_model"):
            continue
        if model._meta.app_label in {"reference", "audit", "access"}:
            continue
        texts = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField) and not field.choices
        ]
        rows = model.objects.exclude(pk=system().pk)
        for row in rows.values(*texts) if texts else ():
            yield from (str(value) for value in row.values() if len(str(value or "")) > 2)
        if "born_on" in {field.name for field in model._meta.fields}:
            for day in rows.exclude(born_on=None).values_list("born_on", flat=True):
                yield from (day.isoformat(), f"{day:%d/%m/%Y}", f"{day:%-d %B %Y}")


def test_through_a_whole_story_no_mail_holds_a_word_of_any_record(cast, sent):
    """Logged, not claimed, climbed, claimed, asked, answered, confirmed, decided, triaged: with the mail of each."""
    told = child(forename="Morven", surname="Canaryson", address="3 Mill Lane", postcode="DD0 1AA")
    adults = [{"forename": "Rab", "surname": "Canaryson", "relation": "Uncle"}]
    with at(0):
        concern = log(cast.nursery_worker, danger="yes", children=[told], adults=adults)
        screening, triage = Screening.objects.get(concern=concern), Triage.objects.get(concern=concern)
        send_mail()
    with at(61):
        actions.climb_ladder(screening, by=system())
        send_mail()
    with at(130):
        actions.claim(screening, by=cast.duty_worker)
        details = {"forename": "Morven", "surname": "Canaryson", "born_on": dt.date(2021, 3, 4)}
        actions.confirm_child(screening.child, by=cast.duty_worker, details=details)
        question = actions.ask(screening, by=cast.duty_worker, text="Who was with Morven?")
        send_mail()
    with at(200):
        actions.answer(question, by=cast.nursery_worker, text="Her uncle Rab.")
        actions.decide(
            screening,
            by=cast.duty_worker,
            outcome="advice",
            why="Known to us.",
            feedback="Thank you, Morven is safe.",
        )
        actions.claim_triage(triage, by=cast.edu_manager)
        send_mail()
    written_to = {address for message in sent for address in message.to}
    people = ("duty_worker", "duty_manager", "constable", "lead_officer", "edu_manager", "nursery_worker")
    assert {getattr(cast, name).email for name in people} <= written_to
    assert len(sent) >= 10
    held = set(words_of_the_database())
    assert {"Morven", "Canaryson", "3 Mill Lane", concern.reference, "2021-03-04", "Rowan Bank Nursery"} <= held
    for message in sent:
        said = f"{message.subject}\n{message.body}"
        inside = [word for word in held if re.search(rf"\b{re.escape(word)}\b", said, re.IGNORECASE)]
        assert not inside, inside
        assert re.findall(r"\S*://\S*", said) == [f"http://127.0.0.1:8000{reverse('account_login')}"]
        assert not re.search(r"[0-9a-f]{8}-|\d{4}-\d", said)


def test_a_mail_goes_to_the_person_or_to_whoever_holds_a_role_that_opens_the_team(cast, sent, concern):
    beside = agencies.add_staff(by=system(), email="s@example.org", name="Secretary", team=cast.teams["duty"])
    notify(cast.teams["duty"], text="x", about=concern)
    notify(cast.edu_manager, text="x", about=concern)
    send_mail()
    written = sorted(message.to[0].partition("@")[0] for message in sent)
    assert written == ["duty_colleague", "duty_manager", "duty_worker", "edu_manager"]
    assert not gone_to(beside)


def test_whoever_is_kept_away_or_has_left_is_written_to_neither_before_nor_after(cast, sent, concern):
    exclude(concern, staff=cast.duty_worker, by=system(), reason="for the test")
    agencies.close_account(cast.duty_colleague, by=cast.administrator, reason="left")
    notify(cast.teams["duty"], text="x", about=concern)
    assert [mail.staff for mail in Mail.objects.waiting()] == [cast.duty_manager]
    exclude(concern, staff=cast.duty_manager, by=system(), reason="for the test")
    send_mail()
    assert not sent
    assert not Mail.objects.waiting().exists()
    notify(cast.edu_manager, text="x", about=concern)
    agencies.close_account(cast.edu_manager, by=cast.administrator, reason="left")
    send_mail()
    assert not sent


def test_however_much_waits_she_gets_one_an_hour_that_covers_it(cast, sent, concern):
    for minutes in (0, 1, 5, 20, 59):
        with at(minutes):
            notify(cast.edu_manager, text="x", about=concern)
            send_mail()
    assert len(sent) == 1
    with at(60):
        send_mail()
    assert len(sent) == 2
    with at(300):
        send_mail()
    assert len(sent) == 2, "nothing was left since"


def test_what_is_urgent_goes_at_once_and_takes_what_waits_along(cast, sent, concern):
    for minutes, urgent in ((0, False), (5, False), (6, True), (70, False)):
        with at(minutes):
            notify(cast.edu_manager, text="x", about=concern, urgent=urgent)
            send_mail()
    assert [mail.sent_at for mail in Mail.objects.sent().order_by("sent_at")] == [
        START + minutes * MINUTES for minutes in (0, 6, 70)
    ]
    assert not Mail.objects.waiting().exists()


def test_every_step_of_the_ladder_is_urgent(cast, sent):
    with at(0):
        concern = log(cast.nursery_worker, danger="yes")
        send_mail()
    before = len(gone_to(cast.duty_manager))
    with at(31):
        actions.climb_ladder(Screening.objects.get(concern=concern), by=system())
        send_mail()
    assert (before, len(gone_to(cast.duty_manager))) == (1, 2)


def test_what_was_read_meanwhile_is_not_written_about(cast, sent, concern):
    with at(0):
        notice = notify(cast.edu_manager, text="x", about=concern)
        put_away(notice, by=cast.edu_manager)
        send_mail()
    assert not sent
    assert Mail.objects.get().dropped_at == START


def test_a_mail_left_twice_at_the_same_time_leaves_once(cast, sent, concern):
    """Two deeds at once each leave a row, because neither waits for the other; sending covers both."""
    for _ in range(2):
        notify(cast.edu_manager, text="x", about=concern)
        Mail.objects.waiting().update(recorded_at=clock.now() - 2 * dt.timedelta(hours=1))
        Notice.objects.update(recorded_at=clock.now())
    assert Mail.objects.waiting().count() == 2
    send_mail()
    assert len(sent) == 1
    assert not Mail.objects.waiting().exists()


class Refusing(EmailBackend):
    """A mail server that takes nothing, or not this address."""

    trouble: Exception = ConnectionRefusedError("Canaryson")

    def send_messages(self, messages):
        if isinstance(self.trouble, SMTPRecipientsRefused) and messages[0].to != ["edu_manager@example.org"]:
            return super().send_messages(messages)
        raise self.trouble


def test_a_mail_server_that_fails_is_asked_again_later_and_later_and_said_by_its_kind(
    cast, client, sent, concern, settings, monkeypatch
):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    waits, moment = [], START
    with clock.living_at(moment):
        notify(cast.edu_manager, text="x", about=concern)
    for _ in range(9):
        with clock.living_at(moment):
            send_mail()
        mail = Mail.objects.get()
        waits.append((mail.due_at - moment) / MINUTES)
        moment = mail.due_at
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert mail.error == "The mail server could not be reached, or broke off (ConnectionRefusedError)."
    client.force_login(cast.administrator)
    page = client.get(reverse("work:mail_list")).content.decode()
    assert "9 times" in page and "ConnectionRefusedError" in page and "Edu Manager" in page
    assert "Canaryson" not in page and mail.body.splitlines()[0] not in page
    home = client.get(reverse("home")).context["sections"]
    [figure] = [one for section in home for one in section.figures if one.label == "Mail not delivered"]
    assert (figure.value, figure.late) == (1, True)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with clock.living_at(moment):
        send_mail()
    assert len(sent) == 1
    assert not Mail.objects.failing().exists()


def test_when_the_server_fails_the_rest_wait_and_when_an_address_does_the_rest_go(
    cast, sent, concern, settings, monkeypatch
):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    for person in (cast.edu_manager, cast.edu_deputy, cast.hlt_manager):
        notify(person, text="x", about=concern)
    send_mail()
    assert sorted(Mail.objects.values_list("attempts", flat=True)) == [0, 0, 1]
    monkeypatch.setattr(Refusing, "trouble", SMTPRecipientsRefused({"edu_manager@example.org": (550, b"no")}))
    Mail.objects.update(due_at=clock.now())
    send_mail()
    assert len(sent) == 2
    assert Mail.objects.failing().get().error == ADDRESS_REFUSED


def test_without_a_mail_server_no_mail_is_written_and_the_page_says_so(cast, client, concern, settings):
    settings.SENDS_MAIL = False
    notify(cast.edu_manager, text="x", about=concern)
    assert Notice.objects.filter(staff=cast.edu_manager).exists()
    assert not Mail.objects.exists()
    client.force_login(cast.administrator)
    assert "Rowan sends no mail here" in client.get(reverse("work:mail_list")).content.decode()


def test_one_hint_goes_out_for_a_deed_however_many_it_tells(
    cast, concern, monkeypatch, django_capture_on_commit_callbacks
):
    hints = []
    monkeypatch.setattr(current_app, "send_task", lambda name, given: hints.append((name, given)))
    connection.run_on_commit = []  # the hint of the concern itself, which a test never commits
    with django_capture_on_commit_callbacks(execute=True):
        notify(cast.teams["duty"], text="x", about=concern)
        notify(cast.edu_manager, text="x", about=concern)
    assert hints == [("work.tasks.send_mail", [])]


def test_no_deed_fails_because_there_is_no_broker(cast, concern, monkeypatch, django_capture_on_commit_callbacks):
    def down(*_):
        raise ConnectionRefusedError

    monkeypatch.setattr(current_app, "send_task", down)
    connection.run_on_commit = []
    with django_capture_on_commit_callbacks(execute=True):
        notify(cast.edu_manager, text="x", about=concern)
    assert Mail.objects.waiting().count() == 1


def test_nobody_but_the_timer_sends_and_nobody_but_an_administrator_reads(cast, concern):
    notify(cast.edu_manager, text="x", about=concern)
    with pytest.raises(PermissionDenied):
        send_next(by=cast.administrator)
    assert Mail.objects.visible_to(cast.administrator).exists()
    for person in (cast.edu_manager, cast.lead_officer, cast.duty_worker, AnonymousUser()):
        assert not Mail.objects.visible_to(person).exists()


def test_the_outbox_is_for_anybody_in_the_demonstration_and_for_nobody_elsewhere(cast, sent, concern, settings):
    notify(cast.edu_manager, text="x", about=concern)
    send_mail()
    request = RequestFactory().get("/demonstration/outbox/", HTTP_HOST="localhost:8000")
    request.user = AnonymousUser()
    with pytest.raises(PermissionDenied):
        Outbox.as_view()(request)
    settings.DEMONSTRATION = True
    page = Outbox.as_view()(request).render().content.decode()
    assert "Edu Manager" in page and "Sign in to read it" in page
    request.META["REMOTE_ADDR"] = "192.168.0.9"
    with pytest.raises(PermissionDenied):
        Outbox.as_view()(request)


def test_a_message_can_be_known_again_and_asks_for_no_answer(cast, sent, concern):
    notify(cast.edu_manager, text="x", about=concern)
    send_mail()
    headers = sent[0].message()
    assert headers["Message-ID"] == f"<{Mail.objects.get().pk}@committee.example.org>"
    assert (headers["Auto-Submitted"], headers["To"]) == ("auto-generated", "edu_manager@example.org")


def test_somebody_with_two_roles_in_a_team_is_written_to_once(cast, sent, concern):
    agencies.appoint(cast.edu_manager, by=system(), role=Role.DEPUTY, team=cast.teams["edu_dm"], reason="for the test")
    notify(cast.teams["edu_dm"], text="x", about=concern)
    assert Mail.objects.filter(staff=cast.edu_manager).count() == 1
    assert Concern.objects.exists() and StaffMember.objects.exists()
