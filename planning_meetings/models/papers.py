"""What comes to a meeting: who is invited, each agency's report, checks on adults, and the family's views."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from agencies.models import Agency, StaffMember
from audit import history
from cases.models import FamilyMember
from common.models import Record
from planning_meetings.models.meeting import OfOneMeeting
from planning_meetings.querysets import Invitations, Told

STANDS = Q(withdrawn_at=None)


@history.kept()
class Invitation(OfOneMeeting):
    """That somebody is asked to a meeting, what they answered, and whether they came."""

    class Came(models.TextChoices):
        """Whether they came."""

        PRESENT = "present", "Present"
        BY_LINK = "by_link", "Present by video or telephone"
        APOLOGIES = "apologies", "Apologies"
        ABSENT = "absent", "Did not come"

    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(FamilyMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_child = models.BooleanField("the child", default=False)
    name = models.CharField("name and job, for somebody without an account", max_length=160, blank=True)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    part = models.CharField("what they are to the child or the meeting", max_length=120, blank=True)
    contact = models.CharField("how to reach them", max_length=200, blank=True)
    interpreter = models.CharField("interpreter booked", max_length=200, blank=True)
    answer = models.CharField("what they answered", max_length=200, blank=True)
    came = models.CharField(max_length=12, choices=Came, blank=True)
    came_words = models.CharField("why not, or who came instead", max_length=200, blank=True)
    invited_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField("told of the meeting at", null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)

    objects = Invitations.as_manager()

    class Meta(OfOneMeeting.Meta):
        abstract = False
        ordering = ["agency__position", "recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "staff"], condition=STANDS, name="staff_invited_once"),
            models.UniqueConstraint(fields=["meeting", "member"], condition=STANDS, name="family_member_invited_once"),
            models.UniqueConstraint(fields=["meeting"], condition=STANDS & Q(is_child=True), name="child_invited_once"),
            models.CheckConstraint(
                condition=Q(staff__isnull=False, member=None, is_child=False, name="")
                | Q(staff=None, member__isnull=False, is_child=False, name="")
                | Q(staff=None, member=None, is_child=True, name="")
                | Q(staff=None, member=None, is_child=False) & ~Q(name=""),
                name="invites_one_person",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_why="")
                | Q(withdrawn_at__isnull=False, came="") & ~Q(withdrawn_why=""),
                name="invitation_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return "invitation"

    @property
    def is_present(self) -> bool:
        """Say whether they took part."""
        return self.came in {self.Came.PRESENT, self.Came.BY_LINK}

    @property
    def is_family(self) -> bool:
        """Say whether they come for the family: the child, a member of it, or somebody of no agency."""
        return self.agency_id is None


class ToldPaper(OfOneMeeting):
    """Something told to a meeting: never changed, put right by striking it out with a reason and writing another."""

    entered_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    struck_why = models.TextField(blank=True)

    objects = Told.as_manager()

    class Meta(OfOneMeeting.Meta):
        abstract = True


STRUCK_WITH_REASON = Q(struck_at=None, struck_by=None, struck_why="") | Q(
    struck_at__isnull=False, struck_by__isnull=False
) & ~Q(struck_why="")


def as_told(*fields: str) -> list[pgtrigger.Trigger]:
    """Return the triggers that let nothing of a paper change but that it is struck out, once."""
    kept = ["meeting", "case", "entered_by", "corrects", *fields]
    return [
        pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
        pgtrigger.ReadOnly(name="as_told", fields=kept),
        pgtrigger.Protect(
            name="struck_stays_struck",
            operation=pgtrigger.Update,
            condition=pgtrigger.Q(old__struck_at__isnull=False),
        ),
    ]


@history.kept()
class MeetingReport(ToldPaper):
    """What an agency gave to a meeting in writing, when it came, and how old what it says is."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    written_by = models.CharField("who wrote it", max_length=160)
    received_on = models.DateField()
    as_of = models.DateField("the day the information is from")
    words = models.TextField("what it says")
    shared_on = models.DateField("shared with the family on", null=True, blank=True)

    class Meta(ToldPaper.Meta):
        abstract = False
        ordering = ["agency__position", "received_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(condition=Q(as_of__lte=models.F("received_on")), name="report_as_of_before_it_came"),
            models.CheckConstraint(condition=~Q(words="") & ~Q(written_by=""), name="report_says_something"),
            models.CheckConstraint(condition=STRUCK_WITH_REASON, name="meeting_report_struck_with_reason"),
        ]
        triggers = [
            *Record.Meta.triggers,
            *as_told("agency", "written_by", "received_on", "as_of", "words", "shared_on"),
        ]

    def __str__(self) -> str:
        return "report to a planning meeting"


@history.kept()
class HouseholdCheck(OfOneMeeting):
    """That an agency looked before the meeting at what it knows of an adult around the child; said again, it counts."""

    class Found(models.TextChoices):
        """What came of it."""

        KNOWN = "known", "Something is known"
        NOTHING = "nothing", "Checked, nothing known"
        NOT_CHECKED = "not_checked", "Not checked"

    member = models.ForeignKey(FamilyMember, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    found = models.CharField(max_length=12, choices=Found)
    words = models.TextField("what is known, or why it was not checked", blank=True)
    entered_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    class Meta(OfOneMeeting.Meta):
        abstract = False
        ordering = ["agency__position", "recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member", "agency"], name="adult_checked_once_an_agency"),
            models.CheckConstraint(condition=Q(found="nothing") | ~Q(words=""), name="check_says_what_or_why_not"),
        ]

    def __str__(self) -> str:
        return "check on an adult"


@history.kept()
class FamilyView(ToldPaper):
    """What the child or somebody of the family thinks and wants, in their words, and how it came to the meeting."""

    class Whose(models.TextChoices):
        """Whose view it is."""

        CHILD = "child", "The child"
        PARENT = "parent", "A parent"
        CARER = "carer", "Another carer"
        OTHER = "other", "Somebody else of the family"

    class How(models.TextChoices):
        """How it came to the meeting."""

        SAID = "said", "Said at the meeting"
        WORKER = "worker", "Told to a worker beforehand"
        ADVOCATE = "advocate", "Through an advocate"
        WRITTEN = "written", "In writing, in a drawing or on a form"
        WATCHED = "watched", "By watching a child too young to say"
        NOT_GATHERED = "not_gathered", "Not gathered"

    whose = models.CharField(max_length=8, choices=Whose)
    who = models.CharField("who they are to the child", max_length=120, blank=True)
    how = models.CharField(max_length=14, choices=How)
    words = models.TextField("what they said, in their own words; or why it was not gathered")
    advocate = models.CharField("advocate, or who helped to say it", max_length=160, blank=True)

    class Meta(ToldPaper.Meta):
        abstract = False
        ordering = ["recorded_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="view_has_words"),
            models.CheckConstraint(condition=STRUCK_WITH_REASON, name="family_view_struck_with_reason"),
        ]
        triggers = [*Record.Meta.triggers, *as_told("whose", "who", "how", "words", "advocate")]

    def __str__(self) -> str:
        return "view of the child or family"
