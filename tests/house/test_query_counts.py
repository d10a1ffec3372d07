"""Pages with lists ask as many questions at 50 rows as at one, a queue at most ten, and stay light."""

from __future__ import annotations

import gzip
import uuid
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agencies import actions as agencies
from audit.models import AccessLog
from cases import actions as cases
from cases.models import Case
from common import clock
from engagement import actions as engagement
from engagement.models import EngagementEvent
from governance import actions as governance
from governance.models import BodyMeeting
from improvement import actions as improvement
from improvement.models import Action, Inspection, Plan
from learning import actions as learning
from practice_review import actions as practice_review
from practice_review.models import LearningPoint, Meeting
from reference.models import Indicator
from referrals import actions as referrals
from referrals.models import Screening
from reports.models import ReportJob
from tests.cast import log
from tests.house import stage_learning, stage_reviews
from tests.house.stage import add_action
from tests.house.stage_cases import a_case

pytestmark = pytest.mark.django_db

QUEUE, MOST_BYTES = 10, 60_000
# (who, address, most questions): a queue's ten include session, account, roles, frame and the access log.
LISTS = [
    ("receiver", "referrals:screening_queue", QUEUE),
    ("manager", "referrals:triage_queue", QUEUE),
    ("author", "referrals:concern_list", QUEUE),
    ("receiver", "cases:case_list", QUEUE),
    ("receiver", "cases:case_detail", 15),
    ("author", "practice_review:referral_list", QUEUE),
    ("manager", "practice_review:decide_queue", QUEUE),
    ("manager", "practice_review:return_queue", QUEUE),
    ("office", "practice_review:office_inbox", QUEUE),
    ("office", "practice_review:meeting_list", QUEUE),
    ("chair", "practice_review:meeting_detail", 15),
    ("author", "practice_review:learning_list", 12),
    ("office", "improvement:action_list", QUEUE),
    ("administrator", "agencies:staff_list", QUEUE),
    ("office", "reports:report_list", QUEUE),
    ("office", "improvement:plan_list", QUEUE),
    ("office", "referrals:worker_concern_dates", QUEUE),
    ("administrator", "agencies:body_list", QUEUE),
    ("author", "agencies:contacts", QUEUE),
    ("author", "reference:timescale_list", QUEUE),
    ("office", "improvement:plan_detail", 20),
    ("office", "improvement:plan_coverage", 12),
    ("author", "improvement:plan_themes", 14),
    ("author", "improvement:plan_as_at", 20),
    ("author", "improvement:evidence_list", QUEUE),
    ("manager", "improvement:action_own", QUEUE),
    ("office", "improvement:inspection_list", QUEUE),
    ("office", "improvement:inspection_detail", 20),
    ("office", "improvement:indicator_detail", 18),
    ("office", "improvement:preparation_list", QUEUE),
    ("office", "improvement:visit_list", 18),
    ("author", "reference:framework_list", QUEUE),
    ("author", "reference:code_list", QUEUE),
    ("author", "engagement:event_list", QUEUE),
    ("author", "engagement:said", 13),
    ("office", "engagement:event_detail", 16),
    ("author", "learning:lesson_list", 14),
    ("author", "learning:lesson_detail", 12),
    ("office", "learning:lesson_sources", QUEUE),
    ("author", "learning:call_list", QUEUE),
    ("author", "learning:briefing_list", QUEUE),
    ("office", "learning:briefing_detail", 14),
    ("author", "learning:newsletter_list", QUEUE),
    ("office", "learning:newsletter_detail", QUEUE),
    ("author", "governance:leadership", 14),
    ("office", "governance:decision_list", QUEUE),
    ("office", "governance:body_detail", 17),
    ("office", "governance:meeting_detail", 14),
    ("author", "home", 20),
    ("receiver", "home", 23),  # one of them, as for everybody, for open calls and the newest lessons
    ("manager", "home", 26),  # the same
    ("office", "home", 29),
]
ROWS, HALF, TEN = 50, 25, 10


# Which record an address is about.
ABOUT = {
    "cases:case_detail": "case",
    "practice_review:meeting_detail": "meeting",
    "engagement:event_detail": "event",
    "learning:lesson_detail": "lesson",
    "learning:briefing_detail": "briefing",
    "learning:newsletter_detail": "newsletter",
    "governance:body_detail": "body",
    "governance:meeting_detail": "body_meeting",
    "improvement:action_list": "plan",
    "improvement:plan_detail": "plan",
    "improvement:plan_coverage": "plan",
    "improvement:plan_themes": "plan",
    "improvement:plan_as_at": "plan",
    "improvement:evidence_list": "plan",
    "improvement:inspection_detail": "inspection",
    "improvement:indicator_detail": "indicator",
    "improvement:preparation_list": "inspection",
    "improvement:visit_list": "inspection",
}


def address(name, stage):
    return reverse(name, args=[stage.sets["own"][ABOUT[name]]] if name in ABOUT else [])


def asked(browser, url):
    """Return the questions a page asks, without the test's own savepoints, and the page."""
    with CaptureQueriesContext(connection) as queries:
        page = browser.get(url)
    assert page.status_code == 200, url
    return [one["sql"] for one in queries if "SAVEPOINT" not in one["sql"]], page


def worker_concern(stage):
    teacher = stage.people["teacher"]
    log(stage.people["colleague"], about_worker=True, worker_name=teacher.name, worker_agency=teacher.agency)


def crowd_of_inspection(stage):
    """Add fifty of everything about an inspection and its first indicator."""
    office, own, today = stage.who("office"), stage.sets["own"], clock.today()
    inspection, one = Inspection.objects.get(pk=own["inspection"]), Indicator.objects.get(pk=own["indicator"])
    action = Action.objects.get(pk=own["action"])
    improvement.tie_action(action, by=office, indicators=[one])
    proof = {"kind": "audit", "title": "Audit", "proves": "So it is.", "happened_on": today, "kept_at": "Office"}
    for number in range(ROWS):
        improvement.note_preparation(inspection, by=office, happened_on=today, words="Read.")
        improvement.add_indicator_evidence(one, by=office, **proof)
        if number < TEN:
            improvement.add_inspection_milestone(inspection, by=office, title="They come", earliest_on=today)
            visit = improvement.add_visit(inspection, by=office, title=f"Visit {number}", on=today)
            improvement.record_judgement(visit, by=office, indicator=one, level=3, words="Said so.")
            given = {"on": today, "level": 4, "strengths": "Some.", "how_we_know": "Counted."}
            improvement.evaluate(one, by=office, **given)
            improvement.open_inspection(
                by=office, title="Another", framework=inspection.framework, partnership=inspection.partnership
            )


def crowd_of_reviews(stage):
    """Add suggestions to decide, returns to make, items of today's meeting and learning shared."""
    office, own, by = stage.who("office"), stage.sets["own"], SimpleNamespace(**stage.people)
    meeting = Meeting.objects.get(pk=own["meeting"])
    for number in range(ROWS):
        stage_reviews.sent(stage.people)
        if number < HALF:
            stage_reviews.asked(stage.people, stage.cast.agencies)
        if number < TEN:
            item = stage_reviews.listed(stage.people, stage.cast.agencies, meeting)
            told = {"outcome": "good_practice_brief", "why": "It shows how.", "learning": f"Ring first, {number}."}
            practice_review.decide_item(item, by=stage.who("chair"), **told)
            practice_review.accept_learning(item.referral.learning_points.get(), by=office)
            learning.publish(stage_learning.a_draft(by, item.referral_id), by=office)


def crowd_of_leadership(stage):
    """Add comments on the event, events, and decisions, what follows and members of the body."""
    office, own, today = stage.who("office"), stage.sets["own"], clock.today()
    event, meeting = EngagementEvent.objects.get(pk=own["event"]), BodyMeeting.objects.get(pk=own["body_meeting"])
    for number in range(ROWS):
        engagement.comment(event, by=stage.who("author"), text=f"More time, {number}.")
        decision = governance.ask_decision(meeting, by=office, question=f"May it begin, {number}?")
        if number < TEN:
            said = {"title": f"Event {number}", "about": "The plan.", "for_whom": "Everybody", "earliest_on": today}
            engagement.invite(engagement.open_event(by=office, **said), by=office, everybody=True)
            governance.add_item(meeting, by=office, title=f"Item {number}")
            governance.add_follow_up(decision, by=office, what="Find a room", who=office, due_on=today)


def crowd(stage):
    """Add fifty of everything."""
    office, plan = stage.who("office"), Plan.objects.get(pk=stage.sets["own"]["plan"])
    for number in range(ROWS):
        concern = log(stage.who("author"), danger="no")
        if number % 3 == 0:
            referrals.claim(Screening.objects.get(concern=concern), by=stage.who("receiver"))
        if number % 5 == 0:
            referrals.ask(Screening.objects.get(concern=concern), by=stage.who("receiver"), text="Who?")
        if number % 10 == 0:
            worker_concern(stage)
        if number % 5 == 0:
            a_case(SimpleNamespace(**stage.people), f"crowd{number}")
        told = {"kind": "call", "source": "seen by me", "fact": f"Call {number}."}
        cases.add_entry(Case.objects.get(pk=stage.sets["own"]["case"]), by=stage.who("receiver"), **told)
        add_action(stage, plan, title=f"Action {number}", lead_officer=office)
        agencies.add_staff(
            by=stage.who("administrator"),
            email=f"crowd{number}@example.org",
            name=f"Crowd {number}",
            team=stage.cast.teams["clinic"],
        )
    crowd_of_inspection(stage)
    crowd_of_reviews(stage)
    crowd_of_leadership(stage)
    job = ReportJob.objects.get(pk=stage.sets["own"]["report"])
    for number in range(ROWS):
        job.pk = job.id = None
        job._state.adding = True
        job.id = job.asked_key = uuid.uuid4()
        job.reference, job.asked_at = f"R-2026-9{number:04d}", clock.now()
        job.save(force_insert=True)


def test_lists_ask_no_more_at_fifty_rows_than_at_one_and_stay_light(stage, signed_in):
    """One test, so that its crowd is made once."""
    worker_concern(stage)
    point = LearningPoint.objects.get(pk=stage.sets["own"]["point"])
    practice_review.accept_learning(point, by=stage.who("office"))
    pages = [(who, name, most, signed_in(stage.who(who)), address(name, stage)) for who, name, most in LISTS]
    few = {}
    for who, name, _, browser, url in pages:
        browser.get(url)  # what is remembered between requests is remembered now
        few[who, name] = len(asked(browser, url)[0])
    crowd(stage)
    wrong = []
    for who, name, most, browser, url in pages:
        queries, page = asked(browser, url)
        told = "\n".join(sql[:160] for sql in queries)
        if len(queries) > few[who, name] or len(queries) > most:
            wrong.append(f"{who} {name}: {few[who, name]} questions, then {len(queries)} of at most {most}\n{told}")
        if len(page.content) >= MOST_BYTES:
            wrong.append(f"{who} {name}: {len(page.content)} bytes, {len(gzip.compress(page.content))} compressed")
        if name.endswith("_queue"):
            assert len(page.context["rows"]) == 25
            look = AccessLog.objects.filter(page=name, verb="list").latest("id")
            assert {row.pk for row in page.context["rows"]} <= set(look.records)
    browser, url = signed_in(stage.who("receiver")), address("referrals:screening_queue", stage)
    plain = len(asked(browser, url)[0])
    for query in (
        "sort=due",
        "sort=-logged",
        "sort=junk",
        "status=claimed",
        "due=overdue",
        "sort=-reference&status=all&page=2",
    ):
        if len(asked(browser, f"{url}?{query}")[0]) > plain:
            wrong.append(f"the screening queue with {query}")
    assert not wrong, "\n".join(wrong)


def test_a_page_number_that_is_not_there_is_404_not_an_error(stage, signed_in):
    for number in ("99", "0", "junk", "-1"):
        page = signed_in(stage.who("receiver")).get(reverse("referrals:screening_queue"), {"page": number})
        assert page.status_code == 404
