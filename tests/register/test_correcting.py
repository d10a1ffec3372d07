"""What was typed wrongly at the register is put right by a dated correction: what stood stays, the counts are right."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.urls import reverse

from access.refusals import NotNow
from common import clock
from register import actions
from register.models import AreaOfConcern, RegisterCorrection, Registration
from tests.planning_meetings.test_pages import day, text
from tests.register.conftest import days_ago, fresh
from tests.register.test_as_at import as_at, recount

pytestmark = pytest.mark.django_db

WHY = "The day of the letter was typed."


def counts_as_history_does():
    """Say whether the register at every day around is what history recounts."""
    return all(as_at(days_ago(one)) == recount(days_ago(one)) for one in range(0, 25, 2))


def test_a_corrected_day_counts_from_then_on_and_what_stood_is_kept(cast, registration):
    actions.correct_day(registration, by=cast.keeper, on=days_ago(20), why=WHY)
    assert Registration.objects.as_at(days_ago(15)).exists()
    assert not Registration.objects.as_at(days_ago(21)).exists()
    kept = RegisterCorrection.objects.get()
    assert (kept.day_was, kept.day_is, kept.corrected_on) == (days_ago(10), days_ago(20), clock.today())
    assert {one.since for one in fresh(registration).areas.all()} == {days_ago(20)}
    assert counts_as_history_does()


def test_a_corrected_area_holds_from_its_first_day(cast, registration):
    area = registration.areas.get(code="VF05")
    actions.correct_area(registration, by=cast.keeper, area=area, code="VF07", why="One line below was clicked.")
    [one] = Registration.objects.as_at(days_ago(9)).told_on(days_ago(9))
    assert one.area_codes == ["IM04", "VF07"]
    kept = RegisterCorrection.objects.get()
    assert (kept.code_was, kept.code_is, kept.area) == ("VF05", "VF07", area)
    assert counts_as_history_does()


def test_a_registration_that_ended_is_put_right_too(cast, registration):
    actions.deregister(
        registration, by=cast.keeper, on=days_ago(2), reason="improved", why="Better.", meeting_reference="Review"
    )
    actions.correct_day(registration, by=cast.keeper, on=days_ago(12), why=WHY)
    assert counts_as_history_does()
    with pytest.raises(NotNow, match="must not be after what followed it"):
        actions.correct_day(registration, by=cast.keeper, on=days_ago(1), why=WHY)


def test_a_correction_fits_what_came_before_and_after_and_says_why(cast, registration):
    by = cast.keeper
    with pytest.raises(NotNow, match="must not lie ahead"):
        actions.correct_day(registration, by=by, on=clock.today() + dt.timedelta(days=1), why=WHY)
    with pytest.raises(NotNow, match="Nothing would change"):
        actions.correct_day(registration, by=by, on=days_ago(10), why=WHY)
    with pytest.raises(NotNow, match="what was typed wrongly"):
        actions.correct_day(registration, by=by, on=days_ago(11), why=" ")
    area = registration.areas.get(code="VF05")
    with pytest.raises(NotNow, match="recorded already"):
        actions.correct_area(registration, by=by, area=area, code="IM04", why=WHY)
    with pytest.raises(NotNow, match="in words"):
        actions.correct_area(registration, by=by, area=area, code="VF99", why=WHY)
    with pytest.raises(NotNow, match="not on the list"):
        actions.correct_area(registration, by=by, area=area, code="NONE", why=WHY)
    actions.deregister(
        registration, by=by, on=days_ago(8), reason="improved", why="Better.", meeting_reference="Review"
    )
    again = actions.register_child(registration.file, by=by, on=days_ago(5), areas=["IM01"], why="Again.")
    with pytest.raises(NotNow, match="last registration ended"):
        actions.correct_day(again, by=by, on=days_ago(9), why=WHY)


def test_only_the_keeper_corrects(cast, registration):
    with pytest.raises(PermissionDenied):
        actions.correct_day(registration, by=cast.duty_worker, on=days_ago(11), why=WHY)


def test_postgresql_changes_day_and_area_along_a_correction_alone(cast, registration):
    for rows, change in (
        (Registration.objects.filter(pk=registration.pk), {"registered_on": days_ago(30)}),
        (AreaOfConcern.objects.filter(registration=registration, code="VF05"), {"code": "VF07"}),
        (AreaOfConcern.objects.filter(registration=registration, code="VF05"), {"since": days_ago(30)}),
    ):
        with pytest.raises(DatabaseError, match="by a correction alone"), transaction.atomic():
            rows.update(**change)


def test_the_keeper_corrects_on_a_page_that_shows_what_stood(client, cast, registration):
    client.force_login(cast.keeper)
    url = reverse("register:registration_correct", args=[registration.pk])
    assert url in text(client.get(registration.get_absolute_url()))
    assert client.post(url, {"what": "day", "why": WHY}).status_code == 422
    done = client.post(url, {"what": "day", "why": WHY, **day("on", days_ago(14))})
    assert done.status_code == 303, text(done)
    area = registration.areas.get(code="VF05")
    given = {"what": "area", "area": area.pk, "code": "IM99", "words": "Run away", "why": "Wrong line."}
    assert client.post(url, given).status_code == 303
    shown = text(client.get(registration.get_absolute_url()))
    for words in ("Corrected", WHY, "Wrong line.", "Run away"):
        assert words in shown, words
