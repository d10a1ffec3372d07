"""Pages on the way to the decision: what each offers, to whom, and what it leaves out."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from practice_review import actions
from tests.practice_review.scene import asked, fresh, on_agenda, referred, return_of, with_manager
from tests.practice_review.test_further import with_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def come(group):
    """Return a signed-in browser of somebody."""

    def sign_in(who):
        client = Client()
        client.force_login(getattr(group, who), backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


def at(name, record):
    return reverse(f"practice_review:{name}", args=[record.pk])


def body(response):
    assert response.status_code in {200, 303}, response.status_code
    return response.content.decode()


def test_a_no_offers_its_challenge_to_who_suggested_it_once(group, come):
    said = {"code": "single_agency", "why": "Ours."}
    referral = fresh(actions.decline(with_manager(group), by=group.edu_manager, **said))
    page = referral.get_absolute_url()
    assert "Challenge the no" in body(come("nursery_worker").get(page))
    assert "Challenge the no" not in body(come("edu_manager").get(page))
    come("nursery_worker").post(at("referral_challenge", referral), {"why": "Health was part of it.", "version": ""})
    assert "Ask who settles it" in body(come("lead_officer").get(page))
    chair = come("lead_officer").get(at("referral_second", referral)).context["form"].initial["staff"]
    assert chair == group.chair.pk, "the chair is offered first"
    come("lead_officer").post(at("referral_second", referral), {"staff": group.chair.pk})
    answers = {"result": "upheld", "why": "One agency alone."}
    assert come("chair").post(at("referral_settle", referral), answers).status_code == 303
    told = body(come("nursery_worker").get(page))
    assert "Upheld: the no stands" in told and "One agency alone." in told
    assert "Challenge the no" not in told


def test_the_office_sees_what_may_tell_the_same_and_links_it(group, come):
    first, second = referred(group), referred(group)
    office = come("lead_officer")
    assert first.reference in body(office.get(second.get_absolute_url()))
    office.post(at("referral_duplicate", second), {"of": first.pk, "why": "The same flat."})
    assert "it goes on with" in body(office.get(second.get_absolute_url()))
    told = body(come("nursery_worker").get(second.get_absolute_url()))
    assert "Told already" in told


def test_a_referral_that_nothing_looks_like_can_still_be_linked_to_any_other(group, come):
    first, second = referred(group), referred(group, title="Nothing like it at all")
    form = come("lead_officer").get(at("referral_duplicate", second)).context["form"]
    assert first in form.fields["of"].queryset and second not in form.fields["of"].queryset


def test_the_timeline_shows_gaps_days_of_two_agencies_and_one_agency_alone(group, come):
    referral = with_rows(group)
    page, office = at("referral_timeline", referral), come("lead_officer")
    told = body(office.get(page))
    assert "41 days of which no agency tells" in told and "2 agencies tell of this day" in told
    assert "Nobody had seen the child between." not in body(office.get(page, {"agency": group.agencies["EDU"].pk}))
    assert come("hlt_manager").get(page).status_code == 403


def test_a_return_that_is_waited_for_can_be_chased_by_the_office_and_by_nobody_else(group, come):
    one = return_of(asked(group), "HLT")
    assert "Remind the agency" in body(come("lead_officer").get(one.get_absolute_url()))
    assert "Remind the agency" not in body(come("hlt_manager").get(one.get_absolute_url()))
    come("lead_officer").post(at("return_remind", one), {"words": "Rang too."})
    assert "Rang too." in body(come("hlt_manager").get(one.get_absolute_url()))


def test_the_pack_has_everything_but_what_its_reader_keeps_out_of(group, come):
    item = on_agenda(group)
    title = item.referral.title
    actions.declare_conflict(item, by=group.edu_member, kind="family", words="My brother's child.")
    page = at("meeting_pack", item.meeting)
    told = body(come("chair").get(page))
    assert title in told and "keeps out: family or friend" in told and "0 days" in told
    kept = body(come("edu_member").get(page))
    assert title not in kept and "You are kept out of 1 item" in kept


def test_a_deputy_is_named_written_down_as_come_and_shown_as_counting(group, come):
    item = on_agenda(group, but="edu_member")
    from agencies.models import SeatHeld

    held = SeatHeld.objects.get(role__staff=group.edu_member)
    office = come("lead_officer")
    office.post(at("deputy_add", item.meeting), {"held": held.pk, "staff": group.teacher.pk})
    deputy = item.meeting.deputies.get()
    shown = body(office.get(at("meeting_attend", item.meeting)))
    assert "Teacher came, and stood in for Edu member" in shown
    present = {f"seat_{one.pk.hex}": "present" for one in SeatHeld.objects.all() if one.pk != held.pk}
    office.post(at("meeting_attend", item.meeting), {**present, f"deputy_{deputy.pk.hex}": "on"})
    assert "Counts: Teacher stands in" in body(come("chair").get(item.get_absolute_url()))
