"""The pages of planning meetings, and the pack, as the lead, the chair, who is invited and strangers meet them."""

from __future__ import annotations

import datetime as dt

import page as pdf_page
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from access.refusals import NotNow
from cases import actions as cases
from cases import closing, parts, story
from cases.models import Case, FamilyMember
from common import clock
from planning_meetings import actions
from planning_meetings.models import MeetingDecision, PlanningMeeting
from plans import actions as plans
from plans.models import ChildPlan
from register.models import Registration
from reports import pdf
from reports.meeting_pack import look, minds
from tests.cases.conftest import open_by
from tests.cast import child
from tests.planning_meetings.conftest import CORE, arrange
from tests.reports.printing import content, made, pages_of

pytestmark = pytest.mark.django_db

MOST, QUEUE, SOME = 40, 12, 6


def get(client, name, key=None):
    return client.get(reverse(f"planning_meetings:{name}", args=[key] if key else []))


def post(client, name, key, **typed):
    return client.post(reverse(f"planning_meetings:{name}", args=[key]), typed)


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def text(page):
    return page.content.decode()


def test_the_whole_meeting_goes_through_its_pages(client, cast, case):
    """check_12 begins here: arranged, invited, reported, written, held, decided, dissented, sent; each by its form."""
    today = clock.now().astimezone(clock.LOCAL)
    client.force_login(cast.duty_worker)
    when = {**day("on", today.date()), "at": "00:05"}
    arranged = post(client, "meeting_arrange", case.pk, kind="initial", chair=cast.planning_chair.pk, **when)
    meeting = PlanningMeeting.objects.get(case=case)
    assert (arranged.status_code, arranged.url) == (303, meeting.get_absolute_url())
    for key in CORE:
        post(client, "invitation_add", meeting.pk, what="staff", staff=getattr(cast, key).pk)
    mother = FamilyMember.objects.get(case=case)
    post(client, "invitation_add", meeting.pk, what="member", member=mother.pk, part="Mother")
    post(client, "invitation_add", meeting.pk, what="child")
    assert meeting.invitations.count() == 5
    assert post(client, "meeting_notice", meeting.pk).status_code == 422
    assert post(client, "meeting_notice", meeting.pk, short_why="Nobody can wait").status_code == 303
    report = {"agency": cast.agencies["HLT"].pk, "written_by": "Health visitor", "words": "Weight is falling."}
    came, as_of = day("received_on", today.date()), day("as_of", today.date() - dt.timedelta(days=40))
    assert post(client, "report_add", meeting.pk, **report, **came, **as_of).status_code == 303
    post(client, "view_add", meeting.pk, whose="child", how="worker", words="I want to stay with Gran.")
    post(client, "view_add", meeting.pk, whose="parent", how="said", words="I need help in the evenings.")
    check = {"member": mother.pk, "agency": cast.agencies["POL"].pk, "found": "nothing"}
    assert post(client, "check_add", meeting.pk, **check).status_code == 303
    _by_the_chair(client, cast, meeting, today)
    shown = text(get(client, "meeting_detail", meeting.pk))
    for words in (
        "40 days old",
        "Old information",
        "No report",
        "I want to stay with Gran.",
        "The threshold is not met",
    ):
        assert words in shown, words
    decision = MeetingDecision.objects.get(meeting=meeting)
    assert (decision.reporter.decision, meeting.meetingrecipients.count()) == ("not_required", 5)
    assert Registration.objects.get(file__case=case).meeting_reference == meeting.reference


def _by_the_chair(client, cast, meeting, today):
    client.force_login(cast.planning_chair)
    came = {f"came_{one.pk.hex}": "present" for one in meeting.invitations.all()}
    said = {"analysis": "Harm is likely.", "significant_harm": "yes", "safety_plan_review": "It holds."}
    assert post(client, "meeting_write", meeting.pk, **came, **said).status_code == 303
    held = post(client, "meeting_hold", meeting.pk, **day("on", today.date()), at="00:05")
    assert held.status_code == 303, text(held)
    core = [str(one.pk) for one in meeting.invitations.all()]
    decided = {
        "outcome": "registered",
        "areas_register_impact": ["IM04"],
        "why": "The risk at home is high.",
        "reporter": "not_required",
        "reporter_why": "The parents work with the plan.",
        "core_group": core,
        **day("next_review_on", today.date() + dt.timedelta(days=30)),
    }
    assert post(client, "meeting_decide", meeting.pk, **{**decided, "reporter": ""}).status_code == 422
    done = post(client, "meeting_decide", meeting.pk, **decided)
    assert done.status_code == 303, text(done)
    dissent = {"whose": "agency", "agency": cast.agencies["POL"].pk, "words": "The threshold is not met"}
    assert post(client, "dissent_add", meeting.pk, **dissent).status_code == 303
    sent = {"to": core, "paper": "both", "how": "secure mail", **day("sent_on", today.date())}
    assert post(client, "meeting_send", meeting.pk, **sent).status_code == 303


def test_a_decision_begins_the_child_protection_plan_and_names_its_core_group(cast, case, meet):
    meeting = meet.held()
    meet.make_ready(meeting)
    given = {"why": "The risk is high.", "outcome": "registered", "areas": ["IM04"]}
    reporter = {"reporter": "not_required", "reporter_why": "They work with the plan."}
    seats = list(meeting.invitations.exclude(is_child=True).select_related("staff", "agency"))
    review = clock.today() + dt.timedelta(days=30)
    chair = cast.planning_chair
    actions.decide(meeting, by=chair, **given, **reporter, next_review_on=review, core_group=seats)
    plan = ChildPlan.objects.get(case=case)
    assert plan.protection.standing().exists()
    assert plan.core_group.standing().count() == 4


def test_a_review_takes_the_name_off_the_register_and_ends_the_protection_plan(cast, case, meet):
    first = meet.decided()
    everybody = first.invitations.standing()
    actions.send_record(first, by=cast.planning_chair, to=everybody, how="post", sent_on=clock.today())
    off = {"outcome": "deregistered", "areas": [], "next_review_on": None, "leaving_reason": "improved"}
    meet.decided(kind="review", **off)
    registration = Registration.objects.get(file__case=case)
    assert (registration.status, registration.end_code) == ("off", "improved")
    assert not ChildPlan.objects.get(case=case).protection.standing().exists()


def test_a_child_who_is_not_registered_is_not_reviewed(meet):
    with pytest.raises(NotNow, match="nothing to review"):
        meet.arrange(kind="review")


def test_the_page_of_a_case_says_where_its_meetings_stand(client, cast, case, meet):
    client.force_login(cast.duty_worker)
    assert "None yet" in text(client.get(case.get_absolute_url()))
    meet.decided()
    found = Case.objects.annotate(**parts.all_annotations()).get(pk=case.pk)
    line = next(one["line"] for one in parts.road(found) if one["label"] == "Planning meetings")
    assert line.startswith("Registered, ")
    told = [one for one in story.chapters(case, cast.duty_worker) if one.stage == "Planning meeting"]
    assert [one.title for one in told] == ["Initial planning meeting"]
    assert any("send its record first" in one.words for one in closing.in_the_way(case))


def test_a_stranger_gets_404_and_the_invited_read_but_do_not_write(client, cast, meet):
    meeting = meet.arrange()
    client.force_login(cast.teacher)
    assert get(client, "meeting_detail", meeting.pk).status_code == 404
    actions.invite(meeting, by=cast.duty_worker, staff=cast.teacher)
    assert get(client, "meeting_detail", meeting.pk).status_code == 200
    assert get(client, "meeting_write", meeting.pk).status_code == 403


def test_saving_the_record_again_and_again_loses_nothing(client, cast, meet):
    meeting = meet.arrange(planned_at=clock.now())
    client.force_login(cast.planning_chair)
    stays = post(client, "meeting_write", meeting.pk, worries="Nobody cooks.", stay="1")
    assert stays.url == reverse("planning_meetings:meeting_write", args=[meeting.pk])
    assert "Nobody cooks." in text(client.get(stays.url))


def test_home_and_list_lead_the_chair_to_her_meetings(client, cast, meet):
    meeting = meet.arrange()
    client.force_login(cast.planning_chair)
    for url in (reverse("home"), reverse("planning_meetings:meeting_list")):
        assert meeting.reference in text(client.get(url))


def asked(client, url):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len([one for one in queries if "SAVEPOINT" not in one["sql"]])


def test_the_list_of_meetings_asks_as_much_for_six_as_for_one(client, cast, meet):
    meet.arrange()
    client.force_login(cast.planning_chair)
    url = reverse("planning_meetings:meeting_list")
    client.get(url)
    at_one = asked(client, url)
    for number in range(5):
        arrange(open_by(cast, children=[child(surname=f"Other{number}")]), cast)
    assert asked(client, url) == at_one <= QUEUE


def test_the_page_of_a_meeting_asks_as_much_with_fifty_people_and_reports_as_with_one(client, cast, case, meet):
    meeting = meet.arrange()
    client.force_login(cast.planning_chair)

    def add(number):
        actions.invite(meeting, by=cast.duty_worker, name=f"Aunt {number}", part="Aunt")
        report = {"written_by": "Team", "received_on": clock.today(), "as_of": clock.today(), "words": "Seen."}
        actions.add_report(meeting, by=cast.duty_worker, agency=cast.agencies["POL"], **report)
        if number < SOME:
            details = {"forename": "Rab", "surname": f"Aunt{number}", "kind": "adult"}
            aunt = cases.add_family_member(case, by=cast.duty_worker, relationship="aunt_uncle", details=details)
            actions.invite(meeting, by=cast.duty_worker, member=aunt)

    add(0)
    url = meeting.get_absolute_url()
    client.get(url)
    at_one = asked(client, url)
    for number in range(1, 50):
        add(number)
    assert asked(client, url) == at_one <= MOST


@pytest.fixture
def pack(cast, meet):
    """The pack of a meeting that decided, made and read back."""
    meeting = meet.decided()
    actions.note_dissent(meeting, by=cast.planning_chair, whose="family", who="Mother", words="It is unfair.")
    return made(meeting, cast.duty_worker)


def test_check_12_the_pack_shows_who_came_how_old_reports_are_views_dissent_and_the_reporter(cast, meet, tmp_path):
    meeting = meet.arrange(planned_at=clock.now())
    meet.invite_core(meeting)
    today = clock.today()
    given = {"written_by": "Health visitor", "received_on": today, "as_of": today - dt.timedelta(days=40)}
    actions.add_report(meeting, by=cast.duty_worker, agency=cast.agencies["HLT"], words="Falling.", **given)
    actions.invite(meeting, by=cast.duty_worker, staff=cast.teacher)
    meet.all_came(meeting, teacher="apologies")
    actions.hold(meeting, by=cast.planning_chair)
    meet.make_ready(meeting)
    reporter = {"reporter": "not_required", "reporter_why": "They work with the plan."}
    why = {"why": "The risk is high.", "outcome": "childs_plan"}
    actions.decide(meeting, by=cast.planning_chair, **why, **reporter)
    actions.note_dissent(meeting, by=cast.planning_chair, whose="child", words="I want to go home.")
    said = " ".join(pages_of(content(made(meeting, cast.duty_worker)), tmp_path))
    for words in (
        "Agenda",
        "Apologies",
        "40 days old: old information",
        "No report. The agency was invited",
        "I want to stay with Gran.",
        "I need help in the evenings.",
        "I want to go home.",
        "No referral is required",
        "They work with the plan.",
        "Nobody had reviewed the chronology by then",
        "Copy of Duty Worker",
        "The family",
        "Mother",
        "OFFICIAL-SENSITIVE",
    ):
        assert words in said, words


def test_the_pack_of_a_past_meeting_holds_what_was_known_then_and_counts_what_came_later(cast, case, meet, tmp_path):
    told = {"kind": "incident", "happened_at": clock.now() - dt.timedelta(days=3)}
    before = cases.add_entry(case, by=cast.duty_worker, fact="Seen alone in the park.", **told)
    meeting = meet.decided()
    cases.correct_entry(before, by=cast.duty_worker, why="It was her sister.")
    cases.add_entry(case, by=cast.duty_worker, fact="Told of only afterwards.", **told)
    today = clock.today()
    tells = {"since": today, "until": today, "tells": "Left alone again and again."}
    cases.review_chronology(case, by=cast.duty_worker, **tells)
    seen = look(meeting, by=cast.duty_worker)
    later = f"{seen.later} entries were recorded after the meeting"
    assert f"{later}. The pack leaves them out and says so." in minds(seen)
    said = " ".join(pages_of(content(made(meeting, cast.duty_worker)), tmp_path))
    assert "Seen alone in the park." in said
    assert "It was her sister." in said
    assert f"{later} and not here." in said
    assert "Told of only afterwards." not in said
    assert "Left alone again and again." not in said
    assert "Nobody had reviewed the chronology by then" in said


def test_the_pack_of_a_past_meeting_holds_the_plan_agreed_by_then(cast, case, meet):
    plan = plans.open_plan(case, by=cast.duty_worker, protection=False, because="Agreed.")
    meeting = meet.decided(outcome="childs_plan", areas=[])
    assert "No version had been agreed" in look(meeting, by=cast.duty_worker).plan_is
    plans.add_risk(plan, by=cast.duty_worker, worry="Nobody cooks.", evidence="An empty kitchen.")
    plans.agree_version(plan, by=cast.duty_worker, meeting_reference=meeting.reference)
    plans.add_risk(plan, by=cast.duty_worker, worry="A new partner.", evidence="Told by the mother.")
    seen = look(meeting, by=cast.duty_worker)
    assert seen.plan_is.startswith("Version 1, agreed on ")
    assert [one["worry"] for one in seen.plan["risks"]] == ["Nobody cooks."]


def test_the_pack_of_a_meeting_to_come_holds_what_is_known_today(cast, case, meet):
    meeting = meet.arrange()
    told = {"kind": "incident", "happened_at": clock.now() - dt.timedelta(days=3)}
    cases.add_entry(case, by=cast.duty_worker, fact="Seen alone in the park.", **told)
    seen = look(meeting, by=cast.duty_worker)
    assert seen.later == 0
    assert "Seen alone in the park." in [one.fact for one in seen.entries]


def test_the_pack_comes_out_the_same_twice_and_conforms_to_pdf_ua(pack, tmp_path):
    assert pdf.render(pack.data) == content(pack)
    (tmp_path / "pack.pdf").write_bytes(content(pack))
    result = pdf_page.validate_pdf(str(tmp_path / "pack.pdf"))
    assert result.is_compliant, str(result)


def test_the_pack_is_hers_who_asked_while_she_sees_the_meeting(client, cast, case, pack):
    client.force_login(cast.lead_officer)
    assert client.get(pack.get_absolute_url()).status_code == 404
    client.force_login(cast.duty_worker)
    assert client.get(pack.get_absolute_url()).status_code == 200


def test_the_pack_says_beforehand_what_is_missing(cast, meet):
    meeting = meet.arrange()
    meet.invite_core(meeting)
    said = " ".join(minds(look(meeting, by=cast.duty_worker)))
    assert "No report from Social work, Police, Health" in said
    assert "The child’s views are not recorded" in said
