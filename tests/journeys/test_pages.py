"""Every page that Rowan has, looked at once by somebody who may; and a concern logged by keyboard alone."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cases import actions as cases
from referrals.models import Concern
from tests.cases.conftest import open_by
from tests.house.stage import ROLES, set_stage
from tests.house.walk import MATRIX, PATTERNS, addresses, expected, url_of
from tests.reports.printing import pages_of

# No pages: answers for machines, a part of a page that its page fetches, and files.
PARTS = {
    "healthz",
    "readyz",
    "reports:report_progress",
    "documents:version_download",
    "inspection:return_download",
    "reports:public_report_file",
    "reports:briefing_file",
    "reports:newsletter_file",
}
ON_SCREEN = ("Sign out", "Find words in it", "Add to the chronology")
LIGHT = 600_000  # bytes of a page with everything it loads the first time


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
def test_check_25_every_page_is_accessible_wide_and_narrow(reference_data, visit, roles):
    stage, looked, wrong = set_stage(), 0, []
    for role in roles:
        visitor = visit(stage.who(role))
        for name, pattern in addresses().items():
            if name in PARTS or role not in served(name) or expected(name, "get", role, "own") != 200:
                continue
            try:
                answer = visitor.page.goto(visitor.base + url_of(name, pattern, stage, "own"))
                assert answer.status == 200, answer.status
                visitor.look(name.replace(":", "-"))
            except AssertionError as found:
                wrong.append(f"{role} {name}: {found}"[:1000])
            looked += 1
    assert looked > 8
    assert not wrong, "\n\n".join(wrong)


def test_a_page_that_is_missing_is_accessible_too(cast, visit):
    visitor = visit(cast.nursery_worker).expects(404)
    visitor.go(f"/concerns/{cast.nursery_worker.pk}/").sees("Page not found", "ring").look("missing")


def test_check_03_a_draft_is_kept_while_it_is_typed_and_offered_again_after_signing_in(cast, visit):
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


def test_check_25_a_concern_is_logged_by_keyboard_alone(cast, visit):
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


def test_check_25_a_chronology_is_light_and_prints_without_scripts_on_a_small_screen(cast, visit, tmp_path):
    case, told = open_by(cast), {"kind": "seen", "source": "seen by me"}
    for number in range(30):
        cases.add_entry(case, by=cast.duty_worker, fact=f"Seen at nursery, visit {number}.", **told)
    reader, weights = visit(cast.duty_worker, scripts=False), []
    reader.page.set_viewport_size({"width": 1024, "height": 768})
    reader.page.on("response", lambda answer: weights.append(len(answer.body())))
    reader.go(reverse("cases:case_chronology", args=[case.pk]))
    reader.sees("visit 0", "visit 29", *ON_SCREEN)
    assert sum(weights) < LIGHT, weights
    printed = pages_of(reader.page.pdf(format="A4"), tmp_path)
    whole = " ".join(printed)
    assert case.reference in whole and "visit 0" in whole and "visit 29" in whole and "Seen or heard" in whole
    assert not [words for words in ON_SCREEN if words in whole]


def tab_to(visitor, name):
    """Press Tab until the field of a name, or the button or answer of these words, has the focus."""
    at = "(e => [e.name, e.innerText, e.labels && e.labels[0] && e.labels[0].innerText])(document.activeElement)"
    for _ in range(60):
        visitor.page.keyboard.press("Tab")
        if name in [text.strip() for text in visitor.page.evaluate(at) if text]:
            return
    raise AssertionError(f"Tab never reaches {name} at {visitor.path()}")
