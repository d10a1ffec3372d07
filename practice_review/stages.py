"""Five stages and one next step: what everybody but a referral's present owner is told of where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from access.roles import Permission
from practice_review.models import PracticeReviewReferral
from practice_review.workflow import Status

LABELS = (
    "Suggested",
    "With the designated manager",
    "With the sub-group",
    "Decided",
    "Learning shared",
)

# status: (stage, who owns the present step, what happens next)
STEPS: dict[str, tuple[int, str, str]] = {
    Status.DRAFT: (1, "The suggester", "Send it to the designated manager."),
    Status.WITHDRAWN: (1, "", "Nothing: it was withdrawn."),
    Status.WITH_MANAGER: (2, "The designated manager", "The designated manager refers it or declines it."),
    Status.SENT_BACK: (2, "The suggester", "The suggester answers the designated manager’s question."),
    Status.CHALLENGED: (2, "Who settles the challenge", "Somebody else upholds the no or overturns it."),
    Status.DECLINED: (2, "", "Nothing: the designated manager declined it, with a reason."),
    Status.REFERRED: (3, "The committee office", "The office asks each agency involved for its return."),
    Status.CHECKING: (
        3,
        "The committee office",
        "The office checks whether it was told already, and asks for returns.",
    ),
    Status.RETURNS_ASKED: (3, "The agencies' designated managers", "Each agency signs its return."),
    Status.RETURNS_IN: (3, "The committee office", "The office puts it on an agenda."),
    Status.ON_AGENDA: (3, "The chair", "The sub-group meets and decides."),
    Status.DEFERRED: (3, "The committee office", "The office puts it on an agenda again."),
    Status.DECIDED: (4, "The chair", "What was decided is begun."),
    Status.IN_REVIEW: (4, "The lead reviewer", "The review finds what there is to learn."),
    Status.ESCALATED: (4, "The committee", "The committee decides whether to call for a learning review."),
    Status.LEARNING_AGREED: (4, "The committee office", "The committee decides on each learning point."),
    Status.CLOSED: (4, "", "Nothing: it is closed."),
}

OWNED_BY = {
    Status.DRAFT: Permission.SUGGEST_REVIEW,
    Status.WITH_MANAGER: Permission.DECIDE_REFERRAL,
    Status.SENT_BACK: Permission.SUGGEST_REVIEW,
    Status.CHALLENGED: Permission.SETTLE_CHALLENGE,
    Status.REFERRED: Permission.KEEP_SUBGROUP,
    Status.CHECKING: Permission.KEEP_SUBGROUP,
    Status.ESCALATED: Permission.KEEP_SUBGROUP,
    Status.RETURNS_ASKED: Permission.KEEP_SUBGROUP,
    Status.RETURNS_IN: Permission.KEEP_SUBGROUP,
    Status.ON_AGENDA: Permission.CHAIR_SUBGROUP,
    Status.DEFERRED: Permission.KEEP_SUBGROUP,
    Status.IN_REVIEW: Permission.WRITE_LEARNING,
    Status.LEARNING_AGREED: Permission.KEEP_SUBGROUP,
}


@dataclass(frozen=True)
class Stage:
    """Where a referral stands as one person is told: ``label`` is the status to its owner, else the stage."""

    number: int
    label: str
    next_step: str
    whose: str
    is_owner: bool = False

    @property
    def whose_unsaid(self) -> str:
        """Return whose step it is, where the sentence of the next step does not begin with it."""
        named = self.next_step.startswith((self.whose, self.whose.replace("The committee office", "The office")))
        return "" if named else self.whose


def stage_of(referral: PracticeReviewReferral) -> Stage:
    """Return the stage, 1 to 5, as everybody but the owner is told it."""
    number, whose, next_step = STEPS[referral.status]
    if referral.learning_shared_at is not None:
        number = len(LABELS)
        if referral.status == Status.LEARNING_AGREED:
            next_step = "The office shares it, tells who took part, and looks later whether it helped."
    if referral.status == Status.WITH_MANAGER and not (referral.decider_team_id or referral.decider_id):
        whose, next_step = "The committee office", "The office names another agency's designated manager."
    if referral.status == Status.CHALLENGED and not referral.settler_id:
        whose, next_step = "The committee office", "The office asks somebody else to settle the challenge."
    return Stage(number, LABELS[number - 1], next_step, whose)


def is_owner(referral: PracticeReviewReferral, user: Any) -> bool:
    """Say whether the present step is this person's to take."""
    permission = OWNED_BY.get(Status(referral.status))
    if permission is None:
        return False
    rows = PracticeReviewReferral.objects.visible_to(user, permission)
    return rows.filter(pk=referral.pk).exists()


def seen_by(referral: PracticeReviewReferral, user: Any) -> Stage:
    """Return where the referral stands as ``user`` is told: its status to the owner, the stage to everybody else."""
    stage = stage_of(referral)
    if not is_owner(referral, user):
        return stage
    label = str(Status(referral.status).label)
    return Stage(stage.number, label, stage.next_step, stage.whose, is_owner=True)
