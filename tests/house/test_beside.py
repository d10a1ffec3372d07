"""Triage and questions stand beside screening: nothing of theirs can hold it up."""

from __future__ import annotations

import pytest
from django.urls import reverse

from agencies import actions as agencies
from audit.models import StatusChange
from referrals import actions
from referrals.models import Question, Screening, Triage
from tests.cast import log

pytestmark = pytest.mark.django_db


def rows(*records):
    return [type(record).objects.filter(pk=record.pk).values().get() for record in records]


def test_a_question_leaves_owner_state_and_clock_alone(cast):
    concern = log(cast.nursery_worker)
    screening, triage = Screening.objects.get(concern=concern), Triage.objects.get(concern=concern)
    actions.claim(screening, by=cast.duty_worker)
    actions.claim_triage(triage, by=cast.edu_manager)
    before, moves = rows(concern, screening, triage), StatusChange.objects.count()
    actions.ask(screening, by=cast.duty_worker, text="Was anybody with the child?")
    question = actions.ask(triage, by=cast.edu_manager, text="Who else knows?")
    assert rows(concern, screening, triage) == before
    assert StatusChange.objects.count() == moves
    actions.answer(question, by=cast.nursery_worker, text="Nobody.")
    assert rows(concern, screening, triage) == before


def test_a_decision_does_not_wait_for_an_answer_or_for_triage(cast):
    concern = log(cast.nursery_worker)
    screening = Screening.objects.get(concern=concern)
    actions.claim(screening, by=cast.duty_worker)
    actions.ask(screening, by=cast.duty_worker, text="Where is the child now?")
    actions.decide(screening, by=cast.duty_worker, outcome="ird", why="Injury.", feedback="Thank you.")
    assert Screening.objects.get(pk=screening.pk).status == "decided"
    assert Question.objects.get().status == "asked"
    assert Triage.objects.get(concern=concern).status == "waiting"


def test_with_every_designated_manager_absent_a_concern_is_still_screened(cast):
    for name in ("edu_manager", "edu_deputy", "hlt_manager", "pol_manager"):
        agencies.close_account(getattr(cast, name), by=cast.administrator, reason="left")
    concern = log(cast.nursery_worker)
    screening = Screening.objects.get(concern=concern)
    assert screening in Screening.objects.visible_to(cast.duty_worker)
    actions.claim(screening, by=cast.duty_worker)
    actions.decide(screening, by=cast.duty_worker, outcome="advice", why="Talked.", feedback="Thank you.")
    assert Screening.objects.get(pk=screening.pk).status == "decided"


def test_with_no_designated_managers_team_at_all_a_concern_is_still_screened(cast, client):
    concern = log(cast.lead_officer)
    assert Triage.objects.get(concern=concern).team is None
    client.force_login(cast.duty_worker)
    assert concern.reference in client.get(reverse("referrals:screening_queue")).content.decode()


def test_a_concern_about_a_worker_is_still_screened_when_nobody_is_left_to_triage_it(cast):
    for name in ("edu_manager", "edu_deputy", "hlt_manager", "pol_manager"):
        agencies.close_account(getattr(cast, name), by=cast.administrator, reason="left")
    teacher = cast.teacher
    concern = log(cast.colleague, about_worker=True, worker_name=teacher.name, worker_agency=teacher.agency)
    actions.claim(Screening.objects.get(concern=concern), by=cast.duty_worker)
    assert Triage.objects.get(concern=concern).status == "waiting"
