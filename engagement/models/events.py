"""Events at which staff say what belongs in the plans, who is invited, who answered and who came."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from access.querysets import Shared
from agencies.models import Agency, StaffMember, Team
from audit import history
from common.models import Record
from common.templatetags.rowan import day
from engagement import workflow
from engagement.querysets import Events
from improvement.models import Action, Plan


@history.kept()
class EngagementEvent(Record):
    """An event for staff: what it is about, when and where, and afterwards what was heard."""

    reference = models.CharField(max_length=20, unique=True, editable=False)
    title = models.CharField(max_length=160)
    about = models.TextField("what it is about")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    theme = models.CharField(max_length=24, choices=Action.Theme, blank=True)
    for_whom = models.CharField("for whom", max_length=200)
    earliest_on = models.DateField("on")
    latest_on = models.DateField("at the latest on")
    hours = models.CharField(max_length=80, blank=True)
    place = models.CharField(max_length=200, blank=True)
    places = models.PositiveIntegerField("how many places there are", null=True, blank=True)
    heard = models.TextField("what was heard", blank=True)
    status = models.CharField(max_length=12, choices=workflow.Status, default=workflow.Status.PLANNED, editable=False)

    objects = Events.as_manager()

    class Meta(Record.Meta):
        ordering = ["earliest_on", "reference"]
        triggers = [*Record.Meta.triggers, *workflow.LIFE.triggers()]
        constraints = [
            models.CheckConstraint(condition=Q(latest_on__gte=F("earliest_on")), name="event_window_ends_after_start"),
            models.CheckConstraint(
                condition=Q(status__in=["planned", "called_off"]) | Q(latest_on=F("earliest_on")),
                name="event_confirmed_for_one_day",
            ),
            models.CheckConstraint(condition=~Q(status="held") | ~Q(heard=""), name="event_held_says_what_was_heard"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the event's page."""
        return reverse("engagement:event_detail", args=[self.pk])

    @property
    def replied_as(self) -> str:
        """Return in words the answer that ``inviting`` added."""
        return Reply.Answer(self.replied).label if self.replied else ""

    @property
    def when(self) -> str:
        """Return its day or window in words, and say when the day is not confirmed."""
        said = day(self.earliest_on)
        if self.latest_on != self.earliest_on:
            said = f"Between {said} and {day(self.latest_on)}"
        if self.hours:
            said = f"{said}, {self.hours}"
        return f"{said} (not confirmed)" if self.status == workflow.Status.PLANNED else said


@history.kept()
class Invitation(Record):
    """Whom an event invites: everybody, an agency or a team."""

    event = models.ForeignKey(EngagementEvent, on_delete=models.PROTECT, related_name="invitations")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    invited_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Shared.as_manager()

    class Meta(Record.Meta):
        ordering = ["agency__position", "team__name"]
        constraints = [
            models.UniqueConstraint(fields=["event", "agency", "team"], name="invited_once", nulls_distinct=False),
            models.CheckConstraint(condition=Q(agency=None) | Q(team=None), name="invites_an_agency_or_a_team"),
        ]

    def __str__(self) -> str:
        return str(self.agency or self.team or "Everybody")


@history.kept()
class Reply(Record):
    """What one member of staff answered to an invitation."""

    class Answer(models.TextChoices):
        """Whether she comes."""

        COMING = "coming", "I am coming"
        NOT_COMING = "not_coming", "I cannot come"

    event = models.ForeignKey(EngagementEvent, on_delete=models.PROTECT, related_name="replies")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=12, choices=Answer)

    objects = Shared.as_manager()

    class Meta(Record.Meta):
        constraints = [models.UniqueConstraint(fields=["event", "staff"], name="replied_once")]

    def __str__(self) -> str:
        return f"reply to {self.event}"


@history.kept()
class EventAttendance(Record):
    """How many of an agency came to an event."""

    event = models.ForeignKey(EngagementEvent, on_delete=models.PROTECT, related_name="attendance")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    came = models.PositiveIntegerField()

    objects = Shared.as_manager()

    class Meta(Record.Meta):
        ordering = ["agency__position", "agency__name"]
        constraints = [models.UniqueConstraint(fields=["event", "agency"], name="attendance_once_an_agency")]

    def __str__(self) -> str:
        return f"{self.agency} at {self.event}"
