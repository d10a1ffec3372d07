"""The list of cases, one case, and its chronology to print."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import JSONObject
from django.http import Http404
from django.urls import reverse

from access.roles import Permission
from access.views import Queue, RecordPage
from agencies.models import Agency, StaffMember
from cases import parts
from cases.filters import ONLY, CaseFilter, EntryFilter
from cases.identity import identity_of
from cases.models import (
    FALLS_DUE,
    Case,
    CaseClock,
    CaseLink,
    CaseScreening,
    ChronologyEntry,
    FamilyMember,
    Involvement,
)
from cases.moves import case_moves
from cases.safety import standing_row
from cases.summary import (
    about_open,
    address,
    clock_row,
    colour_of,
    family_row,
    involved_row,
    lay_out,
    linked_row,
    name_of,
    next_step,
    standing,
)
from cases.views.base import OfCase
from common import clock
from people.models import Person
from reference.models import Code
from referrals.models import Concern

ENTRIES, MOST_PAGES = 20, 9999
WORDS = ("chronology_kind", "entry_weight", "family_relationship")
ENTRY = ("organisation__agency", "author", "struck_by", "concern")


class CaseList(Queue):
    """Cases that the reader, or a team of hers, is involved in: what is late first."""

    permission = Permission.WORK_ON_CASE
    template_name = "cases/case_list.html"
    filterset_class = CaseFilter
    sorts = {
        "reference": ("Case", ("reference",)),
        "child": ("Child", ()),
        "status": ("Status", ("status", "next_due")),
        "lead": ("Lead", ("lead_professional__name",)),
        "opened": ("Opened", ("opened_at",)),
        "due": ("Next due", ("next_due",)),
    }

    def rows(self) -> QuerySet:
        """Return the cases, each with the first clock that still runs."""
        running = CaseClock.objects.visible_to(self.request.user).filter(case=OuterRef("pk")).running()
        rows = Case.objects.visible_to(self.request.user, self.permission)
        rows = rows.annotate(next_due=Subquery(running.values(at=FALLS_DUE)[:1]))
        return rows.select_related("child", "lead_professional", "lead_team").order_by("next_due", "-opened_at")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say of each whether it is late, and note the children shown."""
        context = super().get_context_data(**kwargs)
        for case in context["rows"]:
            case.is_late = bool(case.next_due and case.next_due < clock.now())
            case.colour = colour_of(case)
        self.show([case.child for case in context["rows"]])
        narrowed = bool(self.request.GET.keys() - {"sort", "page"})
        return {**context, "narrowed": narrowed, "contacts_url": reverse("agencies:contacts")}


class CasePage(OfCase, RecordPage):
    """A page to read about a case."""

    permission = Permission.VIEW
    model = Case
    select = ("child", "lead_team__organisation", "lead_professional__team", "opened_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Ask once what every part of the page needs to know."""
        self.known = known_of(self.object, self.request.user)
        return super().get_context_data(**{**self.parts(), **kwargs})

    def parts(self) -> dict[str, Any]:
        """Return what the page shows; each page writes its own."""
        raise NotImplementedError

    def corrects(self, entry: ChronologyEntry) -> bool:
        """Say whether the reader may put an entry right: its author and the lead may."""
        return self.known["leads"] or entry.author_id == self.request.user.pk

    def entries(self, filters: type[EntryFilter] = EntryFilter) -> QuerySet:
        """Return the chronology that the reader may see, narrowed as she asks, with whom each entry is about."""
        user, known = self.request.user, self.known
        told_in = Concern.objects.visible_to(user).filter(pk=OuterRef("concern"))
        rows = ChronologyEntry.objects.visible_to(user).filter(case=self.object).select_related(*ENTRY)
        rows = rows.annotate(concern_open=Exists(told_in), about_open=about_open(user))
        words = {
            "agency": {one["key"]: one["name"] for one in known["agencies"]},
            "author": {one["key"]: one["name"] for one in known["authors"]},
            "person": {one["key"]: name_of(one) for one in known["people"]},
            "kind": known["chronology_kind"],
            "only": ONLY | {code: label.partition(":")[0] for code, label in known["entry_weight"].items()},
        }
        self.filterset = filters(self.request.GET, queryset=rows, request=self.request, words=words)
        return self.filterset.qs


def known_of(case: Case, user: Any) -> dict[str, Any]:
    """Return, in one question, if ``user`` works here, leads, may see the child, and words and filters."""
    entries = ChronologyEntry.objects.visible_to(user).filter(case=OuterRef(OuterRef("pk")))
    decided = CaseScreening.objects.visible_to(user).filter(case=OuterRef("pk"))
    agencies = Agency.objects.visible_to(user).filter(pk__in=entries.values("organisation__agency"))
    authors = StaffMember.objects.visible_to(user).filter(pk__in=entries.values("author")).order_by("name")
    family = FamilyMember.objects.visible_to(user).filter(case=OuterRef(OuterRef("pk")))
    people = Person.objects.visible_to(user).filter(pk__in=family.values("person")).order_by("forename", "surname")
    codes = Code.objects.visible_to(None).filter(list__key__in=WORDS).order_by("valid_from", "recorded_at", "position")
    told = parts.all_annotations()
    known = (
        Case.objects.visible_to(user)
        .filter(pk=case.pk)
        .annotate(**told)
        .values(
            *told,
            works=Exists(Case.objects.visible_to(user, Permission.WORK_ON_CASE).filter(pk=OuterRef("pk"))),
            leads=Exists(Case.objects.visible_to(user, Permission.LEAD_CASE).filter(pk=OuterRef("pk"))),
            child_open=Exists(Person.objects.visible_to(user).filter(pk=OuterRef("child"))),
            agencies=ArraySubquery(agencies.values(one=JSONObject(key="pk", name="name"))),
            authors=ArraySubquery(authors.values(one=JSONObject(key="pk", name="name"))),
            people=ArraySubquery(people.values(one=JSONObject(key="pk", forename="forename", surname="surname"))),
            decided=ArraySubquery(decided.values("screening__outcome")),
            codes=ArraySubquery(codes.values(one=JSONObject(of="list__key", code="code", label="label"))),
        )
    )
    found = known.get()
    for name in told:
        setattr(case, name, found[name])
    return {
        **found,
        **{key: {one["code"]: one["label"] for one in found["codes"] if one["of"] == key} for key in WORDS},
    }


class CaseDetail(CasePage):
    """One case: who the child is, how it stands, what is next, who is involved, what happened."""

    template_name = "cases/case_detail.html"

    def parts(self) -> dict[str, Any]:
        """Gather the parts."""
        case, user = self.object, self.request.user
        clocks = list(CaseClock.objects.visible_to(user).filter(case=case).select_related("rule", "exempt_by"))
        works = self.known["works"] and case.is_open
        child = case.child if self.known["child_open"] else None
        return {
            "identity": identity_of(
                case, child, decided=self.known["decided"], late=sum(one.is_overdue for one in clocks)
            ),
            "heading": f"Case {case.reference}",
            "back_url": reverse("cases:case_list"),
            "back_text": "Cases",
            "standing": standing(case),
            "status_colour": colour_of(case),
            "next_step": next_step(case, clocks),
            "road": parts.road(case),
            "safety_plan": standing_row(case),
            "safety_url": address("case_safety", case.pk),
            "looked_url": address("case_looked", case.pk, when=self.known["leads"]),
            "clocks": [clock_row(one, settles=works) for one in clocks],
            **case_moves(case, works=works, leads=self.known["leads"]),
            **self.people(works=works),
            **self.chronology(works=works),
        }

    def people(self, *, works: bool) -> dict[str, Any]:
        """Return the family, who is involved, and linked cases."""
        case, user = self.object, self.request.user
        people = Person.objects.visible_to(user)
        family = FamilyMember.objects.visible_to(user).filter(case=case, person__in=people).with_ties()
        family = list(family)
        involved = (
            Involvement.objects.visible_to(user)
            .filter(case=case)
            .select_related("team__organisation__agency", "staff__team__organisation__agency", "ended_by")
        )
        linked = CaseLink.objects.visible_to(user).filter(case=case, other__in=Case.objects.visible_to(user))
        linked = list(linked.select_related("other__child"))
        self.show([one.person for one in family])
        self.show([one for link in linked for one in (link.other, link.other.child)])
        relations = self.known["family_relationship"]
        involved = list(involved)
        return {
            "family": [family_row(one, relations, changes=works) for one in family if not one.until],
            "family_before": [family_row(one, relations) for one in family if one.until],
            "involved": [involved_row(one, ends=works and self.known["leads"]) for one in involved if not one.ends_at],
            "involved_before": [involved_row(one) for one in involved if one.ends_at],
            "linked": [linked_row(one) for one in linked],
            "family_add_url": address("family_add", case.pk, when=works),
            "link_url": address("case_link", case.pk, when=works),
            "involve_url": address("involvement_add", case.pk, when=works and self.known["leads"]),
        }

    def chronology(self, *, works: bool) -> dict[str, Any]:
        """Return a page of the chronology, newest first, with its filters."""
        page, rows = page_of(self.entries().newest_first(), self.request.GET.get("page") or "1")
        query = self.request.GET.copy()
        query.pop("page", None)
        words, corrects = self.known, self.corrects if works else None
        laid_out = lay_out(rows, words["chronology_kind"], weights=words["entry_weight"], corrects=corrects)
        self.shown += [uuid.UUID(one["key"]) for entry in laid_out for one in entry.about_open]
        return {
            "entries": self.show(laid_out),
            "page_obj": page,
            "query": query.urlencode(),
            "filterset": self.filterset,
            "narrowed": any(query.values()),
            "clear_url": f"{self.object.get_absolute_url()}#chronology",
            "chronology_url": reverse("cases:case_chronology", args=[self.object.pk]),
        }


def page_of(rows: QuerySet, asked: str, size: int = ENTRIES) -> tuple[Any, list[Any]]:
    """Return one page of rows and the page itself, counted in the same question; Http404 for a page not there."""
    number = int(asked) if asked.isdecimal() else 0
    if not 1 <= number <= MOST_PAGES:
        raise Http404
    found = list(rows.annotate(every=Window(Count("pk")))[(number - 1) * size : number * size])
    if not found and number > 1:
        raise Http404
    return Paginator(range(found[0].every if found else 0), size).page(number), found
