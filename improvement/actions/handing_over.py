"""Let a colleague lead an improvement action instead of one who leaves."""

from __future__ import annotations

from access.actions import action
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from improvement.actions.plans import note_progress
from improvement.models import Action
from improvement.workflow import Status
from work.actions import notify


@action(Permission.UPDATE_ACTION)
def hand_over_action(record: Action, *, by: StaffMember, to: StaffMember, why: str) -> Action:
    """Let a colleague lead an action; its progress says so, and she is told. The lead agency stays.

    NotNow when it is embedded, or when she could not update it.
    """
    before = record.lead_officer
    if record.status == Status.EMBEDDED:
        raise NotNow("This action is embedded: nobody has to lead it any more.")
    if not to.is_active or not to.may(Permission.UPDATE_ACTION):
        raise NotNow(f"{to} does not update actions. Choose somebody else.")
    # Written while she who hands over her own may still write.
    note_progress(record, by=by, text=f"{to} leads this from now on, instead of {before}. {why}")
    record.lead_officer = to
    record.save(update_fields=["lead_officer"])
    notify(to, text=f"You lead {record.reference}", about=record, url=record.get_absolute_url())
    return record
