"""Tasks, my work, handing over, and the nightly proof that nothing is without an owner."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from access.refusals import NotNow
from agencies.models.staff import system
from cases import actions as cases
from cases.models import Case
from common import clock
from tests.cases.conftest import open_by
from tests.cast import log
from work import actions
from work.mine import waiting_for
from work.models import Notice, Orphan, Task

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    """A case that social work's duty team leads."""
    return open_by(cast)


def give(case, by, whom, **changes):
    """Give a task due in three days."""
    given = {"title": "Ring the school", "due_on": clock.today() + dt.timedelta(days=3), **changes}
    return actions.make_task(by=by, about=case, whom=whom, **given)


def test_a_task_waits_for_whom_it_was_given_to_and_they_are_told(cast, case):
    task = give(case, cast.duty_worker, cast.duty_colleague, detail="Ask who fetched her.")
    assert [item.what for item in waiting_for(cast.duty_colleague) if item.kind == "Task"] == ["Ring the school"]
    told = Notice.objects.filter(staff=cast.duty_colleague).latest("recorded_at")
    assert case.reference in told.text and "school" not in told.text
    assert (task.holder, task.made_as) == (cast.duty_colleague, "Social work duty, Social work of Dundee")


def test_only_who_may_see_the_record_can_be_given_a_task(cast, case):
    with pytest.raises(NotNow, match="cannot see what this is about"):
        give(case, cast.duty_worker, cast.health_visitor)
    cases.involve(case, by=cast.duty_worker, staff=cast.health_visitor, reason="visits the family")
    assert give(case, cast.duty_worker, cast.health_visitor).holder == cast.health_visitor
    with pytest.raises(Http404):
        give(case, cast.teacher, cast.duty_worker)


def test_a_task_for_a_day_that_has_passed_or_without_words_is_refused(cast, case):
    with pytest.raises(NotNow, match="has passed"):
        give(case, cast.duty_worker, cast.duty_worker, due_on=clock.today() - dt.timedelta(days=1))
    with pytest.raises(NotNow, match="Say what is to be done"):
        give(case, cast.duty_worker, cast.duty_worker, title="  ")


def test_who_gave_it_hears_that_it_is_done_and_it_leaves_the_list(cast, case):
    task = give(case, cast.duty_worker, cast.duty_colleague)
    actions.finish_task(task, by=cast.duty_colleague, outcome="Her aunt did.")
    task.refresh_from_db()
    assert (task.status, task.outcome, task.ended_by) == ("done", "Her aunt did.", cast.duty_colleague)
    assert "was ended" in Notice.objects.filter(staff=cast.duty_worker).latest("recorded_at").text
    assert not [item for item in waiting_for(cast.duty_colleague) if item.kind == "Task"]


def test_a_task_for_a_team_waits_for_everybody_in_it(cast, case):
    give(case, cast.duty_worker, cast.teams["duty"])
    for one in (cast.duty_worker, cast.duty_colleague, cast.duty_manager):
        assert [item.kind for item in waiting_for(one) if item.what == "Ring the school"] == [
            "Task for Social work duty"
        ]


def test_what_is_handed_on_keeps_its_reason(cast, case):
    task = give(case, cast.duty_worker, cast.duty_worker)
    with pytest.raises(NotNow, match="Say why"):
        actions.hand_on(task, by=cast.duty_worker, whom=cast.duty_colleague, why=" ")
    handed = actions.hand_on(task, by=cast.duty_worker, whom=cast.duty_colleague, why="I am on leave.")
    assert handed.holder == cast.duty_colleague and "I am on leave." in handed.detail


def test_my_work_holds_what_is_due_in_the_cases_one_leads(cast, client, case):
    cases.name_lead_professional(case, by=cast.duty_worker, staff=cast.duty_worker)
    give(case, cast.duty_worker, cast.duty_worker)
    client.force_login(cast.duty_worker)
    page = client.get(reverse("work:mine")).content.decode()
    assert "Ring the school" in page and case.reference in page and "Due in a case" in page
    narrowed = client.get(reverse("work:mine"), {"kind": "Task"}).content.decode()
    assert "Ring the school" in narrowed and 'scope="row"' in narrowed
    assert "Child protection planning meeting" not in narrowed.split("</nav>")[-1]


def test_my_work_asks_the_same_at_one_task_and_at_fifty(cast, client, case):
    client.force_login(cast.duty_worker)
    asked = []
    for many in (1, 50):
        while Task.objects.count() < many:
            give(case, cast.duty_worker, cast.duty_worker)
        with CaptureQueriesContext(connection) as caught:
            client.get(reverse("work:mine"))
        asked.append(len(caught))
    assert asked[0] == asked[1] <= 24


def test_what_somebody_holds_is_handed_over_in_one_go_with_words(cast, client, case):
    cases.name_lead_professional(case, by=cast.duty_worker, staff=cast.duty_worker)
    task = give(case, cast.duty_worker, cast.duty_worker)
    client.force_login(cast.duty_manager)
    address = reverse("work:handover_make", args=[cast.duty_worker.pk])
    assert case.reference in client.get(address).content.decode()
    chosen = [f"case-{case.pk}", f"task-{task.pk}"]
    answer = client.post(address, {"chosen": chosen, "to": cast.duty_colleague.pk, "words": "The visit is on Monday."})
    assert answer.status_code == 303
    case.refresh_from_db()
    task.refresh_from_db()
    assert case.lead_professional == task.holder == cast.duty_colleague
    client.force_login(cast.duty_colleague)
    page = client.get(answer.url).content.decode()
    assert "The visit is on Monday." in page and case.reference in page


def test_nobody_outside_line_and_agency_hands_over(cast, case):
    give(case, cast.duty_worker, cast.duty_worker)
    with pytest.raises(PermissionDenied):
        actions.hand_over(
            by=cast.health_visitor, leaver=cast.duty_worker, to=cast.duty_colleague, chosen=["x"], words="Take it."
        )


def test_what_the_reader_may_not_see_is_counted_and_not_named(cast, client, case):
    give(case, cast.duty_worker, cast.duty_worker)
    cases.name_lead_professional(case, by=cast.duty_worker, staff=cast.duty_worker)
    client.force_login(cast.keeper)  # of the same agency, not involved
    page = client.get(reverse("work:handover_make", args=[cast.duty_worker.pk])).content.decode()
    assert "holds 2 more" in page and case.reference not in page


def test_a_night_in_which_all_has_an_owner_finds_nothing(cast, case, capsys):
    log(cast.nursery_worker)
    call_command("prove_owned")
    assert "all have an owner" in capsys.readouterr().out
    assert not Orphan.objects.exists()


def test_the_proof_names_a_case_whose_lead_is_gone_and_a_queue_that_nobody_reads(cast, case):
    give(case, cast.duty_worker, cast.duty_colleague)
    log(cast.nursery_worker)
    # Behind the back of the actions, which would not let it come so far.
    for one in (cast.duty_worker, cast.duty_colleague, cast.duty_manager):
        type(one).objects.filter(pk=one.pk).update(is_active=False)
    run = actions.prove_owned(by=system())
    found = {(one.what, one.reference) for one in run.orphans.all()}
    assert found >= {("Case", case.reference), ("Task", case.reference)}
    assert any(what == "Screening" for what, _ in found)
    assert Notice.objects.filter(team=cast.teams["office"], text__contains="without an owner").exists()
    with pytest.raises(CommandError, match="without an owner"):
        call_command("prove_owned")


def test_a_case_in_which_nothing_is_due_is_named(cast, case):
    for one in case.clocks.filter(met_at=None, exempt_at=None):
        type(one).objects.filter(pk=one.pk).update(met_at=clock.now(), met_by=cast.duty_worker)
    run = actions.prove_owned(by=system())
    assert [(one.reference, one.why) for one in run.orphans.all()] == [(case.reference, "nothing in it has a deadline")]


def test_the_office_reads_what_was_found_by_reference_alone(cast, client, case):
    for one in case.clocks.filter(met_at=None, exempt_at=None):
        type(one).objects.filter(pk=one.pk).update(met_at=clock.now(), met_by=cast.duty_worker)
    actions.prove_owned(by=system())
    client.force_login(cast.lead_officer)
    page = client.get(reverse("work:ownership")).content.decode()
    assert case.reference in page and "nothing in it has a deadline" in page
    assert Case.objects.get(pk=case.pk).child.surname not in page
    client.force_login(cast.duty_worker)
    assert client.get(reverse("work:ownership")).status_code == 403
