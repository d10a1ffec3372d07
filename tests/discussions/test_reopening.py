"""A closed discussion is taken up again with a reason: who is told, which clock runs, what stays decided."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from access.refusals import NotNow
from cases.actions.clocks import exempt
from cases.models import Case, ChronologyEntry
from common import clock
from discussions import actions
from discussions.models import Discussion
from tests.cases.conftest import signed_in  # noqa: F401  a fixture
from tests.discussions.conftest import DECIDED, fresh, write_all
from work.models import Notice

pytestmark = pytest.mark.django_db
WHY, LATER = "A second bruise was found.", dt.timedelta(days=60)


@pytest.fixture
def closed(cast, started):
    """A discussion that decided on a planning meeting, and closed."""
    return actions.close(write_all(cast, started), by=cast.duty_worker)


def reopened(cast, one):
    return actions.reopen(fresh(one), by=cast.duty_worker, why=WHY)


def running(case, key):
    return case.clocks.filter(key=key, met_at=None, exempt_at=None)


def test_it_is_reopened_with_a_reason_that_each_chronology_and_the_page_hold(cast, closed, case, signed_in):  # noqa: F811
    one = reopened(cast, closed)
    assert (one.status, one.closed_at, one.reopened_by) == ("adjourned", None, cast.duty_worker)
    assert ChronologyEntry.objects.filter(case=case, fact__contains=f"{one} was reopened. {WHY}").count() == 1
    page = signed_in(cast.duty_worker).get(one.get_absolute_url()).content.decode()
    assert f"Reopened by {cast.duty_worker}" in page and WHY in page


def test_core_agencies_are_told(cast, closed):
    one = reopened(cast, closed)
    told = Notice.objects.filter(about=one.pk, text__endswith="say what your agency knows now").select_related("team")
    assert {notice.team.agency.code for notice in told} == {"POL", "HLT"}


def test_the_clock_of_a_full_discussion_runs_until_its_next_part_even_a_continued_one(cast, closed, case):
    one = reopened(cast, closed)
    assert running(case, "IRD_FULL").get().about == one.pk
    actions.go_on(fresh(one), by=cast.duty_worker, kind="continued", held="telephone")
    assert not running(case, "IRD_FULL").exists()


def test_it_needs_a_reason_and_who_holds_discussions(cast, closed):
    with pytest.raises(NotNow, match="Say why"):
        actions.reopen(closed, by=cast.duty_worker, why=" ")
    with pytest.raises(PermissionDenied):
        actions.reopen(fresh(closed), by=cast.edu_manager, why=WHY)


def test_it_is_not_reopened_while_another_goes_on_about_a_child_of_it(cast, closed, case):
    other = actions.ask_for_discussion(case, by=cast.duty_worker, why="Something else.")
    with pytest.raises(NotNow, match=f"{other} goes on"):
        reopened(cast, closed)


def test_it_is_not_reopened_while_a_childs_case_is_closed(cast, closed, case):
    Case.objects.filter(pk=case.pk).update(
        status="closed", closed_at=clock.now(), closing_code="harm_not_found", closing_reason="So."
    )
    with pytest.raises(NotNow, match=f"{case} is closed. Reopen it first"):
        reopened(cast, closed)


def test_closed_again_unchanged_it_starts_no_meeting_clock_anew(cast, closed, case):
    exempt(case, "CPPM_DUE", by=cast.duty_worker, why="Held elsewhere.")
    with clock.living_at(clock.now() + LATER):
        one = reopened(cast, closed)
        actions.go_on(one, by=cast.duty_worker, kind="continued", held="telephone")
        actions.close(fresh(one), by=cast.duty_worker)
    assert not running(case, "CPPM_DUE").exists()
    assert ChronologyEntry.objects.filter(case=case, fact=f"{one} is closed again; what was decided stays.").exists()


def test_a_meeting_decided_anew_is_counted_from_the_reopening(cast, closed, case):
    exempt(case, "CPPM_DUE", by=cast.duty_worker, why="Held elsewhere.")
    with clock.living_at(clock.now() + LATER):
        one = reopened(cast, closed)
        actions.go_on(one, by=cast.duty_worker, kind="continued", held="telephone")
        actions.decide_child(fresh(one).children.get(), by=cast.duty_worker, **DECIDED)
        one = actions.close(fresh(one), by=cast.duty_worker)
        assert running(case, "CPPM_DUE").get().starts_at >= one.reopened_at
    assert Discussion.objects.get(pk=one.pk).status == "closed"


def test_the_form_says_beforehand_what_stands_in_the_way(cast, closed, case, signed_in):  # noqa: F811
    form = reverse("discussions:discussion_reopen", args=[closed.pk])
    client = signed_in(cast.duty_worker)
    assert form in client.get(closed.get_absolute_url()).content.decode()
    assert client.post(form, {"why": WHY}).status_code == 303
    assert "is not closed: there is nothing to reopen" in client.get(form).content.decode()
