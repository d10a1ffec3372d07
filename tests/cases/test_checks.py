"""Check of a lead officer with four log-ins: a housing officer sees what she should, and not the rest."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.urls import reverse

from access.roles import Permission, Role
from agencies import actions as agencies
from agencies.models import Team
from agencies.models.staff import system
from cases import actions as cases
from cases.models import Case
from people import actions as people
from people.models import AddressEpisode
from referrals import actions as referrals
from tests.cases.conftest import decide, open_by
from tests.cast import child, log
from tests.house.stage_discussions import a_discussion
from tests.house.stage_meetings import arrange
from tests.house.stage_papers import papers
from tests.house.stage_plans import a_plan
from tests.house.stage_register import on_the_register

pytestmark = pytest.mark.django_db
TOLD, PROTECTED = "Neighbours hear her shout at night.", "9 Hidden Close"
WHY, FEEDBACK = "Police hold three reports of violence.", "We act on it. Thank you."

# What each of the four gets. Officer and colleague are housing's; only the officer is involved in the case.
PAGES = {
    # address: (officer, colleague, social worker, administrator)
    "home": (200, 200, 200, 200),
    "concern": (200, 404, 200, 404),
    "cases:case_detail": (200, 404, 200, 404),
    "cases:case_chronology": (200, 404, 200, 404),
    "cases:case_story": (200, 404, 200, 404),
    "cases:case_family": (200, 404, 200, 404),
    "documents:case_documents": (200, 404, 200, 404),
    "plans:case_plan": (200, 404, 200, 404),
    "register:case_register": (200, 404, 200, 404),
    "discussions:case_discussions": (200, 404, 200, 404),
    "planning_meetings:case_meetings": (200, 404, 200, 404),
    "cases:case_close": (403, 404, 200, 404),
    "cases:involvement_add": (403, 404, 200, 404),
    "another case": (404, 404, 200, 404),
    "another concern": (404, 404, 200, 404),
    "screening": (403, 404, 200, 404),
    "referrals:screening_queue": (403, 403, 200, 403),
    "register:register_list": (403, 403, 403, 403),
    "practice_review:office_inbox": (403, 403, 403, 403),
    "agencies:staff_list": (403, 403, 403, 200),
}


@pytest.fixture
def four(cast):
    """Two housing officers of one team, the social worker who leads, and an administrator."""
    by = system()
    held = cast.agencies["SWD"].partnerships.all()
    housing = agencies.open_agency(by=by, code="HOU", name="Housing", partnerships=held, position=5)
    body = agencies.open_organisation(by=by, agency=housing, name="Housing of Dundee")
    team = agencies.open_team(by=by, organisation=body, name="Lochee housing", kind=Team.Kind.PRACTICE)
    dm = agencies.open_team(by=by, organisation=body, name="Designated managers", kind=Team.Kind.DESIGNATED_MANAGERS)
    officer, colleague, manager = (
        agencies.add_staff(by=by, email=f"{name}@example.org", name=name.title(), team=team)
        for name in ("officer", "neighbour", "housing-manager")
    )
    agencies.appoint(manager, by=by, role=Role.DESIGNATED_MANAGER, team=dm, reason="for the test")
    return SimpleNamespace(officer=officer, colleague=colleague, worker=cast.duty_worker, other=cast.administrator)


@pytest.fixture
def world(cast, four):
    """The officer's own concern became a case with something of everything; beside it another child's."""
    concern = log(four.officer, fact=TOLD)
    screening = concern.screenings.get()
    referrals.claim(screening, by=cast.duty_worker)
    referrals.confirm_child(screening.child, by=cast.duty_worker, details={"forename": "Skye", "surname": "Testerson"})
    decide(screening, cast.duty_worker, "single_agency", why=WHY, feedback=FEEDBACK)
    case = Case.objects.get(screenings__screening=screening)
    mother = {"forename": "Ailsa", "surname": "Testerson", "kind": "adult"}
    member = cases.add_family_member(case, by=cast.duty_worker, relationship="mother", details=mother)
    hidden = {"line": PROTECTED, "kind": AddressEpisode.Kind.PROTECTED, "why": "She fled.", "told_in": case.pk}
    people.record_address(member.person, by=cast.duty_worker, **hidden)
    cases.involve(case, by=cast.duty_worker, staff=four.officer, reason="holds the tenancy")
    staff = SimpleNamespace(**{name: getattr(cast, name) for name in cast.people})
    arrange(case, staff)
    for make in (papers, a_discussion, a_plan, on_the_register):
        make(staff, case.pk)
    other = open_by(cast, "single_agency", children=[child(forename="Callum", surname="Elsewhere")])
    return SimpleNamespace(concern=concern, case=case, mother=member.person, screening=screening, other=other)


def address(name, world):
    """Return the address of a line of the table."""
    other = world.other.screenings.get().screening
    records = {"concern": world.concern, "screening": world.screening}
    records |= {"another case": world.other, "another concern": other.concern}
    if name in records:
        return records[name].get_absolute_url()
    of_case = name.partition(":")[2].startswith("case_") or name == "cases:involvement_add"
    return reverse(name, args=[world.case.pk] if of_case else [])


def test_check_16_each_of_four_gets_the_pages_that_are_theirs_and_no_other(four, world, signed_in):
    browsers = [signed_in(person) for person in (four.officer, four.colleague, four.worker, four.other)]
    wrong = []
    for name, statuses in PAGES.items():
        got = tuple(browser.get(address(name, world)).status_code for browser in browsers)
        if got != statuses:
            wrong.append(f"{name}: {got}, not {statuses}")
    assert not wrong, "\n".join(wrong)


def test_check_16_the_officer_reads_what_came_of_her_worry_and_neither_reasons_nor_a_protected_address(
    four, world, signed_in
):
    officer = signed_in(four.officer)
    concern = officer.get(world.concern.get_absolute_url()).text
    assert TOLD in concern and FEEDBACK in concern
    assert WHY not in concern
    for place in (address("cases:case_family", world), world.mother.get_absolute_url()):
        assert PROTECTED not in officer.get(place).text, place
    assert PROTECTED in signed_in(four.worker).get(world.mother.get_absolute_url()).text


def test_check_16_lists_and_home_hold_her_own_and_no_other_childs(four, world, signed_in):
    for person, sees in ((four.officer, True), (four.colleague, False), (four.other, False)):
        browser = signed_in(person)
        shown = browser.get("/").text
        if person.may(Permission.WORK_ON_CASE):
            shown += browser.get(reverse("cases:case_list")).text
        assert (world.case.reference in shown) is sees, person
        assert world.other.reference not in shown, person
        assert "Elsewhere" not in shown and "Callum" not in shown, person
