"""What stands around every page: headers, sign-out, health, and pages for when things go wrong."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client, override_settings
from django.urls import reverse

from access.refusals import NotNow
from config import errors, health
from tests.house.test_urls import ask
from tests.house.walk import MATRIX, addresses, url_of

pytestmark = pytest.mark.django_db
ADDRESSES = addresses()


@pytest.fixture(autouse=True)
def no_worker(monkeypatch):
    monkeypatch.setattr("config.health.app.control.ping", lambda **_: [])


def check_headers(response, *, private):
    headers = response.headers
    if "attachment" in headers.get("Content-Disposition", ""):  # a file can run nothing at all
        assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert headers["X-Content-Type-Options"] == "nosniff"
        # Nobody gets a file but of what is released, which may be kept a short while; taking it back shows soon.
        assert headers["Cache-Control"] == ("no-store" if private else "public, max-age=300")
        return
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert {
        policy[one] for one in ("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action")
    } == {"'self'"}
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    if private:
        assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_every_answer_carries_the_headers(name, stage, signed_in):
    for role in ("author", "receiver", "administrator"):
        for situation in ("own", "nonexistent"):
            url = url_of(name, ADDRESSES[name], stage, situation if "about" in MATRIX[name] else "own")
            check_headers(ask(signed_in(stage.who(role)), "get", url), private=True)
    check_headers(ask(Client(raise_request_exception=False), "get", url), private=False)


def test_a_missing_page_carries_the_headers(stage, signed_in):
    check_headers(signed_in(stage.who("author")).get("/no/such/page/"), private=True)


def test_signing_out_clears_what_the_browser_kept(stage):
    browser = Client()
    browser.force_login(stage.who("author"), backend="allauth.account.auth_backends.AuthenticationBackend")
    response = browser.post(reverse("account_logout"))
    assert response.status_code == 302
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert browser.get("/").status_code == 302


def test_asking_to_sign_out_signs_nobody_out(stage):
    browser = Client()
    browser.force_login(stage.who("author"), backend="allauth.account.auth_backends.AuthenticationBackend")
    browser.get(reverse("account_logout"))
    assert browser.get(reverse("reference:timescale_list")).status_code == 200


def sign_in(stage, **more):
    """Sign in by the form, as a person does."""
    person = stage.who("author")
    person.set_password("three words nobody guesses")
    person.save(update_fields=["password"])
    browser = Client()
    given = {"login": person.email, "password": "three words nobody guesses", **more}
    return browser, browser.post(reverse("account_login"), given)


def test_the_session_cookie_is_not_for_scripts_or_other_sites(stage):
    browser, _ = sign_in(stage)
    cookie = browser.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["expires"]) == (True, "Lax", "")


def test_a_redirect_after_signing_in_never_leads_away(stage):
    for there in ("//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example", "javascript:alert(1)"):
        _, response = sign_in(stage, next=there)
        assert (response.status_code, response.url) == (302, "/")


def test_health_says_alive_and_ready_and_nothing_else(stage, monkeypatch):
    alive = Client().get("/healthz")
    assert (alive.status_code, alive.content) == (200, b"alive\n")
    ready = Client().get("/readyz")
    assert ready.status_code == 503
    assert set(ready.json()) == {"ready", *health.QUESTIONS}
    assert all(isinstance(value, bool) for value in ready.json().values())
    monkeypatch.setattr("config.health.QUESTIONS", dict.fromkeys(health.QUESTIONS, lambda: True))
    assert Client().get("/readyz").status_code == 200


def test_alive_asks_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        Client().get("/healthz")


def test_with_the_database_down_the_page_written_beforehand_answers_with_the_duty_numbers(
    stage, signed_in, tmp_path, monkeypatch
):
    from agencies.tasks import write_outage_page

    with override_settings(ROWAN_HOME=tmp_path):
        write_outage_page()
    monkeypatch.setattr(errors, "OUTAGE_PAGE", tmp_path / "outage.html")
    browser = signed_in(stage.who("author"))
    with monkeypatch.context() as during:
        during.setattr("django.db.backends.base.base.BaseDatabaseWrapper.cursor", _refuse)
        response = browser.get(reverse("referrals:concern_start"))
    page = response.content.decode()
    assert response.status_code == 503
    assert "01632 960101" in page and "999" in page
    assert "Canary" not in page
    assert "default-src 'none'" in response["Content-Security-Policy"]


def _refuse(*_, **__):
    raise OperationalError("connection failed: DETAIL Key (surname)=(Canaryson) already exists")


def test_without_that_page_the_one_shipped_with_rowan_answers(stage, signed_in, tmp_path, monkeypatch):
    monkeypatch.setattr(errors, "OUTAGE_PAGE", tmp_path / "never-written.html")
    with monkeypatch.context() as during:
        during.setattr("django.db.backends.base.base.BaseDatabaseWrapper.cursor", _refuse)
        response = signed_in(stage.who("author")).get("/")
    assert response.status_code == 503
    assert "999" in response.content.decode()


def test_an_error_of_ours_tells_nothing_of_what_happened(stage, signed_in, monkeypatch):
    def fail(*_, **__):
        raise ValueError("Canaryson, 3 Mill Lane")

    monkeypatch.setattr("referrals.views.log.numbers_to_ring", fail)
    response = signed_in(stage.who("author")).get(reverse("referrals:concern_start"))
    assert response.status_code == 500
    assert b"Canaryson" not in response.content
    check_headers(response, private=True)


def test_pages_that_ship_for_an_outage_name_no_number_but_the_emergency_one():
    """The duty teams' numbers are rows; a fictional one on a real outage page would be rung."""
    for name in ("500.html", "503.html"):
        page = (settings.BASE_DIR / "templates" / name).read_text()
        assert re.findall(r'href="tel:([^"]*)"', page) == ["999"], name


def test_a_refused_move_is_409_with_the_sentence_of_the_policy(stage, signed_in):
    claim = reverse("referrals:screening_claim", args=[stage.sets["own"]["screening"]])
    response = signed_in(stage.who("receiver")).post(claim)
    assert response.status_code == 409
    assert "This screening is being screened, so it is too late or too early to claim." in response.content.decode()


def test_a_sentence_is_escaped(stage, signed_in, monkeypatch):
    def refuse(*_, **__):
        raise NotNow("<script>alert(1)</script>")

    monkeypatch.setattr("referrals.views.screening.actions.claim", refuse)
    claim = reverse("referrals:screening_claim", args=[stage.sets["own"]["screening"]])
    assert "<script>alert" not in signed_in(stage.who("receiver")).post(claim).content.decode()


def test_a_403_has_a_sentence(stage, signed_in):
    response = signed_in(stage.who("author")).get(reverse("referrals:screening_queue"))
    assert response.status_code == 403
    assert "None of your roles may screen a concern." in response.content.decode()


def test_a_form_without_its_token_is_told_what_to_do_and_does_nothing(stage):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(stage.who("receiver"), backend="allauth.account.auth_backends.AuthenticationBackend")
    for name, row in MATRIX.items():
        if "post" in row and not row.get("open"):
            response = ask(browser, "post", url_of(name, ADDRESSES[name], stage, "own"))
            assert response.status_code == 403, name
            assert "Go back, reload the page, and send it again." in response.content.decode(), name


@pytest.mark.parametrize("module", ["base", "test"])
def test_only_the_demonstrations_settings_have_its_sign_ins(module):
    read = importlib.import_module(f"config.settings.{module}")
    assert read.DEMONSTRATION is False
    files = {file.stem for file in (settings.BASE_DIR / "config" / "settings").glob("*.py")}
    setting = {
        file.stem
        for file in (settings.BASE_DIR / "config" / "settings").glob("*.py")
        if re.search(r"^DEMONSTRATION = True", file.read_text(), re.MULTILINE)
    }
    assert setting == {"demo"} and files == {"__init__", "base", "demo", "test"}
    assert not any(name.startswith("demonstration:") for name in ADDRESSES)


def test_the_demonstration_refuses_to_start_for_others_to_reach(tmp_path):
    code = "import django; django.setup()"
    environment = {
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        "ROWAN_PUBLIC_URL": "https://rowan.example",
        "ROWAN_HOME": str(tmp_path),
        "SECRET_KEY": "x" * 60,
        "PATH": "/usr/bin",
    }
    made = subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode != 0
    assert "refuses to start with ROWAN_PUBLIC_URL set" in made.stderr


def test_signing_in_tells_nobody_who_has_an_account(stage):
    known, unknown = (
        {"login": email, "password": "wrong password here"}
        for email in ("duty_worker@example.org", "stranger@example.org")
    )
    pages = [Client().post(reverse("account_login"), data).content.decode() for data in (known, unknown)]
    said = [re.sub(r"csrfmiddlewaretoken\S+ \S+|value=\"[^\"]*\"", "", page) for page in pages]
    assert said[0] == said[1]
