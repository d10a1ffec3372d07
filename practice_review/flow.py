"""The flow chart of the terms of reference, drawn from the life's own table, so that it cannot say anything else."""

from __future__ import annotations

from itertools import pairwise

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from access.roles import ROLE_PERMISSIONS, Role
from practice_review.workflow import PRACTICE_REVIEW, Status

# Which statuses stand in the middle, one under the other; what leaves the way stands to the right of where it leaves.
WAY = (
    Status.DRAFT,
    Status.WITH_MANAGER,
    Status.REFERRED,
    Status.CHECKING,
    Status.RETURNS_ASKED,
    Status.RETURNS_IN,
    Status.ON_AGENDA,
    Status.DECIDED,
    Status.IN_REVIEW,
    Status.LEARNING_AGREED,
    Status.CLOSED,
)
BESIDE = {
    Status.WITHDRAWN: Status.DRAFT,
    Status.DECLINED: Status.WITH_MANAGER,
    Status.DEFERRED: Status.ON_AGENDA,
    Status.ESCALATED: Status.DECIDED,
}
WHO = {
    Role.STAFF: "Anybody",
    Role.DESIGNATED_MANAGER: "Designated manager",
    Role.OFFICE: "Committee office",
    Role.CHAIR: "Chair and members",
}
LEFT, WIDE, HIGH, STEP, ASIDE = 24, 250, 40, 74, 380


def owner(permission: str) -> str:
    """Return who makes a move, as a page says it; the narrowest role that may."""
    for role in (Role.CHAIR, Role.OFFICE, Role.DESIGNATED_MANAGER, Role.STAFF):
        if permission in ROLE_PERMISSIONS[role] and (role == Role.STAFF or permission not in _staff()):
            return WHO[role]
    return ""


def _staff() -> frozenset[str]:
    return frozenset(str(one) for one in ROLE_PERMISSIONS[Role.STAFF])


def owners() -> list[dict[str, str]]:
    """Return each move with who makes it, from where to where: the same as the picture, as a table."""
    return [
        {
            "label": move.label,
            "who": owner(move.permission),
            "source": " or ".join(str(Status(one).label) for one in move.sources),
            "target": str(Status(move.target).label),
        }
        for move in PRACTICE_REVIEW.transitions
    ]


def flow_chart() -> SafeString:
    """Draw it: boxes for statuses, an arrow for each way down, a side branch for what leaves the way."""
    places = {status: 16 + STEP * number for number, status in enumerate(WAY)}
    boxes = [{"x": LEFT, "y": y, "label": status.label, "main": True} for status, y in places.items()]
    boxes += [{"x": ASIDE, "y": places[of], "label": status.label, "main": False} for status, of in BESIDE.items()]
    moves = {(source, move.target): move for move in PRACTICE_REVIEW.transitions for source in move.sources}
    down = []
    for first, last in pairwise(WAY):
        if move := moves.get((first, last)):
            down.append({"y1": places[first] + HIGH, "y2": places[last], "words": _words(move.label, move.permission)})
    aside = [
        {"y": places[of] + HIGH / 2, "words": moves[of, status].label}
        for status, of in BESIDE.items()
        if (of, status) in moves
    ]
    context = {
        "boxes": boxes,
        "down": down,
        "aside": aside,
        "left": LEFT,
        "wide": WIDE,
        "high": HIGH,
        "middle": LEFT + WIDE / 2,
        "edge": LEFT + WIDE,
        "beside": ASIDE,
        "narrow": 180,
        "height": places[WAY[-1]] + HIGH + 12,
    }
    return render_to_string("practice_review/flow.html", context)


def _words(label: str, permission: str) -> str:
    return f"{label} ({owner(permission).lower()})"
