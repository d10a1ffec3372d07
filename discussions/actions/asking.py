"""Ask for a discussion, bring in other children and concerns, and answer that none is held."""

from __future__ import annotations

from collections.abc import Iterable

from django.shortcuts import get_object_or_404

from access.actions import action, role_for
from access.roles import Permission
from agencies.models import StaffMember
from cases.actions.chronology import enter, refuse
from cases.models import Case, CaseScreening
from discussions import calling, policies
from discussions.models import Discussion, DiscussionChild, DiscussionConcern
from discussions.workflow import DISCUSSION
from reference.words import say
from referrals.models import Concern
from work.actions import notify


@action(Permission.WORK_ON_CASE)
def ask_for_discussion(case: Case, *, by: StaffMember, why: str, others: Iterable[Case] = ()) -> Discussion:
    """Ask for a discussion about this child, and about children of ``others`` that ``by`` sees too.

    It waits at the receiving team. NotNow for a closed case, without a reason, or while one goes on.
    """
    refuse(policies.why_not_ask(case, why))
    made = calling.call(case, by=by, why=why)
    acting_as = str(role_for(by, Permission.WORK_ON_CASE))
    for other in [case, *others]:
        known = get_object_or_404(Case.objects.visible_to(by), pk=other.pk)
        if known.pk != case.pk:
            refuse(policies.why_not_add_child(made, known))
            calling.bring(made, known, by=by)
        said = f"{made.reference}: an {say('discussion')} was asked for. {why}"
        enter(known, by=by, acting_as=acting_as, kind="decision", fact=said)
    return made


@action(Permission.WORK_ON_CASE)
def add_child(discussion: Discussion, *, by: StaffMember, case: Case) -> DiscussionChild:
    """Bring another child in, by a case that ``by`` sees. NotNow once the discussion has ended."""
    known = get_object_or_404(Case.objects.visible_to(by), pk=case.pk)
    refuse(policies.why_not_add_child(discussion, known))
    return calling.bring(discussion, known, by=by)


@action(Permission.WORK_ON_CASE)
def add_concern(discussion: Discussion, *, by: StaffMember, concern: Concern) -> DiscussionConcern:
    """Say that a concern from the case of one of the children is discussed too; ``by`` sees it."""
    known = get_object_or_404(Concern.objects.visible_to(by), pk=concern.pk)
    led = CaseScreening.objects.filter(case__discussed__discussion=discussion, screening__concern=known)
    refuse(
        None if discussion.goes_on else "This discussion has ended.",
        None if led.exists() else "This concern is in the case of none of the children.",
    )
    return calling.about(discussion, known, by=by)


@action(Permission.HOLD_DISCUSSION, move=(DISCUSSION, "decline"))
def decline(discussion: Discussion, *, by: StaffMember, why: str) -> Discussion:
    """Say why no discussion is held; whoever asked is told, and the clocks of the case run on."""
    discussion.declined_why = why
    acting_as = str(role_for(by, Permission.HOLD_DISCUSSION))
    for child in discussion.children.select_related("case"):
        said = f"{discussion.reference}: no {say('discussion')} was held. {why}"
        enter(child.case, by=by, acting_as=acting_as, kind="decision", fact=said)
    text = f"Your request for {discussion.reference} was answered"
    notify(discussion.asked_by, text=text, about=discussion, url=discussion.get_absolute_url())
    return discussion
