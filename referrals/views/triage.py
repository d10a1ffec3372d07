"""The designated manager's queue, and one concern's triage."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from access.roles import Permission
from access.views import ActionPage, OneRecord, Queue, RecordPage, see_other
from audit.models import StatusChange
from people.known import KnownTo, known_to
from people.matching import possible_matches
from referrals import actions
from referrals.filters import TriageFilter
from referrals.forms import QuestionForm, TriageForm
from referrals.models import Concern, ConcernChild, Question, Screening, Triage
from referrals.moves import triage_buttons
from referrals.summary import child_rows, facts_of, row, told_rows, worker_rows
from referrals.views.screening import SayWhy
from referrals.workflow import TriageStatus

SELECT = (
    "concern__organisation__agency",
    "concern__author",
    "concern__team__organisation",
    "claimed_by",
    "team__organisation",
)


class TriageQueue(Queue):
    """Concerns that the agency's staff logged, by when their triage is due."""

    permission = Permission.TRIAGE_CONCERN
    template_name = "referrals/triage_queue.html"
    filterset_class = TriageFilter
    sorts = {
        "reference": ("Concern", ("concern__reference",)),
        "author": ("Logged by", ("concern__author__name",)),
        "logged": ("Logged", ("recorded_at",)),
        "due": ("Due", ("due_at",)),
        "status": ("Status", ("status", "due_at")),
    }

    def rows(self) -> QuerySet:
        """Return the triages that are this person's to do."""
        rows = Triage.objects.visible_to(self.request.user, Permission.TRIAGE_CONCERN)
        return rows.select_related(*SELECT).order_by("due_at", "concern__reference")


class TriageDetail(RecordPage):
    """One concern for its agency: what was told, who else knows the child, the answers."""

    permission = Permission.TRIAGE_CONCERN
    model = Triage
    select = (*SELECT, "concern__worker_agency", "done_by")
    template_name = "referrals/triage_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the concern, its screening, what the agency holds and who else knows."""
        triage, user = self.object, self.request.user
        concern = triage.concern
        self.show(concern)
        children = self.show(ConcernChild.objects.visible_to(user).filter(concern=concern).select_related("screening"))
        people = people_of(children)
        own = Concern.objects.visible_to(user).filter(children__person__in=people, organisation__agency=user.agency)
        context = {
            "concern": concern,
            "told": [*worker_rows(concern), *told_rows(concern)],
            "children": [(child, child_rows(child)) for child in children],
            "own": self.show(own.exclude(pk=concern.pk).select_related("organisation__agency").distinct()),
            "known_to": elsewhere(people, user),
            "screenings": self.show(
                Screening.objects.visible_to(user)
                .filter(concern=concern)
                .select_related("team__organisation", "child")
                .order_by("child__position")
            ),
            "questions": self.show(
                Question.objects.visible_to(user).filter(concern=concern).select_related("asked_by")
            ),
            "changes": StatusChange.objects.filter(record=triage.pk).select_related("by").order_by("-at"),
            "answers": answer_rows(triage),
            "moves": triage_buttons(triage, user),
        }
        return super().get_context_data(**{**context, **kwargs})


def elsewhere(people: list[Any], user: Any) -> list[KnownTo]:
    """Return whom to ring in other agencies that know these persons; the reader's own records are listed apart."""
    contacts = {contact for known in known_to(people, user).values() for contact in known}
    return sorted((contact for contact in contacts if contact.agency_name != str(user.agency)), key=str)


def people_of(children: list[ConcernChild]) -> list[Any]:
    """Return the persons of a concern's children: confirmed, or likely from what was given."""
    found = [child.person_id for child in children if child.person_id]
    for child in children:
        if not child.person_id:
            matches = possible_matches(**facts_of(child))
            found += [match.person_id for match in matches]
    return list(dict.fromkeys(found))


def answer_rows(triage: Triage) -> list[dict[str, Any]]:
    """Return the answers of a finished triage."""
    if triage.status != TriageStatus.DONE:
        return []
    return [
        row("Is it complete?", triage.get_complete_display()),
        row("What is missing", triage.complete_note, "Nothing"),
        row("Who else here knows something", triage.known_here),
        row("Shared with the right people?", triage.get_shared_display()),
        row("How it was shared", triage.shared_note),
        row("Anything to learn", triage.learning),
        row("Done by", triage.done_by),
    ]


class TriageClaim(OneRecord):
    """Claim a triage."""

    permission = Permission.TRIAGE_CONCERN
    model = Triage

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Claim it."""
        actions.claim_triage(self.object, by=request.user)
        messages.success(request, "This triage is yours.")
        return see_other(self.object.get_absolute_url())


class TriageTakeOver(SayWhy):
    """Take over a colleague's triage."""

    permission, model, select = Permission.TRIAGE_CONCERN, Triage, SELECT
    verb = staticmethod(actions.take_over_triage)
    heading, done = "Take over this triage", "This triage is yours now."


class TriageRelease(SayWhy):
    """Put a triage back."""

    permission, model, select = Permission.TRIAGE_CONCERN, Triage, SELECT
    verb = staticmethod(actions.release_triage)
    heading, done = "Put this triage back in the queue", "It is back in the queue."


class TriageReopen(SayWhy):
    """Open a finished triage again."""

    permission, model, select = Permission.TRIAGE_CONCERN, Triage, SELECT
    verb = staticmethod(actions.reopen_triage)
    heading, done = "Open this triage again", "It is open again, and yours."


class TriageFinish(ActionPage):
    """Answer the four questions and tell the author."""

    permission = Permission.TRIAGE_CONCERN
    model = Triage
    select = SELECT
    form_class = TriageForm
    template_name = "referrals/triage_finish.html"

    def get_initial(self) -> dict[str, Any]:
        """Start from the answers of a triage that was opened again."""
        names = ("complete", "complete_note", "known_here", "shared", "shared_note", "learning")
        return {name: getattr(self.object, name) for name in names}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back."""
        return super().get_context_data(**{"back_url": self.object.get_absolute_url(), **kwargs})

    def act(self, form: Any) -> HttpResponse:
        """Finish."""
        seen = int(self.request.POST.get("version") or 0) or None
        actions.finish_triage(self.object, by=self.request.user, seen_version=seen, **form.cleaned_data)
        messages.success(self.request, "Triage done. The author has been told.")
        return see_other(self.object.get_absolute_url())


class TriageAsk(ActionPage):
    """Ask the author; nothing stops for it."""

    permission = Permission.TRIAGE_CONCERN
    model = Triage
    select = SELECT
    form_class = QuestionForm
    template_name = "referrals/ask.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back."""
        return super().get_context_data(**{"back_url": self.object.get_absolute_url(), **kwargs})

    def act(self, form: Any) -> HttpResponse:
        """Ask."""
        actions.ask(self.object, by=self.request.user, text=form.cleaned_data["text"])
        messages.success(self.request, "The author has your question. The triage goes on meanwhile.")
        return see_other(self.object.get_absolute_url())
