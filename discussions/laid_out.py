"""A discussion gathered as one reader sees it, for its page and for its record as PDF."""

from __future__ import annotations

from typing import Any

from discussions.forms.writing import agencies_for
from discussions.models import (
    AgencyInformation,
    ChecklistAnswer,
    Discussion,
    DiscussionAction,
    DiscussionChild,
    DiscussionPart,
    Participant,
    SafetyStep,
    WithoutAgency,
)
from discussions.summary import (
    action_rows,
    checklist_rows,
    child_row,
    information_rows,
    part_rows,
    question_rows,
    step_rows,
)
from reference.models import Code

WORDS = ("discussion_decision", "discussion_medical", "discussion_checklist")
OF_A_CHILD = "child__case__child"


def children_of(discussion: Discussion, user: Any) -> list[DiscussionChild]:
    """Return the children whose record ``user`` may see, each with its case and what is decided."""
    rows = DiscussionChild.objects.visible_to(user).filter(discussion=discussion)
    return list(rows.select_related("case__child", "case__lead_professional", "case__lead_team", "decided_by"))


def labels_of(user: Any) -> dict[str, dict[str, str]]:
    """Return the words of every code list that a discussion speaks in, in one question."""
    codes = Code.objects.visible_to(user).filter(list__key__in=WORDS)
    found: dict[str, dict[str, str]] = {key: {} for key in WORDS}
    for key, code, label in codes.order_by("valid_from", "position").values_list("list__key", "code", "label"):
        found[key][code] = label
    return found


def rows_of(discussion: Discussion, user: Any, model: Any, *select: str) -> Any:
    """Return the rows of a kind that the reader may see."""
    rows = model.objects.visible_to(user).filter(discussion=discussion)
    return rows.select_related(*select) if select else rows


def sections_of(
    discussion: Discussion,
    children: list[DiscussionChild],
    user: Any,
    *,
    works: bool = False,
    holds: bool = False,
) -> dict[str, Any]:
    """Return every section of the record; with what may be done to each by who works on it, and who holds it."""
    writes, words, many = holds and discussion.is_held, labels_of(user), len(children) > 1

    def rows(model: Any, *select: str) -> Any:
        return rows_of(discussion, user, model, *select)

    information, without = rows(AgencyInformation, "agency", OF_A_CHILD), rows(WithoutAgency, "recorded_by")
    gives = works and discussion.is_held
    answers = rows(ChecklistAnswer, "answered_by") if discussion.started_at else []
    return {
        "parts": part_rows(rows(DiscussionPart, "led_by"), rows(Participant, "agency"), writes=writes),
        "agencies": information_rows(agencies_for(user), information, without, writes=writes, gives=gives),
        "questions": question_rows(discussion),
        "steps": step_rows(rows(SafetyStep, OF_A_CHILD), many=many, writes=writes),
        "child_rows": [child_row(one, words, writes=writes, records=works) for one in children],
        "actions": action_rows(rows(DiscussionAction, OF_A_CHILD), many=many, writes=writes, works=works),
        "checklist": checklist_rows(words["discussion_checklist"], answers) if discussion.started_at else [],
    }
