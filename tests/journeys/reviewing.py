"""Steps of practice review that several journeys share: a suggestion, a return, a meeting, a decision, learning."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from common import clock
from practice_review.models import AgencyReturn, Meeting, PracticeReviewReferral

today = clock.today
TOLD = "Housing and health found a flat and a cot within a day."
LEARNING = "Ring each other before you write."


def at(name: str, *args: Any) -> str:
    """Return the address of a page of practice review."""
    return reverse(f"practice_review:{name}", args=[getattr(one, "pk", one) for one in args])


def make_return(manager: Any, referral: Any, account: str) -> None:
    """Find the return in the queue, search, write what the agency knows, sign."""
    begin_return(manager, referral)
    record_search(manager, found=True)
    manager.follow("Write what you know").choose("We hold something").fill("What does your agency know?", account)
    manager.look("write").press("Save").sees(account).follow("Sign for the agency").look("sign")
    manager.press("Sign for the agency").sees("The return is signed.").look("signed")


def begin_return(manager: Any, referral: Any) -> AgencyReturn:
    """Find it in the queue and start."""
    manager.go("/").sees(referral.reference).go(at("return_queue")).look("returns").follow(referral.reference)
    manager.look("asked").press("Start gathering").sees("Being gathered", "Record at least one search")
    key = manager.path().rstrip("/").rpartition("/")[2]
    return AgencyReturn.objects.get(pk=key)


def record_search(manager: Any, *, found: bool) -> None:
    """Record one search."""
    manager.follow("Record a search").fill("Which records were searched?", "Case notes")
    manager.fill("By whom?", "Records office").choose("Yes" if found else "No, nothing", "Was anything found?")
    if not found:
        manager.fill("What was looked for and not found?", "Any visit")
    manager.look("search").press("Record the search").sees("The search is recorded.")


def open_meeting(office: Any) -> Meeting:
    """Open a meeting of today."""
    office.go(at("meeting_list")).follow("Open a meeting").fill_date("When does the sub-group meet?", today())
    office.fill("Where?", "City Square").press("Open the meeting").sees("The meeting is open.").look("meeting")
    return Meeting.objects.get()


def write_down_who_came(office: Any, meeting: Meeting, *, away: str = "") -> None:
    """Write down that everybody came but one seat, which sent apologies."""
    office.go(meeting.get_absolute_url()).follow("Write down who came").look("attendance")
    for group in office.page.locator("main fieldset").all():
        seat = group.locator("legend").inner_text().partition(":")[0].strip()
        group.get_by_label("Apologies" if seat == away else "Present", exact=True).check()
    office.press("Save").sees("It is written down who came.").look("who-came")


def suggest_good_practice(officer: Any) -> PracticeReviewReferral:
    """The housing officer writes four answers, sees who decides, and sends them."""
    officer.go("/").follow("Practice review").follow("Share good practice")
    officer.fill("What went well, and who did what?", TOLD)
    officer.fill("What could others learn from it?", "They rang each other before writing.")
    officer.choose("No", "Is any child in this at risk now?").choose("Housing").choose("Health")
    officer.press("Check and send").sees("Check and send", "Hou Manager, designated manager").look("check")
    officer.press("Send it").sees("is on its way", "The designated manager refers it or declines it.").look("sent")
    return PracticeReviewReferral.objects.get()


def refer_good_practice(manager: Any, referral: Any) -> None:
    """The designated manager finds it on her home page and refers it for housing."""
    manager.go("/").sees(referral.reference).look("home")
    manager.go(at("decide_queue")).follow(referral.reference).sees(TOLD).look("to-decide")
    manager.follow("Refer it as good practice").fill("What do you say to the sub-group?", "Others can do it too.")
    manager.press("Refer it as good practice").sees("It is referred to the sub-group").look("referred")


def agree_a_brief(chair: Any, referral: Any, *seen: str) -> None:
    """The chair reads the returns side by side, sees who counts, and records a good-practice brief."""
    item = referral.items.get()
    chair.go(item.meeting.get_absolute_url()).follow("Item 1").sees("Quorum is met.", *seen)
    chair.look("papers").follow("Record the decision")
    chair.choose("Good-practice brief").page.locator("[name=learning]").fill(LEARNING)
    chair.fill("Why?", "It shows how.").choose("Yes", "Did everybody agree?")
    chair.fill("What will the person who suggested it be told?", "Thank you. We make a brief of it.").look("decide")
    chair.press("Record the decision").sees("The sub-group’s decision", "Good-practice brief").look("decided")


def record_what_the_committee_accepted(office: Any, referral: Any) -> None:
    """The office writes down that the committee accepted the learning."""
    office.go(referral.get_absolute_url()).sees(LEARNING).follow("Write down what the committee decided")
    office.choose("It accepts the learning point").fill_date("When?", today()).look("settle")
    office.press("Write it down").sees("It is written down.", "Accepted by the committee")
