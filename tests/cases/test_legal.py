"""The Reporter is considered either way, and orders stand with their days and clocks."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from access.refusals import NotNow
from cases import actions, legal
from cases.models import LegalOrder, ReporterReferral
from common import clock
from people.models import Person

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
REFER = {"decision": "refer", "grounds": ["s67_a"], "reasons": "Hungry, and nobody agrees to help."}


def running(case):
    return {one.key for one in case.clocks.running()}


def test_the_reporter_is_considered_either_way_with_reasons(cast, case):
    with pytest.raises(NotNow, match="either way"):
        actions.record_reporter(case, by=cast.duty_worker, decision="", reasons="None")
    with pytest.raises(NotNow, match="reasons are kept either way"):
        actions.record_reporter(case, by=cast.duty_worker, decision="not_required", reasons=" ")
    made = actions.record_reporter(
        case, by=cast.duty_worker, decision="not_required", reasons="The family works with us.", meeting="PM-1"
    )
    assert not made.waits_to_be_sent
    entry = case.entries.get(kind="legal")
    assert entry.fact == ("The Reporter was considered at PM-1: no referral is required. The family works with us.")


def test_a_referral_needs_a_ground_and_waits_until_it_is_sent(cast, case):
    with pytest.raises(NotNow, match="at least one ground"):
        actions.record_reporter(case, by=cast.duty_worker, **{**REFER, "grounds": []})
    made = actions.record_reporter(case, by=cast.duty_worker, **REFER)
    assert made.waits_to_be_sent and legal.TO_BE_SENT in running(case)
    with pytest.raises(NotNow, match="must not lie ahead"):
        actions.record_sent(made, by=cast.duty_worker, at=clock.now() + HOUR)
    with pytest.raises(NotNow, match="was sent"):
        actions.record_reporter_outcome(made, by=cast.duty_worker, outcome="hearing", on=clock.today())
    actions.record_sent(made, by=cast.constable)
    assert legal.TO_BE_SENT not in running(case)
    done = actions.record_reporter_outcome(
        made, by=cast.duty_worker, outcome="hearing", on=clock.today(), words="On Friday."
    )
    assert done.outcome_by == cast.duty_worker
    with pytest.raises(NotNow, match="recorded already"):
        actions.record_reporter_outcome(made, by=cast.duty_worker, outcome="hearing", on=clock.today())


def test_a_baby_is_referred_once_it_is_born(cast, case):
    Person.objects.filter(pk=case.child_id).update(born_on=None, due_on=clock.today() + dt.timedelta(days=60))
    with pytest.raises(NotNow, match="once it is born"):
        actions.record_reporter(case, by=cast.duty_worker, **REFER)
    later = actions.record_reporter(case, by=cast.duty_worker, decision="at_birth", reasons="The harm to the first.")
    assert later.decision == "at_birth"
    with pytest.raises(NotNow, match="not born yet"):
        actions.enter_order(case, by=cast.duty_worker, kind="cpo", granted_at=clock.now())


def test_what_was_considered_is_never_rewritten(cast, case):
    made = actions.record_reporter(case, by=cast.duty_worker, **REFER)
    for change in ({"reasons": "Other"}, {"decision": "not_required"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            ReporterReferral.objects.filter(pk=made.pk).update(**change)


def test_a_child_protection_order_starts_the_clocks_of_the_law(cast, case):
    granted = clock.now() - 5 * HOUR
    order = actions.enter_order(
        case, by=cast.duty_worker, kind="cpo", granted_at=granted, granted_by="the sheriff", conditions="At her aunt’s."
    )
    assert "CPO_IMPLEMENT" in running(case)
    assert case.clocks.get(key="CPO_IMPLEMENT").due_at == granted + 24 * HOUR
    with pytest.raises(NotNow, match="before it was granted"):
        actions.record_implemented(order, by=cast.duty_worker, at=granted - HOUR)
    actions.record_implemented(order, by=cast.duty_worker, at=clock.now() - HOUR)
    assert {"CPO_HEARING", "CPO_GROUNDS"} <= running(case)
    assert "CPO_IMPLEMENT" not in running(case)
    order = LegalOrder.objects.get()
    actions.end_order(order, by=cast.duty_worker, at=clock.now(), why="The hearing made an interim order.")
    assert not {"CPO_HEARING", "CPO_GROUNDS"} & running(case)
    assert not LegalOrder.objects.get().is_in_force


def test_an_order_longer_than_the_law_allows_warns_and_refuses_nothing(cast, case):
    granted = clock.now() - HOUR
    for days, warns in ((22, False), (30, True)):
        order = actions.enter_order(
            case, by=cast.duty_worker, kind="icso", granted_at=granted, ends_at=granted + dt.timedelta(days=days)
        )
        assert bool(legal.too_long(order)) is warns
    assert "22 calendar days" in legal.too_long(order)


def interim(case, cast, *, starts, days=22):
    """Enter an interim order that began some days ago."""
    granted = clock.now() - dt.timedelta(days=starts)
    times = {"granted_at": granted, "ends_at": granted + dt.timedelta(days=days)}
    return actions.enter_order(case, by=cast.duty_worker, kind="icso", **times)


def warned(order, case):
    return legal.together_too_long(order, list(case.legal_orders.all()))


def test_interim_orders_one_after_another_count_together_from_the_first(client, cast, case):
    first, second, third = (interim(case, cast, starts=starts) for starts in (60, 38, 16))
    assert not any(warned(one, case) for one in (first, second, third))  # 66 days to the day
    fourth = interim(case, cast, starts=1, days=14)
    assert "66 calendar days" in warned(fourth, case)
    assert not legal.too_long(fourth)
    client.force_login(cast.duty_worker)
    shown = client.get(first.get_absolute_url()).content.decode()
    assert "One after another since" in shown
    assert shown.count("One after another since") == 1


def test_interim_orders_with_days_between_or_of_another_kind_begin_anew(cast, case):
    interim(case, cast, starts=100)
    actions.enter_order(case, by=cast.duty_worker, kind="cso", granted_at=clock.now() - dt.timedelta(days=78))
    for starts in (58, 36, 14):
        last = interim(case, cast, starts=starts)
    assert not warned(last, case)


def test_an_order_is_refused_with_times_that_cannot_be(cast, case):
    now = clock.now()
    for told, sentence in (
        ({"granted_at": now + HOUR}, "ahead"),
        ({"granted_at": now, "ends_at": now - HOUR}, "end before it begins"),
        ({"granted_at": now, "kind": ""}, "which order"),
    ):
        with pytest.raises(NotNow, match=sentence):
            actions.enter_order(case, by=cast.duty_worker, **{"kind": "cso", **told})
