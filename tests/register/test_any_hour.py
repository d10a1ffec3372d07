"""The register at any hour: a number with its hours, another for other hours, and how it stands for who keeps watch."""

from __future__ import annotations

import pytest
from django.urls import reverse

from access.grants import exclude
from tests.register.test_enquiries import ask

pytestmark = pytest.mark.django_db


def look(client, user, enquiry):
    client.force_login(user)
    return client.get(reverse("register:enquiry_detail", args=[enquiry.pk]))


def test_a_number_is_told_with_its_hours_and_the_out_of_hours_number_for_the_others(cast, registration):
    for key, hours in (("duty", "Monday to Friday, 9 to 5"), ("out_of_hours", "evenings, nights and weekends")):
        team = cast.teams[key]
        team.hours = hours
        team.save(update_fields=["hours"])
    first, *_, second = ask(cast.duty_worker).answer_words.split("\n")
    assert first.endswith("(Monday to Friday, 9 to 5)")
    assert second.startswith("When nobody answers there, at night and at weekends, ring ")
    assert second.endswith("(evenings, nights and weekends)")
    assert "(evenings, nights and weekends)" in ask(cast.duty_worker, forename="Zebedee", surname="Quill").answer_words


def test_the_out_of_hours_service_reads_how_it_stands_and_nothing_of_the_file(client, cast, registration):
    page = look(client, cast.out_of_hours, ask(cast.out_of_hours)).content.decode()
    for words in ("For you alone: how it stands", "Registration since", "Not begun", "Social work duty"):
        assert words in page, words
    assert registration.why not in page
    assert client.get(registration.file.get_absolute_url()).status_code == 404
    assert client.get(registration.file.case.get_absolute_url()).status_code == 404


def test_nobody_else_who_answers_reads_it_and_nobody_of_whom_it_is_not_sure(client, cast, registration):
    said = "For you alone: how it stands"
    assert said not in look(client, cast.constable, ask(cast.constable)).content.decode()
    perhaps = ask(cast.out_of_hours, forename="Sky", surname="Testersen")
    assert said not in look(client, cast.out_of_hours, perhaps).content.decode()


def test_who_is_kept_away_from_the_case_reads_nothing_of_it(client, cast, registration):
    made = ask(cast.out_of_hours)
    exclude(registration.file.case, staff=cast.out_of_hours, by=cast.duty_manager, reason="A relative.")
    assert "how it stands" not in look(client, cast.out_of_hours, made).content.decode()
