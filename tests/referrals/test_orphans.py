"""No orphan: whatever is legally sent, and whoever sends it, somebody has to screen it."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from access.roles import Permission
from agencies.models import StaffMember
from referrals.models import Screening, Triage
from tests.cast import child, log

pytestmark = pytest.mark.django_db

AUTHORS = ("nursery_worker", "head_teacher", "teacher", "health_visitor", "constable", "duty_worker", "lead_officer")
NAMES = ("", "Teacher", "Head Teacher", "Edu Manager", "Duty Worker", "Constable", "Pol Manager", "a man in a van")
CHILDREN = (
    child(),
    child(forename="", surname="", birth_words="", place="Bus stop"),
    child(forename="", surname="Testerson", birth_words="Not born yet"),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    author=st.sampled_from(AUTHORS),
    worker=st.none() | st.tuples(st.sampled_from(NAMES), st.sampled_from(["", "EDU", "SWD", "POL", "HLT"])),
    danger=st.sampled_from(["yes", "no", "unsure"]),
    children=st.lists(st.sampled_from(CHILDREN), min_size=1, max_size=3),
)
def test_every_legal_concern_has_an_open_screening_that_somebody_may_do(cast, author, worker, danger, children):
    name, agency = worker or ("", "")
    told = {"about_worker": True, "worker_name": name, "worker_agency": cast.agencies.get(agency)} if worker else {}
    with transaction.atomic():
        concern = log(getattr(cast, author), children=[dict(one) for one in children], danger=danger, **told)
        screenings = list(Screening.objects.filter(concern=concern).select_related("team"))
        assert len(screenings) == len(children)
        for screening in screenings:
            assert screening.closed_at is None and screening.team.kind == "receiving"
            able = [
                one
                for one in StaffMember.objects.people().filter(roles__team=screening.team).distinct()
                if Screening.objects.visible_to(one, Permission.SCREEN_CONCERN).filter(pk=screening.pk).exists()
            ]
            assert able, f"nobody may screen what {author} said of {worker}"
        assert Triage.objects.filter(concern=concern).count() == 1
        transaction.set_rollback(True)
