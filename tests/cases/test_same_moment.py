"""What happens at the same moment as a decision, and what a decision that joins must not leave as it was."""

import datetime as dt
import threading

import pytest
from django.db import connection, transaction

from access.refusals import NotNow
from agencies import actions as agencies
from cases import actions
from cases.models import Case, Involvement
from cases.sight import who_sees
from common import clock
from referrals import actions as referrals
from referrals.models import ConcernChild, Screening
from tests.cases.conftest import case_of, decide, open_by
from tests.cast import child, log, make_cast
from work.models import Notice

pytestmark = pytest.mark.django_db
ABOUT_TEACHER = {"about_worker": True, "worker_name": "Teacher"}
CLOSED = {
    "why": "Safe",
    "closing_code": "safe",
    "who_helps": "The named person",
    "carer_not_seen_why": "Told by telephone",
}


def claimed(case, by, author, **told):
    """Return a claimed screening of another concern about the child of a case."""
    screening = Screening.objects.get(concern=log(author, **told))
    referrals.claim(screening, by=by)
    referrals.confirm_child(screening.child, by=by, person_id=case.child_id)
    return screening


def meanwhile(first, second):
    """Do ``first``, and ``second`` beside it before it is committed; return what ``second`` met."""
    met = []

    def go():
        try:
            second()
        except Exception as broken:
            met.append(broken)
        finally:
            connection.close()

    beside = threading.Thread(target=go)
    with transaction.atomic():
        first()
        beside.start()
        beside.join(timeout=2)
    beside.join(timeout=30)
    return met


# At the same moment.


@pytest.mark.django_db(transaction=True)
def test_a_decision_never_joins_a_case_that_closes_at_this_moment():
    cast = make_cast()
    case = open_by(cast, "single_agency")
    actions.add_entry(case, by=cast.duty_worker, kind="seen", fact="Seen and spoken to.")
    screening = claimed(case, cast.duty_worker, cast.nursery_worker)
    lead, decider = cast.duty_colleague, cast.duty_worker
    met = meanwhile(
        lambda: actions.close(case, by=lead, **CLOSED), lambda: decide(screening, decider, "emergency_protection")
    )
    assert not met
    assert case_of(screening).is_open


@pytest.mark.django_db(transaction=True)
def test_a_case_is_not_reopened_beside_one_that_opens_at_this_moment():
    cast = make_cast()
    case = open_by(cast, "single_agency")
    actions.add_entry(case, by=cast.duty_worker, kind="seen", fact="Seen and spoken to.")
    actions.close(case, by=cast.duty_worker, **CLOSED)
    screening = claimed(case, cast.duty_worker, cast.nursery_worker)
    lead, decider = cast.duty_colleague, cast.duty_worker
    met = meanwhile(lambda: decide(screening, decider), lambda: actions.reopen(case, by=lead, why="Hurt again"))
    assert [type(one) for one in met] == [NotNow]
    assert case_of(screening).is_open


@pytest.mark.django_db(transaction=True)
def test_a_request_declined_at_this_moment_does_not_refuse_the_decision():
    cast = make_cast()
    screening = decide(Screening.objects.get(concern=log(cast.nursery_worker)), cast.duty_worker, "advice")
    asked = actions.ask_for_case(screening, by=cast.nursery_worker, why="Hurt again")
    screening = referrals.reconsider(screening, by=cast.duty_worker, why="Hurt again")
    colleague, decider = cast.duty_colleague, cast.duty_worker
    met = meanwhile(
        lambda: actions.decline_request(asked, by=colleague, why="In hand"),
        lambda: decide(screening, decider, "emergency_protection"),
    )
    assert not met
    assert case_of(screening).is_open


@pytest.mark.django_db(transaction=True)
def test_nobody_is_named_lead_whose_account_closes_at_this_moment():
    cast = make_cast()
    case = open_by(cast, "single_agency")
    leaver, lead, administrator = cast.health_visitor, cast.duty_worker, cast.administrator
    met = meanwhile(
        lambda: agencies.close_account(leaver, by=administrator, reason="left"),
        lambda: actions.name_lead_professional(case, by=lead, staff=leaver),
    )
    assert [type(one) for one in met] == [NotNow]
    case.refresh_from_db()
    assert case.lead_professional is None


def test_a_child_whom_a_colleague_has_just_confirmed_is_taken_as_confirmed(cast):
    screening = Screening.objects.get(concern=log(cast.nursery_worker))
    before = ConcernChild.objects.get(pk=screening.child_id)
    referrals.claim(screening, by=cast.duty_worker)
    confirmed = referrals.confirm_child(screening.child, by=cast.duty_colleague, details={"forename": "Skye"})
    assert referrals.confirm_as_given(before, by=cast.duty_worker).person_id == confirmed.person_id


# Who leads, and who is called together.


def test_a_lead_professional_about_whom_a_concern_joins_leads_no_longer(cast):
    case = open_by(cast, "single_agency")
    actions.name_lead_professional(case, by=cast.duty_worker, staff=cast.teacher)
    screening = claimed(case, cast.duty_worker, cast.health_visitor, **ABOUT_TEACHER)
    decide(screening, cast.duty_worker, "emergency_protection")
    case.refresh_from_db()
    assert case.lead == cast.teams["duty"]
    assert Case.objects.visible_to(cast.duty_worker, "lead_case").filter(pk=case.pk).exists()
    assert not Notice.objects.filter(staff=cast.teacher, about=case.pk, text__contains="joined").exists()
    assert Notice.objects.filter(team=cast.teams["duty"], about=case.pk, text__contains="no lead").exists()
    assert not case.involvements.live().filter(leads=True, staff=cast.teacher).exists()


@pytest.mark.parametrize("outcome", ["ird", "emergency_protection"])
def test_police_are_called_in_though_one_of_their_own_logged_the_concern(cast, outcome):
    case = open_by(cast, outcome, author=cast.constable)
    teams = {one.team for one in case.involvements.live()}
    assert {cast.teams["duty"], cast.teams["public_protection"], cast.teams["hlt_dm"]} <= teams


def test_who_is_called_together_is_told(cast, case):
    for team in ("public_protection", "hlt_dm"):
        assert Notice.objects.filter(team=cast.teams[team], about=case.pk).exists()


def test_the_manager_of_the_lead_professional_leads_in_her_place(cast):
    case = open_by(cast, "single_agency")
    actions.name_lead_professional(case, by=cast.duty_worker, staff=cast.teacher)
    assert Case.objects.visible_to(cast.head_teacher, "lead_case").filter(pk=case.pk).exists()
    actions.name_lead_professional(case, by=cast.head_teacher, staff=cast.health_visitor)
    assert not Case.objects.visible_to(cast.head_teacher).exists()
    assert (cast.head_teacher, False) not in who_sees(case)


# Concerns about workers.


def test_the_worker_s_colleagues_do_not_read_who_logged_it(cast):
    case = open_by(cast, "single_agency")
    decide(claimed(case, cast.duty_worker, cast.health_visitor, **ABOUT_TEACHER), cast.duty_worker, "single_agency")
    let_in = Involvement.objects.get(case=case, team=cast.teams["hlt_dm"])
    assert "author" not in let_in.reason


# The chronology.


def test_a_concern_that_says_no_moment_is_not_given_one(cast, case):
    entry = case.entries.get(kind="concern")
    assert entry.precision == "about"


def test_a_corrected_entry_keeps_its_place_in_time(cast, case):
    told = {"kind": "call", "happened_words": "Last summer", "source": "told by the aunt"}
    wrong = actions.add_entry(case, by=cast.duty_worker, fact="Rang the aunt.", **told)
    with clock.living_at(clock.now() + dt.timedelta(days=30)):
        right = actions.correct_entry(wrong, by=cast.duty_worker, why="The uncle", instead={"fact": "Him.", **told})
    assert (right.happened_at, right.precision) == (wrong.happened_at, "about")


# The family.


def test_nobody_becomes_the_same_twice_by_a_change(cast, case):
    details = {"forename": "Mairi", "kind": "adult"}
    aunt = actions.add_family_member(case, by=cast.duty_worker, relationship="aunt_uncle", details=details)
    carer = actions.add_family_member(case, by=cast.duty_worker, relationship="kinship_carer", person_id=aunt.person_id)
    with pytest.raises(NotNow, match="in the family already"):
        actions.change_family_member(carer, by=cast.duty_worker, relationship="aunt_uncle")


def test_adding_family_never_tells_of_a_person_kept_from_the_reader(client, cast):
    open_by(cast, author=cast.health_visitor, worker_agency=cast.agencies["EDU"], **ABOUT_TEACHER)
    other = open_by(cast, "single_agency", children=[child(forename="Ailsa", surname="Other")])
    actions.involve(other, by=cast.duty_worker, staff=cast.colleague, reason="class teacher")
    client.force_login(cast.colleague)
    typed = {"forename": "Skye", "surname": "Testerson", "relationship": "sister", "person": "new"}
    typed |= {"parental_responsibility": "no", "lives_with": "yes"}
    page = client.post(f"/cases/{other.pk}/family/add/", typed)
    assert page.status_code == 303


def test_an_emergency_that_joins_stands_on_every_page_of_the_case(client, cast):
    case = open_by(cast, "single_agency")
    decide(claimed(case, cast.duty_worker, cast.nursery_worker), cast.duty_worker, "emergency_protection")
    client.force_login(cast.duty_worker)
    for page in ("", "chronology/", "entries/add/"):
        context = client.get(f"/cases/{case.pk}/{page}").context
        assert "Emergency protection" in [one["word"] for one in context["identity"]["alerts"]], page
