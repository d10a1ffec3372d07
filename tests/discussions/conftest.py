"""What these tests share: a case opened by a discussion, and a discussion with everything but what a test leaves out."""

from __future__ import annotations

import pytest

from agencies.models import Agency
from cases.models import Case
from discussions import actions
from discussions.models import Discussion
from people.models import Person
from referrals import actions as referrals
from tests.cast import child, log

DECIDED = {
    "decision": "joint",
    "reasons": "A bruise nobody can explain.",
    "joint_interview": "yes",
    "medical": "jpfe",
    "protection_order": "yes",
    "meeting": "yes",
}
SAID = {"summary": "A bruise on a baby.", "emergency": "no", "adults_at_risk": "no", "other_children": "no"}
STEP = {
    "what": "Grandmother stays at home.",
    "who": "Grandmother",
    "until": "the planning meeting",
    "shared_with": "Mother and health visitor",
    "how_known": "The health visitor calls every day.",
}
CORE = ("SWD", "POL", "HLT")


def fresh(record):
    """Return a record as it stands now."""
    return type(record).objects.get(pk=record.pk)


def agency(code):
    """Return an agency by its code."""
    return Agency.objects.get(code=code)


def decided(cast, outcome="ird", children=("Skye",), **told):
    """Log a concern about children, and decide on each; return their cases."""
    concern = log(cast.nursery_worker, children=[child(forename=name) for name in children], **told)
    cases = []
    for screening in concern.screenings.order_by("child__position"):
        referrals.claim(screening, by=cast.duty_worker)
        details = {"forename": screening.child.forename, "surname": "Testerson"}
        referrals.confirm_child(screening.child, by=cast.duty_worker, details=details)
        given = {"why": "A bruise nobody can explain.", "feedback": "Thank you."}
        referrals.decide(screening, by=cast.duty_worker, outcome=outcome, **given)
        cases.append(Case.objects.get(screenings__screening=screening))
    return cases


def take_part(cast, one, codes=CORE):
    """Record somebody of each agency as taking part."""
    for code in codes:
        actions.add_participant(one, by=cast.duty_worker, agency=agency(code), name=f"Somebody of {code}", job="Duty")


def inform(cast, one, codes=(*CORE, "EDU"), **told):
    """Record what each agency knows."""
    for code in codes:
        given = {"given_by": "Somebody", "checked": "Records", "words": f"Known to {code}.", **told}
        actions.give_information(one, by=cast.duty_worker, agency=agency(code), **given)


def write_all(cast, one, *, take=CORE, give=(*CORE, "EDU"), sum_up=True, plan=True, decide=True, **changes):
    """Write everything into a discussion that was started, but what is left out."""
    by = cast.duty_worker
    take_part(cast, one, take)
    inform(cast, one, give)
    if sum_up:
        actions.sum_up(fresh(one), by=by, **SAID)
    if plan:
        actions.add_step(one, by=by, **STEP)
    if decide:
        for each in one.children.all():
            actions.decide_child(each, by=by, **{**DECIDED, **changes})
    return fresh(one)


def start(cast, one, kind="full"):
    """Start a discussion by telephone."""
    actions.start(one, by=cast.duty_worker, kind=kind, held="telephone")
    return fresh(one)


def people_seen(user):
    """Return the forenames of everybody whom somebody may see."""
    return set(Person.objects.visible_to(user).values_list("forename", flat=True))


@pytest.fixture
def case(cast):
    """Return a case opened by a decision on a discussion."""
    return decided(cast)[0]


@pytest.fixture
def asked(case):
    """Return the discussion that the decision asked for."""
    return Discussion.objects.get(children__case=case)


@pytest.fixture
def started(cast, asked):
    """Return a discussion that was started in full."""
    return start(cast, asked)
