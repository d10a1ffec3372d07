"""The receiving team's queue, and one child's screening."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from access.roles import Permission
from access.views import ActionPage, OneRecord, Queue, RecordPage, see_other
from audit.models import AccessLog, StatusChange
from people.matching import for_display, possible_matches
from referrals import actions, outcomes
from referrals.before import earlier_in_words, siblings_of, warned_of
from referrals.filters import ScreeningFilter
from referrals.forms import ConfirmForm, DecideForm, QuestionForm, SayWhyForm
from referrals.models import Concern, ConcernAdult, ConcernChild, Question, Screening
from referrals.moves import screening_buttons
from referrals.onward import onward_from
from referrals.standing import standing_of
from referrals.summary import child_rows, decision_rows, facts_of, kinds_in_words, row, told_rows, worker_rows

SELECT = ("concern__organisation__agency", "concern__team", "child", "claimed_by", "team__organisation")


class ScreeningQueue(Queue):
    """Concerns sent to the receiving team: urgent first, then by when they are due."""

    permission = Permission.SCREEN_CONCERN
    template_name = "referrals/screening_queue.html"
    filterset_class = ScreeningFilter
    sorts = {
        "reference": ("Concern", ("concern__reference",)),
        "child": ("Child", ()),
        "from": ("From", ("concern__organisation__name",)),
        "logged": ("Logged", ("recorded_at",)),
        "due": ("Due", ("due_at",)),
        "status": ("Status", ("status", "due_at")),
    }

    def rows(self) -> QuerySet:
        """Return the team's screenings."""
        rows = Screening.objects.visible_to(self.request.user, Permission.SCREEN_CONCERN)
        return rows.select_related(*SELECT).order_by("-urgent", "due_at", "concern__reference", "child__position")


class ScreeningDetail(RecordPage):
    """One child of a concern: what was told, what was known before, what can be done now."""

    permission = Permission.SCREEN_CONCERN
    model = Screening
    select = (*SELECT, "concern__author", "concern__worker_agency", "child__person", "decided_by")
    template_name = "referrals/screening_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the concern, its people, earlier concerns and the moves open now."""
        screening, user = self.object, self.request.user
        concern, child = screening.concern, screening.child
        self.show([concern, child])
        earlier = self.show(earlier_of(screening, user))
        siblings = siblings_of(child.person, user)
        notes, warnings = warned_of(screening, user)
        self.show([*notes, *(one["who"] for one in siblings)])
        context = {
            "concern": concern,
            "child": child,
            "told": [*worker_rows(concern), *told_rows(concern)],
            "child_rows": child_rows(child),
            "adults": self.show(concern.adults.visible_to(user).select_related("person")),
            "others": self.show(
                Screening.objects.visible_to(user)
                .filter(concern=concern)
                .exclude(pk=screening.pk)
                .select_related("child")
            ),
            "earlier": [(one, kinds_in_words(one)) for one in earlier],
            "pattern": earlier_in_words(screening, earlier),
            "siblings": siblings,
            "standing": standing_of(child.person, user),
            "warnings": warnings,
            "decision": decision_rows(screening) if screening.outcome else [],
            "questions": self.show(
                Question.objects.visible_to(user).filter(concern=concern).select_related("asked_by")
            ),
            "changes": StatusChange.objects.filter(record__in=[screening.pk, child.pk])
            .select_related("by")
            .order_by("-at"),
            "moves": screening_buttons(screening, user),
            "onward": onward_from([screening], user),
        }
        self.show([one.shown for one in (*context["onward"], *context["standing"]) if one.shown])
        return super().get_context_data(**{**context, **kwargs})


def earlier_of(screening: Screening, user: Any) -> QuerySet:
    """Return earlier concerns about this concern's confirmed people that ``user`` may see."""
    concern = screening.concern
    people = [
        *concern.children.visible_to(user).exclude(person=None).values_list("person", flat=True),
        *concern.adults.visible_to(user).exclude(person=None).values_list("person", flat=True),
    ]
    found = Concern.objects.visible_to(user).about_person(*people).exclude(pk=concern.pk)
    return found.select_related("organisation__agency")


class ScreeningClaim(OneRecord):
    """Claim a screening."""

    permission = Permission.SCREEN_CONCERN
    model = Screening

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Claim it; a colleague who was quicker is named in the refusal."""
        actions.claim(self.object, by=request.user)
        messages.success(request, "You are screening this child.")
        return see_other(self.object.get_absolute_url())


class SayWhy(ActionPage):
    """A move that needs a reason; the subclass says which."""

    permission = Permission.SCREEN_CONCERN
    model = Screening
    select = SELECT
    form_class = SayWhyForm
    template_name = "referrals/say_why.html"
    verb: Any = None
    heading = ""
    done = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the move."""
        return super().get_context_data(
            **{"heading": self.heading, "back_url": self.object.get_absolute_url(), **kwargs}
        )

    def act(self, form: Any) -> HttpResponse:
        """Carry out the move."""
        seen = version_seen(self.request)
        type(self).verb(self.object, by=self.request.user, seen_version=seen, why=form.cleaned_data["why"])
        messages.success(self.request, self.done)
        return see_other(self.object.get_absolute_url())


class ScreeningTakeOver(SayWhy):
    """Take over a colleague's screening."""

    verb = staticmethod(actions.take_over)
    heading, done = "Take over this screening", "You are screening this child now."


class ScreeningRelease(SayWhy):
    """Put a screening back."""

    verb = staticmethod(actions.release)
    heading, done = "Put this screening back in the queue", "It is back in the queue."


class ScreeningReconsider(SayWhy):
    """Open a decided screening again."""

    verb = staticmethod(actions.reconsider)
    heading, done = "Reconsider this decision", "It is open again, and yours."


class ScreeningDecide(ActionPage):
    """Decide with reason; who will be told what is shown before it is sent."""

    permission = Permission.SCREEN_CONCERN
    model = Screening
    select = (*SELECT, "concern__author")
    form_class = DecideForm
    template_name = "referrals/screening_decide.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the child and the way back."""
        child = self.show(self.object.child)
        return super().get_context_data(
            **{"child": child, "child_rows": child_rows(child), "back_url": self.object.get_absolute_url(), **kwargs}
        )

    def act(self, form: Any) -> HttpResponse:
        """Show who is told what; once that was seen, decide."""
        data = form.cleaned_data
        if "change" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        if "send" not in self.request.POST:
            chosen = outcomes.get(data["outcome"])
            told = outcomes.who_is_told(self.object, chosen)
            return self.render_to_response(self.get_context_data(form=form, outcome=chosen, told=told, checking=True))
        actions.decide(self.object, by=self.request.user, seen_version=version_seen(self.request), **data)
        messages.success(self.request, f"Decided: {outcomes.label_of(data['outcome'])}. The author has been told.")
        return see_other(self.object.get_absolute_url())


class ScreeningAsk(ActionPage):
    """Ask the author; nothing stops for it."""

    permission = Permission.SCREEN_CONCERN
    model = Screening
    select = SELECT
    form_class = QuestionForm
    template_name = "referrals/ask.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back."""
        return super().get_context_data(**{"back_url": self.object.get_absolute_url(), **kwargs})

    def act(self, form: Any) -> HttpResponse:
        """Ask."""
        actions.ask(self.object, by=self.request.user, text=form.cleaned_data["text"])
        messages.success(self.request, "The author has your question. The screening goes on meanwhile.")
        return see_other(self.object.get_absolute_url())


class NamedConfirm(ActionPage):
    """Who somebody named in a concern is: one of the possible matches, or a new person."""

    permission = Permission.SCREEN_CONCERN
    looking = AccessLog.Verb.SEARCH
    form_class = ConfirmForm
    template_name = "referrals/named_confirm.html"
    confirm: Any = None

    def screening(self) -> Screening:
        """Return the screening to go back to."""
        raise NotImplementedError

    def rows(self) -> list[dict[str, Any]]:
        """Return what was given, to read."""
        raise NotImplementedError

    def get_form_kwargs(self) -> dict[str, Any]:
        """Start the form with what was given."""
        return {**super().get_form_kwargs(), "named": self.object}

    def matches(self, form: ConfirmForm) -> list[Any]:
        """Return possible matches by what was given and by what the form says, those shown written down as seen."""
        found = form.matching() if form.is_bound and form.is_valid() else None
        matches = {
            match.person_id: match
            for facts in (facts_of(self.object), found)
            if facts
            for match in possible_matches(**facts)
        }
        shown = for_display(matches.values(), self.request.user)
        self.shown.extend(match.person_id for match in shown if match.visible)
        return shown

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show possible matches with their reasons, and which of them the author chose."""
        back = self.screening().get_absolute_url()
        context = super().get_context_data(**{"rows": self.rows(), "back_url": back, **kwargs})
        suggested = getattr(self.object, "suggested", [])
        chosen = [uuid.UUID(one["person"]) for one in suggested if one.get("chosen")]
        return {**context, "matches": self.matches(context["form"]), "chosen": chosen}

    def act(self, form: ConfirmForm) -> HttpResponse:
        """Look again by what was found out, or confirm the chosen person, or add a new one."""
        if "look" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        data = form.cleaned_data
        whom = {"details": form.person()} if data["person"] == "new" else {"person_id": data["person"]}
        type(self).confirm(
            self.object,
            by=self.request.user,
            seen_version=version_seen(self.request),
            found=form.matching(),
            why=data.get("why", ""),
            **whom,
        )
        messages.success(self.request, "Confirmed. Earlier concerns are open to your team for this screening.")
        return see_other(self.screening().get_absolute_url())


class ChildConfirm(NamedConfirm):
    """Who this child is."""

    model = ConcernChild
    select = ("concern", "screening", "person", "confirmed_by")
    confirm = staticmethod(actions.confirm_child)

    def screening(self) -> Screening:
        """Return the child's own screening."""
        return self.object.screening

    def rows(self) -> list[dict[str, Any]]:
        """Return what the author gave of the child."""
        return child_rows(self.object)


class AdultConfirm(NamedConfirm):
    """Who this adult is."""

    model = ConcernAdult
    select = ("concern", "person", "confirmed_by")
    confirm = staticmethod(actions.confirm_adult)

    def screening(self) -> Screening:
        """Return the first of the concern's screenings."""
        return Screening.objects.visible_to(self.request.user, self.permission).filter(concern=self.object.concern)[0]

    def rows(self) -> list[dict[str, Any]]:
        """Return what the author gave of the adult."""
        return [row("Name", self.object.given_name), row("To the child", self.object.relation)]


def version_seen(request: HttpRequest) -> int | None:
    """Return the version that the page showed, from its form."""
    version = request.POST.get("version", "")
    return int(version) if version.isdecimal() else None
