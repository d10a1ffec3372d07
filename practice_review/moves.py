"""The buttons of a practice-review referral: what its life allows now and is this person's to do."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from access.roles import Permission
from practice_review.models import PracticeReviewReferral
from practice_review.routing import able_to_decide
from practice_review.words import words_for
from practice_review.workflow import PRACTICE_REVIEW, Status

ADDRESSES = {
    "submit": "referral_submit",
    "refer": "referral_refer",
    "decline": "referral_decline",
    "withdraw": "referral_withdraw",
    "ask_for_returns": "referral_ask_returns",
    "receive_returns": "referral_receive",
    "put_on_agenda": "referral_agenda",
    "agree_learning": "learning_agree",
    "close": "referral_close",
}
FIRST = {"submit", "refer", "ask_for_returns", "receive_returns", "put_on_agenda", "agree_learning", "close"}


def buttons(referral: PracticeReviewReferral, user: Any) -> list[dict[str, Any]]:
    """Return label, address and whether it goes on, of each move that ``user`` may make now."""
    moves = [move for move in PRACTICE_REVIEW.moves_from(referral.status) if move.verb in ADDRESSES]
    may = {permission: _may(referral, user, permission) for permission in {move.permission for move in moves}}
    found = [
        {
            "label": words_for(referral.kind).refer if move.verb == "refer" else move.label,
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
    if user.may(Permission.KEEP_SUBGROUP) and referral.status == Status.WITH_MANAGER and not able_to_decide(referral):
        found.append(("Name who decides", "referral_decider", True))
    if referral.status == Status.RETURNS_ASKED and user.may(Permission.KEEP_SUBGROUP):
        found.append(("Ask one more agency", "referral_ask_returns", False))
    if referral.status == Status.IN_REVIEW and _may(referral, user, Permission.WRITE_LEARNING):
        found.append(("Add a learning point", "learning_add", False))
    return [
        {"label": label, "url": reverse(f"practice_review:{name}", args=[referral.pk]), "goes_on": first}
        for label, name, first in found
    ]


def _may(referral: PracticeReviewReferral, user: Any, permission: str) -> bool:
    return PracticeReviewReferral.objects.visible_to(user, permission).filter(pk=referral.pk).exists()
