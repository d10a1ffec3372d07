"""Two people at once: one wins, the other is told; nothing is made twice and nothing is lost."""

from __future__ import annotations

import threading

import pytest
from django.core import mail
from django.db import connections, transaction

from access.refusals import NotNow, StaleEdit
from agencies import actions as agencies
from agencies.models import Team
from agencies.models.staff import system
from audit.models import StatusChange
from referrals import actions
from referrals.models import Concern, ConcernChild, ConcernDraft, Screening, Triage
from tests.cast import child, log, make_cast, told
from work.actions import notify, send_next
from work.models import Mail
from work.tasks import send_mail

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=False)


@pytest.fixture
def cast(transactional_db):
    return make_cast()


def at_once(*deeds):
    """Do everything at the same moment, each in its own connection; return what came of each."""
    barrier, came = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(number, deed):
        try:
            barrier.wait(timeout=10)
            came[number] = deed()
        except Exception as error:
            came[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return came


def test_of_two_who_claim_at_once_one_wins_and_the_other_is_told(cast):
    screening = Screening.objects.get(concern=log(cast.nursery_worker))
    people = [cast.duty_worker, cast.duty_colleague, cast.duty_manager]
    came = at_once(*(lambda by=by: actions.claim(Screening.objects.get(pk=screening.pk), by=by) for by in people))
    won = [one for one in came if isinstance(one, Screening)]
    lost = [one for one in came if isinstance(one, NotNow)]
    assert (len(won), len(lost)) == (1, 2), came
    screening.refresh_from_db()
    assert screening.claimed_by == won[0].claimed_by
    assert StatusChange.objects.filter(record=screening.pk).count() == 1
    for one in lost:
        assert "This screening is being screened, so it is too late or too early to claim." in one.why
        assert f"{won[0].claimed_by} moved it last" in one.why


def test_of_two_designated_managers_who_claim_at_once_one_wins(cast):
    triage = Triage.objects.get(concern=log(cast.nursery_worker))
    people = [cast.edu_manager, cast.edu_deputy]
    came = at_once(*(lambda by=by: actions.claim_triage(Triage.objects.get(pk=triage.pk), by=by) for by in people))
    assert sorted(type(one).__name__ for one in came) == ["NotNow", "Triage"], came


def test_submitting_the_same_draft_from_two_windows_makes_one_concern(cast):
    by = cast.nursery_worker
    draft = actions.start_draft(by=by)

    def submit():
        return actions.submit_concern(by=by, draft_id=draft.pk, told=told(), children=[child()])

    came = at_once(submit, submit, submit)
    assert {one.pk for one in came} == {draft.pk}, came
    assert (Concern.objects.count(), ConcernChild.objects.count(), Screening.objects.count()) == (1, 1, 1)
    assert not ConcernDraft.objects.exists()


def test_of_two_edits_begun_from_the_same_page_one_is_refused_with_what_changed(cast):
    team, by = Team.objects.get(pk=cast.teams["clinic"].pk), cast.administrator

    def change(**what):
        return lambda: agencies.change_team(team, by=by, seen_version=team.version, **what)

    came = at_once(change(telephone="01632 960001"), change(hours="always"))
    (refused,) = (one for one in came if isinstance(one, StaleEdit))
    (done,) = (one for one in came if isinstance(one, Team))
    assert [list(one["fields"]) for one in refused.changes] == [
        ["telephone" if done.telephone == "01632 960001" else "hours"]
    ]


def test_references_given_out_at_once_are_never_the_same(cast):
    by = cast.nursery_worker
    came = at_once(*(lambda: log(by) for _ in range(4)))
    assert len({one.reference for one in came}) == 4, came


def test_deciding_while_a_colleague_takes_over_leaves_one_story(cast):
    screening = Screening.objects.get(concern=log(cast.nursery_worker))
    actions.claim(screening, by=cast.duty_worker)
    by, other = cast.duty_worker, cast.duty_colleague
    decided = {"outcome": "advice", "why": "Talked it through.", "feedback": "Thank you."}
    came = at_once(
        lambda: actions.decide(Screening.objects.get(pk=screening.pk), by=by, **decided),
        lambda: actions.take_over(Screening.objects.get(pk=screening.pk), by=other, why="on leave"),
    )
    screening.refresh_from_db()
    assert sum(isinstance(one, NotNow) for one in came) == 1, came
    assert (screening.status, screening.claimed_by) in {("decided", by), ("claimed", other)}


def tell(person, concern):
    with transaction.atomic():
        notify(person, text="x", about=concern)


def test_two_workers_who_send_at_once_send_one_mail_once(cast):
    concern = log(cast.nursery_worker)
    Mail.objects.all().delete()
    for _ in range(3):
        tell(cast.edu_manager, concern)
    mail.outbox = []
    at_once(*[send_mail] * 4)
    assert len(mail.outbox) == 1
    assert (Mail.objects.sent().count(), Mail.objects.waiting().count()) == (1, 0)


def test_nobody_who_tells_waits_for_a_mail_that_is_being_sent_and_nothing_is_lost(cast, monkeypatch):
    """A notice left while she is being written to is told of in the next mail."""
    concern = log(cast.nursery_worker)
    Mail.objects.all().delete()
    tell(cast.edu_manager, concern)
    mail.outbox = []
    leaving, left = threading.Event(), threading.Event()

    def slow(_, messages):
        leaving.set()
        assert left.wait(timeout=10), "the notice waited for the mail"
        return len(messages)

    def tell_her():
        assert leaving.wait(timeout=10)
        tell(cast.edu_manager, concern)
        left.set()

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", slow)
    assert at_once(lambda: send_next(by=system()), tell_her)[1] is None
    assert (Mail.objects.sent().count(), Mail.objects.waiting().count()) == (1, 1)
