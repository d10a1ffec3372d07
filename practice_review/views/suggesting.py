"""Suggest something worth learning from: two equal ways in, four answers, and what became of it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse

from access.refusals import NotNow
from access.roles import Permission
from access.views import NewPage, Page, Queue, see_other
from agencies.models import Agency
from practice_review import actions
from practice_review.forms.base import SureForm
from practice_review.forms.suggesting import RiskForm, SuggestForm
from practice_review.models import AccuracyCheck, PracticeReviewReferral, Sharing
from practice_review.policies import why_not_change, why_not_submit
from practice_review.pseudonyms.check import warnings_of
from practice_review.routing import able_to_decide, has_managers
from practice_review.stages import stage_of
from practice_review.summary import suggestion_rows
from practice_review.views.base import Deed, InItsWords, SayWhy, link
from practice_review.words import STAGES, WORDS, Words, words_for, words_of


class ReviewStart(Page):
    """Two equal ways in, and what happens next."""

    permission = Permission.SUGGEST_REVIEW
    template_name = "practice_review/review_start.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the two ways and the five stages."""
        user = self.request.user
        return super().get_context_data(
            ways=list(WORDS.values()),
            stages=STAGES,
            to_confirm=Sharing.objects.visible_to(user, Permission.MAKE_RETURN).waited_for(),
            drafts=AccuracyCheck.objects.visible_to(user, Permission.CHECK_REPORT).open(),
            may_log=user.may(Permission.LOG_CONCERN),
            may_decide=user.may(Permission.DECIDE_REFERRAL),
            may_return=user.may(Permission.MAKE_RETURN),
            may_keep=user.may(Permission.KEEP_SUBGROUP),
            may_sit=user.may(Permission.SIT_ON_SUBGROUP) or user.may(Permission.KEEP_SUBGROUP),
            **kwargs,
        )


class ReferralSuggest(NewPage):
    """Write it down; nothing is sent yet."""

    permission = Permission.SUGGEST_REVIEW
    form_class = SuggestForm
    template_name = "practice_review/referral_suggest.html"

    def words(self) -> Words:
        """Return the words of the way taken; Http404 when there is none such."""
        try:
            return words_of(self.kwargs["kind"])
        except KeyError:
            raise Http404 from None

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who asks and in which words."""
        return {**super().get_form_kwargs(), "by": self.request.user, "words": self.words()}

    def get_initial(self) -> dict[str, Any]:
        """Start from the concern that she came from, if she may see it."""
        return {"concern": self.request.GET.get("concern", "")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the words."""
        return super().get_context_data(**{"words": self.words(), **kwargs})

    def act(self, form: Any) -> HttpResponse:
        """Keep it as a draft; a child at risk now comes first."""
        made = actions.suggest(by=self.request.user, kind=self.words().kind, **form.given())
        return see_other(next_page(made))

    def form_valid(self, form: Any) -> HttpResponse:
        """Act; on a refusal, such as a name in the title, keep what was typed."""
        try:
            return super().form_valid(form)
        except NotNow as refusal:
            form.add_error(None, refusal.why)
            return self.render_to_response(self.get_context_data(form=form), status=409)


def next_page(draft: PracticeReviewReferral) -> str:
    """Return the page after a draft is kept: a child at risk now comes first."""
    at_risk = draft.at_risk_now and draft.concern_id is None
    return link("referral_risk" if at_risk else "referral_submit", draft.pk)


class ReferralChange(InItsWords):
    """Change a draft before it is sent."""

    model = PracticeReviewReferral
    select = ("concern", "child")
    permission = Permission.SUGGEST_REVIEW
    form_class = SuggestForm
    heading, submit, done = "Change what you suggest", "Save and check", "It is saved. Check it, then send it."

    def why_not(self) -> str | None:
        """Say why it cannot be changed any more."""
        return why_not_change(self.object)

    def get_initial(self) -> dict[str, Any]:
        """Start from what was written."""
        one = self.object
        names = ("title", "what_happened", "why_learn", "child_words", "criteria", "concern", "case", "child")
        involved = Agency.objects.visible_to(self.request.user).filter(pk__in=one.involved.values("agency"))
        said = {"at_risk_now": "yes" if one.at_risk_now else "no", "agencies_involved": list(involved)}
        return {**super().get_initial(), **{name: getattr(one, name) for name in names}, **said}

    def do(self, answers: dict[str, Any]) -> Any:
        """Save it."""
        return actions.change_suggestion(self.object, **self.seen, **self.form.given())

    def after(self, made: Any) -> str:
        """Go on as after writing it."""
        return next_page(made)


class ReferralRisk(Deed):
    """A child is at risk now: the concern comes first, and the suggestion waits here."""

    model = PracticeReviewReferral
    permission = Permission.SUGGEST_REVIEW
    form_class = RiskForm
    template_name = "practice_review/referral_risk.html"
    heading = "Log the concern first"
    submit = "I have logged it: go on"
    done = "Thank you. The concern is on its way; now check what you suggest."

    def do(self, answers: dict[str, Any]) -> Any:
        """Say which concern it was."""
        return actions.change_suggestion(self.object, **self.seen, **answers)

    def after(self, made: Any) -> str:
        """Go on to the check."""
        return link("referral_submit", self.object.pk)

    def back_url(self) -> str:
        """Return to her suggestions."""
        return reverse("practice_review:referral_list")


class ReferralSubmit(Deed):
    """What is sent, and who will be told."""

    model = PracticeReviewReferral
    select = ("agency", "concern", "child")
    permission = Permission.SUGGEST_REVIEW
    form_class = SureForm
    template_name = "practice_review/referral_submit.html"
    heading, submit = "Check and send", "Send it"

    def do(self, answers: dict[str, Any]) -> Any:
        """Send it to the designated manager, or through the office where there is none."""
        self.done = f"{self.object.reference} is on its way. You will hear back."
        return actions.hand_in(self.object, by=self.request.user)

    def why_not(self) -> str | None:
        """Say what is missing."""
        return why_not_submit(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what was written and who decides."""
        words, managers = words_for(self.object.kind), able_to_decide(self.object)
        rows = suggestion_rows(self.object, self.request.user)
        context = {"words": words, "rows": rows, "managers": managers, "has_managers": has_managers(self.object.agency)}
        context["names"] = warnings_of(self.object.title, self.object)
        return super().get_context_data(**{**context, **kwargs})

    def back_url(self) -> str:
        """Return to her suggestions."""
        return reverse("practice_review:referral_list")


class ReferralWithdraw(SayWhy):
    """Take a suggestion back, before it is referred."""

    model = PracticeReviewReferral
    permission = Permission.SUGGEST_REVIEW
    verb = actions.withdraw
    heading, submit, done = "Withdraw what you suggested", "Withdraw it", "It is withdrawn."


class ReferralList(Queue):
    """What she suggested, at which of the five stages, and the one next step."""

    permission = Permission.SUGGEST_REVIEW
    template_name = "practice_review/referral_list.html"
    sorts = {
        "reference": ("Suggestion", ("reference",)),
        "kind": ("Kind", ("kind", "reference")),
        "stage": ("Stage", ()),
        "next": ("Next step", ()),
    }

    def rows(self) -> QuerySet:
        """Return her suggestions, newest first."""
        rows = PracticeReviewReferral.objects.visible_to(self.request.user, Permission.SUGGEST_REVIEW)
        return rows.select_related("agency", "decider").order_by("-recorded_at")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say the stage and next step of each."""
        context = super().get_context_data(**kwargs)
        rows = [{"one": one, "stage": stage_of(one), "words": words_for(one.kind)} for one in context["rows"]]
        return {**context, "suggestions": rows}
