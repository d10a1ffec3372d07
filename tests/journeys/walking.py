"""The guided walk as somebody walks it: nine steps, each where its button leads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.urls import reverse

from common import clock
from demonstration import story


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
    step(visitor, 3).sees("Lead", "No lead professional").look("3-case").follow("Name (Lead)")
    visitor.look("3-lead").page.get_by_label("Who is the lead professional?").select_option(
        label="Isla Cargill, Social worker"
    )
    send(visitor).sees("Isla Cargill").look("3-named")


def suggest(visitor: Any) -> None:
    """The nursery worker sends what she wrote about good practice."""
    step(visitor, 4).sees("Good practice", story.TITLE).look("4-suggestion").follow("Send")
    visitor.sees("Check and send", "Who will see it", "Eilidh Garrioch").look("4-check").press("Send it")
    visitor.sees("designated manager").look("4-sent")


def refer(visitor: Any) -> None:
    """The designated manager refers it for her agency."""
    step(visitor, 5).sees(story.WHY_LEARN).look("5-to-decide").follow("Refer")
    visitor.look("5-refer").page.locator("main textarea").first.fill(story.REFERRED_BECAUSE)
    send(visitor).sees("sub-group").look("5-referred")


def make_return(visitor: Any) -> None:
    """Health searches, writes what it knows, and signs."""
    step(visitor, 6).look("6-asked").press("Start gathering").look("6-gathering").follow("Record a search")
    visitor.fill("Which records were searched?", "Health visiting and general practice records")
    visitor.fill("By whom?", "Fiona Dalgleish, lead nurse").choose("Yes").look("6-search")
    send(visitor).follow("Write what you know").page.locator("[name=holds][value=account]").check()
    visitor.fill("What does your agency know?", story.KNOWN)
    visitor.fill("First reflection (optional)", story.REFLECTION).look("6-write")
    send(visitor).sees(story.REFLECTION).follow("Sign for the agency").look("6-sign")
    send(visitor).sees("Signed").look("6-signed")


def decide(visitor: Any) -> None:
    """The acting chair sees who counts, and records a good-practice brief."""
    step(visitor, 7).sees("Who counts for this item", story.KNOWN).look("7-item").follow("Record the decision")
    visitor.look("7-decide").choose("Good-practice brief")
    visitor.page.locator("[name=learning]").fill(story.LEARNING)
    visitor.fill("Why?", story.RATIONALE).choose("Yes", "Did everybody agree?")
    send(visitor).sees("Good-practice brief", story.RATIONALE, "acting").look("7-decided")


def widen(visitor: Any) -> None:
    """The office records the committee's decision to widen the plan."""
    step(visitor, 8).look("8-widen").fill_date("When did the CYPPC decide?", clock.today()).choose("Learning point")
    visitor.fill("What did it decide?", story.MINUTE)
    send(visitor).sees(story.MINUTE).look("8-widened")


def reports(visitor: Any) -> None:
    """The chief officer comes to the page of reports, from which each PDF is two clicks."""
    step(visitor, 9).sees("Make the PDF").look("9-reports")


def make_pdf(visitor: Any, title: str, worker: Any, place: Path) -> Path:
    """Ask for the PDF of what bears a title, wait for a real worker to make it, and download it."""
    visitor.go(reverse("reports:report_list")).follow(f"Make the PDF of {title}").look("9-ask").press("Make the PDF")
    ready = visitor.page.get_by_text("Download the PDF")
    for _ in range(60):
        if worker.process.poll() is not None or ready.count():
            break
        visitor.page.wait_for_timeout(1000)
        if not visitor.scripts:
            visitor.page.reload()
    assert ready.count(), f"{visitor.report()} {worker.said()}"
    visitor.look("9-ready")
    with visitor.page.expect_download() as waiting:
        ready.click()
    waiting.value.save_as(place)
    return place


STEPS = [begin, log, screen, lead, suggest, refer, make_return, decide, widen, reports]


def walk(visitor: Any, upto: int = 99) -> None:
    """Walk as far as a step."""
    for one in STEPS[: upto + 1]:
        one(visitor)
