"""The pages of practice review: each vocabulary in its place, each refusal with its reason, the way through by forms."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from agencies.models import Seat, SeatHeld
from common import clock
from practice_review import actions
from practice_review.flow import owners
from practice_review.models import Conflict, Meeting, PracticeReviewReferral
from practice_review.words import WORDS
from practice_review.workflow import PRACTICE_REVIEW, Status
from tests.cast import log
from tests.practice_review import scene

pytestmark = pytest.mark.django_db
GOOD = {
    "what_happened": "Housing and health found a flat and a cot within a day.",
    "why_learn": "They rang each other before writing.",
    "at_risk_now": "no",
}
MAY_DISSENT = {"hlt_member": True, "hou_member": False, "chair": False, "lead_officer": False}


@pytest.fixture
def come(group):
    """Return a browser of somebody of the cast."""

    def browser(name):
        client = Client()
        client.force_login(getattr(group, name), backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return browser


def at(name, *args):
    return reverse(f"practice_review:{name}", args=[getattr(one, "pk", one) for one in args])


def typed(name, day):
    """Return a date as its three inputs send it."""
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def body(answer):
    return answer.content.decode()


def test_both_ways_in_are_equal_and_good_practice_comes_first(come):
    page = body(come("nursery_worker").get(at("review_start")))
    good, concern = (page.index(one.card) for one in WORDS.values())
    assert good < concern
    assert page.count('class="rowan-way ') == 2
    assert page.count("rowan-next__one") == 5


def test_good_practice_is_never_asked_for_as_a_complaint_would_be(come):
    page = body(come("nursery_worker").get(at("referral_suggest", "good-practice"))).split("<main")[1]
    for word in ("complain", "wrong", "blame", "fail", "did not do", "problem"):
        assert word not in page.lower()
    assert "What could others learn from it?" in page


@pytest.mark.parametrize(("kind", "needed"), [("good-practice", 3), ("concern", 4)])
def test_at_most_four_answers_are_needed(come, kind, needed):
    answer = come("nursery_worker").post(at("referral_suggest", kind), {})
    assert answer.status_code == 422
    assert len(answer.context["form"].errors) == needed


def test_good_practice_goes_from_a_form_to_the_designated_manager_and_on(come, group):
    author = come("nursery_worker")
    check = author.post(at("referral_suggest", "good-practice"), GOOD)
    draft = PracticeReviewReferral.objects.get()
    assert (check.status_code, check.url) == (303, at("referral_submit", draft))
    assert "Edu Manager" in body(author.get(check.url))
    author.post(check.url, {})
    assert "With the designated manager" in body(author.get(at("referral_list")))
    manager = come("edu_manager")
    assert draft.reference in body(manager.get(at("decide_queue")))
    assert "Refer it as good practice" in body(manager.get(at("referral_refer", draft)))
    assert manager.post(at("referral_refer", draft), {"reason": "Others can do it too."}).status_code == 303
    assert draft.reference in body(come("lead_officer").get(at("office_inbox")))


def test_a_child_at_risk_now_has_a_concern_first_and_the_suggestion_waits(come, group):
    author = come("nursery_worker")
    answer = author.post(at("referral_suggest", "good-practice"), {**GOOD, "at_risk_now": "yes"})
    draft = PracticeReviewReferral.objects.get()
    assert answer.url == at("referral_risk", draft)
    assert reverse("referrals:concern_start") in body(author.get(answer.url))
    assert "log a concern first" in body(author.get(at("referral_submit", draft)))
    concern = log(group.nursery_worker)
    gone_on = author.post(answer.url, {"concern": concern.pk, "version": draft.version})
    assert gone_on.url == at("referral_submit", draft)
    assert author.post(gone_on.url, {}).status_code == 303
    assert scene.fresh(draft).status == Status.WITH_MANAGER


def test_a_name_in_the_title_is_refused_and_nothing_typed_is_lost(come, group):
    concern = log(group.nursery_worker, children=[{"forename": "Morven", "surname": "Testerson"}])
    given = {**GOOD, "title": "Morven housed at once", "concern": concern.pk}
    answer = come("nursery_worker").post(at("referral_suggest", "good-practice"), given)
    assert answer.status_code == 409
    assert "Leave names out" in body(answer)
    assert GOOD["what_happened"] in body(answer)


def test_declining_needs_a_reason_and_reaches_the_person_who_suggested_it(come, group):
    referral, manager = scene.with_manager(group), come("edu_manager")
    assert manager.post(at("referral_decline", referral), {"code": "single_agency"}).status_code == 422
    said = {"code": "single_agency", "why": "We take it up with the nursery ourselves."}
    assert manager.post(at("referral_decline", referral), said).status_code == 303
    page = body(come("nursery_worker").get(at("referral_detail", referral)))
    assert said["why"] in page
    assert "A matter for one agency" in page or "matter for one agency" in page


def test_nobody_decides_on_her_own_suggestion(come, group):
    referral = scene.with_manager(group, "edu_manager")
    assert come("edu_manager").get(at("referral_refer", referral)).status_code == 403
    assert come("edu_deputy").get(at("referral_refer", referral)).status_code == 200


def test_a_return_says_what_is_missing_before_it_can_be_signed(come, group):
    one, manager = scene.return_of(scene.asked(group), "HLT"), come("hlt_manager")
    assert manager.post(at("return_start", one), {}).status_code == 303
    assert "Record at least one search" in body(manager.get(at("return_sign", one)))
    search = {
        "records": "Health visiting notes",
        "searched_by": "Records office",
        **typed("searched_on", clock.today()),
        "found": "no",
        "not_found": "Any visit",
    }
    assert manager.post(at("search_add", one), search).status_code == 303
    assert manager.post(at("return_write", one), {"holds": "account"}).status_code == 422
    assert manager.post(at("return_write", one), {"holds": "nil"}).status_code == 303
    assert "nil return" in body(manager.get(at("return_sign", one)))
    assert manager.post(at("return_sign", one), {}).status_code == 303
    assert "Nil return" in body(manager.get(at("return_detail", one)))


def test_going_on_without_a_return_needs_a_reason_and_is_shown(come, group):
    referral, office = scene.asked(group), come("lead_officer")
    scene.sign(group, scene.return_of(referral, "EDU"), "edu_manager")
    late = scene.return_of(referral, "HLT")
    assert office.post(at("referral_receive", referral), {}).status_code == 422
    reason = {f"without_{late.pk.hex}": "Asked three times."}
    assert office.post(at("referral_receive", referral), reason).status_code == 303
    page = body(office.get(at("referral_detail", referral)))
    assert "Has not contributed" in page
    assert "Asked three times." in page


def test_without_a_chair_nothing_is_decided_and_the_page_says_so(come, group):
    item = scene.on_agenda(group)
    scene.vacate(group, "chair")
    for page in (at("item_detail", item), at("meeting_detail", item.meeting)):
        assert "no chair and no acting chair" in body(come("hlt_member").get(page))


def test_a_conflict_closes_the_item_and_the_meeting_says_only_how_many(come, group):
    item = scene.on_agenda(group)
    member = come("hlt_member")
    said = {"kind": Conflict.Kind.FAMILY, "words": "A cousin"}
    assert member.post(at("item_conflict", item), said).url == item.meeting.get_absolute_url()
    assert member.get(at("item_detail", item)).status_code == 404
    page = body(member.get(at("meeting_detail", item.meeting)))
    assert "You are kept out of 1 item of this meeting" in page
    assert item.referral.reference not in page
    assert "Kept out: family or friend" in body(come("chair").get(at("item_detail", item)))


def test_the_chair_sees_who_counts_before_deciding_and_dissent_stands_beside(come, group):
    item, chair = scene.on_agenda(group), come("chair")
    page = body(chair.get(at("item_decide", item)))
    assert "Quorum is met." in page
    held = SeatHeld.objects.held_at(clock.now()).get(role__staff=group.hou_member)
    given = {"outcome": "good_practice_brief", "learning": "Ring first.", "why": "It shows how.", "agreed": "no"}
    assert chair.post(at("item_decide", item), given).status_code == 422
    given[f"dissent_{held.pk.hex}"] = "Too few cases."
    assert chair.post(at("item_decide", item), given).status_code == 303
    assert "Too few cases." in body(chair.get(at("item_detail", item)))
    offered = {who: "I did not agree" in body(come(who).get(at("item_detail", item))) for who in MAY_DISSENT}
    assert offered == MAY_DISSENT, "who was counted may dissent once"


def test_without_a_quorum_the_decision_page_says_why(come, group):
    item = scene.on_agenda(group)
    actions.record_attendance(item.meeting, by=group.lead_officer, present=[])
    page = body(come("chair").get(at("item_decide", item)))
    assert "has no quorum" in page
    assert "<textarea" not in page


def test_accepted_learning_is_for_everybody_and_good_practice_stands_first(come, group):
    point, office = scene.learning_agreed(group), come("lead_officer")
    assert point.text not in body(come("health_visitor").get(at("learning_list")))
    settled = {"how": "accept", **typed("decided_on", clock.today())}
    assert office.post(at("learning_settle", point), settled).status_code == 303
    page = body(come("administrator").get(at("learning_list")))
    assert page.index("Good practice to keep") < page.index(point.text) < page.index("What to do differently")
    assert "Learning shared" in body(come("nursery_worker").get(at("referral_detail", point.referral)))


def test_who_came_is_written_down_seat_by_seat(come, group):
    meeting = actions.open_meeting(by=group.lead_officer, on=clock.today())
    held = SeatHeld.objects.held_at(clock.now()).get(role__staff=group.hlt_member)
    come("lead_officer").post(at("meeting_attend", meeting), {f"seat_{held.pk.hex}": "apologies"})
    assert Meeting.objects.get().attendance.get().staff == group.hlt_member


def test_the_flow_chart_tells_every_move_of_the_life(come):
    assert len(owners()) == len(PRACTICE_REVIEW.transitions)
    assert all(one["who"] for one in owners())
    page = body(come("health_visitor").get(at("terms")))
    for status in Status.labels:
        assert status in page


def test_counts_show_good_practice_beside_concerns(come, group):
    scene.with_manager(group)
    scene.with_manager(group, kind="concern", child_words="The older child")
    assert "1 of 2 suggestions are about good practice." in body(come("chair").get(at("counts")))
    assert come("nursery_worker").get(at("counts")).status_code == 403


def test_everybody_sees_a_vacant_chair_and_until_when_somebody_acts(come, group):
    contacts = reverse("agencies:contacts")
    scene.vacate(group, "chair")
    assert "Vacant" in body(Client().get(contacts))
    seat, office = Seat.objects.get(is_chair=True), come("lead_officer")
    today = clock.today()
    office.post(reverse("agencies:seat_appointing", args=[seat.pk]), typed("since", today))
    assert "in appointment since" in body(Client().get(contacts))
    until = today + dt.timedelta(days=30)
    given = {"staff": group.health_visitor.pk, "how": "acting", "reason": "until the appointment"}
    given |= {**typed("starts_on", today), **typed("acting_until", until)}
    assert office.post(reverse("agencies:seat_fill", args=[seat.pk]), given).status_code == 303
    assert f"acting until {until:%-d %B %Y}" in body(Client().get(contacts))


def test_names_left_in_a_learning_point_are_marked_and_replaced_in_one_click(come, group):
    referral = scene.in_review(group)
    chair = come("chair")
    given = {"kind": "adult", "words": "Fenella", "pseudonym": "Neighbour"}
    assert chair.post(at("pseudonym_add", referral), given).status_code == 303
    answer = come("health_visitor").post(at("learning_add", referral), {"text": "Ring first. Ask Fenela and Fiadh."})
    page = body(chair.get(answer.url))
    assert page.count("<mark") == 2
    assert 'value="Neighbour"' in page
    one = {"field": "text", "passage": "Ask Fenela and Fiadh."}
    refused = chair.post(answer.url, {**one, "found": "Fenela", "answer": "justify"})
    assert refused.status_code == 409
    assert "Say in a few words why" in body(refused)
    replaced = {**one, "found": "Fenela", "answer": "replace", "instead": "Neighbour"}
    assert chair.post(answer.url, replaced).status_code == 303
    assert "Ask Neighbour and" in body(chair.get(answer.url))
    assert "Names in it" in body(chair.get(at("referral_detail", referral)))
    assert "Fenella" in body(chair.get(at("pseudonym_map", referral)))
