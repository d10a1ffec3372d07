"""The guided walk's story: what its people write, and where each copy of it stands. Everything is fictional."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse

from agencies.models import StaffMember
from cases.models import Case
from demonstration.people import email
from improvement.models import Action, Plan, Recommendation
from practice_review.models import AgencyReturn, PracticeReviewReferral
from referrals.models import Concern, ConcernDraft, Screening
from reports.models import ReportJob

FACT = (
    "She came in without breakfast for the third morning and fell asleep at the sand table. When I changed her wet "
    "sleeves I saw a round bruise on each upper arm."
)
OWN_WORDS = "“Mummy’s friend holds me so I sit.” I had asked: “What happened here?”"
VIEW = "She is usually the first to the paints. Since the friend moved in three weeks ago she hardly speaks."
RANG = "Rang the duty team at 9:20 and spoke to the duty social worker."
ADULTS = (("Carol", "", "Mother"), ("Dean", "", "Mother’s friend"))

# A child nobody has met before for each copy of the story, so that none joins the case of another.
FORENAMES = ("Maisie", "Erin", "Orla", "Willow", "Freya", "Elsie", "Niamh", "Ailish", "Jess", "Iona", "Bonnie", "Tilly")
SURNAMES = ("Quarrier", "Stannergate", "Lowden-Hay", "Ferniehough", "Brackenrig", "Cantlay", "Dunsinnan", "Pitarrow")

WHY_LEAD = "Knows the family’s street and the nursery; starts today."
TITLE = "Nursery, health visitor and duty team acted within a morning"
HAPPENED = (
    "The worker wrote down the child’s own words and what had been asked, rang first, and stayed with the child. The "
    "duty team answered within the hour, and the health visitor and the social worker saw the child together that day."
)
WHY_LEARN = "Everybody knew what to do next without waiting for a meeting. Other nurseries could do the same."
REFERRED_BECAUSE = "Three agencies worked as one, and what made that possible can be copied."
KNOWN = (
    "Seen by the health visitor at 13 months and at 27 months; growth and speech as expected. The mother asked for "
    "help with sleep in spring and kept every appointment."
)
REFLECTION = "The health visitor could go at once because the duty team rang her instead of writing."
LEARNING = "Ring first, write the child’s own words at once, and agree before the call ends who sees the child today."
RATIONALE = "The effect on the child was immediate, and what each agency did can be taught in a short briefing."
MINUTE = (
    "The committee agreed that the improvement plan may also hold learning from practice review, so that what is "
    "learned from good practice is followed up like every other point."
)
ACTION = "One page by the telephone in every nursery: whom to ring, what to write down, who sees the child today"
OUTCOME = "A young child who needs help is seen by somebody who can act on the same day."


@dataclass(frozen=True)
class Story:
    """One copy of the story, known by the concern it begins with and the plan it ends in."""

    concern_id: uuid.UUID
    plan_id: uuid.UUID

    @cached_property
    def plan(self) -> Plan | None:
        """Return this copy's improvement plan."""
        return Plan.objects.filter(pk=self.plan_id).first()

    @cached_property
    def draft(self) -> ConcernDraft | None:
        """Return the concern as typed, until it is sent."""
        return ConcernDraft.objects.filter(pk=self.concern_id).first()

    @cached_property
    def concern(self) -> Concern | None:
        """Return the concern once it was sent; it has the draft's key."""
        return Concern.objects.filter(pk=self.concern_id).first()

    @cached_property
    def screening(self) -> Screening | None:
        """Return the screening of the child."""
        return Screening.objects.filter(concern=self.concern_id).select_related("child").first()

    @cached_property
    def case(self) -> Case | None:
        """Return the case that the decision opened."""
        return Case.objects.filter(opening__concern=self.concern_id).first()

    @cached_property
    def referral(self) -> PracticeReviewReferral | None:
        """Return the practice-review referral about it."""
        return PracticeReviewReferral.objects.filter(concern=self.concern_id).first()

    @cached_property
    def health_return(self) -> AgencyReturn | None:
        """Return what health is asked to tell."""
        return (
            AgencyReturn.objects.filter(referral=self.referral, agency__code="HLT").first() if self.referral else None
        )

    @cached_property
    def recommendation(self) -> Recommendation | None:
        """Return what the learning became in this copy's plan."""
        taken = Recommendation.objects.filter(source__plan=self.plan_id, learning_point__isnull=False)
        return taken.filter(learning_point__referral=self.referral).first() if self.referral else None

    @cached_property
    def action(self) -> Action | None:
        """Return the action that answers the learning."""
        return Action.objects.filter(recommendations=self.recommendation).first() if self.recommendation else None

    def reports(self, kind: str) -> list[ReportJob]:
        """Return the finished reports of a kind that this copy ended in."""
        if self.concern is None:
            return []
        asked = ReportJob.objects.filter(kind=kind, status="done", asked_at__gte=self.concern.recorded_at)
        return [job for job in asked if job.plan_id in {None, self.plan_id}]

    def page_of(self, record: Any, otherwise: str) -> str:
        """Return the record's page, or another where there is none yet."""
        return record.get_absolute_url() if record else reverse(otherwise)


def somebody(key: str) -> StaffMember:
    """Return one of the demonstration's people, fresh."""
    return StaffMember.objects.select_related("team__organisation").get(email=email(key))
