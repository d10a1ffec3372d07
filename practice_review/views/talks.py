"""Whom a review hears and looks after: the pages for who leads it."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from practice_review import actions
from practice_review.forms.setting_up import (
    EventForm,
    EventHeldForm,
    FamilyAnswerForm,
    FamilyForm,
    NamesStaff,
    OfferAnswerForm,
    SupportForm,
)
from practice_review.models import FamilyContact, PractitionersEvent, StaffSupport
from practice_review.views.setting_up import OfReviewPage


class Led(OfReviewPage):
    """Something that who leads a review does."""

    permission = Permission.WRITE_LEARNING


class EventPlan(Led):
    """Plan a talk with the practitioners."""

    form_class = EventForm
    heading, submit, done = "Plan a practitioners’ event", "Plan it", "It is planned. Ask the practitioners to it."

    def do(self, answers: dict[str, Any]) -> Any:
        """Plan it."""
        return actions.plan_practitioners_event(self.object, **self.seen, **answers)


class EventInvite(Led):
    """Ask a practitioner to it."""

    model = PractitionersEvent
    select = ("review__referral",)
    form_class = NamesStaff
    heading, submit, done = "Ask a practitioner", "Ask them", "They are asked, and told the day."
    before = "Being asked opens none of the papers."

    def do(self, answers: dict[str, Any]) -> Any:
        """Ask her."""
        return actions.invite_practitioner(self.object, **self.seen, **answers)


class EventHeld(Led):
    """What came of it."""

    model = PractitionersEvent
    select = ("review__referral",)
    form_class = EventHeldForm
    heading, submit, done = "What came of the event", "Write it down", "It is written down."

    def do(self, answers: dict[str, Any]) -> Any:
        """Write it down."""
        return actions.record_practitioners_event(self.object, **self.seen, **answers)


class FamilyAsk(Led):
    """Somebody of the family is asked to take part."""

    form_class = FamilyForm
    heading, submit, done = "Ask the family", "Write it down", "It is written down."

    def do(self, answers: dict[str, Any]) -> Any:
        """Write it down."""
        return actions.offer_family(self.object, **self.seen, **answers)


class FamilyAnswer(Led):
    """Whether the family takes part."""

    model = FamilyContact
    select = ("review__referral",)
    form_class = FamilyAnswerForm
    heading, submit, done = "What the family answered", "Write it down", "It is written down."

    def do(self, answers: dict[str, Any]) -> Any:
        """Write it down."""
        return actions.answer_family(self.object, **self.seen, **answers)


class SupportOffer(Led):
    """Support is offered to a practitioner."""

    form_class = SupportForm
    heading, submit, done = "Offer support", "Write it down", "It is written down that support was offered."

    def do(self, answers: dict[str, Any]) -> Any:
        """Write it down."""
        return actions.offer_support(self.object, **self.seen, **answers)


class SupportAnswer(Led):
    """Whether support was taken up."""

    model = StaffSupport
    select = ("review__referral",)
    form_class = OfferAnswerForm
    heading, submit, done = "Was the support taken up?", "Write it down", "It is written down."
    before = "Nothing of what was said is kept."

    def do(self, answers: dict[str, Any]) -> Any:
        """Write it down."""
        return actions.answer_support(self.object, **self.seen, **answers)
