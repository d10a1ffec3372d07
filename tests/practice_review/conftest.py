"""The sub-group, seated, and a case it may look back at."""

import pytest

from cases import actions as cases
from cases.models import Case
from referrals import actions as referrals
from referrals.models import Screening
from tests.cast import log


@pytest.fixture
def case(group):
    """A case with the duty team in the lead and a health visitor involved."""
    screening = Screening.objects.get(concern=log(group.nursery_worker))
    referrals.claim(screening, by=group.duty_worker)
    said = {"outcome": "single_agency", "why": "To assess.", "feedback": "Thank you."}
    referrals.decide(screening, by=group.duty_worker, **said)
    opened = Case.objects.get(screenings__screening=screening)
    cases.involve(opened, by=group.duty_worker, staff=group.health_visitor, reason="Visits the family")
    return opened
