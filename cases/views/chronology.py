"""The whole chronology, its entries, and its reviews."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from access.roles import Permission
from access.views import Queue, see_other
from cases import actions
from cases.filters import WholeFilter
from cases.forms import CorrectForm, EntryForm, ReviewForm
from cases.forms.chronology import FOLLOWS, STATEMENTS, happened_of
from cases.identity import identity_of
from cases.models import Case, ChronologyEntry, ChronologyReview, EntryPerson
from cases.summary import address, lay_out, review_row
from cases.views.base import Deed
from cases.views.cases import CasePage, page_of
from common import clock
from common.templatetags.rowan import local
from people.models import Person
from reference.querysets import labels

ON_A_PAGE, MOST_FOUND, LONGEST = 50, 100, 200


class CaseChronology(CasePage):
    """What it tells first, then everything that happened, oldest first; words to find are posted, never in a URL."""

    template_name = "cases/case_chronology.html"
    heading = "Chronology"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what holds the words asked for."""
        return self.get(request, *args, **kwargs)

    def parts(self) -> dict[str, Any]:
        """Lay out a page of what fits the filters; say for whom, and of which agency."""
        query = self.request.GET.copy()
        query.pop("page", None)
        agency = self.entries_found().chosen.get("agency")
        child = self.object.child if self.known["child_open"] else None
        works = self.known["works"] and self.object.is_open
        return {
            **self.found(),
            **self.reviews(),
            "identity": identity_of(self.object, child, decided=self.known["decided"]),
            "filterset": self.filterset,
            "narrowed_words": self.filterset.in_words(),
            "query": query.urlencode(),
            "agency": self.filterset.words["agency"].get(agency, ""),
            "read_at": clock.now(),
            "read_by": self.request.user,
            "add_url": address("entry_add", self.object.pk, when=works),
            "review_url": address("review_add", self.object.pk, when=works),
            "agency_key": agency or "",
            "prints": self.request.user.may(Permission.ASK_FOR_REPORT, self.object),
        }

    def entries_found(self) -> WholeFilter:
        """Narrow the entries, and return what narrows them."""
        self.rows = self.entries(WholeFilter)
        return self.filterset

    def found(self) -> dict[str, Any]:
        """Return the entries of this page, or those that hold the words asked for."""
        said = self.request.POST.get("words", "").strip()[:LONGEST]
        if said:
            page, rows = None, list(self.rows.saying(said).oldest_first()[:MOST_FOUND])
        else:
            page, rows = page_of(self.rows.oldest_first(), self.request.GET.get("page") or "1", ON_A_PAGE)
        corrects = self.corrects if self.object.is_open else None
        laid_out = self.show(
            lay_out(rows, self.known["chronology_kind"], weights=self.known["entry_weight"], corrects=corrects)
        )
        self.shown += [uuid.UUID(one["key"]) for entry in laid_out for one in entry.about_open]
        return {"entries": laid_out, "page_obj": page, "said": said}

    def reviews(self) -> dict[str, Any]:
        """Return the last review of the chronology, and those before it."""
        rows = ChronologyReview.objects.visible_to(self.request.user).filter(case=self.object)
        found = [review_row(one) for one in rows.select_related("reviewed_by__team__organisation__agency")]
        return {"review": found[0] if found else None, "reviews_before": found[1:]}


class EntryPick(Queue):
    """Choose the case to write in; whoever works on one alone is taken to its form."""

    permission = Permission.WORK_ON_CASE
    template_name = "cases/entry_pick.html"
    sorts = {"child": ("Child", ()), "reference": ("Case", ("reference",)), "write": ("Write", ())}

    def rows(self) -> Any:
        """Return her open cases, those she leads first, then the newest."""
        user = self.request.user
        rows = Case.objects.visible_to(user, self.permission).open().leading_first(user)
        return rows.select_related("child", "lead_professional", "lead_team")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Go on to the form where there is nothing to choose."""
        keys = list(self.rows().values_list("pk", flat=True)[:2])
        if len(keys) == 1:
            return see_other(reverse("cases:entry_add", args=keys))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Note the children shown, but for those kept from her."""
        context = super().get_context_data(**kwargs)
        keys = [case.child_id for case in context["rows"]]
        seen = set(Person.objects.visible_to(self.request.user).filter(pk__in=keys).values_list("pk", flat=True))
        for case in context["rows"]:
            case.child_name = case.child.filed_name if case.child_id in seen else ""
        self.shown += seen
        return context


class EntryAdd(Deed):
    """Add an entry to the chronology."""

    form_class = EntryForm
    heading, submit = "Add to the chronology", "Add the entry"
    done = "The entry is in the chronology."
    intro = "It is kept as you first write it. Everybody involved in the case reads it."

    def do(self, form: EntryForm) -> ChronologyEntry:
        """Add it."""
        return actions.add_entry(self.object, by=self.request.user, **form.entry())


class EntryCorrect(Deed):
    """Strike an entry out with a reason, and say what is right instead."""

    model = ChronologyEntry
    select = ("case__child", "organisation__agency", "author")
    form_class = CorrectForm
    template_name = "cases/entry_correct.html"
    heading, submit = "Correct this entry", "Correct the entry"
    done = "The entry is struck out, with your reason."

    def get_initial(self) -> dict[str, Any]:
        """Start from what the entry says."""
        entry = self.object
        names = ("kind", "source", "happened_words", "weight", *STATEMENTS, *FOLLOWS)
        about = EntryPerson.objects.visible_to(self.request.user).filter(entry=entry)
        people = [str(key) for key in about.values_list("person", flat=True)]
        told = {name: getattr(entry, name) for name in names}
        return {**told, **happened_of(entry), "about": people, "organisation": entry.organisation_id}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the entry as it stands."""
        [entry] = lay_out([self.object], labels("chronology_kind"))
        return super().get_context_data(**{"entry": entry, **kwargs})

    def do(self, form: CorrectForm) -> ChronologyEntry:
        """Correct it."""
        answers = form.cleaned_data
        instead = form.entry() if answers["replace"] == "yes" else None
        return actions.correct_entry(self.object, **self.seen, why=answers["why"], instead=instead)


class ReviewAdd(Deed):
    """Read the chronology as a whole, and record what it tells."""

    form_class = ReviewForm
    heading, submit = "Review the chronology", "Record the review"
    done = "The review stands at the head of the chronology."
    intro = "Read the chronology first. A review is kept as you write it; the next one may see it differently."

    def get_initial(self) -> dict[str, Any]:
        """Go on where the last review ended, else from the first entry."""
        user, case = self.request.user, self.object
        last = ChronologyReview.objects.visible_to(user).filter(case=case).order_by("-until").first()
        first = ChronologyEntry.objects.visible_to(user).filter(case=case).standing().oldest_first().first()
        since: dt.date = last.until if last else local(first.happened_at if first else case.opened_at).date()
        return {"since": since, "until": clock.today()}

    def after(self, made: ChronologyReview) -> str:
        """Go to the chronology, at whose head it stands."""
        return made.get_absolute_url()

    def do(self, form: ReviewForm) -> ChronologyReview:
        """Record it."""
        return actions.review_chronology(self.object, by=self.request.user, **form.cleaned_data)
