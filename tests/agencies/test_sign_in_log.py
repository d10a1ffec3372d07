"""Who signed in is in the access log; who failed to is there without what she typed."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from audit.models import AccessLog

pytestmark = pytest.mark.django_db
PASSWORD = "three words nobody guesses"


def try_to_sign_in(email, password=PASSWORD):
    """Sign in by the form, and return the last row of the access log in full."""
    Client().post(reverse("account_login"), {"login": email, "password": password})
    return AccessLog.objects.values("by", "verb", "page", "acting_as", "records").last()


def test_a_sign_in_is_written_down(cast):
    person = cast.teacher
    person.set_password(PASSWORD)
    person.save(update_fields=["password"])
    row = try_to_sign_in(person.email)
    assert (row["by"], row["verb"], row["page"]) == (person.pk, "signed_in", "account_login")


@pytest.mark.parametrize("email", ["teacher@example.org", "canaryson@example.org"])
def test_a_sign_in_that_fails_is_written_down_without_what_was_typed(cast, email):
    row = try_to_sign_in(email, "canary canary canary")
    assert row == {"by": None, "verb": "not_in", "page": "account_login", "acting_as": "", "records": []}


def test_a_closed_account_leaves_the_same_line_as_no_account(cast):
    person = cast.teacher
    person.set_password(PASSWORD)
    person.is_active = False
    person.save(update_fields=["password", "is_active"])
    assert try_to_sign_in(person.email)["verb"] == "not_in"
