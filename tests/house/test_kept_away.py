"""Whoever is kept away from a case, and from nothing else, meets nothing of it in any room or list."""

from __future__ import annotations

import pytest
from django.urls import reverse

from access.grants import end_exclusion, exclude, grant
from agencies.models.staff import system
from cases.models import Case, CaseClockExtension
from cases.sight import settle_sight
from discussions.models import Discussion
from exploitation.models import Worksheet
from people.models import Person
from register.models import RegisterFile
from tests.house.walk import MATRIX, addresses, url_of

pytestmark = pytest.mark.django_db

# Those who saw the concern too, and those whom the case or a room of it let in.
SAW = ("duty_worker", "duty_manager")
KEPT = (*SAW, "teacher", "keeper", "planning_chair", "out_of_hours", "senior_manager", "constable")
ROOMS = {
    "cases",
    "discussions",
    "documents",
    "exploitation",
    "people",
    "planning_meetings",
    "plans",
    "register",
    "reports",
    "work",
}
# What their pages are about that no case holds.
ELSEWHERE = {"person", "case_request", "screening", "enquiry", "adult_victim", "readiness_item", "readiness_action"}
ELSEWHERE |= {"staff", "own_staff", "notice", "handover", "report", "plan", "inspection", "review_report"}
LET_IN = ((Discussion, "discussion"), (Worksheet, "worksheet"), (RegisterFile, "register_file"))
WHY = "for the test"


@pytest.fixture(scope="module")
def kept(stage):
    """Let everybody into what the rooms give them, then keep them away from the cases alone."""
    own, by = stage.sets["own"], system()
    people = [stage.people[name] for name in KEPT]
    for model, kind in LET_IN:
        grant(model.objects.get(pk=own[kind]), to=stage.people["constable"], by=by, reason=WHY)
    cases = Case.objects.filter(pk__in=[own["case"], own["meeting_case"], more_time(own).case_id])
    for case in cases:
        for person in people:
            exclude(case, staff=person, by=by, reason=WHY)
    return people, list(cases)


def more_time(own):
    return CaseClockExtension.objects.get(pk=own["extension"])


def of_a_case(name, stage):
    row = MATRIX[name]
    return (
        name.partition(":")[0] in ROOMS
        and row.get("about", "") in stage.sets["own"].keys() - ELSEWHERE
        and not row.get("shared")
    )


def test_every_page_about_the_case_or_what_hangs_on_it_is_missing(stage, kept, signed_in):
    people, _ = kept
    met, walked = [], 0
    for name, pattern in addresses().items():
        if not of_a_case(name, stage):
            continue
        method = "get" if "get" in MATRIX[name] else "post"
        for person in people:
            status = getattr(signed_in(person), method)(url_of(name, pattern, stage, "own")).status_code
            walked += 1
            if status != 404:
                met.append(f"{person}: {method} {name} {status}")
    assert not met, "\n".join(met)
    assert walked > 100 * len(KEPT)


@pytest.fixture
def settled(kept):
    """Let the rooms hear of it, as whatever keeps somebody away from a case does."""
    for case in kept[1]:
        settle_sight(case, by=system())
    return kept


def test_no_list_nor_home_nor_notice_holds_anything_of_it(stage, settled, signed_in):
    people, cases = settled
    own = stage.sets["own"]
    words = {case.reference for case in cases} | {str(case.pk) for case in cases}
    words |= {str(own[row["about"]]) for name, row in MATRIX.items() if of_a_case(name, stage)}
    words |= {model.objects.get(pk=own[kind]).reference for model, kind in LET_IN}
    met = []
    for name, row in MATRIX.items():
        if row.keys() & {"about", "open", "parts"} or row.get("get") != 200:
            continue
        for person in people:
            page = signed_in(person).get(reverse(name))
            met += [f"{person}: {name} {word}" for word in words if page.status_code == 200 and word in page.text]
    assert not met, "\n".join(met)


def test_who_met_the_child_in_the_case_alone_meets_the_child_no_more(stage, settled):
    people, cases = settled
    for person in people[len(SAW) :]:
        seen = Person.objects.visible_to(person).filter(pk__in=[case.child_id for case in cases])
        assert not seen.exists(), person


def test_who_is_let_near_again_is_let_near_all_of_it(stage, settled):
    people, cases = settled
    keeper = stage.people["keeper"]
    for case in cases:
        end_exclusion(case, staff=keeper, reason=WHY)
        settle_sight(case, by=system())
    file = RegisterFile.objects.visible_to(keeper).get(pk=stage.sets["own"]["register_file"])
    assert Person.objects.visible_to(keeper).filter(pk=file.child_id).exists()
