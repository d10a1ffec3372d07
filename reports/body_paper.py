"""What goes into a paper for a governing body's meeting: two to four pages, gathered once and kept with the job."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from common import charts, clock
from common.templatetags.rowan import counted, day
from governance.models import BodyDecision, BodyItem, BodyMeeting, FollowUp
from governance.standing import chairs_now
from improvement.brag import Brag
from improvement.models import Action, Recommendation
from improvement.querysets import DONE
from improvement.workflow import Status
from practice_review import counts
from reports.cover import cover, vision
from reports.models import ReportJob

# What the paper shows of one item; it says how many there are.
MOST_LINES = 6
MORE = re.compile(r"And (\d+) more")


@dataclass(frozen=True)
class Look:
    """A meeting as one person sees it on one day."""

    meeting: BodyMeeting
    today: dt.date
    items: list[BodyItem]
    decisions: list[BodyDecision]
    follow_ups: list[FollowUp]
    measures: list[list[Any]]

    def standing(self, *standings: str) -> list[BodyItem]:
        """Return the items that stand so."""
        return [one for one in self.items if one.standing in standings]

    @property
    def late(self) -> int:
        """Return how much should have followed by now and has not."""
        return sum(one.is_late(self.today) for one in self.follow_ups)


def look(meeting: BodyMeeting, *, by: Any) -> Look:
    """Look at a meeting as ``by`` sees it today, with what its body decided before."""
    before = BodyMeeting.objects.visible_to(by).filter(body=meeting.body_id, on__lt=meeting.on).order_by("-on").first()
    followed = FollowUp.objects.visible_to(by).filter(body=meeting.body_id).select_related("who", "decision", "review")
    since = followed.filter(done_on__gte=before.on) if before else followed.exclude(done_on=None)
    return Look(
        meeting,
        clock.today(),
        list(BodyItem.objects.visible_to(by).filter(meeting=meeting)),
        list(BodyDecision.objects.visible_to(by).filter(meeting=meeting)),
        [*followed.open().order_by("due_on"), *since.order_by("done_on")],
        _measures(by, clock.today()),
    )


def contents(seen: Look) -> list[str]:
    """Return in a line each what the paper will hold."""
    kept = seen.standing(BodyItem.Standing.KEPT)
    return [
        f"{counted(len(kept), 'items')} of the agenda with their numbers, and a picture of them",
        f"{counted(len(seen.decisions), 'questions')} to decide on or decided",
        f"{counted(len(seen.follow_ups), 'things')} that follow from former decisions, {seen.late} of them overdue",
        "the key measures of the plans and of practice review",
    ]


def blocks(seen: Look) -> list[str]:
    """Return what keeps the paper from being made."""
    told = []
    if open_items := seen.standing(BodyItem.Standing.FOUND):
        many = counted(len(open_items), "items")
        told.append(f"{many} of the agenda still to be settled. Keep each or leave it out.")
    if not seen.standing(BodyItem.Standing.KEPT) and not seen.decisions:
        told.append("The agenda is empty. Add an item, or ask for a decision.")
    return told


def minds(seen: Look) -> list[str]:
    """Return what the paper will show as missing."""
    told = [] if seen.decisions else ["Nothing is asked of the body. The paper will say so."]
    late = counted(seen.late, "things")
    return [*told, *([f"{late} that follow from decisions overdue. The paper will say so."] if seen.late else [])]


def gather(job: ReportJob, *, at: dt.datetime) -> dict[str, Any]:
    """Return the paper's data as the person who asked sees it at this moment: plain words and numbers."""
    seen = look(job.subject, by=job.asked_by)
    meeting, body = seen.meeting, seen.meeting.body
    chair = chairs_now(meeting.on).get(body.pk)
    return {
        **cover(job, committee=body.partnership.committee, at=at),
        "title": f"Paper for the {body.name}",
        "head": [
            ["Meeting", f"{meeting.reference}, {day(meeting.on)}{f', {meeting.place}' if meeting.place else ''}"],
            ["Chair", f"{chair.member.staff.name}, {chair.member.seat}" if chair else "Not confirmed"],
        ],
        "vision": vision(""),
        "items": [_item(one) for one in seen.standing(BodyItem.Standing.KEPT)],
        "decisions": [_decision(one) for one in seen.decisions],
        "follow_ups": [_follow_up(one, seen.today) for one in seen.follow_ups],
        "measures": seen.measures,
    }


def draw(data: dict[str, Any]) -> dict[str, Any]:
    """Return the picture of what stands out."""
    raised = [one for one in data["items"] if one["number"]]
    if not raised:
        return {}
    most = max(raised, key=lambda one: one["number"])
    labels, values = [one["title"] for one in raised], [one["number"] for one in raised]
    said = f"{sum(values)} in all; most of all {most['title'][:1].lower()}{most['title'][1:]}, {most['number']}."
    return {"chart": charts.stacked("exceptions", "How many of each", said, labels=labels, series={"Number": values})}


def _item(one: BodyItem) -> dict[str, Any]:
    words = [line[0] for line in one.lines]
    more = MORE.fullmatch(words[-1]) if words else None
    number = len(words) - 1 + int(more[1]) if more else len(words)
    shown = words[: min(MOST_LINES, len(words) - bool(more))]
    return {
        "title": one.title,
        "words": one.words,
        "number": number,
        "lines": shown,
        "beyond": number - len(shown),
    }


def _decision(one: BodyDecision) -> dict[str, str]:
    said = f"{one.get_outcome_display()}: {one.words}" if one.decided_on else ""
    return {"reference": one.reference, "question": one.question, "said": said}


def _follow_up(one: FollowUp, today: dt.date) -> dict[str, Any]:
    return {
        "what": one.what,
        "source": str(one.decision or one.review),
        "who": one.who.name,
        "due": day(one.due_on),
        "state": f"Done {day(one.done_on)}: {one.done_words}" if one.done_on else "Not done",
        "late": one.is_late(today),
    }


def _measures(by: Any, today: dt.date) -> list[list[Any]]:
    """Return the numbers that a body follows from meeting to meeting, each with what it counts."""
    actions: Any = Action.objects.visible_to(by)
    rows = list(actions.rated(today).values_list("status", "brag", "due_on"))
    rated = Counter(brag for status, brag, _ in rows if status not in DONE)
    good, concerns = (steps[0] for steps in counts.counted()["by_kind"].values())
    return [
        ["Actions in the plans", len(rows)],
        ["Complete, or further", sum(status in DONE for status, _, _ in rows)],
        ["Embedded in practice", sum(status == Status.EMBEDDED for status, _, _ in rows)],
        ["Open and on track", rated[Brag.GREEN]],
        ["Open and at risk", rated[Brag.AMBER]],
        ["Overdue", sum(due < today and status not in DONE for status, _, due in rows)],
        ["Recommendations that no action answers", Recommendation.objects.visible_to(by).filter(actions=None).count()],
        ["Practice-review suggestions about good practice", f"{good} of {good + concerns}"],
    ]
