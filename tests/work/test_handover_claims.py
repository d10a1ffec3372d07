"""Screenings and triages that somebody claimed: handed over, put back when she leaves, and missed by nobody."""

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from access.refusals import NotNow
from agencies import actions as agencies
from audit.models import StatusChange
from referrals import actions as referrals
from referrals.duties import open_work
from referrals.models import Screening, Triage
from tests.cast import log
from work import actions
from work.handover import holding_of
from work.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def screening(cast):
    """A screening that the duty worker claimed."""
    return referrals.claim(Screening.objects.get(concern=log(cast.nursery_worker)), by=cast.duty_worker)


@pytest.fixture
def triage(cast, screening):
    """The triage of the same concern, which the designated manager claimed."""
    return referrals.claim_triage(Triage.objects.get(concern=screening.concern), by=cast.edu_manager)


def gone(*people):
    """Let accounts be closed behind the back of the actions, which would put everything back in its queue."""
    for one in people:
        type(one).objects.filter(pk=one.pk).update(is_active=False)


def test_a_claimed_screening_is_handed_over_and_its_history_says_who_had_it(cast, screening):
    [held] = holding_of(cast.duty_worker, cast.duty_manager).held
    assert (held.what, held.reference) == ("Screening of child 1", screening.concern.reference)
    made = actions.hand_over(
        by=cast.duty_manager, leaver=cast.duty_worker, to=cast.duty_colleague, chosen=[held.key], words="Ring Gran."
    )
    screening.refresh_from_db()
    assert made.refused == [] and screening.claimed_by == cast.duty_colleague and screening.status == "claimed"
    moved = StatusChange.objects.filter(record=screening.pk).latest("at")
    assert (moved.verb, moved.by) == ("hand_on", cast.duty_manager)
    assert str(cast.duty_colleague) in moved.why and "Ring Gran." in moved.why
    assert list(screening.history.order_by("pgh_id").values_list("claimed_by", flat=True))[-2:] == [
        cast.duty_worker.pk,
        cast.duty_colleague.pk,
    ]
    assert Notice.objects.filter(staff=cast.duty_colleague, text__contains="You hold the screening").exists()


def test_a_screening_goes_to_nobody_who_could_not_claim_it(cast, screening):
    [held] = holding_of(cast.duty_worker, cast.duty_manager).held
    with pytest.raises(NotNow, match="could not claim this"):
        held.give(cast.health_visitor, cast.duty_manager, "Take it.")
    with pytest.raises(NotNow, match="holds it already"):
        held.give(cast.duty_worker, cast.duty_manager, "Take it.")
    with pytest.raises(Http404):
        held.give(cast.duty_colleague, cast.keeper, "Take it.")


def test_a_claimed_triage_goes_to_another_who_triages_for_the_agency(cast, triage):
    [held] = holding_of(cast.edu_manager, cast.edu_deputy).held
    assert (held.what, held.reference) == ("Triage", triage.concern.reference)
    with pytest.raises(NotNow, match="could not claim this"):
        held.give(cast.hlt_manager, cast.edu_deputy, "Take it.")
    held.give(cast.edu_deputy, cast.edu_deputy, "She is on leave.")
    triage.refresh_from_db()
    assert (triage.claimed_by, triage.status) == (cast.edu_deputy, "claimed")


def test_what_somebody_claimed_is_counted_to_whoever_may_not_see_it(cast, screening):
    found = holding_of(cast.duty_worker, cast.keeper)
    assert (found.held, found.hidden) == ([], 1)


def test_what_a_leaver_claimed_waits_in_the_queue_again_and_the_team_is_told(cast, screening, triage):
    for one in (cast.duty_worker, cast.edu_manager):
        agencies.close_account(one, by=cast.administrator, reason="left")
    for one, team in ((screening, cast.teams["duty"]), (triage, cast.teams["edu_dm"])):
        one.refresh_from_db()
        assert (one.status, one.claimed_by, one.claimed_at) == ("waiting", None, None)
        moved = StatusChange.objects.filter(record=one.pk).latest("at")
        assert (moved.target, moved.by) == ("waiting", cast.administrator) and "who had claimed it" in moved.why
        assert Notice.objects.filter(team=team, text__contains="waits to be claimed again").exists()
    assert referrals.claim(screening, by=cast.duty_colleague).claimed_by == cast.duty_colleague


def test_what_somebody_claimed_waits_again_when_her_role_for_the_team_ends_and_not_before(cast, screening):
    agencies.change_staff(cast.duty_worker, by=cast.administrator, job_title="Senior practitioner")
    screening.refresh_from_db()
    assert screening.claimed_by == cast.duty_worker
    role = cast.duty_worker.roles.get(role="receiver")
    agencies.end_role(cast.duty_worker, by=cast.administrator, role=role)
    screening.refresh_from_db()
    assert screening.claimed_by is None


def test_the_proof_names_what_was_claimed_by_somebody_who_is_gone(cast, screening, triage):
    assert open_work().wanting == []
    gone(cast.duty_worker, cast.edu_manager)
    found = {(one.what, one.reference, one.why) for one in open_work().wanting}
    reference, why = screening.concern.reference, "who claimed it, no longer does this work"
    assert found == {
        ("Screening", reference, f"{cast.duty_worker}, {why}"),
        ("Triage", reference, f"{cast.edu_manager}, {why}"),
    }


def test_the_proof_names_a_triage_given_to_one_person_alone_who_is_gone(cast):
    triage = Triage.objects.get(concern=log(cast.nursery_worker))
    Triage.objects.filter(pk=triage.pk).update(assigned_to=cast.edu_deputy)
    assert open_work().wanting == []
    gone(cast.edu_deputy)
    assert [one.why for one in open_work().wanting] == [
        f"{cast.edu_deputy}, to whom alone it was given, no longer does this work"
    ]


def test_the_proof_asks_the_same_of_one_concern_and_of_five(cast, screening):
    asked = []
    for many in (0, 4):
        for _ in range(many):
            log(cast.nursery_worker)
        with CaptureQueriesContext(connection) as caught:
            open_work()
        asked.append(len(caught))
    assert asked[0] == asked[1]
