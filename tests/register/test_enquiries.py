"""Enquiries: written down before they are answered, answered alike for all, never with "not known"."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from access.grants import exclude
from access.refusals import NotNow
from agencies.models import StaffMember
from cases.sight import settle_sight
from register import actions
from register.models import EnquiryMatch, RegisterEnquiry
from work.models import Notice

pytestmark = pytest.mark.django_db
ASKED = {"asker": "Dr A. Ward", "agency_words": "Hospital", "call_back": "01632 960333", "why": "A burn, at night."}


def ask(by, forename="Skye", surname="Testerson", **changes):
    return actions.ask_register(by=by, **{**ASKED, "forename": forename, "surname": surname, **changes})


def test_check_13_an_enquiry_at_night_is_logged_and_answered_with_known_and_whom_to_ring(cast, registration):
    made = ask(cast.out_of_hours)
    assert made.answer == "known"
    assert made.answer_words.split("\n")[0] == "Known. Ring Social work duty, Social work: 01632 960101"
    assert made.answered_as and made.team == cast.teams["out_of_hours"]
    assert EnquiryMatch.objects.get().person_id == registration.file.child_id


def test_the_keeper_who_sees_the_child_the_receiver_and_one_kept_away_give_the_same_answer(cast, registration):
    words = {ask(getattr(cast, name)).answer_words for name in ("keeper", "duty_worker", "constable", "out_of_hours")}
    exclude(registration.file.case, staff=cast.keeper, by=cast.duty_manager, reason="own family")
    settle_sight(registration.file.case, by=cast.duty_manager)
    assert {ask(cast.keeper).answer_words} == words


def test_somebody_not_found_is_never_said_to_be_not_known(cast):
    made = ask(cast.out_of_hours, forename="Zebedee", surname="Quillfeather")
    assert made.answer == "not_found"
    assert "does not mean that nothing is known" in made.answer_words
    assert "01632 960101" in made.answer_words


def test_check_13_a_name_heard_wrong_at_night_still_leads_to_whom_to_ring(cast, registration):
    made = ask(cast.out_of_hours, forename="Sky", surname="Testersen")
    assert made.answer == "perhaps"
    assert made.answer_words.split("\n")[0].endswith(
        "is known. Ask, and ring Social work duty, Social work: 01632 960101"
    )
    assert EnquiryMatch.objects.get().person_id == registration.file.child_id
    (
        ask(cast.out_of_hours, forename="Sky", surname="Testersen"),
        ask(cast.out_of_hours, forename="Sky", surname="Testersen"),
    )
    assert not Notice.objects.filter(text__contains="asked about").exists(), "who was perhaps meant was not asked about"


def test_whoever_is_not_on_duty_answers_no_enquiry(cast):
    for name in ("teacher", "edu_manager", "planning_chair", "lead_officer", "administrator"):
        with pytest.raises(PermissionDenied):
            ask(getattr(cast, name))


@pytest.mark.parametrize("missing", ["asker", "agency_words", "call_back", "why", "surname"])
def test_who_asks_for_whom_why_on_which_number_and_about_whom_is_always_asked(cast, missing):
    with pytest.raises(NotNow):
        ask(cast.out_of_hours, **{missing: " " if missing != "surname" else ""})


def test_what_was_told_is_recorded_once_and_nothing_of_an_enquiry_is_ever_changed(cast):
    made = ask(cast.out_of_hours)
    actions.record_told(made, by=cast.out_of_hours, told="To ring social work duty.", rang_back=True)
    with pytest.raises(NotNow, match="recorded already"):
        actions.record_told(made, by=cast.out_of_hours, told="Something else.", rang_back=False)
    for change in ({"why": "Other"}, {"told": "Other"}, {"answer": "known"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            RegisterEnquiry.objects.filter(pk=made.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        RegisterEnquiry.objects.filter(pk=made.pk).delete()


def test_the_third_enquiry_about_a_child_is_told_to_the_lead(cast, registration):
    case = registration.file.case
    for number in range(1, 4):
        ask(cast.out_of_hours)
        pattern = Notice.objects.filter(about=case.pk, text__contains="asked about")
        assert pattern.exists() == (number == 3)
    assert "asked about 3 times at the register in 12 months" in pattern.get().text


def test_the_keeper_finds_every_enquiry_and_others_their_own_and_their_teams(cast):
    hers, theirs = ask(cast.out_of_hours), ask(cast.constable)

    def found(name):
        return set(RegisterEnquiry.objects.visible_to(StaffMember.objects.get(pk=cast.people[name].pk)))

    assert found("keeper") == {hers, theirs}
    assert found("out_of_hours") == {hers}
    assert found("duty_worker") == set() == found("teacher")


def test_a_keeper_kept_away_from_the_child_does_not_find_who_asked(cast, registration):
    made = ask(cast.out_of_hours)
    exclude(registration.file.case, staff=cast.keeper, by=cast.duty_manager, reason="own family")
    settle_sight(registration.file.case, by=cast.duty_manager)
    assert made not in RegisterEnquiry.objects.visible_to(cast.keeper)
