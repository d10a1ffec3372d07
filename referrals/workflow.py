"""The lives of this room on one screen. A concern itself has none: once submitted it stays submitted."""

from __future__ import annotations

from django.db.models import TextChoices

from access.roles import Permission
from common.workflow import Life, Transition

SCREEN, TRIAGE = Permission.SCREEN_CONCERN, Permission.TRIAGE_CONCERN


class ScreeningStatus(TextChoices):
    """Where the receiving team stands with one child of a concern."""

    WAITING = "waiting", "Waiting to be claimed"
    CLAIMED = "claimed", "Being screened"
    DECIDED = "decided", "Decided"


class TriageStatus(TextChoices):
    """Where the designated manager stands with a concern."""

    WAITING = "waiting", "Waiting to be claimed"
    CLAIMED = "claimed", "Being looked at"
    DONE = "done", "Done"


class QuestionStatus(TextChoices):
    """A question to the author of a concern. It changes neither owner, state nor clock of anything else."""

    ASKED = "asked", "Waiting for an answer"
    ANSWERED = "answered", "Answered"


SCREENING = Life(
    name="screening",
    statuses=ScreeningStatus,
    first=ScreeningStatus.WAITING,
    transitions=(
        Transition("claim", ("waiting",), "claimed", SCREEN, label="Claim"),
        Transition("take_over", ("claimed",), "claimed", SCREEN, must_say_why=True, label="Take over"),
        Transition("release", ("claimed",), "waiting", SCREEN, must_say_why=True, label="Put back in the queue"),
        Transition("hand_on", ("claimed",), "claimed", SCREEN, must_say_why=True, label="Hand on"),
        Transition("decide", ("claimed",), "decided", SCREEN, must_say_why=True, label="Decide"),
        Transition("reconsider", ("decided",), "claimed", SCREEN, must_say_why=True, label="Reconsider"),
    ),
)

TRIAGE_LIFE = Life(
    name="triage",
    statuses=TriageStatus,
    first=TriageStatus.WAITING,
    transitions=(
        Transition("claim_triage", ("waiting",), "claimed", TRIAGE, label="Claim"),
        Transition("take_over_triage", ("claimed",), "claimed", TRIAGE, must_say_why=True, label="Take over"),
        Transition("release_triage", ("claimed",), "waiting", TRIAGE, must_say_why=True, label="Put back in the queue"),
        Transition("hand_on_triage", ("claimed",), "claimed", TRIAGE, must_say_why=True, label="Hand on"),
        Transition("finish_triage", ("claimed",), "done", TRIAGE, label="Finish triage"),
        Transition("reopen_triage", ("done",), "claimed", TRIAGE, must_say_why=True, label="Reopen"),
    ),
)

QUESTION = Life(
    name="question",
    statuses=QuestionStatus,
    first=QuestionStatus.ASKED,
    transitions=(Transition("answer", ("asked",), "answered", Permission.ANSWER_QUESTION, label="Answer"),),
)
