"""The projection can be proved against what was granted, and the proof finds what drifted."""

from __future__ import annotations

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from agencies.models import StaffMember
from people.models import Person
from referrals.models import Concern

pytestmark = pytest.mark.django_db


def test_the_stage_has_no_drift_and_the_command_says_so(stage):
    said = StringIO()
    call_command("prove_access", stdout=said)
    assert "0 rows differ" in said.getvalue()


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("DELETE FROM access_projection WHERE ctid = (SELECT ctid FROM access_projection LIMIT 1)", "missing"),
        (
            "INSERT INTO access_projection (principal, root, via, opens) SELECT gen_random_uuid(), root, via, false FROM access_projection LIMIT 1",
            "too many",
        ),
        ("UPDATE access_projection SET until = now() + interval '99 years'", "too many"),
    ],
)
def test_drift_made_by_the_owner_is_found(stage, sql, what):
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute(sql)
        cursor.execute(f'SET ROLE "{settings.APP_ROLE}"')
    said = StringIO()
    with pytest.raises(CommandError, match="differ from the grants"):
        call_command("prove_access", stdout=said)
    assert what in said.getvalue()


def test_whoever_is_kept_away_from_a_concern_is_kept_away_from_the_child_in_it(stage):
    person, receiver = Person.objects.get(pk=stage.sets["excluded"]["person"]), stage.who("receiver")
    assert not Person.objects.visible_to(receiver).filter(pk=person.pk).exists()
    assert Person.objects.visible_to(stage.people["duty_colleague"]).filter(pk=person.pk).exists()


def test_the_gate_asks_one_question_however_many_grants(stage, django_assert_num_queries):
    receiver = StaffMember.objects.get(pk=stage.who("receiver").pk)
    receiver.principals()
    with django_assert_num_queries(1):
        list(Concern.objects.visible_to(receiver))
