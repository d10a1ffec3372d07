"""Log a concern: keep what is typed, then submit it once."""

from __future__ import annotations

import uuid
from typing import Any

from django.urls import reverse

from access.actions import action
from access.grants import grant
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember, Team
from agencies.querysets import receiving_teams
from common import clock
from common.models import next_reference
from reference.timescales import due
from referrals.models import Concern, ConcernAdult, ConcernChild, ConcernDraft, Screening, Triage
from referrals.rerouting import give_triage, keep_away, tell_office
from referrals.routing import identify_worker, kept_away, who_screens, who_triages
from referrals.told import is_anything_typed
from work.actions import notify


@action(Permission.LOG_CONCERN)
def start_draft(*, by: StaffMember) -> ConcernDraft:
    """Begin a concern; what is typed is kept from here on."""
    return ConcernDraft.objects.create(author=by)


@action(Permission.LOG_CONCERN)
def save_draft(draft: ConcernDraft, *, by: StaffMember, answers: dict[str, Any]) -> ConcernDraft:
    """Keep the pages in ``answers`` as typed, right or wrong, beside the pages kept before."""
    return _keep(draft, **answers)


@action(Permission.LOG_CONCERN)
def keep_child(draft: ConcernDraft, *, by: StaffMember, number: int, typed: dict[str, list[str]]) -> ConcernDraft:
    """Keep one child's page as typed, in its place or after the last; an empty page adds no child.

    The children are read here, under the lock, so that two windows never write over each other's whole list. What
    was suggested for a child goes when its page changes: it was an answer to other facts.
    """
    children, suggested = _children(draft)
    if number >= len(children) and not is_anything_typed(typed):
        return draft
    if children[number : number + 1] != [typed]:
        children[number : number + 1], suggested[number : number + 1] = [typed], [[]]
    return _keep(draft, children=children, suggested=suggested)


@action(Permission.LOG_CONCERN)
def take_child_out(draft: ConcernDraft, *, by: StaffMember, number: int) -> ConcernDraft:
    """Take one child out of a draft, with what was suggested for it."""
    children, suggested = _children(draft)
    del children[number : number + 1], suggested[number : number + 1]
    return _keep(draft, children=children, suggested=suggested)


@action(Permission.LOG_CONCERN)
def keep_suggested(draft: ConcernDraft, *, by: StaffMember, number: int, found: list[dict[str, Any]]) -> ConcernDraft:
    """Keep the possible matches of one child beside it."""
    children, suggested = _children(draft)
    if number < len(children):
        suggested[number] = found
    return _keep(draft, suggested=suggested)


def _children(draft: ConcernDraft) -> tuple[list[Any], list[Any]]:
    """Return a draft's children and, place by place, what was suggested for each."""
    children, suggested = (list(draft.answers.get(key, [])) for key in ("children", "suggested"))
    return children, [*suggested, *([] for _ in children[len(suggested) :])]


def _keep(draft: ConcernDraft, **answers: Any) -> ConcernDraft:
    draft.answers = {**draft.answers, **answers}
    draft.saved_at = clock.now()
    draft.save(update_fields=["answers", "saved_at"])
    return draft


@action(Permission.LOG_CONCERN)
def discard_draft(draft: ConcernDraft, *, by: StaffMember) -> None:
    """Throw away a draft its author does not need."""
    draft.delete()


@action(Permission.LOG_CONCERN)
def submit_concern(
    *,
    by: StaffMember,
    draft_id: uuid.UUID,
    told: dict[str, Any],
    children: list[dict[str, Any]],
    adults: list[dict[str, Any]] | None = None,
) -> Concern:
    """Submit a concern: it is the receiving team's from this moment. Submitting a draft twice makes one.

    The concern takes the draft's key, and the draft's row is locked: a second submission waits, finds the draft
    gone, and is given the concern that the first one made. NotNow when there is no child or no receiving team.
    """
    draft = ConcernDraft.objects.visible_to(by).select_for_update().filter(pk=draft_id).first()
    before = Concern.objects.visible_to(by).filter(pk=draft_id).first()
    if before:
        return before
    if draft is None:
        raise NotNow("This draft was thrown away, so it cannot be sent. Start again.")
    if not children:
        raise NotNow("Say which child this is about, even if all you know is where the child can be found.")
    if by.team is None:
        raise NotNow("Your account has no team yet, so nobody could answer for it. Ring the duty team.")
    concern = Concern.objects.create(
        id=draft_id,
        reference=next_reference("C"),
        author=by,
        team=by.team,
        organisation=by.team.organisation,
        recorded_at=clock.now(),
        worker=identify_worker(told.get("worker_name", ""), told.get("worker_agency")),
        **told,
    )
    _name_people(concern, children, adults or [])
    _route(concern, by=by)
    draft.delete()
    return concern


def _name_people(concern: Concern, children: list[dict[str, Any]], adults: list[dict[str, Any]]) -> None:
    for position, child in enumerate(children, start=1):
        ConcernChild.objects.create(concern=concern, position=position, **child)
    for position, adult in enumerate(adults, start=1):
        ConcernAdult.objects.create(concern=concern, position=position, **adult)


def _route(concern: Concern, *, by: StaffMember) -> None:
    """Open the concern to its author, the receiving team and who triages it; keep a worker's line away."""
    away = kept_away(concern)
    screens = who_screens(away)
    team = screens.team
    if team is None:
        raise NotNow("No receiving team is set up that may have this, so ring the duty team now. Your draft is kept.")
    keep_away(concern, away.people, by=by)
    grant(concern, to=by, by=by, reason="logged it", opens_people=False)
    grant(concern, to=team, by=by, reason="receiving team")
    _open_screenings(concern, team)
    if screens.trouble:
        _call_for_help(concern, team, screens.trouble)
    triage = Triage.objects.create(concern=concern, due_at=due("TRIAGE_DUE", concern.recorded_at))
    give_triage(triage, who_triages(concern, away), by=by)


def _call_for_help(concern: Concern, team: Team, trouble: str) -> None:
    """Tell the office, and about an ordinary concern the other receiving teams, that somebody must step in."""
    tell_office(concern, trouble)
    for other in [] if concern.about_worker else receiving_teams():
        if other != team:
            notify(other, text=f"{concern.reference} {trouble}: ring", about=concern, urgent=concern.is_urgent)


def _open_screenings(concern: Concern, team: Team) -> None:
    for child in concern.children.all():
        Screening.objects.create(
            concern=concern,
            child=child,
            team=team,
            urgent=concern.is_urgent,
            due_at=due("SCREENING_DUE", concern.recorded_at),
            feedback_due_at=due("FEEDBACK_TO_AUTHOR", concern.recorded_at),
        )
    word = "An urgent concern" if concern.is_urgent else "A concern"
    queue = reverse("referrals:screening_queue")
    notify(team, text=f"{word} to screen: {concern.reference}", about=concern, url=queue, urgent=concern.is_urgent)
