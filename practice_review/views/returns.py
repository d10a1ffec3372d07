"""An agency's return: what it searched, what it knows, signed by its designated manager."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from access.roles import Permission
from access.views import OneRecord, Queue, RecordPage, see_other
from practice_review import actions
from practice_review.filters import ReturnFilter
from practice_review.forms.base import SureForm
from practice_review.forms.returns import ReturnForm, SearchForm
from practice_review.models import (
    AgencyReturn,
    FurtherInformation,
    PracticeReviewReferral,
    Reminder,
    ReturnEntry,
    SearchMade,
)
from practice_review.policies import why_not_sign, why_not_touch
from practice_review.summary import return_rows, suggestion_rows
from practice_review.views.base import Deed, SayWhy
from practice_review.words import words_for
from practice_review.workflow import ReturnStatus

SELECT = ("referral", "agency", "signed_by", "started_by", "team__organisation", "waived_by")


class ReturnQueue(Queue):
    """The returns this person's agency is asked for."""

    permission = Permission.MAKE_RETURN
    template_name = "practice_review/return_queue.html"
    filterset_class = ReturnFilter
    sorts = {
        "reference": ("Referral", ("referral__reference",)),
        "agency": ("Agency", ("agency__name",)),
        "asked": ("Asked for", ("asked_at",)),
        "due": ("Due", ("due_at",)),
        "status": ("Status", ("status", "due_at")),
    }

    def rows(self) -> QuerySet:
        """Return those that are hers to make, the earliest due first."""
        rows = AgencyReturn.objects.visible_to(self.request.user, Permission.MAKE_RETURN)
        return rows.select_related("referral", "agency").order_by("due_at", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say the words of each."""
        context = super().get_context_data(**kwargs)
        return {**context, "returns": [{"one": one, "words": words_for(one.referral.kind)} for one in context["rows"]]}


class ReturnDetail(RecordPage):
    """One return: what is asked, the searches, what the agency knows, what is missing before it can be signed."""

    permission = Permission.VIEW
    model = AgencyReturn
    select = SELECT
    template_name = "practice_review/return_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather searches, answers and moves."""
        one, user = self.object, self.request.user
        searches = self.show(SearchMade.objects.visible_to(user).filter(agency_return=one))
        mine = AgencyReturn.objects.visible_to(user, Permission.MAKE_RETURN).filter(pk=one.pk).exists()
        mine = mine and why_not_touch(one) is None
        told = PracticeReviewReferral.objects.visible_to(user).filter(pk=one.referral_id)
        referral = told.select_related("concern", "child", "agency").first()
        open_now = mine and one.status == ReturnStatus.GATHERING
        return super().get_context_data(
            **kwargs,
            words=words_for(one.referral.kind),
            referral=self.show(referral) if referral else None,
            asked=suggestion_rows(referral, user) if referral else [],
            searches=searches,
            columns=["Records", "Searched by", "When", "For", "Found"],
            answers=return_rows(one),
            **self.further(),
            may_start=mine and one.status == ReturnStatus.ASKED,
            may_write=open_now,
            may_reopen=mine and one.status == ReturnStatus.SIGNED,
            why_not=why_not_sign(one, searches=len(searches)) if open_now else None,
        )

    def further(self) -> dict[str, Any]:
        """Gather the chronology, what was asked further, and how often the agency was reminded."""
        one, user = self.object, self.request.user
        of_it, keeps = {"agency_return": one}, user.may(Permission.KEEP_SUBGROUP)
        waits = one.signed_at is None and not one.went_on_without and why_not_touch(one) is None
        return {
            "entries": self.show(ReturnEntry.objects.visible_to(user).filter(**of_it)),
            "entry_columns": ["When", "What", "From", "Why it matters"],
            "further": FurtherInformation.objects.visible_to(user).filter(**of_it).select_related("answered_by"),
            "reminders": Reminder.objects.visible_to(user).filter(**of_it).select_related("sent_by"),
            "may_remind": keeps and waits,
            "may_ask_more": keeps and one.status == ReturnStatus.SIGNED and why_not_touch(one) is None,
            "may_waive": waits and one.waiver_asked_of_id == user.pk and user.may(Permission.CHAIR_SUBGROUP),
            "may_answer": AgencyReturn.objects.visible_to(user, Permission.MAKE_RETURN).filter(pk=one.pk).exists(),
        }


class OfReturn(Deed):
    """What the designated manager does with her agency's return."""

    model = AgencyReturn
    select = SELECT
    permission = Permission.MAKE_RETURN


class ReturnStart(OneRecord):
    """Start gathering."""

    permission = Permission.MAKE_RETURN
    model = AgencyReturn

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Start it."""
        actions.start_return(self.object, by=request.user)
        return see_other(self.object.get_absolute_url())


class SearchAdd(OfReturn):
    """Record one search."""

    form_class = SearchForm
    heading, submit, done = "Record a search", "Record the search", "The search is recorded."

    def do(self, answers: dict[str, Any]) -> Any:
        """Record it."""
        return actions.record_search(self.object, **self.seen, **answers)


class ReturnWrite(OfReturn):
    """Write what the agency knows, or that it holds nothing."""

    form_class = ReturnForm
    heading, submit, done = "What your agency knows", "Save", "It is saved. Sign it when it is complete."

    def get_initial(self) -> dict[str, Any]:
        """Start from what is written now."""
        one = self.object
        holds = "nil" if one.nil else "account" if one.account else ""
        kept = {name: getattr(one, name) for name in ("account", "first_reflection", "not_found")}
        return {**super().get_initial(), **kept, "holds": holds}

    def do(self, answers: dict[str, Any]) -> Any:
        """Save it."""
        return actions.write_return(self.object, **self.seen, **self.form.given())


class ReturnSign(OfReturn):
    """Sign it for the agency."""

    form_class = SureForm
    heading, submit, done = "Sign your agency’s return", "Sign for the agency", "The return is signed."

    def why_not(self) -> str | None:
        """Say what is missing."""
        searches = SearchMade.objects.visible_to(self.request.user).filter(agency_return=self.object).count()
        return why_not_sign(self.object, searches=searches)

    def do(self, answers: dict[str, Any]) -> Any:
        """Sign it."""
        return actions.sign_return(self.object, **self.seen)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what signing means."""
        nil = " as a nil return: it looked, and holds nothing" if self.object.nil else ""
        before = f"You sign for {self.object.agency}{nil}. The sub-group reads it beside the other agencies’ returns."
        return super().get_context_data(**{"before": before, **kwargs})


class ReturnReopen(SayWhy):
    """Open a signed return again."""

    model = AgencyReturn
    select = SELECT
    permission = Permission.MAKE_RETURN
    verb = actions.reopen_return
    heading, submit, done = "Open this return again", "Open it again", "It is open again. Sign it when it is complete."
