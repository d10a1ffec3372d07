"""Steps of practice review that several journeys share: a return, a meeting, who came, a decision."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from common import clock
from practice_review.models import AgencyReturn, Meeting

today = clock.today


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
