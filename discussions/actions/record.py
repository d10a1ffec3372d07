"""Write the record: who took part, what each agency knows, what was said, the plan, the actions, the checklist."""

from __future__ import annotations

import datetime as dt
from typing import Any

from access.actions import action
from access.grants import is_excluded
from access.roles import Permission
from agencies.models import Agency, StaffMember
from cases.actions.chronology import refuse
from common import clock
from discussions import policies
from discussions.models import (
    AgencyInformation,
    ChecklistAnswer,
    Discussion,
    DiscussionAction,
    DiscussionChild,
    Participant,
    SafetyStep,
    WithoutAgency,
)
from discussions.sight import agencies_kept_away, let_in, let_out
from work.actions import notify

SAID = (
    *("summary", "disagreement", "emergency", "emergency_words", "adults_at_risk", "adults_words"),
    *("other_children", "other_words"),
)


def _needs(**told: str) -> str | None:
    """Return the sentence for the first word that lacks: ``told`` maps a sentence's subject to what was given."""
    return next((f"Say {what.replace('_', ' ')}." for what, value in told.items() if not value.strip()), None)


def _child_of(discussion: Discussion, child: DiscussionChild | None) -> str | None:
    if child is None or child.discussion_id == discussion.pk:
        return None
    return "Choose one of the children of this discussion."


@action(Permission.HOLD_DISCUSSION)
def add_participant(
    discussion: Discussion,
    *,
    by: StaffMember,
    agency: Agency | None = None,
    staff: StaffMember | None = None,
    name: str = "",
    job: str = "",
    telephone: str = "",
) -> Participant:
    """Record who takes part in the part that goes on: somebody who signs in, and then sees the discussion, or a name.

    NotNow when nobody is named, they take part already, or they or their agency are kept away from a child's case.
    """
    part, of = discussion.parts.last(), (staff.agency if staff else None) or agency
    refuse(
        policies.why_not_write(discussion),
        None if staff or name.strip() else "Say who takes part.",
        None if of else "Say for which agency they take part.",
    )
    if part is None or of is None:
        raise AssertionError("a discussion that is held has a part")
    away = of in agencies_kept_away(discussion) or (staff is not None and _is_kept_away(discussion, staff))
    again = staff is not None and part.participants.filter(staff=staff).exists()
    refuse(
        f"{staff or name} cannot take part. Ask another agency, or ring the committee office." if away else None,
        f"{staff} takes part already." if again else None,
    )
    if staff:
        let_in(discussion, staff, by=by, reason="takes part")
        if staff != by:
            text = f"You take part in {discussion.reference}"
            notify(staff, text=text, about=discussion, url=discussion.get_absolute_url())
    return Participant.objects.create(
        discussion=discussion,
        part=part,
        agency=of,
        staff=staff,
        name=staff.name if staff else name,
        job=job or (staff.job_title if staff else ""),
        telephone=telephone or (staff.telephone if staff else ""),
        recorded_by=by,
    )


def _is_kept_away(discussion: Discussion, staff: StaffMember) -> bool:
    roots = [discussion.pk, *discussion.children.values_list("case", flat=True)]
    return any(is_excluded(root, staff) for root in roots)


@action(Permission.WORK_ON_CASE)
def give_information(
    discussion: Discussion,
    *,
    by: StaffMember,
    agency: Agency,
    given_by: str,
    checked: str,
    words: str = "",
    known_nothing: bool = False,
    as_of: dt.date | None = None,
    child: DiscussionChild | None = None,
) -> AgencyInformation:
    """Record what an agency knows, from which records and of which day, or that it knows nothing.

    About ``child`` alone when given: then only who may see that child reads it. NotNow when something is missing.
    """
    refuse(
        policies.why_not_write(discussion),
        _child_of(discussion, child),
        _needs(who_gives_this_information=given_by, which_records_were_checked=checked),
        None if known_nothing or words.strip() else "Say what is known, or that nothing is known.",
        "The day the information is from must not lie ahead." if as_of and as_of > clock.today() else None,
    )
    return AgencyInformation.objects.create(
        discussion=discussion,
        part=discussion.parts.last(),
        agency=agency,
        child=child,
        given_by=given_by,
        given_at=clock.now(),
        as_of=as_of,
        checked=checked,
        known_nothing=known_nothing,
        words="" if known_nothing else words,
        recorded_by=by,
    )


@action(Permission.HOLD_DISCUSSION)
def go_on_without(discussion: Discussion, *, by: StaffMember, agency: Agency, why: str) -> WithoutAgency:
    """Record why the discussion closes without an agency's part or information; for education, how it was asked."""
    refuse(policies.why_not_write(discussion), _needs(why=why))
    return WithoutAgency.objects.update_or_create(
        discussion=discussion, agency=agency, defaults={"why": why, "recorded_by": by}
    )[0]


@action(Permission.HOLD_DISCUSSION)
def sum_up(discussion: Discussion, *, by: StaffMember, **said: str) -> Discussion:
    """Write down what was said, who disagrees, and the key questions: emergency action, adults, other children."""
    refuse(policies.why_not_write(discussion))
    return _saved(discussion, SAID, said)


@action(Permission.HOLD_DISCUSSION)
def plan_none(discussion: Discussion, *, by: StaffMember, why: str) -> Discussion:
    """Say why no interim safety plan is needed."""
    refuse(policies.why_not_write(discussion), _needs(why_no_interim_safety_plan_is_needed=why))
    return _saved(discussion, ("no_plan_why",), {"no_plan_why": why})


def _saved(record: Any, may: tuple[str, ...], changes: dict[str, Any]) -> Any:
    for name, value in changes.items():
        if name not in may:
            raise TypeError(f"{name} is not written here")
        setattr(record, name, value)
    record.save(update_fields=list(changes))
    return record


@action(Permission.HOLD_DISCUSSION)
def add_step(
    discussion: Discussion,
    *,
    by: StaffMember,
    what: str,
    who: str,
    until: str,
    shared_with: str,
    how_known: str,
    child: DiscussionChild | None = None,
) -> SafetyStep:
    """Add a step to the interim safety plan: what, who, until when, shared with whom, how it shows that it works."""
    refuse(
        policies.why_not_write(discussion),
        _child_of(discussion, child),
        _needs(what_is_done=what, who_does_it=who, until_when=until, with_whom_it_is_shared=shared_with),
        _needs(how_we_know_that_it_works=how_known),
    )
    given = {"what": what, "who": who, "until": until, "shared_with": shared_with, "how_known": how_known}
    return SafetyStep.objects.create(discussion=discussion, child=child, recorded_by=by, **given)


@action(Permission.HOLD_DISCUSSION)
def add_action(
    discussion: Discussion,
    *,
    by: StaffMember,
    what: str,
    by_whom: str,
    due_on: dt.date,
    child: DiscussionChild | None = None,
) -> DiscussionAction:
    """Add an action: what, by whom, by when."""
    refuse(
        policies.why_not_write(discussion),
        _child_of(discussion, child),
        _needs(what_is_to_be_done=what, who_does_it=by_whom),
    )
    given: dict[str, Any] = {"what": what, "by_whom": by_whom, "due_on": due_on}
    return DiscussionAction.objects.create(discussion=discussion, child=child, recorded_by=by, **given)


@action(Permission.WORK_ON_CASE)
def finish_action(one: DiscussionAction, *, by: StaffMember, outcome: str) -> DiscussionAction:
    """Say what came of an action, also after the discussion has closed. NotNow when that was said already."""
    refuse(
        "What came of this action is recorded already." if one.done_at else None,
        _needs(what_came_of_it=outcome),
    )
    one.outcome, one.done_at, one.done_by = outcome, clock.now(), by
    one.save(update_fields=["outcome", "done_at", "done_by"])
    return one


@action(Permission.HOLD_DISCUSSION)
def take_out(row: Participant | AgencyInformation | SafetyStep | DiscussionAction, *, by: StaffMember) -> Discussion:
    """Take out a row written by mistake, until the discussion closes; history keeps it."""
    discussion: Discussion = row.discussion
    refuse(policies.why_not_write(discussion))
    row.delete()
    staff = row.staff if isinstance(row, Participant) else None
    if staff and not discussion.participants.filter(staff=staff).exists():
        let_out(discussion, staff)
    return discussion


@action(Permission.HOLD_DISCUSSION)
def answer_checklist(
    discussion: Discussion, *, by: StaffMember, answers: dict[str, tuple[str, str]]
) -> list[ChecklistAnswer]:
    """Answer the checklist afterwards: for each question an answer and a note. NotNow before the discussion starts."""
    refuse(None if discussion.started_at else "Start the discussion first: the checklist comes after it.")
    return [
        ChecklistAnswer.objects.update_or_create(
            discussion=discussion,
            code=code,
            defaults={"answer": answer, "note": note, "answered_by": by, "answered_at": clock.now()},
        )[0]
        for code, (answer, note) in answers.items()
    ]
