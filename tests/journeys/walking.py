"""The guided walk as somebody walks it: nine steps, each where its button leads."""

from __future__ import annotations

import datetime as dt
from typing import Any

from common import clock

SOON = dt.timedelta(days=1)


def step(visitor: Any, number: int) -> Any:
    """Come back to the walk and do a step's button."""
    return visitor.follow("Guided walk").sees("Guided walk").press(f"Do step {number}")


def send(visitor: Any, name: str = "") -> Any:
    """Press the button that sends the page's form, the first one where it has more."""
    button = visitor.page.get_by_role("button", name=name, exact=True) if name else None
    button = button or visitor.page.locator("main form button[type=submit]")
    with visitor.page.expect_navigation():
        button.first.click()
    return visitor


def begin(visitor: Any) -> None:
    """Find the walk on the sign-in page, and begin a copy of the story."""
    visitor.go("/sign-in/").sees("New here?").look("sign-in").follow("Take the guided walk")
    visitor.sees("Nine steps", "1. A worry is logged", "9. Chief officers read both reports").look("walk-before")
    if visitor.page.get_by_role("button", name="Begin the walk").count():
        visitor.press("Begin the walk")
    else:
        visitor.press("Start again with a fresh copy")
    visitor.look("walk-begun")


def log(visitor: Any) -> None:
    """The nursery worker sends what she has typed."""
    visitor.press("Do step 1").sees("Check your answers").look("1-check").press("Send to the receiving team")
    visitor.sees("Your concern was sent").look("1-sent")


def screen(visitor: Any) -> None:
    """The duty worker claims, confirms a new child, and decides: the case opens with the decision."""
    step(visitor, 2).press("Claim").look("2-screening").follow("Confirm who the child is").look("2-confirm")
    somebody_new = visitor.page.locator("[name=person][value='']")
    if somebody_new.count():
        somebody_new.first.check()
    send(visitor, "Confirm").sees("Confirmed as").follow("Decide").choose("Inter-agency referral discussion")
    visitor.fill("Why?", "Bruises held against her age; police and health are rung now.")
    visitor.fill("What will the author be told?", "Thank you. We discuss it with police and health this morning.")
    visitor.look("2-decide").press("Continue").sees("Check who will be told").press("Send the decision")
    visitor.sees("Decided: Inter-agency referral discussion", "CASE-").look("2-decided")


def lead(visitor: Any) -> None:
    """She names the case's lead professional."""
    step(visitor, 3).sees("Lead", "No lead professional").look("3-case").follow("Name")
    visitor.look("3-lead").page.get_by_label("Lead professional").select_option(label="Isla Cargill")
    send(visitor).sees("Isla Cargill").look("3-named")


STEPS = [begin, log, screen, lead]


def walk(visitor: Any, upto: int = 99) -> None:
    """Walk as far as a step."""
    for one in STEPS[: upto + 1]:
        one(visitor)
