"""The worksheet's prompt sheet: what it says, for whose eyes, the same bytes twice."""

from __future__ import annotations

import page
import pytest
from django.http import Http404
from django.urls import reverse

from cases import actions as cases
from exploitation import actions as exploitation
from reports import pdf
from reports.models import ReportJob
from tests.cases.conftest import open_by
from tests.exploitation.conftest import KNOWN, prepare, submit
from tests.reports.printing import content, made, pages_of

VAN = "A red van at the yard"


@pytest.fixture
def worksheet(cast):
    """A worksheet with the Home Office, with something restricted in it."""
    case = open_by(cast, outcome="single_agency")
    cases.involve(case, by=cast.duty_worker, staff=cast.health_visitor, reason="visits the family")
    ready = prepare(case, cast.duty_worker)
    exploitation.add_suspicion(ready, by=cast.duty_worker, kind="vehicle", words=VAN, source=KNOWN)
    return submit(ready, cast.duty_worker)


def test_it_says_what_the_online_form_asks_and_conforms_and_comes_out_the_same_twice(cast, worksheet, tmp_path):
    job = made(worksheet, cast.duty_worker)
    held = content(job)
    assert pdf.render(job.data) == held
    pages = pages_of(held, tmp_path)
    result = page.validate_pdf(str(tmp_path / "report.pdf"))
    assert result.is_compliant, str(result)
    for number, text in enumerate(pages, 1):
        assert "OFFICIAL-SENSITIVE" in text and f"Page {number} of {job.pages}" in text
    whole = " ".join(pages)
    for words in [
        "Prompt sheet",
        "Copy of Duty Worker, as Social work duty, Social work of Dundee. For nobody else.",
        "Rowan sends nothing to the Home Office",
        "cannot be saved and closes after an hour",
        "Nationality British",
        "Labour exploitation",
        "Means not required for a child.",
        "In the child’s own words: “Washed cars from seven to seven.”",
        f"Known from: {KNOWN}",
        VAN,
        "Submitted to the Home Office",
        "NRM-2026-1",
    ]:
        assert words in whole, words
    places = [whole.index(f"{letter}. ") for letter in "BDEFGHIJKLMN"]
    assert places == sorted(places)


def test_a_reader_outside_the_few_gets_a_copy_without_suspects(cast, worksheet, tmp_path):
    whole = " ".join(pages_of(content(made(worksheet, cast.health_visitor)), tmp_path))
    assert VAN not in whole
    assert "Restricted to the lead of the case, first responders and the police." in whole


def test_a_first_responder_outside_the_case_gets_no_case_reference(cast, worksheet, tmp_path):
    whole = " ".join(pages_of(content(made(worksheet, cast.constable)), tmp_path))
    assert VAN in whole and worksheet.case.reference not in whole


def test_only_who_asked_and_still_sees_it_finds_the_copy(cast, worksheet):
    job = made(worksheet, cast.health_visitor)
    assert ReportJob.objects.visible_to(cast.health_visitor).filter(pk=job.pk).exists()
    for other in (cast.duty_worker, cast.lead_officer, cast.constable):
        assert not ReportJob.objects.visible_to(other).filter(pk=job.pk).exists()
    involved = worksheet.case.involvements.get(staff=cast.health_visitor)
    cases.end_involvement(involved, by=cast.duty_worker, why="Visits no more.")
    assert not ReportJob.objects.visible_to(cast.health_visitor).filter(pk=job.pk).exists()


def test_an_administrator_asks_for_none(cast, worksheet, client):
    with pytest.raises(Http404):
        made(worksheet, cast.administrator)
    client.force_login(cast.administrator, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(reverse("reports:worksheet_ask", args=[worksheet.pk])).status_code == 404
