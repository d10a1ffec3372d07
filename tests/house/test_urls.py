"""Every address × role × situation, from one table; what is missing and what is forbidden look the same."""

from __future__ import annotations

from copy import copy

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from agencies.models import StaffMember
from improvement.models import Plan
from referrals.models import Concern, Screening
from tests.house.stage import ROLES, add_action
from tests.house.walk import MATRIX, PATTERNS, addresses, cells, url_of

pytestmark = pytest.mark.django_db

ADDRESSES = addresses()
FORMS = [name for name, row in MATRIX.items() if "post" in row and not row.get("open")]
JUNK = {"version": "junk", "person": "junk", "page": "junk", "is_active": "on", "status": "decided", "by": "junk"}


@pytest.fixture(autouse=True)
def no_worker(monkeypatch):
    """Let nobody wait for a worker that is not there."""
    monkeypatch.setattr("config.health.app.control.ping", lambda **_: [])


def ask(browser, method, url, data=None):
    """Ask, and let nothing that happened stay, in the database or the browser."""
    cookies = copy(browser.cookies)
    with transaction.atomic():
        response = getattr(browser, method)(url, data or {})
        transaction.set_rollback(True)
    browser.cookies = cookies
    return response


def test_every_address_has_a_row_and_every_row_an_address():
    assert sorted(ADDRESSES) == sorted(MATRIX)


@pytest.mark.parametrize("name", sorted(set(ADDRESSES) & set(MATRIX)))
def test_every_role_gets_what_the_matrix_says_in_every_situation(name, stage, signed_in):
    wrong, bodies = [], {}
    for method, role, situation, status in cells(name):
        url = url_of(name, ADDRESSES[name], stage, situation)
        response = ask(signed_in(stage.who(role, situation)), method, url)
        if response.status_code != status:
            wrong.append(f"{method} {role} {situation}: {response.status_code}, not {status}")
        if response.status_code == 404:
            bodies.setdefault(response.content, f"{method} {role} {situation}")
            assert dict(response.items()) == dict(response.items()) | {"Cache-Control": "no-store"}
    assert not wrong, "\n".join([name, *wrong])
    assert len(bodies) <= 1, f"missing and forbidden can be told apart: {list(bodies.values())}"


@pytest.mark.parametrize("name", sorted(name for name in FORMS if name in ADDRESSES))
def test_nonsense_in_a_form_is_never_an_error_of_ours(name, stage, signed_in):
    url = url_of(name, ADDRESSES[name], stage, "own")
    for role in ROLES:
        assert ask(signed_in(stage.who(role)), "post", url, JUNK).status_code < 500, role


@pytest.mark.parametrize("name", sorted(set(ADDRESSES) & set(MATRIX)))
def test_nobody_gets_in_without_signing_in(name, stage):
    row, url = MATRIX[name], url_of(name, ADDRESSES[name], stage, "own")
    for method in ("get", "post"):
        response = ask(Client(raise_request_exception=False), method, url)
        if row.get("open"):
            assert response.status_code != 302 or not response.url.startswith(reverse("account_login") + "?next")
        else:
            assert response.status_code == 302
            assert response.url == f"{reverse('account_login')}?next={url}"


def test_the_404_of_a_missing_address_is_the_404_of_a_forbidden_record(stage, signed_in):
    administrator = signed_in(stage.who("administrator"))
    forbidden = ask(administrator, "get", reverse("referrals:concern_detail", args=[stage.sets["own"]["concern"]]))
    missing = ask(administrator, "get", "/no/such/page/")
    assert (forbidden.status_code, forbidden.content) == (missing.status_code, missing.content)
    assert dict(forbidden.items()) == dict(missing.items())


def test_an_administrator_opens_no_childs_record_anywhere(stage, signed_in):
    guarded = [name for name, row in MATRIX.items() if "about" in row and not row.get("shared")]
    assert guarded
    for name in guarded:
        response = ask(signed_in(stage.who("administrator")), "get", url_of(name, ADDRESSES[name], stage, "own"))
        assert response.status_code in {403, 404, 405}, name


def test_the_admin_site_and_media_files_have_no_address(stage, signed_in):
    for path in ("/admin/", "/media/", "/static/../manage.py", "/api/"):
        assert signed_in(stage.who("administrator")).get(path).status_code == 404


def test_a_refusal_is_written_down(stage, signed_in):
    from audit.models import AccessLog

    concern, administrator = stage.sets["own"]["concern"], stage.who("administrator")
    signed_in(administrator).get(reverse("referrals:concern_detail", args=[concern]))
    refused = AccessLog.objects.filter(by=administrator, verb=AccessLog.Verb.REFUSED).latest("id")
    assert (refused.records, refused.page) == ([concern], "referrals:concern_detail")


def test_a_part_of_one_record_is_not_reached_through_another(stage, signed_in):
    other = add_action(stage, Plan.objects.get(pk=stage.sets["own"]["plan"]))
    milestone = stage.sets["own"]["milestone"]
    url = reverse("improvement:milestone_reach", args=[other.pk, milestone])
    for method in ("get", "post"):
        assert ask(signed_in(stage.who("office")), method, url).status_code == 404


def test_what_a_form_does_not_ask_cannot_be_assigned(stage, signed_in):
    """Every column of every record, posted to every form: nothing but what the form's action writes changes."""
    everything = {
        "is_active": "",
        "is_superuser": "on",
        "is_timer": "on",
        "status": "decided",
        "author": stage.who("office").pk,
    }
    everything |= {
        "team": stage.cast.teams["night"].pk,
        "reference": "C-0000-00000",
        "recorded_at": "2020-01-01",
        "id": stage.who("office").pk,
    }
    kept = [
        Concern.objects.get(pk=stage.sets["own"]["concern"]),
        Screening.objects.get(pk=stage.sets["own"]["screening"]),
    ]
    kept.append(StaffMember.objects.get(pk=stage.sets["own"]["staff"]))
    for name, row in MATRIX.items():
        if "post" in row and row.get("about") in {"concern", "screening", "staff", "child", "question"}:
            served = row["for"]
            role = (PATTERNS[served] if isinstance(served, str) else served)[0]
            with transaction.atomic():
                signed_in(stage.who(role)).post(url_of(name, ADDRESSES[name], stage, "own"), everything)
                for record in kept:
                    now = type(record).objects.get(pk=record.pk)
                    same = ("status", "author_id", "reference", "recorded_at", "is_superuser", "is_timer", "is_active")
                    assert [getattr(now, one, None) for one in same] == [getattr(record, one, None) for one in same], (
                        name
                    )
                transaction.set_rollback(True)
