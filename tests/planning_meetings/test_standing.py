"""What holds when a planning meeting meets, and what those invited need, as the pages and the pack say it."""

from __future__ import annotations

import datetime as dt

import pytest

from access.grants import exclude
from cases import actions as cases
from common import clock
from people.actions import end_warning, raise_warning, record_fact
from planning_meetings import actions
from reports.meeting_pack import look
from tests.planning_meetings.test_pages import get, post
from tests.reports.printing import content, made, pages_of

pytestmark = pytest.mark.django_db


def test_the_pack_holds_the_interim_safety_plan_that_held_when_they_met(cast, case, meet, tmp_path):
    step = {"what": "Gran sleeps there.", "who": "Gran", "until": "the meeting"}
    step |= {"shared_with": "Mother", "how_known": "Called daily."}
    cases.write_safety_plan(case, by=cast.duty_worker, steps=[step], because="Bruises.", follows=0)
    meeting = meet.decided()
    assert case.safety_plans.get().ended_why == "The child protection plan takes over."
    said = " ".join(pages_of(content(made(meeting, cast.duty_worker)), tmp_path))
    assert "Gran sleeps there." in said
    assert f"recorded by {cast.duty_worker}" in said


def test_the_pack_says_what_holds_register_orders_and_warnings_as_they_were_when_they_met(cast, case, meet, tmp_path):
    by, soon = cast.duty_worker, clock.today() + dt.timedelta(days=20)
    told = {"kind": "dog", "words": "A large dog.", "to_do": "Ring first.", "review_on": soon}
    dog = raise_warning(case.family.get().person, by=by, **told)
    cases.enter_order(case, by=by, kind="cso", granted_at=clock.now(), conditions="Lives at her aunt’s.")
    meeting = meet.decided()
    end_warning(dog, by=by, why="The dog is gone.")
    raise_warning(case.child, by=by, **{**told, "words": "Told only afterwards."})
    said = " ".join(pages_of(content(made(meeting, by)), tmp_path))
    for words in ("Not on the register", "A large dog.", "Ring first.", "Lives at her aunt’s."):
        assert (words in said) is (words != "Not on the register"), words
    assert "decided at this meeting" in said
    assert "Told only afterwards." not in said


def test_warnings_about_whom_the_reader_may_not_see_stay_out_of_the_pack(cast, case, meet):
    mother = case.family.get().person
    soon = clock.today() + dt.timedelta(days=20)
    told = {"kind": "dog", "words": "A large dog.", "to_do": "Ring first.", "review_on": soon}
    raise_warning(mother, by=cast.duty_worker, **told)
    meeting = meet.arrange()
    assert look(meeting, by=cast.duty_worker).standing["warnings"]
    exclude(mother, staff=cast.duty_worker, by=cast.lead_officer, reason="A relative.")
    assert look(meeting, by=cast.duty_worker).standing["warnings"] == []


def test_who_needs_an_interpreter_is_said_on_the_case_the_invitation_the_notice_and_in_the_pack(
    client, cast, case, meet, tmp_path
):
    by, mother = cast.duty_worker, case.family.get()
    record_fact(case.child, by=by, kind="interpreter", words="Polish")
    record_fact(mother.person, by=by, kind="disability", words="Cannot manage stairs")
    meeting = meet.arrange()
    asked = actions.invite(meeting, by=by, is_child=True)
    actions.invite(meeting, by=by, member=mother)
    client.force_login(by)
    assert "Interpreter</span> Polish, needed" in client.get(case.get_absolute_url()).content.decode()
    shown = get(client, "meeting_detail", meeting.pk).content.decode()
    assert "Interpreter: Polish, needed" in shown
    assert "Disability or additional need: Cannot manage stairs" in shown
    assert "Interpreter for The child" in get(client, "meeting_notice", meeting.pk).content.decode()
    answered = post(client, "invitation_answer", asked.pk, answer="Comes", interpreter="Polish, Ania of the service")
    assert answered.status_code == 303
    assert (
        "Interpreter: Polish, Ania of the service, booked" in get(client, "meeting_detail", meeting.pk).content.decode()
    )
    said = " ".join(pages_of(content(made(meeting, by)), tmp_path))
    assert "What the child needs" in said
    assert "Ania of the service, booked" in said


def test_what_somebody_needs_stays_with_who_may_see_them(client, cast, case, meet):
    record_fact(case.child, by=cast.duty_worker, kind="interpreter", words="Polish")
    exclude(case.child, staff=cast.duty_worker, by=cast.lead_officer, reason="A relative.")
    client.force_login(cast.duty_worker)
    assert "Polish" not in client.get(case.get_absolute_url()).content.decode()
