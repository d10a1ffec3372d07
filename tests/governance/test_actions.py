"""Who leads: members, a chair and a vision by decision, meetings, decisions, what follows, how they judge their work."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from access.refusals import NotNow
from common import clock
from governance import actions, standing
from governance.exceptions import found
from governance.models import BodyChair, BodyItem, BodyMeeting, BodyMember, BodyPaper, FollowUp, VisionStatement
from practice_review import actions as reviews
from practice_review.models import EscalationNotice
from tests.governance.conftest import decide, hold, settle
from tests.improvement import sample
from tests.practice_review import scene
from work.mine import waiting_for
from work.models import Notice

DAY = dt.timedelta(days=1)
ANSWERS = dict.fromkeys(standing.ASKED, "yes")


def people(cast):
    """Return the cast as the improvement room's samples name it."""
    return SimpleNamespace(
        place=cast.agencies["EDU"].partnerships.get(),
        agencies=list(cast.agencies.values()),
        office=cast.lead_officer,
        leads=[cast.edu_manager],
        lead=cast.edu_manager,
    )


def member(cast, body, key):
    return BodyMember.objects.get(body=body, staff=getattr(cast, key))


def test_only_the_office_keeps_bodies(cast, body):
    with pytest.raises(PermissionDenied):
        actions.seat_member(body, by=cast.edu_manager, staff=cast.teacher, seat="Hers", from_on=clock.today())
    with pytest.raises(NotNow, match="sits on this body already"):
        actions.seat_member(body, by=cast.lead_officer, staff=cast.edu_manager, seat="Two", from_on=clock.today())


def test_a_chair_comes_by_a_dated_decision_and_ends_with_the_next(cast, body, meeting):
    office, later = cast.lead_officer, clock.today() + DAY
    first, second = decide(cast, meeting), None
    head, edu = member(cast, body, "head_teacher"), member(cast, body, "edu_manager")
    chair = actions.confirm_chair(first, by=office, member=head, from_on=clock.today())
    assert standing.chairs_now()[body.pk] == chair and chair.decision == first
    with pytest.raises(NotNow, match="confirmed a chair or a vision already"):
        actions.confirm_chair(first, by=office, member=edu, from_on=later)
    with pytest.raises(NotNow, match="leaves the chair first"):
        actions.end_membership(head, by=office, on=clock.today())
    second = decide(cast, BodyMeeting.objects.get(pk=meeting.pk))
    with pytest.raises(NotNow, match="Choose a later day"):
        actions.confirm_chair(second, by=office, member=edu, from_on=clock.today())
    actions.confirm_chair(second, by=office, member=edu, from_on=later)
    assert standing.chairs_now()[body.pk].member == head
    assert standing.chairs_now(later)[body.pk].member == edu
    assert BodyChair.objects.get(pk=chair.pk).until_on == clock.today()


def test_nothing_follows_from_what_the_body_did_not_agree(cast, body, meeting):
    refused = decide(cast, meeting, outcome="refused")
    with pytest.raises(NotNow, match="not agreed"):
        actions.confirm_chair(
            refused, by=cast.lead_officer, member=member(cast, body, "head_teacher"), from_on=clock.today()
        )
    with pytest.raises(NotNow, match="not agreed"):
        actions.approve_vision(refused, by=cast.lead_officer, text="All is well.", from_on=clock.today())


def test_a_vision_holds_from_its_day_until_the_next(cast, body, meeting):
    assert standing.vision_now() is None
    actions.approve_vision(decide(cast, meeting), by=cast.lead_officer, text="Safe.", from_on=clock.today())
    again = decide(cast, BodyMeeting.objects.get(pk=meeting.pk))
    actions.approve_vision(again, by=cast.lead_officer, text="Safe and heard.", from_on=clock.today() + 9 * DAY)
    assert standing.vision_now().text == "Safe."
    assert standing.vision_now(clock.today() + 9 * DAY).text == "Safe and heard."
    assert VisionStatement.objects.filter(until_on=None).count() == 1


def test_the_agenda_begins_with_what_rowan_finds_for_each_body(cast, body, db):
    committee = people(cast)
    plan = sample.empty_plan(committee)
    late = sample.add_action(committee, plan)
    with clock.living_at(clock.now() + dt.timedelta(days=400)):
        raised = {one.kind: one for one in found(body, by=cast.lead_officer)}
        assert {"overdue", "unsourced"} <= set(raised)
        assert any(str(late) in words for words, _ in raised["overdue"].lines)
        meeting = actions.plan_meeting(body, by=cast.lead_officer, on=clock.today())
        assert set(meeting.items.values_list("kind", flat=True)) == set(raised)
        with pytest.raises(NotNow, match="not settled"):
            actions.send_papers(meeting, by=cast.lead_officer)
        item = meeting.items.get(kind="overdue")
        with pytest.raises(NotNow, match="Say why it is left out"):
            actions.settle_item(item, by=cast.lead_officer, standing="dropped")
        actions.settle_item(item, by=cast.lead_officer, standing="dropped", why="Heard last time.")
        actions.look_again(meeting, by=cast.lead_officer)
        assert BodyItem.objects.get(pk=item.pk).standing == "dropped"


def test_what_waits_for_the_committees_signature_is_not_the_chief_officers_yet(cast, body):
    committee = people(cast)
    plan = sample.empty_plan(committee)
    done = sample.take_to(committee, sample.add_action(committee, plan), "complete")
    place = cast.agencies["EDU"].partnerships.get()
    below = actions.open_body(by=cast.lead_officer, code="CYPPC", name="Committee", purpose="Plans.", partnership=place)
    kinds = {one.kind for one in found(body, by=cast.lead_officer)}
    assert "to_sign" not in kinds
    signed = next(one for one in found(below, by=cast.lead_officer) if one.kind == "to_sign")
    assert [url for _, url in signed.lines] == [done.get_absolute_url()]


def test_papers_go_out_to_every_member_and_the_agenda_stands(cast, meeting):
    settle(cast, meeting)
    actions.send_papers(meeting, by=cast.lead_officer)
    assert Notice.objects.filter(text=f"The papers of {meeting} are out").count() == 4
    with pytest.raises(NotNow, match="Call the papers back first"):
        actions.add_item(meeting, by=cast.lead_officer, title="One more")
    actions.call_back(meeting, by=cast.lead_officer, why="One more item.")
    assert actions.add_item(meeting, by=cast.lead_officer, title="One more").standing == "kept"


def test_a_meeting_is_not_minuted_while_a_question_has_no_decision(cast, meeting):
    asked = actions.ask_decision(meeting, by=cast.lead_officer, question="May it begin?")
    with pytest.raises(NotNow, match="not been held"):
        actions.record_decision(asked, by=cast.lead_officer, outcome="agreed", words="Yes.")
    hold(cast, meeting)
    with pytest.raises(NotNow, match="1 of the questions"):
        actions.minute(meeting, by=cast.lead_officer, minutes="All agreed.")
    actions.record_decision(asked, by=cast.lead_officer, outcome="deferred", words="Next time.")
    assert actions.minute(meeting, by=cast.lead_officer, minutes="All agreed.").status == "minuted"


def test_a_decision_keeps_who_chaired_that_day(cast, body, meeting):
    first = decide(cast, meeting)
    assert first.chaired_by is None
    head = member(cast, body, "head_teacher")
    actions.confirm_chair(first, by=cast.lead_officer, member=head, from_on=clock.today())
    assert decide(cast, BodyMeeting.objects.get(pk=meeting.pk)).chaired_by == head


def test_what_follows_is_chased_until_whoever_does_it_says_so(cast, meeting):
    decision, due_on = decide(cast, meeting), clock.today() + DAY
    made = actions.add_follow_up(decision, by=cast.lead_officer, what="Find a room", who=cast.teacher, due_on=due_on)
    assert Notice.objects.filter(staff=cast.teacher, about=made.pk).exists()
    assert any(item.about == made.pk for item in waiting_for(cast.teacher))
    with pytest.raises(Http404):
        actions.finish_follow_up(made, by=cast.colleague, words="Done.")
    with pytest.raises(NotNow, match="or the committee office"):
        actions.finish_follow_up(made, by=cast.hlt_manager, words="Done.")
    assert made.is_late(due_on + DAY)
    actions.finish_follow_up(made, by=cast.teacher, words="The hall.")
    assert not FollowUp.objects.open().exists()
    with pytest.raises(NotNow, match="done already"):
        actions.finish_follow_up(made, by=cast.lead_officer, words="Again.")


def test_members_judge_their_own_work_and_nobody_sees_who_said_what(cast, body):
    review = actions.open_review(body, by=cast.lead_officer, answers_by=clock.today() + 9 * DAY)
    with pytest.raises(NotNow, match="Only members"):
        actions.answer_review(review, by=cast.lead_officer, **ANSWERS)
    for key in ("pol_manager", "hlt_manager"):
        actions.answer_review(review, by=getattr(cast, key), words=f"More time, {key}.", **ANSWERS)
    assert standing.counted(review.answers.all()) is None
    with pytest.raises(NotNow, match="Wait for 3"):
        actions.close_review(review, by=cast.lead_officer, result="We go on.")
    actions.answer_review(review, by=cast.edu_manager, words="A shorter agenda.", **{**ANSWERS, "issues": "no"})
    told = standing.counted(review.answers.all())
    assert told["answers"] == 3 and told["rows"][1]["counts"] == [2, 0, 1]
    assert told["wishes"][0] == "A shorter agenda."  # in order of the words, not of the answers
    closed = actions.close_review(review, by=cast.lead_officer, result="We go on.")
    with pytest.raises(NotNow, match="is closed"):
        actions.answer_review(closed, by=cast.edu_manager, **ANSWERS)
    due_on = clock.today() + DAY
    made = actions.add_follow_up(closed, by=cast.lead_officer, what="Shorter", who=cast.edu_manager, due_on=due_on)
    assert made.review == closed


def test_a_bodys_papers_are_for_its_members_until_they_are_for_all_staff(cast, meeting):
    given = {"by": cast.lead_officer, "words": "How it stands."}
    actions.add_paper(meeting, title="Ours", **given)
    actions.add_paper(meeting, title="Everybody’s", sensitivity="staff", **given)

    def titles(user):
        return set(BodyPaper.objects.visible_to(user).values_list("title", flat=True))

    assert titles(cast.edu_manager) == titles(cast.lead_officer) == {"Ours", "Everybody’s"}
    assert titles(cast.teacher) == set()
    settle(cast, meeting)
    actions.send_papers(meeting, by=cast.lead_officer)
    assert titles(cast.teacher) == {"Everybody’s"}
    assert not BodyMeeting.objects.visible_to(cast.teacher).exists()


def test_who_is_still_to_be_told_of_a_possible_learning_review_stands_on_the_agenda(cast, body):
    group = scene.seat_subgroup(cast)
    item = scene.on_agenda(group)
    scene.decide(group, item, outcome="possible_learning_review")

    def line():
        return next(one for one in found(body, by=cast.lead_officer) if one.kind == "escalated").lines[0][0]

    assert line().startswith(f"{item.referral.reference}: possible learning review since")
    assert "; Chief Officers Group to be told by" in line() and "overdue" not in line()
    with clock.living_at(clock.now() + 400 * DAY):
        assert "overdue" in line()
    for one in EscalationNotice.objects.owed():
        reviews.tell(one, by=cast.lead_officer, words="By letter, receipt filed.")
    assert "to be told" not in line()
