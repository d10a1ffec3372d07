"""The gate: who sees a concern, and that reading and doing cannot disagree."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from access.grants import exclude, grant, revoke
from access.roles import Permission
from referrals import actions
from referrals.models import Concern, Screening, Triage

pytestmark = pytest.mark.django_db


def sees(person, concern):
    return Concern.objects.visible_to(person).filter(pk=concern.pk).exists()


def test_author_receiving_team_and_designated_managers_see_a_concern_and_nobody_else(cast, say):
    concern = say.log(cast.nursery_worker)
    seeing = {name for name in cast.people if sees(getattr(cast, name), concern)}
    assert seeing == {
        "nursery_worker",
        "duty_manager",
        "duty_worker",
        "duty_colleague",
        "edu_manager",
        "edu_deputy",
    }


def test_a_worker_of_another_agency_cannot_screen_and_gets_404(cast, say):
    concern = say.log(cast.nursery_worker)
    screening = Screening.objects.get(concern=concern)
    with pytest.raises(Http404):
        actions.claim(screening, by=cast.constable)


def test_a_designated_manager_sees_the_screening_but_may_not_decide_it(cast, say):
    screening = Screening.objects.get(concern=say.log(cast.nursery_worker))
    with pytest.raises(PermissionDenied):
        actions.claim(screening, by=cast.edu_manager)


def test_an_expired_grant_ends_by_itself_and_is_renewed_by_granting_again(cast, say):
    import datetime as dt

    from common import clock

    concern = say.log(cast.nursery_worker)
    past = clock.now() - dt.timedelta(seconds=1)
    grant(concern, to=cast.constable, by=cast.duty_worker, reason="asked", until=past)
    assert not sees(cast.constable, concern)
    grant(concern, to=cast.constable, by=cast.duty_worker, reason="asked again")
    assert sees(cast.constable, concern)
    revoke(concern, of=cast.constable)
    assert not sees(cast.constable, concern)


def test_an_exclusion_beats_every_grant(cast, say):
    concern = say.log(cast.nursery_worker)
    exclude(concern, staff=cast.duty_worker, by=cast.duty_manager, reason="own family")
    assert not sees(cast.duty_worker, concern)
    assert not Screening.objects.visible_to(cast.duty_worker, Permission.SCREEN_CONCERN).exists()
    assert sees(cast.duty_colleague, concern)


def test_somebody_who_left_sees_nothing_with_the_next_click(cast, say):
    from agencies import actions as agencies

    concern = say.log(cast.nursery_worker)
    agencies.close_account(cast.duty_worker, by=cast.administrator, reason="left")
    assert not sees(cast.duty_worker, concern)


def test_triage_of_an_agency_is_for_its_own_designated_managers(cast, say):
    concern = say.log(cast.nursery_worker)
    assert Triage.objects.visible_to(cast.edu_deputy, Permission.TRIAGE_CONCERN).filter(concern=concern).exists()
    assert not Triage.objects.visible_to(cast.hlt_manager, Permission.TRIAGE_CONCERN).exists()
