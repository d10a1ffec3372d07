"""The demonstration is fictional, the same every time, made by ordinary actions, and open only where it may be."""

from __future__ import annotations

import ast
import datetime as dt
import hashlib
import importlib
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import pytest
import time_machine
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import F
from django.http import Http404
from django.test import RequestFactory, TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from access.roles import Role
from agencies import demonstration_sign_in
from agencies.models import Agency, Organisation, RoleHeld, SeatHeld, StaffMember, Team
from agencies.querysets import seats_now, subgroup
from audit.models import StatusChange
from cases.models import Case, CaseClock, CaseLink, CaseRequest, ChronologyEntry, FamilyMember
from cases.story import chapters
from common import clock
from demonstration import diary, load, people, worries
from discussions.models import Discussion
from improvement import actions as improvement
from improvement.models import (
    Action,
    Evidence,
    Inspection,
    InspectorJudgement,
    Plan,
    Recommendation,
    SelfEvaluation,
    Source,
)
from people.chi import passes
from people.models import Person
from planning_meetings.models import PlanningMeeting
from plans.models import CoreGroupMeeting
from practice_review import conflicts
from practice_review.models import (
    AgencyReturn,
    AgendaItem,
    Conflict,
    Decision,
    Dissent,
    Interest,
    LearningPoint,
    Meeting,
    MeetingAttendance,
    PracticeReviewReferral,
)
from practice_review.pseudonyms import check_issued
from practice_review.pseudonyms.gathering import people_of
from practice_review.workflow import PRACTICE_REVIEW
from reference.models import Framework
from referrals.models import Concern, ConcernChild, ConcernDraft, Feedback, Question, Screening, Triage
from register.models import RegisterEnquiry, Registration, Transfer
from reports.kinds import KINDS
from tests.reports.printing import content, made, pages_of

ROOT = Path(__file__).resolve().parent.parent.parent

# Digests of the family names in the newsletter that began it all, so that no living person's name stands here.
NOT_HERE = set(
    "ea7cbe43fdd6 ab36c022a1c1 ff6b1c44fb94 859facc5a4c9 2324ecb609e9 f6e9ec755b6c 930706171056 59715876ef77 c258795a533e "
    "b6f8d434a847 0e92d69f9b95 fac12ff28886 2c8c4f00dee0 467b1b85a0ee 919e680ee460 632e93023886 a3869ad459d6".split()
)


class TestTheYear(TestCase):
    """What stands once it is loaded."""

    @classmethod
    def setUpTestData(cls):
        """Load it once for all of them."""
        with tempfile.TemporaryDirectory() as home, override_settings(ROWAN_HOME=Path(home)):
            cls.cast = load.load()

    def test_it_has_everybody_it_promises(self):
        agencies = Agency.objects.exclude(code="CYPPC")
        assert agencies.count() == 7
        now = clock.now()
        managers = RoleHeld.objects.held_at(now).filter(role=Role.DESIGNATED_MANAGER)
        assert managers.count() == 8
        assert managers.filter(team__organisation__agency__code="VOL").count() == 2
        assert Organisation.objects.filter(agency__code="VOL").count() >= 3
        for agency in agencies:
            assert RoleHeld.objects.held_at(now).filter(role=Role.DEPUTY, team__organisation__agency=agency).exists()

    def test_one_child_goes_the_whole_road_from_a_worry_to_another_areas_care(self):
        case = Case.objects.get(child__forename="Morven", child__surname="Lochhead")
        assert (case.status, case.closing_code) == ("closed", "moved")
        discussion = Discussion.objects.of_case(case).get()
        assert list(discussion.parts.values_list("kind", flat=True)) == ["out_of_hours", "full"]
        meetings = PlanningMeeting.objects.filter(case=case).order_by("planned_at")
        assert [one.kind for one in meetings] == ["initial", "review"]
        registration = Registration.objects.get(file__case=case)
        assert (registration.status, registration.end_code) == ("off", "moved")
        assert CoreGroupMeeting.objects.filter(plan__case=case).count() >= 2
        assert Transfer.objects.get(file__case=case).status == "accepted"
        clocks = CaseClock.objects.filter(case=case, key__in=["CPPM_DUE", "CORE_GROUP", "RECORD"])
        assert clocks.count() == 4
        assert all(one.met_at and one.met_at <= one.falls_due_at for one in clocks)
        story = chapters(case, self.cast["bridget"])
        assert len({chapter.stage for chapter in story}) >= 5

    def test_the_register_has_children_today_and_over_the_years(self):
        today = clock.today()
        on = Registration.objects.as_at(today)
        assert on.filter(kind="permanent").count() == 4
        assert on.filter(kind="temporary_in").count() == 1
        assert on.told_on(today).filter(missing=True).count() == 1
        assert on.filter(times_before=1).count() == 1
        before = [Registration.objects.as_at(today - dt.timedelta(days=days)).count() for days in (120, 1500, 2300)]
        assert all(before)
        assert Registration.objects.filter(status="off").count() >= 7
        [asked] = RegisterEnquiry.objects.all()
        assert (asked.answer, asked.rang_back, asked.answered_by) == ("known", True, self.cast["fergus"])

    def test_eighty_concerns_of_twelve_months_stand_in_every_state(self):
        assert Concern.objects.count() == len(worries.WORRIES) + 1 >= 81  # one begins the road
        months = Counter(one.strftime("%Y-%m") for one in Concern.objects.values_list("recorded_at", flat=True))
        assert len(months) >= 12
        assert max(months.values()) >= 3 * min(months.values())  # busy months and quiet ones
        assert Concern.objects.values("organisation__agency").distinct().count() == 7
        assert ConcernDraft.objects.count() == 2
        assert set(Screening.objects.values_list("status", flat=True)) == {"waiting", "claimed", "decided"}
        assert len(set(Screening.objects.exclude(outcome="").values_list("outcome", flat=True))) == 8
        assert set(Triage.objects.values_list("status", flat=True)) == {"waiting", "claimed", "done"}
        assert set(Question.objects.values_list("status", flat=True)) == {"asked", "answered"}
        assert Screening.objects.overdue().exists()
        assert Triage.objects.overdue().exists()
        assert Screening.objects.filter(urgent=True, closed_at=None).exists()
        assert Concern.objects.filter(about_worker=True).count() == 3
        assert ConcernChild.objects.exclude(due_on=None).exists()
        assert ConcernChild.objects.filter(forename="", surname="").exists()
        assert Feedback.objects.exists()
        told = Counter(ConcernChild.objects.exclude(person=None).values_list("person", flat=True))
        assert sum(times >= 3 for times in told.values()) >= 6  # so that a pattern can be seen

    def test_thirty_children_belong_to_eighteen_families(self):
        families = set(worries.PARENTS)
        children = Person.objects.filter(kind=Person.Kind.CHILD, surname__in=families)
        homes = {(child.surname, child.address_line, child.postcode) for child in children}
        assert children.count() >= 30
        assert len(homes) >= 18
        assert len({surname for surname, _, _ in homes}) == len(homes)  # brothers and sisters live together
        at_home = Person.objects.filter(kind=Person.Kind.ADULT, surname__in=families).exclude(postcode="")
        assert {(adult.surname, adult.address_line, adult.postcode) for adult in at_home} <= homes

    def test_ten_seats_and_the_chair_is_acting_while_somebody_is_appointed(self):
        seats = seats_now(subgroup())
        assert len(seats) == 10
        assert Counter(seat.agency.code for seat, _ in seats if seat.agency)["SWD"] == 2
        assert all(held for _, held in seats)
        seat, chair = seats[0]
        assert chair.acting
        assert chair.role.ends_at > clock.now()
        assert seat.in_appointment_since
        managers = set(RoleHeld.objects.held_at(clock.now()).filter(role=Role.DESIGNATED_MANAGER).values_list("staff"))
        both = {held.seat.agency.code for seat, held in seats[1:] if (held.role.staff_id,) in managers}
        assert both == {"POL", "SCRA"}
        assert SeatHeld.objects.exclude(role__ends_at=None).filter(acting=False, role__staff__is_active=False).exists()
        assert StaffMember.objects.filter(job_title__contains="in appointment", roles=None).exists()

    def test_forty_staff_beside_the_seats_and_the_chief_officers(self):
        above = RoleHeld.objects.filter(role__in=[Role.CHAIR, Role.MEMBER, Role.CHIEF_OFFICER]).values("staff")
        assert StaffMember.objects.people().filter(is_active=True).exclude(pk__in=above).count() >= 40
        assert RoleHeld.objects.held_at(clock.now()).filter(role=Role.CHIEF_OFFICER).count() in {3, 4}

    def test_cases_stand_as_decisions_and_work_left_them(self):
        assert Case.objects.count() >= 20
        assert set(Case.objects.values_list("status", flat=True)) == {"open", "closed"}
        assert not Case.objects.filter(status="closed", lead_professional=None).exists()
        assert Case.objects.without_lead_professional().count() == 1
        told = [case.entries.values("organisation__agency").distinct().count() for case in Case.objects.all()]
        assert sum(agencies >= 4 for agencies in told) >= 5
        lengths = sorted(case.entries.count() for case in Case.objects.all())
        assert sum(length >= 15 for length in lengths) >= 6
        assert 40 <= lengths[-1] <= 50
        assert CaseLink.objects.count() >= 8
        clocks = CaseClock.objects.all()
        assert clocks.filter(met_at__gt=F("due_at")).exists()
        assert clocks.filter(met_at__lte=F("due_at")).exists()
        assert clocks.exclude(exempt_at=None).exists()
        assert clocks.late().exists()
        entries = ChronologyEntry.objects.all()
        assert entries.filter(recorded_at__gt=F("happened_at") + dt.timedelta(days=3)).exists()
        assert entries.filter(corrects__struck_at__isnull=False).exists()
        assert all(entries.exclude(**{field: ""}).exists() for field in ("fact", "own_words", "opinion"))
        assert set(CaseRequest.objects.values_list("status", flat=True)) == {"asked", "declined"}
        assert FamilyMember.objects.values("case").distinct().count() >= 15

    def test_no_case_knows_of_what_came_later(self):
        for case in Case.objects.select_related("opening"):
            assert case.opened_at == case.opening.closed_at
            assert not case.entries.filter(recorded_at__lt=case.opened_at).exists()
            assert not case.entries.filter(recorded_at__lt=F("happened_at")).exists()
            # But what a review decided later about a concern in it: that is noted on the file, closed or not.
            later = case.entries.exclude(kind=conflicts.ON_FILE).filter(recorded_at__gt=case.closed_at or clock.now())
            assert not later.exists()

    def test_planning_meetings_lie_ahead_and_one_waits_for_its_decision(self):
        waiting = PlanningMeeting.objects.visible_to(self.cast["ewan"]).filter(status__in=("arranged", "held"))
        assert sorted((one.kind, one.status) for one in waiting) == [
            ("initial", "arranged"),
            ("initial", "held"),
            ("review", "arranged"),
        ]
        assert all(one.planned_at > clock.now() for one in waiting if one.status == "arranged")

    def test_practice_review_stands_in_every_state_and_a_third_is_good_practice(self):
        referrals = PracticeReviewReferral.objects.all()
        assert referrals.count() >= 14
        # Decided is passed through: each decision carries on in the same moment.
        assert set(referrals.values_list("status", flat=True)) == set(PRACTICE_REVIEW.statuses.values) - {"decided"}
        assert StatusChange.objects.filter(record__in=referrals.values("pk"), target="decided").exists()
        assert referrals.filter(kind="good_practice").count() * 3 >= referrals.count()
        assert set(Decision.objects.values_list("outcome", flat=True)) == set(PracticeReviewReferral.Outcome.values)
        assert set(Decision.objects.values_list("acting", flat=True)) == {True}
        assert referrals.filter(status="declined").exclude(manager_reason="").exists()
        assert referrals.filter(through_office=True, decided_by_manager=None).count() == 2
        assert referrals.get(status="deferred").defer_until > clock.today()
        assert Dissent.objects.count() == 1
        assert Interest.objects.exists()

    def test_who_referred_for_the_police_keeps_out_of_the_item_and_is_not_counted(self):
        gregor = self.cast["gregor"]
        conflicts = Conflict.objects.filter(staff=gregor, kind="own_referral", found_by_system=True)
        assert conflicts.filter(ended_at=None).exists()
        decided = conflicts.get(item__decision__isnull=False).item.decision
        assert "Police" not in decided.counted_seats
        assert not AgendaItem.objects.visible_to(gregor).filter(conflicts__in=conflicts.filter(ended_at=None)).exists()

    def test_returns_are_signed_nil_and_missing_and_one_is_by_the_second_manager(self):
        returns = AgencyReturn.objects.all()
        assert set(returns.values_list("status", flat=True)) == {"asked", "gathering", "signed"}
        assert returns.filter(status="signed", nil=True, account="").exists()
        assert returns.exclude(went_on_without="").exclude(status="signed").count() == 2
        signed_by = set(returns.filter(agency__code="VOL", status="signed").values_list("signed_by__email", flat=True))
        assert signed_by == {people.email("oonagh"), people.email("desmond")}
        assert not returns.filter(status="signed", searches=None).exists()

    def test_meetings_are_past_and_to_come(self):
        assert Meeting.objects.exclude(held_at=None).exclude(minutes="").count() == 3
        assert Meeting.objects.filter(held_at=None, on__gte=clock.today()).count() == 1
        assert set(MeetingAttendance.objects.values_list("came", flat=True)) == {"present", "apologies"}

    def test_learning_is_agreed_accepted_into_the_business_plan_and_rejected_with_a_reason(self):
        points = LearningPoint.objects.all()
        assert set(points.values_list("status", flat=True)) == {"agreed", "accepted", "rejected"}
        assert all(point.settled_reason for point in points.filter(status="rejected"))
        taken = Recommendation.objects.filter(learning_point__in=points.filter(status="accepted"))
        assert set(taken.values_list("source__plan__kind", flat=True)) == {"business"}

    def test_a_plan_s_pdf_that_holds_learning_names_nobody_behind_the_reviews(self):
        plan, rhona = Plan.objects.get(kind="improvement"), self.cast["rhona"]
        kinds = [kind for kind in ("learning_point",) if kind not in plan.may_hold]
        if kinds:
            improvement.widen_plan(plan, by=rhona, decided_on=clock.today(), decision="Minute 7", kinds=kinds)
        point = LearningPoint.objects.filter(status="agreed", referral__status="learning_agreed").first()
        improvement.take_up_learning(plan, by=rhona, point=point, decided_on=clock.today())
        with tempfile.TemporaryDirectory() as home, override_settings(ROWAN_HOME=Path(home)):
            told = " ".join(pages_of(content(made(plan, rhona)), Path(home)))
        assert point.referral.reference in told, "the plan's report holds the learning"
        behind = [one for one in PracticeReviewReferral.objects.exclude(status="draft") if people_of(one)]
        for referral in behind:
            assert not check_issued(told, referral, staff=False), referral
            somebody = next(iter(people_of(referral).values()))
            assert check_issued(f"{told} It was {somebody.name}.", referral, staff=False), "it would have been found"

    def test_what_reviews_taught_can_be_had_as_files(self):
        for code in ("review_report", "briefing", "newsletter"):
            kind = KINDS[code]
            subjects = list(kind.subjects(self.cast["rhona"]))
            ready = [one for one in subjects if not kind.maker.blocks(kind.seen(one, by=self.cast["rhona"]))]
            assert ready, f"{code}: {subjects}"

    def test_an_inspection_of_march_to_december_has_a_window_and_a_day_that_is_not_confirmed(self):
        inspection = Inspection.objects.get()
        milestones = list(inspection.milestones.order_by("earliest_on"))
        assert len(milestones) == 10
        assert milestones[0].earliest_on.month == 3
        assert milestones[-1].latest_on.month == 12
        assert any(one.is_window for one in milestones)
        assert [one.title for one in milestones if not one.confirmed] == ["Full follow-through inspection"]
        assert all(bool(one.done_on) == (one.latest_on < clock.today()) for one in milestones)
        assert inspection.visits.count() == 3
        assert inspection.preparation.count() >= 10

    def test_most_indicators_were_evaluated_two_or_three_times_and_two_never(self):
        assert Framework.objects.count() == 3
        framework = Inspection.objects.get().framework
        looks = Counter(framework.indicators.values_list("evaluations__indicator__code", flat=True))
        assert looks.pop(None) == 2
        assert set(looks.values()) == {2, 3}
        assert SelfEvaluation.objects.exclude(moderated_level=None).exists()
        assert SelfEvaluation.objects.filter(moderated_level=None).exists()
        assert InspectorJudgement.objects.filter(level=None).exists()
        assert set(InspectorJudgement.objects.values_list("source", flat=True)) == {"Made up for this demonstration"}
        assert Evidence.objects.filter(action=None).count() >= 10
        assert Evidence.objects.exclude(action=None).filter(indicator_links__isnull=False).exists()
        assert Evidence.objects.filter(happened_on__lt=clock.today() - dt.timedelta(days=366)).exists()
        assert Action.objects.filter(indicator_links__isnull=False).distinct().count() >= 15

    def test_nothing_was_recorded_before_its_cause(self):
        """Each move of a life takes up where the move before it ended, and none is older than the worry."""
        lives = defaultdict(list)
        for record, *move in StatusChange.objects.order_by("at").values_list("record", "at", "source", "target"):
            lives[record].append(move)
        assert all(is_one_after_another(moves) for moves in lives.values())
        for screening in Screening.objects.exclude(closed_at=None).select_related("child__person", "concern"):
            assert screening.concern.recorded_at <= screening.claimed_at <= screening.closed_at
            if screening.child.person:
                assert screening.child.person.recorded_at <= screening.closed_at

    def test_nobody_here_bears_a_family_name_of_the_committees_newsletter(self):
        names = {
            part.lower() for name in StaffMember.objects.values_list("name", flat=True) for part in name.split()[1:]
        }
        names |= {name.lower() for name in Person.objects.values_list("surname", flat=True)}
        digests = {hashlib.sha256(name.encode()).hexdigest()[:12] for name in names}
        assert not digests & NOT_HERE

    def test_the_plan_has_seven_points_to_be_entered_and_actions_in_every_state(self):
        points = Source.objects.filter(kind="main_point_for_action")
        assert points.count() == 7
        assert {point.text for point in points} == {"To be entered from the published report."}
        assert all("illustrative" in point.title for point in points)
        assert Action.objects.count() >= 20
        assert len(set(Action.objects.values_list("status", flat=True))) == 5
        assert Action.objects.overdue(clock.today()).exists()
        assert Action.objects.redated().exists()

    def test_nothing_lies_ahead_of_now(self):
        now = clock.now()
        for model, column in (
            (Concern, "recorded_at"),
            (StatusChange, "at"),
            (Screening, "closed_at"),
            (Feedback, "recorded_at"),
        ):
            assert not model.objects.filter(**{f"{column}__gt": now}).exists()

    def test_its_numbers_belong_to_nobody(self):
        telephones = [
            *Team.objects.values_list("telephone", flat=True),
            *StaffMember.objects.people().values_list("telephone", flat=True),
        ]
        assert all(re.fullmatch(r"01632 960\d{3}|07700 900\d{3}", number) for number in telephones)
        chi = [number for number in Person.objects.values_list("chi", flat=True) if number]
        assert chi
        assert not any(passes(number) for number in chi)
        emails = StaffMember.objects.people().values_list("email", flat=True)
        assert all(email.endswith(".example.org") for email in emails)
        assert all(child.postcode.startswith("DD0 ") for child in worries.CHILDREN.values())

    def test_everybody_signs_in_with_the_one_password(self):
        for _, emails in people.SIGN_INS:
            answer = self.client.post(reverse("account_login"), {"login": emails[0], "password": people.PASSWORD})
            assert answer.status_code == 302
            assert self.client.get("/").status_code == 200
            self.client.post(reverse("account_logout"))

    def test_every_role_has_its_home_in_at_most_twenty_eight_questions(self):
        """Beside them one row is written: what was shown."""
        for person in StaffMember.objects.filter(email__in=[email for _, group in people.SIGN_INS for email in group]):
            self.client.force_login(person, backend=demonstration_sign_in.BACKEND)
            with CaptureQueriesContext(connection) as asked:
                answer = self.client.get("/")
            assert answer.status_code == 200
            questions = [q for q in asked.captured_queries if q["sql"].startswith("SELECT")]
            assert len(questions) <= 28, [q["sql"][:90] for q in questions]

    def test_the_home_of_who_holds_several_roles_says_which_one_speaks(self):
        self.client.force_login(self.cast["morag"], backend=demonstration_sign_in.BACKEND)
        said = self.client.get("/").content.decode()
        assert "Concerns to screen" in said
        assert "as Social work duty team" in said
        assert "Concerns to triage" in said
        assert "as Social work deputy designated manager" in said

    def test_the_lead_officer_sees_reference_and_date_of_a_concern_about_a_worker_and_no_more(self):
        self.client.force_login(self.cast["rhona"], backend=demonstration_sign_in.BACKEND)
        said = self.client.get("/").content.decode()
        about = Concern.objects.filter(about_worker=True)
        assert all(concern.reference in said for concern in about)
        assert all(concern.worker_name not in said for concern in about)
        assert self.client.get(about.first().get_absolute_url()).status_code == 404

    def test_nobody_in_the_line_of_the_teacher_meets_the_concern_about_him(self):
        concern = Concern.objects.get(worker_name="Lewis Abernethy")
        for key in ("lewis", "catriona", "eilidh"):
            assert not Concern.objects.visible_to(self.cast[key]).filter(pk=concern.pk).exists()
        for key in ("wilma", "callum", "neil"):
            assert Concern.objects.visible_to(self.cast[key]).filter(pk=concern.pk).exists()


def is_one_after_another(moves):
    """Say whether each move begins where one before it ended; of several in one moment any may be the first."""
    where = moves[0][1]
    while moves:
        following = next((move for move in moves if move[0] == moves[0][0] and move[1] == where), None)
        if following is None:
            return False
        moves.remove(following)
        where = following[2]
    return True


def picture():
    """Return what the demonstration holds, without keys."""
    # References are left out: they begin anew with each year, wherever in the story that falls.
    concerns = Concern.objects.order_by("recorded_at").values_list("author__email", "fact", "recorded_at")
    triages = Triage.objects.order_by("concern__recorded_at").values_list("claimed_by__email", "status", "known_here")
    moves = StatusChange.objects.order_by("at", "kind", "verb", "by__email", "target").values_list(
        "kind", "verb", "by__email", "at"
    )
    return [list(concerns), list(triages), list(moves)]


def shown(rows, days=0):
    """Return rows with their moments as days on the calendar, ``days`` earlier; the clocks change in between."""
    shift = dt.timedelta(days=days)
    return [
        [one.astimezone(clock.LOCAL).date() - shift if isinstance(one, dt.datetime) else one for one in row]
        for row in rows
    ]


def test_it_is_the_same_every_time_and_moves_with_the_day(db, settings, tmp_path):
    settings.ROWAN_HOME = tmp_path
    seen = []
    for days in (0, 7):
        with time_machine.travel(dt.datetime(2026, 9, 16, 11, 0, tzinfo=dt.UTC) + dt.timedelta(days=days), tick=False):
            with transaction.atomic():
                load.load()
                seen.append([shown(rows, days) for rows in picture()])
                transaction.set_rollback(True)
    assert seen[0] == seen[1]


def test_it_loads_once_and_says_who_signs_in(db, settings, tmp_path, capsys):
    settings.ROWAN_HOME, settings.DEMONSTRATION = tmp_path, True
    call_command("load_demonstration")
    call_command("load_demonstration")
    assert "already" in capsys.readouterr().out
    assert Concern.objects.count() == len(worries.WORRIES) + 1
    call_command("demonstration_sign_ins")
    said = capsys.readouterr().out
    assert people.PASSWORD in said
    assert said.count("@") == sum(len(emails) for _, emails in people.SIGN_INS)


def test_it_loads_under_no_settings_but_its_own(db):
    with pytest.raises(CommandError, match="never beside real records"):
        call_command("load_demonstration")
    assert not Agency.objects.exists()


def test_no_other_settings_open_the_demonstration():
    for path in sorted((ROOT / "config/settings").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Assign) and any(getattr(t, "id", "") == "DEMONSTRATION" for t in node.targets):
                assert ast.literal_eval(node.value) is (path.stem == "demo"), path.name
    with pytest.raises(NoReverseMatch):
        reverse("demonstration:sign_in", args=[1])


@pytest.mark.parametrize("module", ["base", "test", "demo"])
def test_the_one_click_address_exists_in_the_demonstration_alone(module, monkeypatch):
    ask = (
        "import django; django.setup()\n"
        "from django.conf import settings\nfrom django.urls import get_resolver\n"
        "print(settings.DEMONSTRATION, 'demonstration' in get_resolver().namespace_dict)"
    )
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", f"config.settings.{module}")
    said = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said.split()[-2:] == ([str(module == "demo")] * 2)


def test_the_demonstration_refuses_an_address_of_its_own_on_the_network(monkeypatch):
    monkeypatch.setenv("ROWAN_PUBLIC_URL", "https://rowan.example.org")
    answer = subprocess.run(
        [sys.executable, "-c", "import config.settings.demo"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode != 0
    assert "open sign-ins" in answer.stderr


def click(person, host, caller="127.0.0.1"):
    request = RequestFactory().post("/", HTTP_HOST=host, REMOTE_ADDR=caller)
    request.session = SessionStore()
    return demonstration_sign_in.sign_in(request, pk=person.pk)


def test_one_click_signs_in_on_this_machine_only_and_only_who_is_offered(cast, monkeypatch, settings):
    settings.ALLOWED_HOSTS = ["*"]
    offered = {"groups": [("Log concerns", [cast.teacher.email])], "password": "one"}
    monkeypatch.setattr(demonstration_sign_in, "_offered", offered)
    assert click(cast.teacher, "127.0.0.1:8000").status_code == 303
    assert click(cast.teacher, "localhost").status_code == 303
    for host in ("rowan.example.org", "192.168.0.7:8000", "127.0.0.1.example.org"):
        with pytest.raises(PermissionDenied):
            click(cast.teacher, host)
    with pytest.raises(PermissionDenied):
        click(cast.teacher, "localhost:8000", caller="192.168.0.9")
    with pytest.raises(Http404):
        click(cast.head_teacher, "localhost")
    assert demonstration_sign_in.offered(RequestFactory().get("/", HTTP_HOST="rowan.example.org")) is None
    assert demonstration_sign_in.offered(RequestFactory().get("/", HTTP_HOST="localhost:8000"))["groups"][0][1]


def test_the_loader_writes_by_actions_alone():
    for name in ("people", "cases", "concerns", "diary", "inspections", "plan", "reviews", "load"):
        source = Path(importlib.import_module(f"demonstration.{name}").__file__).read_text()
        assert not re.search(r"\.objects\.(create|bulk_create|get_or_create)|\.save\(", source), name


def test_lives_in_the_diary_go_on_in_the_order_of_their_moments(db):
    book, seen = diary.Diary(), []

    def life(name, *hours_ago):
        for hours in hours_ago:
            yield book.now - dt.timedelta(hours=hours)
            seen.append((name, round((book.now - clock.now()).total_seconds() / 3600)))

    book.begin(life("first", 9, 2))
    book.begin(life("second", 5, -30))
    book.live()
    assert seen == [("first", 9), ("second", 5), ("first", 2), ("second", 0)]  # what is due later happens now
