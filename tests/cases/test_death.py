"""A child's death ends what is planned with the child, and begins what must follow."""

from __future__ import annotations

import pytest
from django.urls import reverse

from access.refusals import NotNow
from cases import actions
from common import clock
from people.actions import record_fact
from planning_meetings import actions as meetings
from register import actions as register
from tests.cases.test_safety_plan import write
from tests.planning_meetings.conftest import arrange
from work.models import Notice

pytestmark = pytest.mark.django_db


def dies(case, by):
    return record_fact(case.child, by=by, kind="death", words="In hospital.", since=clock.today())


def test_its_clocks_and_safety_plan_end_with_that_reason_and_one_clock_begins(cast, case):
    write(case, cast)
    dies(case, cast.duty_worker)
    waits = case.clocks.get(met_at=None, exempt_at=None)
    assert (waits.key, waits.label) == ("AFTER_DEATH", "Learning review considered, and told who must be")
    assert set(case.clocks.exclude(pk=waits.pk).values_list("exempt_reason", flat=True)) == {"The child has died."}
    assert case.safety_plans.get().ended_why == "The child has died."
    assert case.entries.filter(kind="event", fact__startswith="The child died on").exists()


def test_everybody_involved_is_told_and_every_page_says_so(signed_in, cast, case):
    dies(case, cast.duty_worker)
    told = set(Notice.objects.filter(text=f"{case.reference}: the child has died").values_list("team__name", flat=True))
    involved = {one.team.name for one in case.involvements.live() if one.team}
    assert involved
    assert involved <= told
    page = signed_in(cast.duty_worker).get(reverse("cases:case_detail", args=[case.pk])).content.decode()
    assert "The child has died" in page


def test_the_dead_are_not_invited(cast, case):
    meeting = arrange(case, cast)
    asked = meetings.invite(meeting, by=cast.duty_worker, is_child=True)
    dies(case, cast.duty_worker)
    asked.refresh_from_db()
    assert asked.withdrawn_why == "They have died."
    with pytest.raises(NotNow, match="has died, and is not invited"):
        meetings.invite(meeting, by=cast.duty_worker, is_child=True)
    meetings.invite(meeting, by=cast.duty_worker, name="Ailsa Testerson", part="Mother")


def test_the_keeper_is_told_of_a_child_on_the_register(cast, case):
    told = {"on": clock.today(), "areas": ["IM04"], "why": "Neglect."}
    register.carry_out_registration(case, by=cast.keeper, acting_as="Chair", **told)
    dies(case, cast.duty_worker)
    assert Notice.objects.filter(staff=cast.keeper, text__contains="Take the name off the register").exists()


def test_a_death_in_the_family_ends_nothing_of_the_case(cast, case):
    details = {"forename": "Ailsa", "surname": "Testerson", "kind": "adult"}
    mother = actions.add_family_member(case, by=cast.duty_worker, relationship="mother", details=details)
    running = case.clocks.filter(exempt_at=None).count()
    record_fact(mother.person, by=cast.duty_worker, kind="death", words="In March.")
    assert case.clocks.filter(exempt_at=None).count() == running
