"""The life of a report: who may take it, who may end it, what the sweeper does, who may download it."""

import datetime as dt
import io
import uuid
from itertools import product

import pytest
from celery import current_app
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from kombu.exceptions import OperationalError

from access.refusals import NotNow
from agencies.models.staff import system
from audit.models import AccessLog
from common import clock
from improvement import actions as plans
from reports import actions, policies, tasks
from reports.models import ReportJob, StoredFile
from reports.workflow import LIFE, Status
from tests.improvement import sample


@pytest.fixture
def ready(committee, plan):
    """A plan that nothing blocks."""
    source = plans.add_source(
        plan, by=committee.office, kind="main_point_for_action", reference="MPA 1", title="A theme"
    )
    asked = plans.add_recommendation(source, by=committee.office, text="Do it.")
    sample.add_action(committee, plan, recommendations=[asked])
    return plan


@pytest.fixture
def sent(monkeypatch):
    """The hints sent to workers, none of which arrives."""
    hints = []
    monkeypatch.setattr(current_app, "send_task", hints.append)
    return hints


@pytest.fixture
def job(committee, ready, sent):
    return actions.ask(ready, by=committee.manager, key=uuid.uuid4())


def later(seconds):
    return clock.living_at(clock.now() + dt.timedelta(seconds=seconds))


def take(job, celery_id="one"):
    return actions.claim(job, by=system(), celery_id=celery_id)


def end(job, attempt=1):
    return actions.finish(job, by=system(), attempt=attempt, data={}, data_at=clock.now(), made=b"%PDF-", pages=1)


def bring_to(job, status):
    if status != Status.QUEUED:
        take(job)
    if status == Status.DONE:
        end(job)
    if status == Status.FAILED:
        actions.give_up(job, by=system(), why="It broke.")
    job.refresh_from_db()
    return job


MOVES = {
    "claim": lambda job, by: actions.claim(job, by=system(), celery_id="one"),
    "release": lambda job, by: actions.release(job, by=system(), attempt=job.attempts, why="It broke."),
    "finish": lambda job, by: end(job, job.attempts),
    "give_up": lambda job, by: actions.give_up(job, by=system(), why="It broke."),
    "try_again": lambda job, by: actions.try_again(job, by=by),
}


@pytest.mark.parametrize(("status", "move"), product(Status.values, LIFE.transitions), ids=str)
def test_every_verb_from_every_status(job, status, move):
    bring_to(job, status)
    if status in move.sources:
        assert MOVES[move.verb](job, job.asked_by).status == move.target
    else:
        with pytest.raises(NotNow):
            MOVES[move.verb](job, job.asked_by)


@pytest.mark.parametrize(("before", "after"), product(Status.values, Status.values))
def test_postgresql_refuses_an_illegal_raw_move(job, before, after):
    bring_to(job, before)
    legal = before == after or any(before in move.sources and move.target == after for move in LIFE.transitions)
    if (before, after) == (Status.RUNNING, Status.DONE):
        legal = False  # without its file and data

    def move():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE reports_reportjob SET status = %s WHERE id = %s", [after, job.pk])

    if legal:
        move()
    else:
        with pytest.raises(DatabaseError):
            move()


@pytest.mark.parametrize("status", [status for status in Status.values if status != LIFE.first])
def test_postgresql_refuses_a_birth_into_a_later_state(job, status):
    job.pk, job.reference, job.asked_key, job.status = None, "R-2026-99999", uuid.uuid4(), status
    with pytest.raises(DatabaseError, match="starts as queued"), transaction.atomic():
        job.save(force_insert=True)


def test_asking_twice_with_the_same_form_asks_once(committee, ready, sent):
    key = uuid.uuid4()
    assert actions.ask(ready, by=committee.office, key=key) == actions.ask(ready, by=committee.office, key=key)
    assert ReportJob.objects.count() == 1


def test_a_key_of_somebody_else_s_form_does_not_show_her_report(committee, ready, job):
    with pytest.raises(DatabaseError), transaction.atomic():
        actions.ask(ready, by=committee.office, key=job.asked_key)


def test_only_one_worker_holds_the_lease(job):
    take(job)
    with pytest.raises(NotNow, match="Another worker"):
        take(job, "two")
    assert take(job, "one").attempts == 2  # the same message again: its worker died
    with later(policies.LEASE.seconds + 1):
        assert take(job, "two").attempts == 3


def test_a_worker_that_was_overtaken_writes_nothing(job):
    first = take(job)
    with later(policies.LEASE.seconds + 1):
        take(job, "two")
    with pytest.raises(NotNow, match="taken this report over"):
        end(first, attempt=1)
    with pytest.raises(NotNow):
        actions.report_progress(first, by=system(), attempt=1, progress=50, stage="x")
    assert StoredFile.objects.count() == 0
    end(job, attempt=2)
    with pytest.raises(NotNow):
        end(job, attempt=2)
    assert StoredFile.objects.count() == 1


def test_a_file_and_the_end_of_its_job_are_one_transaction(job, monkeypatch):
    take(job)
    monkeypatch.setattr(actions, "_assign", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        end(job)
    assert StoredFile.objects.count() == 0


def test_the_hint_goes_out_after_the_commit(django_capture_on_commit_callbacks, committee, ready, sent):
    with django_capture_on_commit_callbacks(execute=True):
        actions.ask(ready, by=committee.office, key=uuid.uuid4())
        assert sent == []
    assert sent == ["reports.tasks.make_report"]


@pytest.mark.parametrize("trouble", [OperationalError("down"), ConnectionRefusedError(), TimeoutError()])
def test_without_a_broker_the_page_answers_and_the_report_waits(
    client, committee, ready, monkeypatch, django_capture_on_commit_callbacks, trouble
):
    def refuse(*_, **__):
        raise trouble

    monkeypatch.setattr(current_app, "send_task", refuse)
    client.force_login(committee.office)
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(reverse("reports:report_ask", args=[ready.pk]), {"key": uuid.uuid4()})
    assert page.status_code == 303
    with later(60):
        text = client.get(page.url).content.decode()
    assert "Waiting for a worker; it will be made when one is back." in text


def test_the_sweeper_sends_again_what_waits_or_was_left(job):
    assert actions.sweep(by=system()) == []
    with later(31):
        assert actions.sweep(by=system()) == [job.pk]
        assert actions.sweep(by=system()) == []
    take(job)
    assert actions.sweep(by=system()) == []
    with later(policies.LEASE.seconds + 60):
        assert actions.sweep(by=system()) == [job.pk]


def test_while_reports_are_made_one_hint_is_sent_for_the_longest_wait_and_many_once_nothing_moves(
    committee, ready, job
):
    others = [actions.ask(ready, by=committee.office, key=uuid.uuid4()) for _ in range(3)]
    with later(31):
        take(others[0])
        assert actions.sweep(by=system()) == [job.pk]
    with later(31 + policies.LEASE.seconds + 31):
        assert actions.sweep(by=system()) == [one.pk for one in (job, *others)]


def test_a_message_says_that_a_report_waits_and_the_longest_wait_is_served_first(committee, ready, job):
    second, third = (actions.ask(ready, by=committee.office, key=uuid.uuid4()) for _ in range(2))
    take(job, "another worker")
    assert tasks.take("mine", by=system()) == second
    assert tasks.take("mine", by=system()) == second  # the message comes again: its worker died
    assert tasks.take("yours", by=system()) == third
    assert tasks.take("hers", by=system()) is None
    with later(policies.LEASE.seconds + 1):
        assert tasks.take("hers", by=system()) == job


def test_who_waits_behind_others_is_told_how_many(client, committee, ready, job):
    mine = [actions.ask(ready, by=committee.office, key=uuid.uuid4()) for _ in range(2)][-1]
    client.force_login(committee.office)
    with later(25):
        take(job)
        text = client.get(mine.get_absolute_url()).content.decode()
    assert "Waiting its turn, behind 2 reports." in text


def test_after_the_last_attempt_the_sweeper_gives_up_and_the_page_offers_another_try(client, committee, job):
    for number in range(policies.MOST_ATTEMPTS):
        with later(number * 100):
            take(job, f"worker {number}")
    with later(1000):
        with pytest.raises(NotNow, match="too often"):
            take(job, "another")
        assert actions.sweep(by=system()) == []
    job.refresh_from_db()
    assert job.status == Status.FAILED
    client.force_login(committee.manager)
    page = client.get(job.get_absolute_url()).content.decode()
    assert "could not be made" in page and "Try again" in page
    assert client.post(reverse("reports:report_try_again", args=[job.pk])).status_code == 303
    job.refresh_from_db()
    assert (job.status, job.attempts) == (Status.QUEUED, 0)


def test_the_task_makes_the_report_once_however_often_it_is_told(job):
    tasks.make_report.apply()
    tasks.make_report.apply()
    job.refresh_from_db()
    assert (job.status, job.attempts, job.progress) == (Status.DONE, 1, 100)
    assert StoredFile.objects.count() == 1
    assert default_storage.open(job.file.name).read().startswith(b"%PDF-1.7")


def test_an_attempt_that_breaks_is_given_back_and_says_no_more_than_its_kind(job, monkeypatch):
    monkeypatch.setattr(tasks.pdf, "render", lambda data: {}["secret of somebody"])
    for _ in range(policies.MOST_ATTEMPTS):
        tasks.make_report.apply()
    job.refresh_from_db()
    assert (job.status, job.attempts) == (Status.FAILED, policies.MOST_ATTEMPTS)
    assert job.error == "The report could not be made (KeyError)."


def test_what_blocks_is_a_sentence_and_refuses(client, committee, plan):
    client.force_login(committee.office)
    page = client.get(reverse("reports:report_ask", args=[plan.pk])).content.decode()
    assert "The plan has no sources." in page and '<form method="post" novalidate' not in page
    with pytest.raises(NotNow, match="no sources"):
        actions.ask(plan, by=committee.office, key=uuid.uuid4())


def test_only_who_may_ask_asks_and_only_the_asker_and_the_office_see_it(client, committee, ready, job):
    with pytest.raises(PermissionDenied):
        actions.ask(ready, by=committee.other, key=uuid.uuid4())
    bring_to(job, Status.DONE)
    address = reverse("reports:report_download", args=[job.pk])
    expected = {committee.manager: 200, committee.office: 200, committee.other: 404}
    for user, status in expected.items():
        client.force_login(user)
        assert client.get(address).status_code == status, user
        assert client.get(job.get_absolute_url()).status_code == status
    with pytest.raises(Http404):
        actions.try_again(job, by=committee.other)
    assert not ReportJob.objects.visible_to(committee.other, "view").exists()


def test_a_download_asks_again_is_written_down_and_cannot_run_anything(client, committee, ready, job):
    bring_to(job, Status.DONE)
    client.force_login(committee.manager)
    answer = client.get(reverse("reports:report_download", args=[job.pk]))
    assert answer["Content-Disposition"] == f'attachment; filename="{job.download_name}"'
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff" and "no-store" in answer["Cache-Control"]
    look = AccessLog.objects.latest("id")
    assert (look.verb, look.by, look.records) == ("download", committee.manager, [job.pk, ready.pk])
    committee.manager.roles.filter(role="designated_manager").update(ends_at=clock.now())
    assert client.get(reverse("reports:report_download", args=[job.pk])).status_code in {403, 404}


def test_progress_is_a_fragment_that_ends_with_the_download(client, committee, job):
    client.force_login(committee.manager)
    address = reverse("reports:report_progress", args=[job.pk])
    assert 'hx-trigger="every 2s"' in client.get(address).content.decode()
    bring_to(job, Status.DONE)
    done = client.get(address).content.decode()
    assert (
        "hx-trigger" not in done and reverse("reports:report_download", args=[job.pk]) in done and "<html" not in done
    )


def test_the_list_asks_as_much_of_the_database_for_fifty_rows_as_for_one(client, committee, ready, job):
    def questions():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("reports:report_list")).status_code == 200
        return len([one for one in asked if "SAVEPOINT" not in one["sql"]])

    client.force_login(committee.manager)
    one = questions()
    for _ in range(49):
        actions.ask(ready, by=committee.manager, key=uuid.uuid4())
    assert questions() == one <= 10


def test_a_stored_file_reads_back_and_is_never_overwritten(db):
    first = default_storage.save("reports/x.pdf", io.BytesIO(b"one"))
    second = default_storage.save("reports/x.pdf", io.BytesIO(b"two"))
    assert first != second and default_storage.size(first) == 3
    assert default_storage.open(first).read() == b"one"
    default_storage.delete(first)
    assert not default_storage.exists(first)
    with pytest.raises(FileNotFoundError):
        default_storage.open(first)
