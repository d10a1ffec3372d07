"""How the life of a clock's extension begins on the stage, and who makes each move."""

from __future__ import annotations

import datetime as dt

from access.roles import Permission
from cases import actions as cases
from cases.models import Case
from common import clock
from referrals import actions as referrals
from referrals.models import Screening
from tests.cast import log

MADE_BY = {Permission.EXTEND_CLOCK: "senior_manager"}
ASKS = {"clock extension": {"approve_extension": {"satisfied": True}}}


def extension(stage):
    """The senior manager is involved anyway, so that what refuses a move is the life."""
    receiver, manager = stage.who("receiver"), stage.who("senior_manager")
    screening = Screening.objects.get(concern=log(stage.who("author")))
    referrals.claim(screening, by=receiver)
    referrals.decide(screening, by=receiver, outcome="ird", why="for the test", feedback="Thank you.")
    case = Case.objects.get(screenings__screening=screening)
    cases.involve(case, by=receiver, staff=manager, reason="for the test")
    return ask(case, by=receiver, of=manager), receiver


def ask(case, *, by, of):
    """Ask for more time for the planning meeting."""
    return cases.ask_extension(
        case.clocks.get(key="CPPM_DUE"),
        by=by,
        approver=of,
        until=clock.today() + dt.timedelta(days=60),
        reason="ill",
        why="for the test",
        safety_plan="Grandmother stays.",
        in_place=True,
    )


BEGIN = {"clock extension": extension}
