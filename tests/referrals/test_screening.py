"""Screening: who it is, what was known before, who decides, and what of it is written down."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from agencies import actions as agencies
from agencies.models import Team
from audit.models import StatusChange
from referrals import actions
from referrals.models import ConcernAdult, Screening
from tests.cast import log

pytestmark = pytest.mark.django_db

ADULT = {"forename": "Morna", "surname": "Testerson", "relation": "mother"}


def screening_of(concern, by=None):
    """Return the concern's first screening, claimed by ``by``."""
    screening = Screening.objects.filter(concern=concern).order_by("child__position").first()
    return actions.claim(screening, by=by) if by else screening


def test_an_adult_stays_as_first_given_and_is_never_deleted(cast):
    adult = log(cast.teacher, adults=[ADULT]).adults.get()
    for write in (lambda rows: rows.update(relation="aunt"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            write(ConcernAdult.objects.filter(pk=adult.pk))


def test_a_team_with_the_longest_name_is_not_shut_out(cast):
    Team.objects.filter(pk=cast.teams["duty"].pk).update(name="D" * 120)
    organisation = cast.teams["duty"].organisation
    type(organisation).objects.filter(pk=organisation.pk).update(name="S" * 120)
    screening = screening_of(log(cast.teacher), cast.duty_worker)
    actions.ask(screening, by=cast.duty_worker, text="Where is she now?")
    actions.decide(screening, by=cast.duty_worker, outcome="advice", why="Talked.", feedback="Thank you.")
    assert len(StatusChange.objects.filter(record=screening.pk).last().acting_as) > 160
