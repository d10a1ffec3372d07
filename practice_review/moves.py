"""The buttons of a practice-review referral: what its life allows now and is this person's to do."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from access.roles import Permission
from practice_review.models import Challenge, PracticeReviewReferral
from practice_review.routing import able_to_decide
from practice_review.words import words_for
from practice_review.workflow import PRACTICE_REVIEW, Status

ADDRESSES = {
    "submit": "referral_submit",
    "refer": "referral_refer",
    "decline": "referral_decline",
    "withdraw": "referral_withdraw",
    "ask_back": "referral_ask_back",
    "answer_back": "referral_answer",
    "challenge": "referral_challenge",
    "uphold": "referral_settle",
    "acknowledge": "referral_acknowledge",
    "close_as_duplicate": "referral_duplicate",
    "put_off": "referral_put_off",
    "take_up_again": "referral_take_up",
    "hand_on": "referral_hand_on",
    "ask_for_returns": "referral_ask_returns",
    "receive_returns": "referral_receive",
    "put_on_agenda": "referral_agenda",
    "agree_learning": "learning_agree",
    "close": "referral_close",
}
WRITTEN = {Status.IN_REVIEW, Status.LEARNING_AGREED}
FIRST = {
    "submit",
    "refer",
    "answer_back",
    "uphold",
    "acknowledge",
    "ask_for_returns",
    "receive_returns",
    "put_on_agenda",
    "agree_learning",
    "close",
}
# Where one button leads to both ways of settling.
LABELS = {"uphold": "Settle the challenge"}

BEFORE_DECISION = {
    Status.REFERRED,
    Status.CHECKING,
    Status.RETURNS_ASKED,
    Status.RETURNS_IN,
    Status.ON_AGENDA,
    Status.DEFERRED,
}


def buttons(referral: PracticeReviewReferral, user: Any) -> list[dict[str, Any]]:
    """Return label, address and whether it goes on, of each move that ``user`` may make now."""
    moves = [
        move
        for move in PRACTICE_REVIEW.moves_from(referral.status)
        if move.verb in ADDRESSES and _open(referral, move.verb)
    ]
    may = {permission: _may(referral, user, permission) for permission in {move.permission for move in moves}}
    found = [
        {
            "label": words_for(referral.kind).refer if move.verb == "refer" else LABELS.get(move.verb, move.label),
            "url": reverse(f"practice_review:{ADDRESSES[move.verb]}", args=[referral.pk]),
            "goes_on": move.verb in FIRST,
        }
        for move in moves
        if may[move.permission]
    ]
    return sorted([*found, *_beside(referral, user)], key=lambda button: not button["goes_on"])


def _beside(referral: PracticeReviewReferral, user: Any) -> list[dict[str, Any]]:
    """Return what may be done that is no move of the life."""
    found = []
    keeps = user.may(Permission.KEEP_SUBGROUP)
    if keeps and referral.status == Status.CHALLENGED:
        found.append(("Ask who settles it", "referral_second", referral.settler_id is None))
    if keeps and referral.status in {*BEFORE_DECISION, Status.IN_REVIEW}:
        found.append(("Note another inquiry", "referral_matter", False))
    if keeps and referral.status == Status.WITH_MANAGER and not able_to_decide(referral):
        found.append(("Name who decides", "referral_decider", True))
    if keeps and referral.status == Status.RETURNS_ASKED:
        found.append(("Ask one more agency", "referral_ask_returns", False))
    if referral.status in WRITTEN and _may(referral, user, Permission.WRITE_LEARNING):
        if referral.status == Status.IN_REVIEW:
            found.append(("Add a learning point", "learning_add", False))
        found.append(("Pseudonyms", "pseudonym_map", False))
    return [
        {"label": label, "url": reverse(f"practice_review:{name}", args=[referral.pk]), "goes_on": first}
        for label, name, first in found
    ]


def _open(referral: PracticeReviewReferral, verb: str) -> bool:
    """Say whether more than the life allows a move: a challenge once, and taking up what the office put off itself."""
    if verb == "challenge":
        return not Challenge.objects.filter(referral=referral).exists()
    asked = verb in {"take_up_again", "put_on_agenda"} and referral.status == Status.DEFERRED
    return not asked or referral.returns.exists() == (verb == "put_on_agenda")


def _may(referral: PracticeReviewReferral, user: Any, permission: str) -> bool:
    return PracticeReviewReferral.objects.visible_to(user, permission).filter(pk=referral.pk).exists()
