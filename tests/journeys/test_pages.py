"""Every page that Rowan has, looked at once by somebody who may; and a concern logged by keyboard alone."""

from __future__ import annotations

import pytest
from django.urls import reverse

from referrals.models import Concern
from tests.house.stage import ROLES, set_stage
from tests.house.walk import MATRIX, PATTERNS, addresses, expected, url_of

# No pages: an answer for machines, and a part of a page that its page fetches.
PARTS = {"healthz", "readyz", "reports:report_progress"}


def served(name):
    """Return who looks at a page: home everybody, any other the first role it is for."""
    roles = MATRIX[name].get("for", ["author"])
    roles = PATTERNS[roles] if isinstance(roles, str) else roles
    return roles if name == "home" else [next(role for role in ROLES if role in roles)]


@pytest.mark.parametrize(
    "roles",
    [("author", "manager", "administrator"), ("receiver", "deputy", "office"), ("chair", "member", "chief_officer")],
    ids=" ".join,
)
def test_every_page_is_accessible_wide_and_narrow(reference_data, visit, roles):
    stage, looked = set_stage(), 0
    for role in roles:
        visitor = visit(stage.who(role))
        for name, pattern in addresses().items():
            if name in PARTS or role not in served(name) or expected(name, "get", role, "own") != 200:
                continue
            answer = visitor.page.goto(visitor.base + url_of(name, pattern, stage, "own"))
            assert answer.status == 200, name
            visitor.look(name.replace(":", "-"))
            looked += 1
    assert looked > 8


def test_a_page_that_is_missing_is_accessible_too(cast, visit):
    visitor = visit(cast.nursery_worker).expects(404)
    visitor.go(f"/concerns/{cast.nursery_worker.pk}/").sees("Page not found", "ring").look("missing")


def test_a_draft_is_kept_while_it_is_typed_and_offered_again_after_signing_in(cast, visit):
    author = visit(cast.nursery_worker).go(reverse("referrals:concern_start")).choose("No").press("Continue")
    author.page.get_by_label("What have you seen or heard?").press_sequentially("Came in hungry again, and")
    with author.page.expect_response(lambda answer: "/keep/" in answer.url and answer.status == 204):
        author.page.get_by_label("Day", exact=True).fill("40")
    again = visit(cast.nursery_worker).go("/").sees("A concern you have not sent yet").look("home-with-draft")
    again.follow("A concern you have not sent yet")
    assert again.page.get_by_label("What have you seen or heard?").input_value() == "Came in hungry again, and"
    assert again.page.get_by_label("Day", exact=True).input_value() == "40"
    again.go(reverse("referrals:concern_start")).sees("You began 1 concern that you have not sent").look(
        "draft-offered"
    )
    again.follow("Throw it away").look("discard").press("Throw it away")
    again.misses("A concern you have not sent yet")


def test_a_concern_is_logged_by_keyboard_alone(cast, visit):
    author = visit(cast.nursery_worker)
    keys = author.go(reverse("referrals:concern_start")).page.keyboard
    tab_to(author, "Continue")
    author.expects(422)
    keys.press("Enter")
    author.sees("There is a problem")
    assert author.page.evaluate("document.activeElement.className") == "govuk-error-summary"
    tab_to(author, "Yes")
    keys.press("ArrowDown")
    tab_to(author, "Continue")
    keys.press("Enter")
    author.sees("What is the worry?")
    tab_to(author, "fact")
    keys.type("Came in hungry again.")
    tab_to(author, "Continue")
    keys.press("Enter")
    author.sees("Who is the child?")
    tab_to(author, "forename")
    keys.type("Skye")
    tab_to(author, "Continue")
    keys.press("Enter")
    for heading in ("Who else is in the home", "People who work with children"):
        author.sees(heading)
        tab_to(author, "Continue")
        keys.press("Enter")
    author.sees("Check your answers", "Came in hungry again.", "Skye")
    tab_to(author, "Send to the receiving team")
    keys.press("Enter")
    author.sees("Your concern was sent")
    assert Concern.objects.get(author=cast.nursery_worker).danger == "no"


def tab_to(visitor, name):
    """Press Tab until the field of a name, or the button or answer of these words, has the focus."""
    at = "(e => [e.name, e.innerText, e.labels && e.labels[0] && e.labels[0].innerText])(document.activeElement)"
    for _ in range(60):
        visitor.page.keyboard.press("Tab")
        if name in [text.strip() for text in visitor.page.evaluate(at) if text]:
            return
    raise AssertionError(f"Tab never reaches {name} at {visitor.path()}")
