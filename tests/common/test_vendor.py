import hashlib
import json
from pathlib import Path

import pytest
from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "static"
VENDOR = STATIC / "vendor"
KNOWN = json.loads((VENDOR / "vendor.json").read_text())
OURS = {"update.py", "vendor.json", "LICENCES.md"}


def test_every_vendored_file_is_the_one_that_was_fetched():
    found = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name not in OURS and path.suffix != ".pyc"
    }
    assert found == KNOWN["files"]


def test_every_package_has_its_licence_written_down():
    written = (VENDOR / "LICENCES.md").read_text()
    assert all(name in written for name in KNOWN["packages"])


def test_nothing_reserved_to_gov_uk_is_shipped():
    css = (VENDOR / "design-system.css").read_text()
    assert not any(mark in css for mark in ("GDS Transport", "govuk-crest", "url(data:", "url(/"))
    assert not list(VENDOR.rglob("*crown*")) + list(VENDOR.rglob("*crest*"))


@pytest.mark.parametrize("status", [404, 500, 503])
def test_a_page_for_bad_times_is_the_same_for_everybody(status):
    page = (Path(settings.BASE_DIR) / f"templates/{status}.html").read_text()
    assert "{%" not in page
    assert "{{" not in page
    assert "csrf" not in page
    assert "<h1>" in page


@pytest.mark.parametrize("status", [500, 503])
def test_a_page_for_bad_times_says_whom_to_ring(status):
    page = (Path(settings.BASE_DIR) / f"templates/{status}.html").read_text()
    assert 'href="tel:999"' in page


@pytest.mark.parametrize(
    "template",
    sorted(
        str(path)
        for path in (Path(settings.BASE_DIR) / "templates").rglob("*.html")
        if "pdf" not in path.parts and "emails" not in path.parts
    ),
)
def test_no_page_holds_style_or_script_of_its_own(template):
    text = Path(template).read_text()
    assert "style=" not in text
    assert "<style" not in text
    assert "<script>" not in text
    assert "onclick" not in text
