"""The record of a discussion: everything in it, whose information is old or missing, and for whose eyes."""

from __future__ import annotations

import datetime as dt

import page
import pytest
from django.urls import reverse

from access.grants import exclude
from agencies.models.staff import system
from common import clock
from discussions import actions
from discussions.models import Discussion
from reports import pdf
from reports.discussion_record import blocks, contents, look, minds
from reports.models import ReportJob
from tests.discussions.conftest import STEP, agency, decided, fresh, start, write_all
from tests.reports.printing import content, made, pages_of


@pytest.fixture
def cases(cast):
    """Two children whose concern asked for a discussion."""
    return decided(cast, children=("Skye", "Lewis"))


@pytest.fixture
def asked(cases):
    """The discussion, not started."""
    return Discussion.objects.get(children__case=cases[0])


@pytest.fixture
def held(cast, asked):
    """The discussion with everything but health and education."""
    one, by = write_all(cast, start(cast, asked), give=(), plan=False), cast.duty_worker
    given = {"given_by": "Sergeant", "checked": "Police records", "words": "Called out twice in May."}
    as_of = clock.today() - dt.timedelta(days=40)
    actions.give_information(one, by=by, agency=agency("POL"), as_of=as_of, **given)
    given = {"given_by": "Duty", "checked": "Social work records", "known_nothing": True, "as_of": clock.today()}
    actions.give_information(one, by=by, agency=agency("SWD"), **given)
    actions.go_on_without(one, by=by, agency=agency("HLT"), why="No answer on three numbers.")
    actions.add_step(one, by=by, **STEP)
    actions.add_action(one, by=by, what="See the flat.", by_whom="Duty", due_on=clock.today())
    return fresh(one)


def test_the_record_holds_everything_and_says_what_is_old_or_missing(cast, held, tmp_path):
    job = made(held, cast.duty_worker)
    whole = " ".join(pages_of(content(job), tmp_path))
    for words in (
        "OFFICIAL-SENSITIVE",
        f"Copy for {cast.duty_worker}",
        "TESTERSON, Skye",
        "TESTERSON, Lewis",
        "Part 1: In full",
        "Somebody of POL",
        "40 days old when given: old information",
        "Called out twice in May.",
        "Checked, and nothing is known.",
        "Without it, because: No answer on three numbers (Duty Worker).",
        "Nothing given. No reason is recorded.",
        "A bruise nobody can explain.",
        "Joint investigative interview",
        "Medical examination",
        "Grandmother stays at home.",
        "Nobody is recorded as disagreeing.",
        "See the flat.",
        "Checklist afterwards",
        "Still missing before it can be closed",
    ):
        assert words in whole, words


def test_it_conforms_to_pdf_ua_and_comes_out_the_same_twice(cast, held, tmp_path):
    job = made(held, cast.duty_worker)
    assert pdf.render(job.data) == content(job)
    (tmp_path / "record.pdf").write_bytes(content(job))
    result = page.validate_pdf(str(tmp_path / "record.pdf"))
    assert result.is_compliant, str(result)


def test_it_says_beforehand_what_is_in_it_and_what_is_missing(cast, held):
    seen = look(held, by=cast.duty_worker)
    assert "the decision with its reasons for 2 children" in contents(seen)
    said = " ".join(minds(seen))
    assert "The discussion is not closed." in said
    assert "No information from Education, Health" in said
    assert "Old information from Police" in said


def test_there_is_no_record_before_it_starts_and_none_of_one_not_held(cast, asked):
    assert "has not started" in blocks(look(asked, by=cast.duty_worker))[0]
    actions.decline(asked, by=cast.duty_worker, why="Known already.")
    assert "No discussion was held" in blocks(look(fresh(asked), by=cast.duty_worker))[0]


def test_a_child_who_is_not_open_to_the_reader_is_counted_and_not_named(cast, held, cases, tmp_path):
    exclude(cases[1].child, staff=cast.duty_worker, by=system(), reason="for the test")
    job = made(held, cast.duty_worker)
    whole = " ".join(pages_of(content(job), tmp_path))
    assert "Lewis" not in whole and cases[1].reference not in whole
    assert "1 other child of this discussion is not open to the reader." in whole


def test_the_copy_is_hers_who_asked_and_the_page_leads_to_it(client, cast, held):
    job = made(held, cast.duty_worker)
    assert job.title == held.reference
    for other in (cast.lead_officer, cast.constable):
        assert not ReportJob.objects.visible_to(other).filter(pk=job.pk).exists()
    client.force_login(cast.duty_worker)
    ask = reverse("reports:discussion_record_ask", args=[held.pk])
    assert ask in client.get(held.get_absolute_url()).content.decode()
    assert "names the children" in client.get(ask).content.decode()
