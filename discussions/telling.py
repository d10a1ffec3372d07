"""What discussions add to the child's story, and what of them stands in the way of closing the case."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from cases.closing import Obstacle
from cases.models import Case
from cases.story import Chapter
from discussions.models import Discussion, DiscussionAction, DiscussionChild, DiscussionPart, YesNo
from reference.querysets import labels
from reference.words import say

STAGE = "Discussion"


def chapters_of(case: Case) -> Iterator[Chapter]:
    """Yield when a discussion was asked for, each of its parts, and what it decided for this child."""
    words = labels("discussion_decision")
    rows = DiscussionChild.objects.filter(case=case).select_related("discussion__asked_by", "discussion__closed_by")
    for child in rows:
        one, named = child.discussion, f"{say('discussion')} {child.discussion.reference}"
        named, url = f"{named[:1].upper()}{named[1:]}", one.get_absolute_url()
        yield Chapter(one.asked_at, STAGE, f"{named} was asked for", one.why, url, str(one.asked_by), one)
        for part in DiscussionPart.objects.filter(discussion=one).select_related("led_by"):
            held = f"{part.get_kind_display()}. {part.get_held_display()}."
            title = f"{named}, part {part.number}"
            yield Chapter(part.started_at, STAGE, title, held, url, str(part.led_by), one)
        if one.closed_at:
            title, decided = f"{named} decided", words.get(child.decision, child.decision)
            said = f"{decided}. {child.reasons} {of_meeting(child)}"
            yield Chapter(one.closed_at, STAGE, title, said, url, str(one.closed_by), one)


def of_meeting(child: DiscussionChild) -> str:
    """Say whether a planning meeting is required for this child, and if not, why."""
    meeting = say("planning_meeting")
    if child.meeting == YesNo.YES:
        return f"A {meeting} is required."
    return f"No {meeting} is required: {child.no_meeting_why}"


def in_the_way(case: Case) -> Iterator[Obstacle]:
    """Yield the discussions that were started and not closed, and their actions that are still to do."""
    for one in Discussion.objects.of_case(case).held():
        words = f"{one.reference} is not closed. Decide for each child, and close it."
        yield Obstacle(words, one.get_absolute_url(), one.reference)
    for act in DiscussionAction.objects.to_do().about(case):
        words = f"To do since a discussion: {act.what}. Say what came of it, or to whom it was handed on."
        yield Obstacle(words, reverse("discussions:action_finish", args=[act.pk]), "Say what came of it")
