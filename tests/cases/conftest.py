"""What these tests share: a decision, and the case it opens."""

import pytest
from django.test import Client

from cases.actions.clocks import exempt
from cases.models import Case
from referrals import actions as referrals
from referrals.models import Screening
from tests.cast import child, log

WORDS = {"why": "A bruise nobody can explain.", "feedback": "Thank you, we act on it."}


def decide(screening, by, outcome="ird", **changes):
    """Claim and decide a screening."""
    screening = Screening.objects.get(pk=screening.pk)
    if screening.status == "waiting":
        screening = referrals.claim(screening, by=by)
    return referrals.decide(screening, by=by, outcome=outcome, **{**WORDS, **changes})


def case_of(screening):
    """Return the case a screening led to."""
    return Case.objects.get(screenings__screening=screening)


def open_by(cast, outcome="ird", author=None, decider=None, children=None, confirm=True, person=None, **told):
    """Log a concern, confirm the child and decide; return the case."""
    concern = log(author or cast.nursery_worker, children=children or [child()], **told)
    decider = decider or cast.duty_worker
    for screening in concern.screenings.all():
        referrals.claim(screening, by=decider)
        if confirm:
            details = {"forename": screening.child.forename, "surname": screening.child.surname}
            whom = {"person_id": person.pk} if person else {"details": details}
            referrals.confirm_child(screening.child, by=decider, **whom)
        decide(screening, decider, outcome)
    return case_of(concern.screenings.first())


def without_meeting(case, by):
    """Let a case go on in which the agencies agreed that no planning meeting is needed; return it."""
    exempt(case, "CPPM_DUE", by=by, why="The discussion decided that none is needed")
    return case


@pytest.fixture
def case(cast):
    """A case opened by a discussion, about a child logged by the nursery."""
    return open_by(cast)


@pytest.fixture
def signed_in():
    """Return a way to sit at a browser as somebody."""

    def at(user):
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return at
