"""The role table: which role may do what. One place, read by pages, actions and tests."""

from __future__ import annotations

from django.db.models import TextChoices


class Role(TextChoices):
    """What somebody is for a team, over time. A person may hold several."""

    STAFF = "staff", "Member of staff"
    RECEIVER = "receiver", "Receiving team"
    DESIGNATED_MANAGER = "designated_manager", "Designated manager"
    DEPUTY = "deputy", "Deputy designated manager"
    MEMBER = "member", "Member of the Practice Review Sub-group"
    CHAIR = "chair", "Chair of the Practice Review Sub-group"
    CHIEF_OFFICER = "chief_officer", "Chief officer"
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
    OPEN_CASE = "open_case", "open a case"
    WORK_ON_CASE = "work_on_case", "work on a case"
    LEAD_CASE = "lead_case", "lead a case"
    SUGGEST_REVIEW = "suggest_review", "suggest something for practice review"
    DECIDE_REFERRAL = "decide_referral", "decide for an agency what goes to practice review"
    MAKE_RETURN = "make_return", "make an agency's return"
    WRITE_LEARNING = "write_learning", "write down what was learned"
    KEEP_SUBGROUP = "keep_subgroup", "keep the sub-group's inbox, agenda and minutes"
    SIT_ON_SUBGROUP = "sit_on_subgroup", "sit on the Practice Review Sub-group"
    CHAIR_SUBGROUP = "chair_subgroup", "chair the Practice Review Sub-group"
    KEEP_SEATS = "keep_seats", "keep the sub-group's seats"
    READ_PLANS = "read_plans", "read the plans"
    FOLLOW_IMPROVEMENT = "follow_improvement", "follow improvement and inspections from the home page"
    KEEP_INSPECTIONS = "keep_inspections", "keep inspections and self-evaluation"
    KEEP_PLANS = "keep_plans", "keep the plans"
    UPDATE_ACTION = "update_action", "update an improvement action"
    ASK_FOR_REPORT = "ask_for_report", "ask for a report"
    MAKE_REPORT = "make_report", "make a report"
    MANAGE_PEOPLE = "manage_people", "manage staff and their roles"
    SEND_MAIL = "send_mail", "send the mail that says something waits"


_EVERYBODY = frozenset({Permission.USE_ROWAN, Permission.READ_PLANS})
# Whoever works for the partnership, with families or not, may suggest what is worth learning from, and lead a review.
_PARTNERS = _EVERYBODY | {Permission.SUGGEST_REVIEW, Permission.WRITE_LEARNING}
_STAFF = _PARTNERS | {
    Permission.LOG_CONCERN,
    Permission.ANSWER_QUESTION,
    Permission.UPDATE_ACTION,
    Permission.WORK_ON_CASE,
    Permission.LEAD_CASE,
}
_FOR_AN_AGENCY = _STAFF | {Permission.TRIAGE_CONCERN, Permission.DECIDE_REFERRAL, Permission.MAKE_RETURN}
_KEEPING = {
    Permission.KEEP_PLANS,
    Permission.KEEP_INSPECTIONS,
    Permission.FOLLOW_IMPROVEMENT,
    Permission.KEEP_SUBGROUP,
    Permission.KEEP_SEATS,
    Permission.ASK_FOR_REPORT,
    Permission.SEE_WORKER_CONCERN_DATES,
}

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.STAFF: _STAFF,
    Role.RECEIVER: _STAFF | {Permission.SCREEN_CONCERN, Permission.OPEN_CASE},
    Role.DESIGNATED_MANAGER: _FOR_AN_AGENCY | {Permission.ASK_FOR_REPORT},
    Role.DEPUTY: _FOR_AN_AGENCY,
    Role.MEMBER: _PARTNERS | {Permission.SIT_ON_SUBGROUP},
    Role.CHAIR: _PARTNERS | {Permission.SIT_ON_SUBGROUP, Permission.CHAIR_SUBGROUP},
    Role.CHIEF_OFFICER: _EVERYBODY | {Permission.ASK_FOR_REPORT, Permission.FOLLOW_IMPROVEMENT},
    Role.OFFICE: _STAFF | _KEEPING,
    Role.ADMINISTRATOR: _EVERYBODY | {Permission.MANAGE_PEOPLE},
    # The timer also adds the first administrator of a new installation.
    Role.TIMER: frozenset(
        {Permission.ESCALATE_CONCERN, Permission.MAKE_REPORT, Permission.MANAGE_PEOPLE, Permission.SEND_MAIL}
    ),
}


def roles_that_may(permission: str) -> frozenset[Role]:
    """Return the roles that hold ``permission``."""
    return frozenset(role for role, held in ROLE_PERMISSIONS.items() if permission in held)
