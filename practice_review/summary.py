"""What pages say of a referral, a return and a decision: rows of key and value, nothing fetched in templates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from agencies.models import Agency
from audit.models import StatusChange
from cases.models import Case
from common.templatetags.rowan import day, moment
from common.wording import spoken
from people.models import Person
from practice_review.models import AgencyReturn, Challenge, Decision, ManagerQuestion, PracticeReviewReferral
from practice_review.words import words_for
from practice_review.workflow import Status
from reference.querysets import labels
from referrals.models import Concern

BEFORE_REFERRED = ["", Status.DRAFT, Status.WITH_MANAGER, Status.SENT_BACK, Status.DECLINED, Status.CHALLENGED]


def row(key: str, value: Any, none: str = "", url: str = "", action: str = "Open") -> dict[str, Any]:
    """Return one row of a summary."""
    return {"key": key, "value": value, "none": none, "url": url if value else "", "action": action}


def bare(label: str) -> str:
    """Return a question without what only its form says."""
    return label.replace(" (optional)", "")


def suggestion_rows(referral: PracticeReviewReferral, user: Any) -> list[dict[str, Any]]:
    """Return what was suggested, in the words of its kind; links only to what ``user`` may see."""
    words, said = words_for(referral.kind), labels("practice_review_criterion")
    involved = Agency.objects.visible_to(user).filter(pk__in=referral.involved.values("agency")).order_by("position")
    concern = case = child = None
    if referral.concern_id:
        concern = Concern.objects.visible_to(user).filter(pk=referral.concern_id).first()
    if referral.case_id:
        case = Case.objects.visible_to(user).filter(pk=referral.case_id).first()
    if referral.child_id:
        child = Person.objects.visible_to(user).filter(pk=referral.child_id).first()
    rows = [
        row(words.happened, referral.what_happened),
        row(words.why, referral.why_learn),
        row("Agencies involved", ", ".join(agency.name for agency in involved), "None named"),
        row(bare(words.criteria), "\n".join(said.get(code, code) for code in referral.criteria), "Not said"),
    ]
    if referral.child_words:
        rows.append(row(bare(words.child), referral.child_words))
    if concern:
        rows.append(row("Concern in Rowan", concern.reference, url=concern.get_absolute_url()))
    if case:
        rows.append(row("Case in Rowan", case.reference, url=case.get_absolute_url()))
    if child:
        rows.append(row("Child in Rowan", child.name, url=child.get_absolute_url()))
    risk = "Yes: a concern was logged" if referral.concern_id else "Yes: log a concern first"
    rows.append(row(words.risk, risk if referral.at_risk_now else "No"))
    return rows


def manager_rows(referral: PracticeReviewReferral) -> list[dict[str, Any]]:
    """Return what the designated manager decided for the agency."""
    if referral.through_office:
        return [row("Came through the committee office", "Nobody of the office decided on it.")]
    if not referral.manager_decided_at:
        return []
    reasons = labels("manager_decision")
    declined = reasons.get(referral.manager_code, "")
    return [
        row("Decision", f"Not referred: {declined[:1].lower()}{declined[1:]}" if declined else "Referred"),
        row("In words", referral.manager_reason, "Nothing added"),
        row("By", f"{referral.decided_by_manager} as {referral.manager_as}"),
        row("On", moment(referral.manager_decided_at)),
    ]


def question_rows(questions: Iterable[ManagerQuestion]) -> list[dict[str, Any]]:
    """Return what was asked back, each with its answer."""
    return [row(one.text, one.answer, "Not answered yet") for one in questions]


def challenge_rows(one: Challenge) -> list[dict[str, Any]]:
    """Return why a no was challenged, who was asked, and what came of it."""
    rows = [
        row("Why it is challenged", one.words),
        row("On", moment(one.made_at)),
        row("Who settles it", str(one.asked) if one.asked else "", "Nobody asked yet"),
    ]
    if one.result:
        rows += [
            row("Result", one.get_result_display()),
            row("In words", one.reason),
            row("By", f"{one.settled_by} as {one.settled_as}, {moment(one.settled_at)}"),
        ]
    return rows


def return_rows(one: AgencyReturn) -> list[dict[str, Any]]:
    """Return what an agency's return says."""
    if one.has_not_contributed:
        waived = [row("Waived by the chair", str(one.waived_by))] if one.waived_by else []
        return [row("Has not contributed", one.went_on_without), *waived]
    if one.nil:
        rows = [row("What the agency knows", "Nil return: we looked, and hold nothing.")]
    else:
        rows = [row("What the agency knows", one.account, "Not written yet")]
    rows += [
        row("First reflection", one.first_reflection, "None"),
        row("Looked for and not found", one.not_found, "Nothing named"),
    ]
    if one.signed_at:
        rows.append(row("Signed", f"{one.signed_by} as {one.signed_as}, {moment(one.signed_at)}"))
    else:
        rows.append(row("Signed", "", "Not yet: it may still change"))
    return rows


def seat_words(decision: Decision) -> list[str]:
    """Return each seat that counted, with who stood in on it."""
    stood_in = decision.deputies
    return [f"{seat} ({stood_in[seat]} stood in)" if seat in stood_in else seat for seat in decision.counted_seats]


def decision_rows(decision: Decision) -> list[dict[str, Any]]:
    """Return what the sub-group decided, with whom, and why."""
    said = labels("practice_review_criterion")
    chair = f"{decision.chaired_by}, acting" if decision.acting else str(decision.chaired_by)
    return [
        row("Decision", spoken(decision.get_outcome_display())),
        row("Why", decision.rationale),
        row("Criteria met", "\n".join(said.get(code, code) for code in decision.criteria), "None named"),
        row("In the chair", chair),
        row("Seats counted", ", ".join(seat_words(decision)), "None"),
        row("Agencies counted", ", ".join(decision.counted_agencies), "None"),
        row("Decided", day(decision.decided_at)),
    ]


def changes_of(referral: PracticeReviewReferral, *, whole: bool = True) -> list[dict[str, Any]]:
    """Return the moves of a referral's life, newest first; unless ``whole``, those before it was referred."""
    moves = StatusChange.objects.filter(record=referral.pk).select_related("by").order_by("-at")
    if not whole:
        moves = moves.filter(source__in=BEFORE_REFERRED)
    return [
        {"what": Status(one.target).label, "at": one.at, "by": one.by, "acting_as": one.acting_as, "why": one.why}
        for one in moves
    ]
