"""What the register tells of a child for the twelve items of the 1998 minimum: items 3, 8, 9 and 10."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cases.models import Involvement
from common.templatetags.rowan import day
from people.models import Person
from register.areas import labels
from register.models import AreaOfConcern, EnquiryMatch, Registration, ReviewDate


def _registrations(child: Person, user: Any) -> list[Registration]:
    rows = Registration.objects.visible_to(user).filter(file__child=child)
    return list(rows.order_by("registered_on", "recorded_at"))


def dates(child: Person, user: Any) -> Iterator[str]:
    """Yield when the child was first registered, each registration after, and the next review (item 3)."""
    found = _registrations(child, user)
    for number, one in enumerate(found):
        until = f", off {day(one.ended_on)}" if one.ended_on else ""
        yield f"{'Registered again' if number else 'First registered'} {day(one.registered_on)}{until}"
    reviews = ReviewDate.objects.visible_to(user).filter(registration__in=[one for one in found if not one.ended_on])
    if review := reviews.order_by("-noted_on", "-recorded_at").first():
        yield f"Next review by {day(review.next_on)}"


def reasons(child: Person, user: Any) -> Iterator[str]:
    """Yield why the child was last registered, and what it is about (item 8)."""
    found = _registrations(child, user)
    if not found:
        return
    said, last = labels(), found[-1]
    yield last.why
    areas = AreaOfConcern.objects.visible_to(user).filter(registration=last, until=last.ended_on)
    for one in areas:
        yield f"{said.get(one.code, one.code)}{f': {one.words}' if one.words else ''}"


def agencies(child: Person, user: Any) -> Iterator[str]:
    """Yield the agencies involved and when each was let in (item 9)."""
    rows = Involvement.objects.visible_to(user).filter(case__child=child)
    informed: dict[str, Any] = {}
    for one in rows.select_related("team__organisation__agency", "staff__team__organisation__agency"):
        if one.agency:
            informed.setdefault(one.agency.name, one.starts_at)
    for name, at in informed.items():
        yield f"{name}, informed {day(at)}"


def enquiries(child: Person, user: Any) -> Iterator[str]:
    """Yield the enquiries to the register that may have been about the child (item 10)."""
    found = EnquiryMatch.objects.visible_to(user).filter(person=child).select_related("enquiry__agency")
    for match in found.order_by("-enquiry__asked_at"):
        one = match.enquiry
        yield f"{day(one.asked_at)}: {one.asker}, {one.for_whom}. {one.why}"


ITEMS = {3: dates, 8: reasons, 9: agencies, 10: enquiries}
