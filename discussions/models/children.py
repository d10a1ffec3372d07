"""Each child of a discussion: what is decided for it, and what the investigation did."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from cases.models import Case
from common.models import Record
from discussions.models.discussion import Discussion, YesNo
from discussions.querysets import OfChildren


@history.kept()
class DiscussionChild(Record):
    """One child of a discussion, by the child's case: every child has a decision of its own, with reasons."""

    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="children")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="discussed")
    added_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=24, blank=True)
    reasons = models.TextField(blank=True)
    joint_interview = models.CharField("joint investigative interview", max_length=3, choices=YesNo, blank=True)
    medical = models.CharField("medical examination", max_length=24, blank=True)
    protection_order = models.CharField("child protection order considered", max_length=3, choices=YesNo, blank=True)
    meeting = models.CharField("planning meeting required", max_length=3, choices=YesNo, blank=True)
    no_meeting_why = models.TextField("why no planning meeting is required", blank=True)
    report_due_on = models.DateField("assessment due on", null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    interviewed_on = models.DateField("joint interview held on", null=True, blank=True)
    interviewed_by = models.CharField("joint interview held by", max_length=200, blank=True)
    examined_on = models.DateField("medical examination on", null=True, blank=True)
    examination = models.CharField("kind of medical examination", max_length=24, blank=True)
    examined_at = models.CharField("where the medical examination was", max_length=200, blank=True)

    objects = OfChildren.as_manager()
    access_root = "discussion_id"

    class Meta(Record.Meta):
        ordering = ["recorded_at"]
        verbose_name_plural = "discussion children"
        constraints = [
            models.UniqueConstraint(fields=["discussion", "case"], name="child_discussed_once"),
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None, decision="")
                | Q(decided_at__isnull=False, decided_by__isnull=False)
                & ~(Q(decision="") | Q(reasons="") | Q(joint_interview="") | Q(medical="") | Q(meeting="")),
                name="child_decided_with_reasons",
            ),
            models.CheckConstraint(
                condition=~Q(meeting="no") | ~Q(no_meeting_why=""), name="no_planning_meeting_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(interviewed_on=None) | ~Q(interviewed_by=""), name="interviewed_by_somebody"
            ),
            models.CheckConstraint(condition=Q(examined_on=None) | ~Q(examination=""), name="examined_in_some_way"),
        ]

    def __str__(self) -> str:
        return "child discussed"

    def get_absolute_url(self) -> str:
        """Return where the child stands on the discussion's page."""
        return f"{reverse('discussions:discussion_detail', args=[self.discussion_id])}#child-{self.pk}"

    @property
    def is_decided(self) -> bool:
        """Say whether something is decided for this child."""
        return self.decided_at is not None
