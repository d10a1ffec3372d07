"""The lives of this room on one screen: a practice-review referral, an agency's return, a learning point, a report."""

from __future__ import annotations

from django.db.models import TextChoices

from access.roles import Permission
from common.workflow import Life, Transition

SUGGEST, DECIDE, RETURN = Permission.SUGGEST_REVIEW, Permission.DECIDE_REFERRAL, Permission.MAKE_RETURN
KEEP, CHAIR, SETTLE = Permission.KEEP_SUBGROUP, Permission.CHAIR_SUBGROUP, Permission.SETTLE_CHALLENGE
WRITE = Permission.WRITE_LEARNING

# Before anybody decided, it is still the suggester's to take back.
STILL_HERS = ("draft", "with_manager", "sent_back")


class Status(TextChoices):
    """Where a practice-review referral stands. Its owner sees this; everybody else sees five stages."""

    DRAFT = "draft", "Draft"
    WITH_MANAGER = "with_manager", "With the designated manager"
    SENT_BACK = "sent_back", "Back with a question"
    REFERRED = "referred", "Referred to the sub-group"
    CHECKING = "checking", "Being checked"
    RETURNS_ASKED = "returns_asked", "Returns asked for"
    RETURNS_IN = "returns_in", "Returns in"
    ON_AGENDA = "on_agenda", "On the agenda"
    DECIDED = "decided", "Decided"
    IN_REVIEW = "in_review", "In review"
    LEARNING_AGREED = "learning_agreed", "Learning agreed"
    CLOSED = "closed", "Closed"
    ESCALATED = "escalated", "Possible learning review"
    DECLINED = "declined", "Declined"
    CHALLENGED = "challenged", "Challenged"
    DEFERRED = "deferred", "Deferred"
    WITHDRAWN = "withdrawn", "Withdrawn"


# The sub-group has decided, and not put it off: what it decided on stays.
AFTER_DECISION = frozenset({Status.DECIDED, Status.IN_REVIEW, Status.ESCALATED, Status.LEARNING_AGREED, Status.CLOSED})


class ReturnStatus(TextChoices):
    """Where an agency's return stands."""

    ASKED = "asked", "Asked for"
    GATHERING = "gathering", "Being gathered"
    SIGNED = "signed", "Signed"


class LearningStatus(TextChoices):
    """Where a learning point stands with the committee."""

    AGREED = "agreed", "Agreed by the sub-group"
    ACCEPTED = "accepted", "Accepted by the committee"
    REJECTED = "rejected", "Not accepted by the committee"


class ReportStatus(TextChoices):
    """Where a review's report stands."""

    DRAFT = "draft", "Being written"
    CHECKED = "checked", "With those who check its facts"
    FINAL = "final", "Final"


PRACTICE_REVIEW = Life(
    name="practice review",
    statuses=Status,
    first=Status.DRAFT,
    transitions=(
        Transition("submit", ("draft",), "with_manager", SUGGEST, label="Send to the designated manager"),
        Transition("submit_through_office", ("draft",), "referred", SUGGEST, label="Send through the office"),
        Transition("refer", ("with_manager",), "referred", DECIDE, label="Refer to the sub-group"),
        Transition("decline", ("with_manager",), "declined", DECIDE, must_say_why=True, label="Decline"),
        Transition("ask_back", ("with_manager",), "sent_back", DECIDE, label="Ask for more"),
        Transition("answer_back", ("sent_back",), "with_manager", SUGGEST, label="Answer"),
        Transition(
            "withdraw",
            ("draft", "with_manager", "sent_back"),
            "withdrawn",
            SUGGEST,
            must_say_why=True,
            label="Withdraw",
        ),
        Transition("challenge", ("declined",), "challenged", SUGGEST, must_say_why=True, label="Challenge the no"),
        Transition("uphold", ("challenged",), "declined", SETTLE, must_say_why=True, label="Uphold the no"),
        Transition("overturn", ("challenged",), "referred", SETTLE, must_say_why=True, label="Overturn it, and refer"),
        Transition("acknowledge", ("referred",), "checking", KEEP, label="Acknowledge"),
        Transition(
            "close_as_duplicate",
            ("referred", "checking"),
            "closed",
            KEEP,
            must_say_why=True,
            label="Close as told already",
        ),
        Transition(
            "put_off", ("referred", "checking", "returns_in"), "deferred", KEEP, must_say_why=True, label="Put it off"
        ),
        Transition("take_up_again", ("deferred",), "checking", KEEP, label="Take it up again"),
        Transition("ask_for_returns", ("referred", "checking"), "returns_asked", KEEP, label="Ask for returns"),
        Transition("receive_returns", ("returns_asked",), "returns_in", KEEP, label="Go on with the returns"),
        Transition("put_on_agenda", ("returns_in", "deferred"), "on_agenda", KEEP, label="Put on an agenda"),
        Transition(
            "take_off_agenda", ("on_agenda",), "returns_in", KEEP, must_say_why=True, label="Take off the agenda"
        ),
        Transition("decide", ("on_agenda",), "decided", CHAIR, must_say_why=True, label="Record the decision"),
        Transition("begin_review", ("decided",), "in_review", CHAIR, label="Begin the review"),
        Transition("agree_brief", ("decided",), "learning_agreed", CHAIR, label="Agree the good-practice brief"),
        Transition("defer", ("decided",), "deferred", CHAIR, label="Defer"),
        Transition("escalate", ("decided",), "escalated", CHAIR, label="Pass it to the committee"),
        Transition(
            "hand_on", ("escalated",), "closed", KEEP, must_say_why=True, label="Close with the committee’s word"
        ),
        Transition("end", ("decided",), "closed", CHAIR, label="Close with its outcome"),
        Transition("agree_learning", ("in_review",), "learning_agreed", CHAIR, label="Agree the learning"),
        Transition("close", ("learning_agreed",), "closed", KEEP, label="Close"),
    ),
)

RETURN_LIFE = Life(
    name="agency return",
    statuses=ReturnStatus,
    first=ReturnStatus.ASKED,
    transitions=(
        Transition("start_return", ("asked",), "gathering", RETURN, label="Start gathering"),
        Transition("sign_return", ("gathering",), "signed", RETURN, label="Sign"),
        Transition("reopen_return", ("signed",), "gathering", RETURN, must_say_why=True, label="Reopen"),
    ),
)

LEARNING = Life(
    name="learning point",
    statuses=LearningStatus,
    first=LearningStatus.AGREED,
    transitions=(
        Transition("accept_learning", ("agreed",), "accepted", KEEP, label="Accept"),
        Transition("amend_learning", ("agreed",), "accepted", KEEP, must_say_why=True, label="Accept in other words"),
        Transition("reject_learning", ("agreed",), "rejected", KEEP, must_say_why=True, label="Do not accept"),
    ),
)

REVIEW_REPORT = Life(
    name="review report",
    statuses=ReportStatus,
    first=ReportStatus.DRAFT,
    transitions=(
        Transition("send_report", ("draft",), "checked", WRITE, label="Send it to have its facts checked"),
        Transition("finish_report", ("checked",), "final", WRITE, label="The report is final"),
        Transition("send_report_back", ("final",), "draft", CHAIR, must_say_why=True, label="Send it back"),
    ),
)
