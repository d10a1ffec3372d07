"""Pseudonyms of a referral, and the names found in words that are to be shared."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import RecordPage
from practice_review import actions
from practice_review.forms.base import SureForm
from practice_review.forms.pseudonyms import DatesForm, NameAnswerForm, NewPseudonymForm, PseudonymForm
from practice_review.models import LearningPoint, PracticeReviewReferral, Pseudonym, PseudonymMap
from practice_review.pseudonyms.marking import rows_of
from practice_review.pseudonyms.policies import why_not_touch
from practice_review.views.base import Deed, link
from practice_review.views.names import Names


class PseudonymPage(RecordPage):
    """Who stands behind which pseudonym, and how dates are told."""

    model = PracticeReviewReferral
    permission = Permission.WRITE_LEARNING
    template_name = "practice_review/pseudonym_map.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the pseudonyms, each with whom it stands for where the reader may know."""
        one, user = self.object, self.request.user
        rows = Pseudonym.objects.visible_to(user).filter(referral=one).select_related("staff", "made_by")
        kept = PseudonymMap.objects.visible_to(user).filter(referral=one).first()
        points = LearningPoint.objects.visible_to(user).filter(referral=one).order_by("position")
        return super().get_context_data(
            **kwargs,
            rows=rows_of(self.show(rows), user),
            columns=["In shared words", "Stands for", "Kind", "Made by"],
            dates=kept.get_dates_display() if kept else "",
            points=points,
        )


class OfMap(Deed):
    """A page from which one goes back to the pseudonyms."""

    model = PracticeReviewReferral
    permission = Permission.WRITE_LEARNING

    def back_url(self) -> str:
        """Return to the pseudonyms."""
        return link("pseudonym_map", getattr(self.object, "referral_id", self.object.pk))

    def after(self, made: Any) -> str:
        """Go to the pseudonyms."""
        return self.back_url()


class PseudonymPropose(OfMap):
    """Let Rowan give pseudonyms to everybody it knows of."""

    form_class = SureForm
    heading = submit = "Give everybody a pseudonym"
    before = (
        "Rowan gives one to the child, the family, the workers by their job, and each school, as far as they have none."
        " You can change each of them."
    )
    done = "Everybody Rowan knows of has a pseudonym."

    def do(self, answers: dict[str, Any]) -> Any:
        """Give them."""
        return actions.propose_pseudonyms(self.object, **self.seen)


class PseudonymAdd(OfMap):
    """Give a pseudonym to a name that Rowan does not know."""

    form_class = NewPseudonymForm
    heading, submit, done = "Add a pseudonym", "Add it", "The pseudonym is added."
    before = "For names that are in none of the linked records: a friend, a club, a street."

    def do(self, answers: dict[str, Any]) -> Any:
        """Add it."""
        return actions.add_pseudonym(self.object, **self.seen, **answers)


class PseudonymChange(OfMap):
    """Call somebody otherwise."""

    model = Pseudonym
    select = ("referral",)
    form_class = PseudonymForm
    heading, submit, done = "Change a pseudonym", "Change it", "The pseudonym is changed."

    def get_initial(self) -> dict[str, Any]:
        """Start from what it is."""
        return {**super().get_initial(), "pseudonym": self.object.pseudonym}

    def do(self, answers: dict[str, Any]) -> Any:
        """Change it."""
        return actions.change_pseudonym(self.object, **self.seen, **answers)


class PseudonymDates(OfMap):
    """Say how exact a date may be."""

    form_class = DatesForm
    heading, submit, done = "How dates are told", "Save", "It is kept how dates are told."

    def get_initial(self) -> dict[str, Any]:
        """Start from what holds now."""
        kept = PseudonymMap.objects.visible_to(self.request.user).filter(referral=self.object).first()
        return {**super().get_initial(), "dates": kept.dates if kept else PseudonymMap.Dates.MONTH}

    def do(self, answers: dict[str, Any]) -> Any:
        """Keep it."""
        return actions.tell_dates(self.object, **self.seen, **answers)


class LearningNames(Names):
    """A learning point with what names somebody marked: replace it, or say why it may stand."""

    model: Any = LearningPoint
    select: tuple[str, ...] = ("referral__child",)
    VERBS = {NameAnswerForm.REPLACE: (actions.replace_name, "It is replaced."), **Names.VERBS}

    def back(self) -> Any:
        """Lead back to the referral."""
        return self.object.referral

    def why_not_change(self) -> str | None:
        """Say why it stays as it is, or None."""
        return why_not_touch(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead to the pseudonyms that names become."""
        return super().get_context_data(**kwargs, map_url=link("pseudonym_map", self.object.referral_id))
