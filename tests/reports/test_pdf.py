"""The improvement plan's PDF: tagged, readable, closed to the outside, and the same twice."""

import hashlib
import io
import json
import os
import subprocess
import sys
import uuid

import page
import pikepdf
import pytest
from weasyprint.urls import FatalURLFetchingError

from agencies.models.staff import system
from improvement import actions as plans
from reports import actions, pdf, tasks
from tests.improvement import sample


@pytest.fixture
def job(committee):
    """A report that was made, read back from the database."""
    plan = sample.full_plan(committee)
    asked = actions.ask(plan, by=committee.office, key=uuid.uuid4())
    taken = actions.claim(asked, by=system(), celery_id="one")
    tasks.make(taken, by=system())
    asked.refresh_from_db()
    return asked


@pytest.fixture
def made(job):
    with job.file.open() as held:
        return held.read()


def text_of(made, tmp_path):
    (tmp_path / "plan.pdf").write_bytes(made)
    return subprocess.run(["pdftotext", tmp_path / "plan.pdf", "-"], check=True, capture_output=True, text=True).stdout


def test_rendering_again_from_the_stored_data_gives_the_same_bytes(job, made):
    assert pdf.render(job.data) == made
    assert hashlib.sha256(made).hexdigest() == job.sha256
    assert len(made) == job.size


def test_another_process_gives_the_same_bytes_too(job, tmp_path):
    (tmp_path / "data.json").write_text(json.dumps(job.data))
    script = (
        "import django, json, sys, hashlib; django.setup(); from reports import pdf; "
        "print(hashlib.sha256(pdf.render(json.load(open(sys.argv[1])))).hexdigest())"
    )
    for seed in ("1", "2"):
        said = subprocess.run(
            [sys.executable, "-c", script, tmp_path / "data.json"],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "DJANGO_SETTINGS_MODULE": "config.settings.test"},
        ).stdout
        assert said.strip() == job.sha256


def test_the_file_conforms_to_pdf_ua(made, tmp_path):
    (tmp_path / "plan.pdf").write_bytes(made)
    result = page.validate_pdf(str(tmp_path / "plan.pdf"))
    assert result.is_compliant, str(result)


def test_the_text_is_there_marked_dated_and_numbered_on_every_page(job, made, tmp_path):
    pages = text_of(made, tmp_path).split("\f")[:-1]
    assert len(pages) == job.pages
    for number, text in enumerate(pages, 1):
        assert "OFFICIAL-SENSITIVE" in text
        assert f"Page {number} of {job.pages}" in text
    whole = " ".join(" ".join(pages).split())
    for words in [
        "Strathmarnock Child Protection Committee",
        "Child Protection Improvement Plan",
        "Asked for by Isla Kinnordy, as Committee office",
        "To be entered from the published report.",
        "Listening to children and young people",
        "Amber: at risk",
        "No action yet",
        "How it was measured.",
        "Two agencies could not release staff",
        "Chief Officers Group",
    ]:
        assert words in whole, words


def test_it_is_tagged_has_bookmarks_and_scoped_headers(made):
    with pikepdf.open(io.BytesIO(made)) as document:
        root = document.Root
        assert root.MarkInfo.Marked and str(root.Lang) == "en-GB" and root.ViewerPreferences.DisplayDocTitle
        with document.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert titles[1:] == [
            "Contents",
            "Summary",
            "What was asked, and what answers it",
            "Actions by theme",
            "Overdue and re-dated",
            "Evidence and impact",
            "Sign-off",
        ]
        headers = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TH"]
        assert headers and all("/Scope" in one.A for one in headers)
        assert "/EmbeddedFiles" not in root.get("/Names", {}) and "/JavaScript" not in root.get("/Names", {})


@pytest.mark.parametrize(
    "inside",
    [
        '<img alt="x" src="file:///etc/passwd">',
        '<img alt="x" src="http://127.0.0.1:9/x.png">',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
        '<style>body { background: url("file:///etc/passwd") }</style>',
        '<object data="file:///etc/passwd"></object>',
    ],
)
def test_a_report_reads_no_file_and_asks_no_network(inside):
    body = f'<html lang="en"><head><title>x</title></head><body><p>x</p>{inside}</body></html>'
    with pytest.raises(FatalURLFetchingError):
        pdf.lay_out(body)


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "http://127.0.0.1/", "rowan-font:../../../manage.py", "data:,x"]
)
def test_the_fetcher_gives_fonts_and_nothing_else(address):
    with pytest.raises(FatalURLFetchingError):
        pdf.ClosedFetcher().fetch(address)


def test_what_people_typed_is_text_and_never_markup(committee, plan, tmp_path):
    source = plans.add_source(
        plan, by=committee.office, kind="main_point_for_action", reference="MPA 1", title="A <b>bold</b> theme & more"
    )
    sample.add_action(committee, plan, title='<img src="file:///etc/passwd">', outcome="</table><script>x</script>")
    job = actions.ask(plan, by=committee.office, key=uuid.uuid4())
    job = tasks.make(actions.claim(job, by=system(), celery_id="one"), by=system())
    with job.file.open() as held:
        text = text_of(held.read(), tmp_path)
    assert source and "<b>bold</b>" in text
    assert '<imgsrc="file:///etc/passwd">' in "".join(text.split())
