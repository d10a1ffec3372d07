"""What the home page says to each role: small sections, each counting only what its reader may see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Subquery, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from common.templatetags.rowan import day, moment
from improvement.models import Inspection, InspectionMilestone, SelfEvaluation
from improvement.readiness import countdown
from reference.models import Indicator
from referrals.models import Concern, ConcernDraft, Feedback, Question, Screening, Triage
from referrals.waiting import urgent_and_unclaimed
from referrals.worker_concerns import dates_of_worker_concerns
from reports.home_cases import cases
from reports.home_clocks import extensions
from reports.home_discussions import discussions
from reports.home_engagement import have_your_say
from reports.home_exploitation import worksheets
from reports.home_governance import leadership, vision
from reports.home_improvement import led_actions, plans
from reports.home_learning import learning
from reports.home_meetings import planning_meetings
from reports.home_plans import plan_actions
from reports.home_register import register
from reports.home_reviews import deciding, inbox, subgroup, suggestions
from reports.kinds import offers
from reports.models import ReportJob
from reports.sections import BEING_SCREENED, MOST_ROWS, Figure, Row, Section, as_role, as_roles
from work.models import Mail, Notice


def questions(user: StaffMember) -> Section | None:
    """Show the questions that wait for the author's answer."""
    found = list(
        Question.objects.visible_to(user)
        .filter(concern__author=user)
        .unanswered()
        .select_related("concern")[:MOST_ROWS]
    )
    rows = [
        Row(
            f"A question about {one.concern.reference}",
            one.get_absolute_url(),
            f"From {one.asked_as}",
            "Question asked",
        )
        for one in found
    ]
    said = as_role(user, Permission.ANSWER_QUESTION)
    return Section("Questions to you", said, rows=rows, shown=[one.concern_id for one in found]) if rows else None


def my_concerns(user: StaffMember) -> Section | None:
    """Show drafts to go on with, and what became of the concerns she logged."""
    if not user.may(Permission.LOG_CONCERN):
        return None
    drafts = ConcernDraft.objects.visible_to(user)[:MOST_ROWS]
    rows = [
        Row("A concern you have not sent yet", d.get_absolute_url(), f"Saved {moment(d.saved_at)}", "Draft")
        for d in drafts
    ]
    feedback = Feedback.objects.visible_to(user).filter(concern=OuterRef("pk"))
    open_ones = Screening.objects.visible_to(user).filter(concern=OuterRef("pk")).open()
    concerns = Concern.objects.visible_to(user).by_author(user).order_by("-recorded_at")
    found = list(concerns.annotate(told=Exists(feedback), waits=Exists(open_ones))[:MOST_ROWS])
    rows += [
        Row(one.reference, one.get_absolute_url(), f"Sent {day(one.recorded_at)}", _standing(one)) for one in found
    ]
    return Section(
        "Your concerns",
        as_role(user, Permission.LOG_CONCERN),
        rows=rows,
        links=[("All concerns you logged", reverse("referrals:concern_list"))] if found else [],
        empty="Concerns you log appear here, with what became of them.",
        shown=[one.pk for one in found],
    )


def _standing(concern: Any) -> str:
    if not concern.waits:
        return "Decided"
    return "Feedback given" if concern.told else BEING_SCREENED


def news(user: StaffMember) -> Section | None:
    """Show what was left for her or her teams: all about an urgent concern nobody claimed, and the newest others."""
    urgent = Exists(urgent_and_unclaimed().filter(concern=OuterRef("about")))
    place = Window(RowNumber(), partition_by=F("urgent"), order_by="-recorded_at")
    unread = Notice.objects.visible_to(user).unread().annotate(urgent=urgent)
    unread = unread.annotate(every=Window(Count("pk")), place=place).order_by("-urgent", "-recorded_at")
    found = list(unread.filter(Q(urgent=True) | Q(place__lte=MOST_ROWS)))
    if not found:
        return None
    rows = [
        Row(
            one.text,
            one.page_for(user),
            f"{moment(one.recorded_at)}, for {one.team.name if one.team else 'you'}",
            "Urgent" if one.urgent else "",
            one.pk,
        )
        for one in found
    ]
    links = [(f"All notices ({found[0].every})", reverse("work:notice_list"))]
    return Section("New for you", "", rows=rows, links=links, shown=[one.about for one in found])


def screening(user: StaffMember) -> Section | None:
    """Count what waits for a receiving team."""
    if not user.may(Permission.SCREEN_CONCERN):
        return None
    mine = Screening.objects.visible_to(user, Permission.SCREEN_CONCERN).open()
    counts = mine.aggregate(
        urgent=Count("pk", filter=Q(urgent=True)),
        waiting=Count("pk", filter=Q(claimed_by=None)),
        claimed=Count("pk", filter=Q(claimed_by=user.pk)),
        overdue=Count("pk", filter=Q(due_at__lt=clock.now())),
    )
    return Section(
        "Concerns to screen",
        as_roles(user, Permission.SCREEN_CONCERN),
        figures=_queue_figures(counts),
        links=[("Open the screening queue", reverse("referrals:screening_queue"))],
    )


def triage(user: StaffMember) -> Section | None:
    """Count what waits for a designated manager or a deputy."""
    if not user.may(Permission.TRIAGE_CONCERN):
        return None
    counts = (
        Triage.objects.visible_to(user, Permission.TRIAGE_CONCERN)
        .open()
        .aggregate(
            waiting=Count("pk", filter=Q(claimed_by=None)),
            claimed=Count("pk", filter=Q(claimed_by=user.pk)),
            overdue=Count("pk", filter=Q(due_at__lt=clock.now())),
        )
    )
    return Section(
        "Concerns to triage",
        as_roles(user, Permission.TRIAGE_CONCERN),
        figures=_queue_figures(counts),
        links=[("Open the triage queue", reverse("referrals:triage_queue"))],
    )


def _queue_figures(counts: dict[str, int]) -> list[Figure]:
    words = {"urgent": "Urgent", "waiting": "Waiting", "claimed": "Claimed by you", "overdue": "Overdue"}
    late = {"urgent", "overdue"}
    return [Figure(words[key], counts[key], key in late and counts[key] > 0) for key in words if key in counts]


def inspections(user: StaffMember) -> Section | None:
    """Show what comes next in each inspection, and how many indicators nobody has evaluated."""
    if not user.may(Permission.FOLLOW_IMPROVEMENT):
        return None
    today = clock.today()
    to_come = Prefetch("milestones", InspectionMilestone.objects.visible_to(user).to_come(today), "to_come")
    evaluated = SelfEvaluation.objects.visible_to(user).filter(
        indicator__framework=OuterRef("framework"), indicator__code=OuterRef("code")
    )
    never = Indicator.objects.visible_to(user).current().filter(~Exists(evaluated), framework=OuterRef("framework"))
    counted = never.order_by().values("framework").annotate(many=Count("pk")).values("many")
    found = Inspection.objects.visible_to(user).annotate(never=Subquery(counted)).prefetch_related(to_come)
    rows = [
        Row(
            one.title,
            one.get_absolute_url(),
            " ".join(filter(None, (_next_of(one, today), _never_evaluated(one.never)))),
        )
        for one in found[:MOST_ROWS]
    ]
    return Section(
        "Inspections",
        as_role(user, Permission.FOLLOW_IMPROVEMENT),
        rows=rows,
        links=[("All inspections", reverse("improvement:inspection_list"))],
        empty="Inspections appear here when you enter one.",
    )


def _next_of(inspection: Any, today: Any) -> str:
    if not inspection.to_come:
        return "No milestone is to come."
    coming = inspection.to_come[0]
    return f"Next {countdown(coming, today)}: {coming.title}."


def _never_evaluated(many: int | None) -> str:
    return f"{many} indicator{'' if many == 1 else 's'} never evaluated." if many else ""


def reports(user: StaffMember) -> Section | None:
    """Show the reports last asked for."""
    if not user.may(Permission.ASK_FOR_REPORT):
        return None
    found = ReportJob.objects.visible_to(user, Permission.ASK_FOR_REPORT).select_related("asked_by")[:MOST_ROWS]
    if not (found or user.may(Permission.ASK_FOR_PLAN_REPORT)):
        return None
    rows = [
        Row(
            f"{one.reference}: {one.get_kind_display()}",
            one.get_absolute_url(),
            f"Asked for by {one.asked_by} on {moment(one.asked_at)}",
            one.get_status_display(),
        )
        for one in found
    ]
    return Section(
        "Reports",
        as_role(user, Permission.ASK_FOR_REPORT),
        rows=rows,
        links=[
            *((f"Make the PDF: {one.subject.title}", one.url) for _, found in offers(user) for one in found),
            ("All reports", reverse("reports:report_list")),
        ],
        empty="Reports you ask for appear here.",
    )


def worker_concerns(user: StaffMember) -> Section | None:
    """Show that concerns about people who work with children exist, by reference and date alone."""
    if not user.may(Permission.SEE_WORKER_CONCERN_DATES):
        return None
    found = dates_of_worker_concerns(user)[:MOST_ROWS]
    rows = [Row(one["reference"], "", f"Logged {day(one['recorded_at'])}") for one in found]
    return Section(
        "Concerns about people who work with children",
        as_role(user, Permission.SEE_WORKER_CONCERN_DATES),
        rows=rows,
        links=[("Every reference and date", reverse("referrals:worker_concern_dates"))],
        empty="None. Only reference and dates would stand here.",
        shown=[one["pk"] for one in found],
    )


def people(user: StaffMember) -> Section | None:
    """Count who signs in, for who manages people."""
    if not user.may(Permission.MANAGE_PEOPLE):
        return None
    staff = StaffMember.objects.visible_to(user, Permission.MANAGE_PEOPLE)
    counts = staff.aggregate(open=Count("pk", filter=Q(is_active=True)), closed=Count("pk", filter=Q(is_active=False)))
    failing = Mail.objects.visible_to(user).failing().count()
    return Section(
        "People",
        as_role(user, Permission.MANAGE_PEOPLE),
        figures=[
            Figure("Open accounts", counts["open"]),
            Figure("Closed accounts", counts["closed"]),
            Figure("Mail not delivered", failing, failing > 0),
        ],
        links=[
            ("People", reverse("agencies:staff_list")),
            ("Add a member of staff", reverse("agencies:staff_add")),
            ("Agencies and teams", reverse("agencies:body_list")),
            ("Mail", reverse("work:mail_list")),
        ],
    )


# In the order in which they cannot wait.
SECTIONS: tuple[Callable[[StaffMember], Section | None], ...] = (
    news,
    screening,
    discussions,
    register,
    questions,
    triage,
    extensions,
    cases,
    worksheets,
    plan_actions,
    planning_meetings,
    subgroup,
    deciding,
    inbox,
    my_concerns,
    suggestions,
    led_actions,
    leadership,
    learning,
    have_your_say,
    plans,
    inspections,
    reports,
    worker_concerns,
    people,
    vision,
)


def sections_for(user: StaffMember) -> list[Section]:
    """Return the sections ``user`` has, those with nothing in them last."""
    sections = [section for make in SECTIONS if (section := make(user))]
    return sorted(sections, key=lambda section: not (section.figures or section.rows))
