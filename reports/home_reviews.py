"""What the home page says of practice review to who suggested, the designated manager, the office, the sub-group."""

from __future__ import annotations

from django.db.models import Count, Q
from django.urls import reverse

from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from common.templatetags.rowan import day
from practice_review.models import AgencyReturn, AgendaItem, Meeting, PracticeReviewReferral
from practice_review.stages import stage_of
from practice_review.words import GOOD_PRACTICE, words_for
from practice_review.workflow import Status
from reports.sections import MOST_ROWS, Figure, Row, Section, as_role, as_roles


def suggestions(user: StaffMember) -> Section | None:
    """Show what she suggested and where it stands; good practice is asked for whether she did or not."""
    if not user.may(Permission.SUGGEST_REVIEW):
        return None
    found = list(PracticeReviewReferral.objects.visible_to(user, Permission.SUGGEST_REVIEW).open()[:MOST_ROWS])
    rows = []
    for one in found:
        stage, kind = stage_of(one), words_for(one.kind).name
        rows.append(Row(f"{one.reference}: {kind}", one.get_absolute_url(), stage.next_step, stage.label))
    good = words_for(GOOD_PRACTICE)
    links = [
        (good.start, reverse("practice_review:referral_suggest", args=[good.slug])),
        ("Learning shared", reverse("practice_review:learning_list")),
    ]
    if found:
        links.append(("All your suggestions", reverse("practice_review:referral_list")))
    return Section(
        "Practice review",
        as_role(user, Permission.SUGGEST_REVIEW),
        rows=rows,
        links=links,
        empty="Something worked well for a child? Others can learn from it.",
        shown=[one.pk for one in found],
    )


def deciding(user: StaffMember) -> Section | None:
    """Count what a designated manager or deputy has to decide, and the returns to make."""
    if not user.may(Permission.DECIDE_REFERRAL):
        return None
    late = Q(due_at__lt=clock.now())
    referrals = PracticeReviewReferral.objects.visible_to(user, Permission.DECIDE_REFERRAL).to_decide()
    asked = AgencyReturn.objects.visible_to(user, Permission.MAKE_RETURN).to_make()
    decide = referrals.order_by().aggregate(many=Count("pk"), late=Count("pk", filter=late))
    make = asked.order_by().aggregate(many=Count("pk"), late=Count("pk", filter=late & Q(went_on_without="")))
    overdue, challenges = decide["late"] + make["late"], challenges_of(user)
    return Section(
        "Practice review for your agency",
        as_roles(user, Permission.DECIDE_REFERRAL),
        figures=[
            Figure("To decide", decide["many"]),
            Figure("Returns to make", make["many"]),
            Figure("Overdue", overdue, overdue > 0),
        ],
        rows=challenges,
        links=[
            ("Suggestions to decide", reverse("practice_review:decide_queue")),
            ("Returns to make", reverse("practice_review:return_queue")),
        ],
    )


def challenges_of(user: StaffMember) -> list[Row]:
    """Return the challenges that somebody is asked to settle."""
    asked = PracticeReviewReferral.objects.visible_to(user, Permission.SETTLE_CHALLENGE)
    waiting = asked.filter(status=Status.CHALLENGED).order_by("due_at")[:MOST_ROWS]
    return [
        Row(f"Challenge: {one.reference}", one.get_absolute_url(), f"By {day(one.due_at)}", "To settle")
        for one in waiting
    ]


def inbox(user: StaffMember) -> Section | None:
    """Count what the committee office has to take on."""
    if not user.may(Permission.KEEP_SUBGROUP):
        return None
    rows = PracticeReviewReferral.objects.visible_to(user, Permission.KEEP_SUBGROUP)
    counts = rows.order_by().aggregate(
        nobody=Count("pk", filter=Q(status=Status.WITH_MANAGER, decider=None, decider_team=None)),
        second=Count("pk", filter=Q(status=Status.CHALLENGED, settler=None)),
        ask=Count("pk", filter=Q(status__in=[Status.REFERRED, Status.CHECKING])),
        committee=Count("pk", filter=Q(status=Status.ESCALATED)),
        out=Count("pk", filter=Q(status=Status.RETURNS_ASKED)),
        ready=Count("pk", filter=Q(status__in=[Status.RETURNS_IN, Status.DEFERRED])),
        tell=Count("pk", filter=Q(feedback_due_at__isnull=False, feedback_at=None)),
        late=Count("pk", filter=Q(due_at__lt=clock.now()) & ~Q(status__in=[Status.CLOSED, Status.DECLINED])),
    )
    words = {
        "nobody": "Name who decides",
        "second": "Ask who settles a challenge",
        "ask": "Check, and ask for returns",
        "out": "Returns out",
        "ready": "To put on an agenda",
        "committee": "Possible learning reviews",
        "tell": "To tell the suggester",
        "late": "Overdue",
    }
    wanted = [key for key in words if counts[key] or key in {"ask", "ready", "late"}]
    return Section(
        "Inbox of the sub-group",
        as_role(user, Permission.KEEP_SUBGROUP),
        figures=[Figure(words[key], counts[key], key == "late" and counts[key] > 0) for key in wanted],
        links=[
            ("Open the inbox", reverse("practice_review:office_inbox")),
            ("Meetings", reverse("practice_review:meeting_list")),
            ("Seats", reverse("agencies:seat_list")),
        ],
    )


def subgroup(user: StaffMember) -> Section | None:
    """Show chair and members the next meeting and what stands on its agenda."""
    if not user.may(Permission.SIT_ON_SUBGROUP):
        return None
    meetings = Meeting.objects.visible_to(user).filter(held_at=None, on__gte=clock.today())
    following = meetings.order_by("on").first()
    items = []
    if following:
        waiting = AgendaItem.objects.visible_to(user).waiting().filter(meeting=following)
        items = list(waiting.select_related("referral").order_by("position")[:MOST_ROWS])
    rows = [Row(f"Meeting of {day(following.on)}", following.get_absolute_url(), following.place)] if following else []
    rows += challenges_of(user) if user.may(Permission.CHAIR_SUBGROUP) else []
    rows += [
        Row(f"Item {one.position}: {one.referral.reference}", one.get_absolute_url(), one.referral.title, "To decide")
        for one in items
    ]
    return Section(
        "The Practice Review Sub-group",
        as_role(user, Permission.SIT_ON_SUBGROUP),
        rows=rows,
        links=[
            ("All meetings", reverse("practice_review:meeting_list")),
            ("Counts", reverse("practice_review:counts")),
        ],
        empty="The next meeting appears here when the office opens it.",
        shown=[one.pk for one in items],
    )
