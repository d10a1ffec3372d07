"""What a plan adds to the child's story, and what of it stands in the way of closing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse

from cases.closing import Obstacle
from cases.models import Case
from cases.story import Chapter, moment_of
from plans.days import start_of
from plans.models import ChildPlan, CoreGroupMeeting, PlanAction, PlanVersion, ProtectionPeriod

STAGE = "Plan"
END_OF_DAY = dt.timedelta(hours=23, minutes=59)


def chapters_of(case: Case) -> Iterator[Chapter]:
    """Yield when the plan was begun, protected, was agreed, and when the core group met."""
    plan = ChildPlan.objects.filter(case=case).select_related("begun_by").first()
    if plan is None:
        return
    url, at = plan.get_absolute_url(), moment_of(plan.begun_on, plan.recorded_at)
    yield Chapter(at, STAGE, "A child’s plan was begun", plan.because, url, str(plan.begun_by))
    for period in ProtectionPeriod.objects.filter(plan=plan).select_related("begun_by", "ended_by"):
        begun, by = "A child protection plan was begun", str(period.begun_by)
        at = moment_of(period.begins_on, period.recorded_at)
        yield Chapter(at, STAGE, begun, period.begun_because, url, by)
        if period.ends_on:
            ended, by = "The child protection plan ended", str(period.ended_by)
            at = start_of(period.ends_on) + END_OF_DAY
            yield Chapter(at, STAGE, ended, period.ended_because, url, by)
    for one in PlanVersion.objects.filter(plan=plan).select_related("agreed_by"):
        agreed = f"Version {one.number} of the plan was agreed"
        at = moment_of(one.agreed_on, one.recorded_at)
        yield Chapter(at, STAGE, agreed, one.meeting_reference, one.get_absolute_url(), str(one.agreed_by))
    for met in CoreGroupMeeting.objects.filter(plan=plan).select_related("recorded_by"):
        words = met.decisions or met.notes
        at = moment_of(met.held_on, met.recorded_at)
        title = f"Core group {met.number} met"
        yield Chapter(at, "Core group", title, words, met.get_absolute_url(), str(met.recorded_by))


def in_the_way(case: Case) -> Iterator[Obstacle]:
    """Yield the actions of the plan that are still to do."""
    for one in PlanAction.objects.to_do().filter(outcome__plan__case=case):
        words = f"To do in the child’s plan: {one.what}. Say what came of it, or hand it on and to whom."
        yield Obstacle(words, reverse("plans:step_end", args=[one.pk]), "Say what came of it")
