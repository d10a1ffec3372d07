"""How the lives of the register begin on the stage, who makes each move, and what each verb asks."""

from __future__ import annotations

from access.roles import Permission
from cases.models import Case
from common import clock
from referrals import actions as referrals
from referrals.models import Screening
from register import actions
from register.models import Registration, Transfer
from tests.cast import log

MADE_BY = {Permission.KEEP_REGISTER: "keeper"}

ASKS = {
    "registration": {"deregister": {"on": clock.today(), "reason": "improved"}},
    "transfer": {
        "accept_transfer": {
            "met_on": clock.today(),
            "attended": "Both areas.",
            "receiving_lead": "R. Two, 01632 960000",
        },
    },
}


def registration(stage) -> tuple[Registration, object]:
    """Register the child of a new case."""
    screening, receiver = Screening.objects.get(concern=log(stage.who("author"))), stage.who("receiver")
    referrals.claim(screening, by=receiver)
    referrals.decide(screening, by=receiver, outcome="ird", why="for the test", feedback="Thank you.")
    case = Case.objects.get(screenings__screening=screening)
    file = actions.tell_keeper(case, by=receiver, why="for the test")
    given = {"on": clock.today(), "areas": ["IM04"], "why": "for the test"}
    return actions.register_child(file, by=stage.who("keeper"), **given), receiver


def transfer(stage) -> tuple[Transfer, object]:
    """Begin a transfer in which everything is agreed, so that only the life refuses."""
    on, receiver = registration(stage)
    today = clock.today()
    told = {"direction": "out", "authority": "Angus", "told_on": today, "told_whom": "Their duty team"}
    made = actions.begin_transfer(on.file.case, by=receiver, moved_on=today, risk="continuing", **told)
    agreed = {"written_on": today, "safety_plan": "Visited weekly.", "safety_plan_on": today}
    return actions.follow_transfer(made, by=receiver, **agreed), receiver


BEGIN = {"registration": registration, "transfer": transfer}
