"""The guided walk of the demonstration, in Chromium, from its first button to both PDFs."""

from __future__ import annotations

import hashlib
import subprocess

import page as pdf_checker
import pytest

from agencies import demonstration_sign_in
from demonstration import load, opening, people, story
from improvement.models import Inspection
from reports import pdf
from reports.models import ReportJob
from tests.journeys import walking


@pytest.fixture
def demonstration(settings, reference_data, monkeypatch, tmp_path):
    """Load the demonstration where this test's server sees it, with the addresses that only it has."""
    settings.DEMONSTRATION, settings.ROWAN_HOME = True, tmp_path
    settings.ROOT_URLCONF = "tests.journeys.demonstration_urls"
    offered = {"groups": people.SIGN_INS, "password": people.PASSWORD}
    monkeypatch.setattr(demonstration_sign_in, "_offered", offered)
    return load.load()


@pytest.mark.parametrize("scripts", [True, False], ids=["with_scripts", "without_scripts"])
def test_the_guided_walk_ends_in_both_pdfs(demonstration, visit, worker, tmp_path, scripts):
    visitor = visit(demonstration["jenna"], signed_in=False, scripts=scripts)
    walking.walk(visitor)
    plan = walking.make_pdf(visitor, f"{opening.TITLE} 1", worker, tmp_path / "plan.pdf")
    read(plan, "Added by decision of", story.MINUTE, story.LEARNING, story.ACTION, "MPA 1")
    inspected = Inspection.objects.get()
    readiness = walking.make_pdf(visitor, inspected.title, worker, tmp_path / "readiness.pdf")
    read(readiness, "OFFICIAL-SENSITIVE", inspected.title)
    visitor.follow("Guided walk").sees("You have walked the whole story").look("walk-finished")
    fresh = visitor.press("Start again with a fresh copy").sees("Do step 1")
    walking.log(fresh)
    assert set(ReportJob.objects.values_list("status", flat=True)) == {"done"}


def read(made, *words):
    """Read a PDF as text, hold it against PDF/UA, and make it again from what it was made from."""
    told = subprocess.run(["pdftotext", made, "-"], check=True, capture_output=True, text=True).stdout
    told = " ".join(told.split())
    for one in words:
        assert " ".join(one.split()) in told, one
    for name in (*story.SURNAMES, *story.FORENAMES):
        assert name not in told.split(), name
    report = pdf_checker.validate_pdf(str(made))
    assert report.is_compliant, str(report)
    job = ReportJob.objects.get(sha256=hashlib.sha256(made.read_bytes()).hexdigest())
    assert pdf.render(job.data) == made.read_bytes()
