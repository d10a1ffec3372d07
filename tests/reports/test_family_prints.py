"""The family map and the register's minimum as PDF: marked, whose copy, only what may be seen, the same bytes twice."""

import uuid

import page
import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from access.grants import exclude
from access.refusals import NotNow
from agencies.models.staff import system
from cases import actions as cases
from people.actions import record_address
from reports import actions, pdf, tasks
from tests.cases.conftest import case  # noqa: F401
from tests.reports.printing import content, pages_of


def made(subject, by, kind):
    asked = actions.ask(subject, by=by, key=uuid.uuid4(), kind=kind)
    tasks.make(actions.claim(asked, by=system(), celery_id="one"), by=system())
    asked.refresh_from_db()
    return asked


@pytest.fixture
def family(cast, case):  # noqa: F811
    for forename, relationship in (("Ailsa", "mother"), ("Rab", "father")):
        details = {"forename": forename, "surname": "Testerson", "kind": "adult"}
        cases.add_family_member(case, by=cast.duty_worker, relationship=relationship, details=details, lives_with="yes")
    record_address(case.child, by=cast.duty_worker, line="1 Refuge Road", kind="protected", why="threats")
    return case


@pytest.mark.parametrize(("kind", "most"), [("family_map", 2), ("register_sheet", 1)])
def test_it_is_marked_says_whose_copy_and_comes_out_the_same_twice(cast, family, kind, most, tmp_path):
    job = made(family, cast.duty_worker, kind)
    held = content(job)
    assert pdf.render(job.data) == held and job.pages <= most
    pages = pages_of(held, tmp_path)
    result = page.validate_pdf(str(tmp_path / "report.pdf"))
    assert result.is_compliant, str(result)
    whole = " ".join(pages)
    for words in ("OFFICIAL-SENSITIVE", f"Copy of {cast.duty_worker.name}", family.reference, "Ailsa Testerson"):
        assert words in whole
    assert "Refuge" not in whole


def test_who_is_kept_from_a_relative_prints_no_name_of_hers(cast, family, tmp_path):
    mother = family.family.get(person__forename="Ailsa").person
    exclude(mother, staff=cast.duty_colleague, by=system(), reason="her own family")
    for kind in ("family_map", "register_sheet"):
        whole = " ".join(pages_of(content(made(family, cast.duty_colleague, kind)), tmp_path))
        assert "Ailsa" not in whole and "Rab Testerson" in whole


def test_only_who_sees_the_case_asks_and_only_with_a_family(cast, family):
    with pytest.raises((Http404, PermissionDenied)):
        actions.ask(family, by=cast.teacher, key=uuid.uuid4(), kind="family_map")
    for one in family.family.all():
        cases.end_family_member(one, by=cast.duty_worker, why="for the test")
    with pytest.raises(NotNow, match="Nobody is in the family yet"):
        actions.ask(family, by=cast.duty_worker, key=uuid.uuid4(), kind="family_map")
