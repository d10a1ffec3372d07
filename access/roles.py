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
    KEEPER = "keeper", "Keeper of the Register"
    OUT_OF_HOURS = "out_of_hours", "Out-of-hours service"
    PLANNING_CHAIR = "planning_chair", "Chair of planning meetings"
    SENIOR_MANAGER = "senior_manager", "Senior social work manager"
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
    END_SIGHT = "end_sight", "end the sight of a case that closed long ago"
    WARN_OF_CLOCK = "warn_of_clock", "warn that something in a case falls due"
    HOLD_DISCUSSION = "hold_discussion", "hold an inter-agency referral discussion"
    PREPARE_PLANNING = "prepare_planning", "prepare a planning meeting"
    RECORD_PLANNING = "record_planning", "write the record of a planning meeting"
    CHAIR_PLANNING = "chair_planning", "chair a planning meeting"
    EXTEND_CLOCK = "extend_clock", "agree that something may be later"
    KEEP_REGISTER = "keep_register", "keep the child protection register"
    CHECK_REGISTER = "check_register", "answer enquiries to the child protection register"
    REFER_VICTIM = "refer_victim", "refer a possible victim of trafficking as a first responder"
    KEEP_READINESS = "keep_readiness", "say how ready an agency is"
    SETTLE_IDENTITY = "settle_identity", "settle who is who"
    HAND_OVER_WORK = "hand_over_work", "hand over a colleague's work"
    PROVE_OWNED = "prove_owned", "prove that all open work has an owner"
    SEE_OWNERSHIP = "see_ownership", "see which open work has no owner"
    KEEP_LAW = "keep_law", "keep timescales and lists"
    SUGGEST_REVIEW = "suggest_review", "suggest something for practice review"
    DECIDE_REFERRAL = "decide_referral", "decide for an agency what goes to practice review"
    SETTLE_CHALLENGE = "settle_challenge", "settle a challenge of a designated manager's no"
    MAKE_RETURN = "make_return", "make an agency's return"
    WRITE_LEARNING = "write_learning", "write down what was learned"
    CHECK_REPORT = "check_report", "say whether a draft report is right"
    KEEP_SUBGROUP = "keep_subgroup", "keep the sub-group's inbox, agenda and minutes"
    SIT_ON_SUBGROUP = "sit_on_subgroup", "sit on the Practice Review Sub-group"
    CHAIR_SUBGROUP = "chair_subgroup", "chair the Practice Review Sub-group"
    KEEP_SEATS = "keep_seats", "keep the sub-group's seats"
    READ_PLANS = "read_plans", "read the plans"
    FOLLOW_IMPROVEMENT = "follow_improvement", "follow improvement and inspections from the home page"
    KEEP_INSPECTIONS = "keep_inspections", "keep inspections and self-evaluation"
    ANSWER_REQUEST = "answer_request", "answer what inspectors asked for"
    READ_FILES = "read_files", "read files for a round"
    KEEP_PLANS = "keep_plans", "keep the plans"
    UPDATE_ACTION = "update_action", "update an improvement action"
    ASK_FOR_REPORT = "ask_for_report", "ask for a report"
    ASK_FOR_PLAN_REPORT = "ask_for_plan_report", "ask for a report on a plan or an inspection"
    MAKE_REPORT = "make_report", "make a report"
    MANAGE_PEOPLE = "manage_people", "manage staff and their roles"
    SEND_MAIL = "send_mail", "send the mail that says something waits"


_EVERYBODY = frozenset({Permission.USE_ROWAN, Permission.READ_PLANS})
# Whoever works for the partnership, with families or not, may suggest what is worth learning from, lead a review, and
# say whether what it writes is right.
_PARTNERS = _EVERYBODY | {Permission.SUGGEST_REVIEW, Permission.WRITE_LEARNING, Permission.CHECK_REPORT}
_STAFF = _PARTNERS | {
    Permission.LOG_CONCERN,
    Permission.ANSWER_QUESTION,
    Permission.UPDATE_ACTION,
    Permission.ANSWER_REQUEST,
    Permission.READ_FILES,
    Permission.WORK_ON_CASE,
    Permission.LEAD_CASE,
    Permission.PREPARE_PLANNING,
    Permission.RECORD_PLANNING,
    Permission.ASK_FOR_REPORT,
    Permission.HAND_OVER_WORK,
}
_FOR_AN_AGENCY = _STAFF | {
    Permission.TRIAGE_CONCERN,
    Permission.DECIDE_REFERRAL,
    Permission.SETTLE_CHALLENGE,
    Permission.MAKE_RETURN,
    Permission.HOLD_DISCUSSION,
    Permission.KEEP_READINESS,
}
# Who has a duty to act at any hour: social work's and the police's receiving teams, and the out-of-hours service.
_ON_DUTY = _STAFF | {Permission.HOLD_DISCUSSION, Permission.CHECK_REGISTER, Permission.REFER_VICTIM}
_KEEPING = {
    Permission.KEEP_PLANS,
    Permission.KEEP_INSPECTIONS,
    Permission.FOLLOW_IMPROVEMENT,
    Permission.KEEP_SUBGROUP,
    Permission.KEEP_SEATS,
    Permission.ASK_FOR_PLAN_REPORT,
    Permission.KEEP_READINESS,
    Permission.KEEP_LAW,
    Permission.SEE_OWNERSHIP,
    Permission.SEE_WORKER_CONCERN_DATES,
}

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.STAFF: _STAFF,
    Role.RECEIVER: _ON_DUTY
    | {
        Permission.SCREEN_CONCERN,
        Permission.OPEN_CASE,
        Permission.SETTLE_IDENTITY,
    },
    Role.OUT_OF_HOURS: _ON_DUTY,
    Role.KEEPER: _STAFF | {Permission.KEEP_REGISTER, Permission.CHECK_REGISTER, Permission.SETTLE_IDENTITY},
    Role.PLANNING_CHAIR: _STAFF | {Permission.CHAIR_PLANNING},
    Role.SENIOR_MANAGER: _STAFF | {Permission.EXTEND_CLOCK},
    Role.DESIGNATED_MANAGER: _FOR_AN_AGENCY | {Permission.ASK_FOR_PLAN_REPORT},
    Role.DEPUTY: _FOR_AN_AGENCY,
    Role.MEMBER: _PARTNERS | {Permission.SIT_ON_SUBGROUP, Permission.ASK_FOR_REPORT},
    Role.CHAIR: _PARTNERS
    | {
        Permission.SIT_ON_SUBGROUP,
        Permission.ASK_FOR_REPORT,
        Permission.CHAIR_SUBGROUP,
        Permission.SETTLE_CHALLENGE,
    },
    Role.CHIEF_OFFICER: _EVERYBODY
    | {Permission.ASK_FOR_REPORT, Permission.ASK_FOR_PLAN_REPORT, Permission.FOLLOW_IMPROVEMENT},
    Role.OFFICE: _STAFF | _KEEPING,
    Role.ADMINISTRATOR: _EVERYBODY | {Permission.MANAGE_PEOPLE, Permission.KEEP_LAW, Permission.SEE_OWNERSHIP},
    # The timer also adds the first administrator of a new installation.
    Role.TIMER: frozenset(
        {
            Permission.ESCALATE_CONCERN,
            Permission.END_SIGHT,
            Permission.MAKE_REPORT,
            Permission.MANAGE_PEOPLE,
            Permission.PROVE_OWNED,
            Permission.SEND_MAIL,
            Permission.WARN_OF_CLOCK,
        }
    ),
}


def roles_that_may(permission: str) -> frozenset[Role]:
    """Return the roles that hold ``permission``."""
    return frozenset(role for role, held in ROLE_PERMISSIONS.items() if permission in held)
