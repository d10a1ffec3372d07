"""What concerns add to everybody's work: what one screens or triages, questions to answer, and no orphan."""

from __future__ import annotations

from collections.abc import Iterator

from access.roles import Permission
from agencies.models import StaffMember
from referrals.models import Question, Screening, Triage
from work.mine import Item, day_of
from work.owning import Looked, Wanting, teams_that_read


def waiting(user: StaffMember) -> Iterator[Item]:
    """Return the screenings and triages she claimed, and the questions that wait for her answer."""
    if user.may(Permission.SCREEN_CONCERN):
        yield from _claimed(user, Screening, "To screen", Permission.SCREEN_CONCERN)
    if user.may(Permission.TRIAGE_CONCERN):
        yield from _claimed(user, Triage, "To triage", Permission.TRIAGE_CONCERN)
    asked = Question.objects.visible_to(user).filter(concern__author=user.pk).unanswered().select_related("concern")
    for one in asked:
        url = one.get_absolute_url()
        yield Item("Question to you", "Answer a question", url, one.concern_id, one.concern.reference)


def open_work() -> Looked:
    """Return the open screenings and triages whose holder is gone and whose queue nobody reads."""
    read, found = teams_that_read(), Looked()
    for model, what in ((Screening, "Screening"), (Triage, "Triage")):
        for one in model.objects.open().select_related("concern", "claimed_by", "team"):
            found.many += 1
            claimed = one.claimed_by is not None and one.claimed_by.is_active
            if not claimed and one.team_id not in read:
                team = one.team.name if one.team else "no team"
                why = f"nobody reads the queue it waits in: {team}"
                found.wanting.append(Wanting(one.concern_id, one.concern.reference, what, why))
    return found


def _claimed(user: StaffMember, model: type[Screening | Triage], kind: str, permission: Permission) -> Iterator[Item]:
    held = model.objects.visible_to(user, permission).open().filter(claimed_by=user.pk).select_related("concern")
    for one in held:
        due = day_of(one.due_at)
        yield Item(kind, "Decide", one.get_absolute_url(), one.concern_id, one.concern.reference, due)
