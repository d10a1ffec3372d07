"""What can stand in a newsletter, and the newsletter as data: plain functions for pages, actions and reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from access.roles import Role
from agencies.models import RoleHeld
from audit.models import StatusChange
from common import clock
from common.templatetags.rowan import day
from engagement.models import EngagementEvent
from improvement.models import Action, Plan
from improvement.workflow import Status as ActionStatus
from learning.models import Briefing, Lesson, Newsletter, NewsletterItem, OpenCall

LOOKS_BACK = dt.timedelta(days=120)  # what changed, when no newsletter went before
MOST_CHANGES = 8
DONE = (ActionStatus.COMPLETE, ActionStatus.EMBEDDED)


@dataclass(frozen=True)
class Choice:
    """Something that can be put in a newsletter: its key in the form, what it is, and the words it starts from."""

    key: str
    kind: NewsletterItem.Kind
    label: str
    words: str
    source: Any = None


def choices(newsletter: Newsletter, *, by: Any) -> list[Choice]:
    """Return what ``by`` sees and may put in: released or open to staff, and not in it yet."""
    held = {one.source.pk for one in newsletter.items.all() if one.source}
    found = [one for one in _choices(newsletter, by) if one.source.pk not in held]
    return [*found, Choice("own", NewsletterItem.Kind.OWN, "Words of your own", "")]


def _choices(newsletter: Newsletter, by: Any) -> Iterator[Choice]:
    kinds = NewsletterItem.Kind
    for lesson in Lesson.objects.visible_to(by).published():
        yield Choice(f"lesson:{lesson.pk}", kinds.LESSON, lesson.title, lesson.words, lesson)
    for briefing in Briefing.objects.visible_to(by).newest():
        yield Choice(f"briefing:{briefing.pk}", kinds.BRIEFING, briefing.title, briefing.learned, briefing)
    for call in OpenCall.objects.visible_to(by).filter(until_on__gte=clock.today()):
        words = f"{call.words}\n\nOpen from {day(call.from_on)} until {day(call.until_on)}."
        yield Choice(f"call:{call.pk}", kinds.CALL, call.title, words, call)
    for event in EngagementEvent.objects.visible_to(by).ahead():
        where = f"{event.when}. {event.place}".strip()
        words = "\n\n".join((where, event.about, f"For: {event.for_whom}"))
        yield Choice(f"event:{event.pk}", kinds.EVENT, event.title, words, event)
    for plan in Plan.objects.visible_to(by).filter(kind=Plan.Kind.IMPROVEMENT):
        yield Choice(f"plan:{plan.pk}", kinds.PLAN, f"What changed: {plan.title}", what_changed(plan, by=by), plan)


def what_changed(plan: Plan, *, by: Any) -> str:
    """Return in words how far a plan is, and what was done since the newsletter before."""
    before = Newsletter.objects.visible_to(by).out().order_by("-released_on").values_list("released_on", flat=True)
    since = before.first() or clock.today() - LOOKS_BACK
    actions = Action.objects.visible_to(by).filter(plan=plan)
    standing = dict(actions.values_list("pk", "title"))
    done = actions.filter(status__in=[*DONE, ActionStatus.EMBEDDING]).count()
    moved = StatusChange.objects.filter(record__in=standing, target__in=DONE, at__date__gte=since).order_by("-at")
    titles = dict.fromkeys(standing[key] for key in moved.values_list("record", flat=True))
    said = [f"{done} of {len(standing)} actions are done."]
    if titles:
        said.append("\n".join([f"Since {day(since)}:", *(f"- {title}" for title in [*titles][:MOST_CHANGES])]))
    return "\n\n".join(said)


def contacts() -> list[dict[str, Any]]:
    """Return the designated managers of today, by agency."""
    held = RoleHeld.objects.visible_to(None).held_at(clock.now()).filter(role=Role.DESIGNATED_MANAGER)
    held = held.filter(staff__is_active=True).select_related("staff", "team__organisation__agency")
    agencies: dict[str, list[dict[str, str]]] = {}
    for one in held.order_by("team__organisation__agency__position", "staff__name"):
        agency = str(one.team.organisation.agency or one.team.organisation)
        agencies.setdefault(agency, []).append({"name": one.staff.name, "telephone": one.staff.telephone})
    return [{"agency": agency, "people": people} for agency, people in agencies.items()]


def gather(newsletter: Newsletter) -> dict[str, Any]:
    """Return the newsletter as data: what is released is kept as this says it today."""
    return {
        "title": newsletter.title,
        "opening": newsletter.opening,
        "correction": newsletter.correction,
        "items": [
            {
                "kind": str(one.kind),
                "heading": one.heading,
                "words": one.words,
                "briefing": one.briefing.reference if one.briefing else "",
            }
            for one in newsletter.items.select_related("briefing")
        ],
        "contacts": contacts(),
    }
