"""Beside a return: chronology rows, more information, reminders, the chair's waiver; and the merged timeline."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from access.roles import Permission
from access.views import RecordPage
from agencies.models import Agency
from practice_review import actions
from practice_review.forms.agenda import EntryForm, FurtherForm, RemindForm, TimelineForm, WaiveForm
from practice_review.forms.base import SureForm
from practice_review.forms.inbox import AnswerForm
from practice_review.models import AgencyReturn, FurtherInformation, PracticeReviewReferral, ReturnEntry
from practice_review.timeline import sees_papers, timeline_of
from practice_review.views.base import Deed
from practice_review.views.returns import SELECT, OfReturn
from practice_review.words import words_for


class EntryAdd(OfReturn):
    """Add a row to the agency's chronology."""

    form_class = EntryForm
    heading, submit, done = "Add a row to the chronology", "Add the row", "The row is added."

    def do(self, answers: dict[str, Any]) -> Any:
        """Add it."""
        return actions.add_return_entry(self.object, **self.seen, **answers)


class OfItsReturn(Deed):
    """Something that belongs to a return."""

    permission = Permission.MAKE_RETURN
    select = ("agency_return__referral", "agency_return__agency")

    def back_url(self) -> str:
        """Lead back to the return."""
        return self.object.agency_return.get_absolute_url()

    def after(self, made: Any) -> str:
        """Go to the return."""
        return self.back_url()


class EntryDrop(OfItsReturn):
    """Take a row out of the chronology before signing."""

    model = ReturnEntry
    form_class = SureForm
    danger = True
    heading, submit, done = "Take this row out", "Take it out", "The row is taken out."

    def do(self, answers: dict[str, Any]) -> Any:
        """Take it out."""
        return actions.drop_return_entry(self.object.agency_return, by=self.request.user, entry=self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which."""
        return super().get_context_data(
            **{"before": f"{self.object.starts_on:%-d %B %Y}: {self.object.what}", **kwargs}
        )


class FurtherAnswer(OfItsReturn):
    """Answer for the agency what was asked beside its return."""

    model = FurtherInformation
    form_class = AnswerForm
    heading, submit, done = "Further information", "Send the answer", "The answer is with the office."

    def do(self, answers: dict[str, Any]) -> Any:
        """Answer it."""
        return actions.answer_further(self.object, **self.seen, **answers)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what is asked."""
        return super().get_context_data(**{"before": f"Your agency is asked: {self.object.what}", **kwargs})


class OfficeReturn(Deed):
    """What the office does about one return."""

    model = AgencyReturn
    select = SELECT
    permission = Permission.KEEP_SUBGROUP


class FurtherAsk(OfficeReturn):
    """Ask one agency for more than its return says."""

    form_class = FurtherForm
    heading, submit, done = "Ask for more", "Ask", "The agency is asked, with the day by which the answer is due."

    def do(self, answers: dict[str, Any]) -> Any:
        """Ask it."""
        return actions.ask_further(self.object, **self.seen, **answers)


class ReturnRemind(OfficeReturn):
    """Remind an agency of its return."""

    form_class = RemindForm
    heading, submit, done = "Remind the agency", "Remind them", "They are reminded. It is written down that you did."
    before = "Its designated managers get a notice and a mail."

    def do(self, answers: dict[str, Any]) -> Any:
        """Remind them."""
        return actions.remind(self.object, **self.seen, **answers)


class ReturnAskWaiver(OfficeReturn):
    """Ask the chair whether the sub-group can do without a return."""

    form_class = SureForm
    heading, submit, done = "Ask the chair to waive it", "Ask the chair", "The chair is asked."
    before = "The chair sees who was asked and since when, and no other paper."

    def do(self, answers: dict[str, Any]) -> Any:
        """Ask her."""
        return actions.ask_waiver(self.object, **self.seen)


class ReturnWaive(OfficeReturn):
    """The chair lets the sub-group do without a return."""

    permission = Permission.CHAIR_SUBGROUP
    form_class = WaiveForm
    heading, submit, done = "Do without this return", "Do without it", "The sub-group does without it."

    def do(self, answers: dict[str, Any]) -> Any:
        """Waive it."""
        return actions.waive_return(self.object, **self.seen, **answers)


class ReferralTimeline(RecordPage):
    """Every agency's chronology in the order of time, for who reads the papers."""

    permission = Permission.VIEW
    model = PracticeReviewReferral
    select = ("agency",)
    template_name = "practice_review/timeline.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Turn away who reads one return alone."""
        seen = PracticeReviewReferral.objects.visible_to(request.user).filter(pk=kwargs["pk"]).first()
        if seen and not sees_papers(seen, request.user):
            raise PermissionDenied("This is for those who read all papers of it.")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Merge, of one agency alone when asked."""
        one, user = self.object, self.request.user
        asked = AgencyReturn.objects.visible_to(user).filter(referral=one)
        form = TimelineForm(
            self.request.GET or None, agencies=Agency.objects.visible_to(user).filter(pk__in=asked.values("agency"))
        )
        agency = form.cleaned_data["agency"] if form.is_bound and form.is_valid() else None
        line = timeline_of(one, user, agency=agency)
        self.show([row.entry for row in line.rows])
        return super().get_context_data(
            line=line,
            filter_form=form,
            words=words_for(one.kind),
            columns=["When", "Agency", "What", "From", "Why it matters"],
            **kwargs,
        )
