"""The role table: which role may do what. One place, read by pages, actions and tests."""

from __future__ import annotations

from django.db.models import TextChoices


class Role(TextChoices):
    """What somebody is for a team, over time. A person may hold several."""

    STAFF = "staff", "Member of staff"
    RECEIVER = "receiver", "Receiving team"
    DESIGNATED_MANAGER = "designated_manager", "Designated manager"
    DEPUTY = "deputy", "Deputy designated manager"
    OFFICE = "office", "Committee office"
    ADMINISTRATOR = "administrator", "Systems administrator"
    TIMER = "timer", "Rowan's timer"


class Permission(TextChoices):
    """What may be done. VIEW is asked of a record's grants; every other of the role table as well."""

    VIEW = "view", "see a record"
    USE_ROWAN = "use_rowan", "use Rowan"
    LOG_CONCERN = "log_concern", "log a concern"
    ANSWER_QUESTION = "answer_question", "answer a question about a concern"
    SCREEN_CONCERN = "screen_concern", "screen a concern"
    TRIAGE_CONCERN = "triage_concern", "triage a concern"
    ESCALATE_CONCERN = "escalate_concern", "climb the ladder for an urgent concern"
    SEE_WORKER_CONCERN_DATES = "see_worker_concern_dates", "see dates of concerns about people who work with children"
    READ_PLANS = "read_plans", "read the plans"
    KEEP_PLANS = "keep_plans", "keep the plans"
    UPDATE_ACTION = "update_action", "update an improvement action"
    ASK_FOR_REPORT = "ask_for_report", "ask for a report"
    MAKE_REPORT = "make_report", "make a report"
    MANAGE_PEOPLE = "manage_people", "manage staff and their roles"


_EVERYBODY = frozenset({Permission.USE_ROWAN, Permission.READ_PLANS})
_STAFF = _EVERYBODY | {Permission.LOG_CONCERN, Permission.ANSWER_QUESTION, Permission.UPDATE_ACTION}

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.STAFF: _STAFF,
    Role.RECEIVER: _STAFF | {Permission.SCREEN_CONCERN},
    Role.DESIGNATED_MANAGER: _STAFF | {Permission.TRIAGE_CONCERN, Permission.ASK_FOR_REPORT},
    Role.DEPUTY: _STAFF | {Permission.TRIAGE_CONCERN},
    Role.OFFICE: _STAFF | {Permission.KEEP_PLANS, Permission.ASK_FOR_REPORT, Permission.SEE_WORKER_CONCERN_DATES},
    Role.ADMINISTRATOR: _EVERYBODY | {Permission.MANAGE_PEOPLE},
    # The timer also adds the first administrator of a new installation.
    Role.TIMER: frozenset({Permission.ESCALATE_CONCERN, Permission.MAKE_REPORT, Permission.MANAGE_PEOPLE}),
}


def roles_that_may(permission: str) -> frozenset[Role]:
    """Return the roles that hold ``permission``."""
    return frozenset(role for role, held in ROLE_PERMISSIONS.items() if permission in held)
