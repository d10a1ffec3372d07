"""Notices reach the people they are for, on the first page they see, and lead nowhere that refuses them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from access.roles import Role
from agencies import actions as agencies
from agencies.models.staff import system
from audit.models import AccessLog
from common import clock
from referrals import actions
from referrals.models import Screening
from tests.cast import log
from work.models import Notice

pytestmark = pytest.mark.django_db
QUEUE = 'href="/screening/"'


def new_for(client, person):
    """Return the section of new notices on somebody's home page."""
    client.force_login(person)
    sections = client.get(reverse("home")).context["sections"]
    return next((one for one in sections if one.title == "New for you"), None)


def test_home_shows_what_was_left_for_a_team_with_its_urgent_ones_first(cast, client):
    urgent = log(cast.nursery_worker, danger="yes")
    with clock.living_at(clock.now() + dt.timedelta(hours=1)):
        ordinary = log(cast.nursery_worker, danger="no")
        section = new_for(client, cast.duty_worker)
    assert [urgent.reference in section.rows[0].title, section.rows[0].tag] == [True, "Urgent"]
    assert [ordinary.reference in section.rows[1].title, section.rows[1].tag] == [True, ""]
    look = AccessLog.objects.filter(page="home", by=cast.duty_worker).latest("id")
    assert {urgent.pk, ordinary.pk} <= set(look.records)


def test_home_stays_calm_with_every_urgent_one_five_others_and_a_page_for_all(cast, client):
    for _ in range(7):
        log(cast.nursery_worker, danger="yes")
        log(cast.nursery_worker, danger="no")
    section = new_for(client, cast.duty_worker)
    assert [row.tag for row in section.rows] == ["Urgent"] * 7 + [""] * 5
    assert section.links == [("All notices (14)", reverse("work:notice_list"))]
    assert len(client.get(reverse("work:notice_list")).context["rows"]) == 14


def test_what_somebody_has_claimed_is_urgent_on_home_no_more(cast, client):
    concern = log(cast.nursery_worker, danger="yes")
    actions.claim(Screening.objects.get(concern=concern), by=cast.duty_colleague)
    assert new_for(client, cast.duty_worker).rows[0].tag == ""


def test_a_notice_put_away_is_gone_for_the_team_and_says_by_whom(cast, client):
    log(cast.nursery_worker, danger="yes")
    notice = Notice.objects.get(team=cast.teams["duty"])
    client.force_login(cast.duty_worker)
    for page in ("home", "work:notice_list"):
        assert reverse("work:notice_put_away", args=[notice.pk]) in client.get(reverse(page)).content.decode()
    answer = client.post(reverse("work:notice_put_away", args=[notice.pk]), {"back": reverse("work:notice_list")})
    assert (answer.status_code, answer.url) == (303, reverse("work:notice_list"))
    assert Notice.objects.get(pk=notice.pk).read_by == cast.duty_worker
    assert new_for(client, cast.duty_colleague) is None
    assert client.get(reverse("work:notice_list")).status_code == 200


def test_putting_away_leads_back_into_rowan_alone(cast, client):
    log(cast.nursery_worker)
    notice = Notice.objects.get(team=cast.teams["duty"])
    client.force_login(cast.duty_worker)
    answer = client.post(reverse("work:notice_put_away", args=[notice.pk]), {"back": "https://elsewhere.example/"})
    assert answer.url == reverse("home")


def test_a_notice_for_others_cannot_be_put_away(cast, client):
    log(cast.nursery_worker)
    notice = Notice.objects.get(team=cast.teams["duty"])
    client.force_login(cast.constable)
    assert client.post(reverse("work:notice_put_away", args=[notice.pk])).status_code == 404
    assert Notice.objects.get(pk=notice.pk).read_at is None


def test_a_role_that_does_not_open_the_team_brings_none_of_its_notices(cast, client):
    secretary = agencies.add_staff(by=system(), email="s@example.org", name="Secretary", team=cast.teams["duty"])
    log(cast.nursery_worker, danger="yes")
    assert {role.role for role in secretary.roles_now} == {Role.STAFF}
    assert not Notice.objects.visible_to(secretary).exists()
    assert new_for(client, secretary) is None


def test_the_lead_officer_meets_the_ladders_last_rung_on_home_without_a_link_that_refuses_her(cast, client):
    concern = log(cast.nursery_worker, danger="yes")
    with clock.living_at(clock.now() + dt.timedelta(minutes=61)):
        actions.climb_ladder(Screening.objects.get(concern=concern), by=system())
    row = new_for(client, cast.lead_officer).rows[0]
    assert (concern.reference in row.title, row.tag, row.url) == (True, "Urgent", "")
    for page in ("home", "work:notice_list"):
        shown = client.get(reverse(page)).content.decode()
        assert concern.reference in shown
        assert reverse("referrals:screening_queue") not in shown


def test_every_link_of_a_notice_on_home_opens_for_its_reader(cast, client):
    concern = log(cast.nursery_worker, danger="yes")
    screening = Screening.objects.get(concern=concern)
    with clock.living_at(clock.now() + dt.timedelta(minutes=61)):
        actions.climb_ladder(screening, by=system())
    actions.ask(screening, by=cast.duty_worker, text="Who was there?")
    for name in cast.people:
        section = new_for(client, getattr(cast, name))
        for row in section.rows if section else []:
            assert not row.url or client.get(row.url).status_code == 200, (name, row)


def test_an_address_that_is_no_more_is_no_link(cast):
    assert Notice(text="x", url="/gone/").page_for(cast.duty_worker) == ""
    assert Notice(text="x").page_for(cast.duty_worker) == ""


def test_the_lead_officer_reads_reference_and_date_of_a_workers_concern_and_no_more(cast, client):
    teacher = cast.teacher
    concern = log(cast.colleague, about_worker=True, worker_name=teacher.name, worker_agency=teacher.agency)
    client.force_login(cast.lead_officer)
    page = client.get(reverse("home"))
    section = next(one for one in page.context["sections"] if "people who work" in one.title)
    assert [(row.title, row.tag) for row in section.rows] == [(concern.reference, "")]
    assert concern.pk in AccessLog.objects.filter(page="home", by=cast.lead_officer).latest("id").records
