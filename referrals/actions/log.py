"""Log a concern: keep what is typed, then submit it once."""

from __future__ import annotations

import uuid
from typing import Any

from django.urls import reverse

from access.actions import action
from access.grants import exclude, grant
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember, Team
from common import clock
from common.models import next_reference
from reference.timescales import due
from referrals.models import Concern, ConcernAdult, ConcernChild, ConcernDraft, Screening, Triage
from referrals.routing import identify_worker, kept_away, who_screens, who_triages
from work.actions import notify


@action(Permission.LOG_CONCERN)
def start_draft(*, by: StaffMember) -> ConcernDraft:
    """Begin a concern; what is typed is kept from here on."""
    return ConcernDraft.objects.create(author=by)


@action(Permission.LOG_CONCERN)
def save_draft(draft: ConcernDraft, *, by: StaffMember, answers: dict[str, Any]) -> ConcernDraft:
    """Keep the pages in ``answers`` as typed, right or wrong, beside the pages kept before."""
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
    about = concern.about_worker
    team = who_screens(about_worker=about, worker_agency=concern.worker_agency, author=by)
    if team is None:
        raise NotNow("No receiving team is set up that may have this, so ring the duty team now. Your draft is kept.")
    if concern.about_worker:
        for person in kept_away(concern.worker_name, concern.worker_agency, author=by):
            exclude(concern, staff=person, by=by, reason="named in the concern, or in that line")
    grant(concern, to=by, by=by, reason="logged it", opens_people=False)
    grant(concern, to=team, by=by, reason="receiving team")
    _open_screenings(concern, team)
    owner = who_triages(about_worker=about, worker=concern.worker, author=by)
    triage = Triage.objects.create(
        concern=concern, team=owner.team, assigned_to=owner.person, due_at=due("TRIAGE_DUE", concern.recorded_at)
    )
    to = owner.person or owner.team
    if to:
        grant(concern, to=to, by=by, reason="designated manager", opens_people=False)
        notify(to, text=f"A concern to triage: {concern.reference}", about=concern, url=triage.get_absolute_url())


def _open_screenings(concern: Concern, team: Team) -> None:
    for child in concern.children.all():
        Screening.objects.create(
            concern=concern,
            child=child,
            team=team,
            urgent=concern.is_urgent,
            due_at=due("SCREENING_DUE", concern.recorded_at),
        )
    word = "An urgent concern" if concern.is_urgent else "A concern"
    notify(team, text=f"{word} to screen: {concern.reference}", about=concern, url=reverse("referrals:screening_queue"))
