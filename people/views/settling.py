"""Who is who: records alike, two made one and taken back, and two that stay two."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from access.roles import Permission
from access.views import RecordPage
from audit.models import AccessLog
from common.templatetags.rowan import day
from people import actions
from people.forms.settling import ApartForm, MergeForm, UndoForm
from people.merging import likely_the_same
from people.models import Merge, MergeMove, NotSame, Person
from people.views.base import PersonDeed, identity_facts

NOT_KNOWN, RECORDED = "Not known", "Recorded"

# What a person reads of the tables that a merge moved; the others are counted together.
TABLES = {
    "cases.Case": "Cases",
    "cases.FamilyMember": "Places in a family",
    "cases.EntryPerson": "Chronology entries",
    "referrals.ConcernChild": "Concerns about the child",
    "referrals.ConcernAdult": "Concerns that name the adult",
    "people.Alias": "Other names",
    "people.PersonFact": "Things known",
    "people.Identifier": "Numbers",
    "people.AddressEpisode": "Addresses",
    "people.HouseholdMember": "Households",
    "people.Relationship": "Relationships",
    "register.RegisterFile": "Files of the register",
    "access.Opening": "Records through which the person is seen",
    "access.Exclusion": "People kept away",
}


class PersonAlike(RecordPage):
    """Records that may be the same person, side by side with this one."""

    permission = Permission.VIEW
    model = Person
    template_name = "people/person_alike.html"
    looking = AccessLog.Verb.SEARCH

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add those that are alike, those set aside, and what was merged into this one."""
        person, user = self.object, self.request.user
        likely, aside = likely_the_same(person, user)
        merges = Merge.objects.visible_to(user).filter(kept=person).select_related("merged", "merged_by")
        return super().get_context_data(
            person=person,
            facts=identity_facts(person),
            headings=["What is known", f"This record, {person.reference}", "The other record"],
            likely=[
                {"person": one, "rows": side_by_side(person, one), "reasons": one.reasons} for one in self.show(likely)
            ],
            aside=aside,
            pairs=self.pairs(person),
            merges=self.show(merges),
            settles=user.may(Permission.SETTLE_IDENTITY),
            **kwargs,
        )

    def pairs(self, person: Person) -> list[dict[str, Any]]:
        """Return whom she was found not to be, where the reader may see both."""
        user = self.request.user
        seen = Person.objects.visible_to(user)
        found = NotSame.objects.visible_to(user).filter(Q(one=person) | Q(other=person), one__in=seen, other__in=seen)
        rows = [
            {"who": row.other if row.one_id == person.pk else row.one, "row": row}
            for row in found.select_related("one", "other", "said_by")
        ]
        self.show([row["who"] for row in rows])
        return rows


def side_by_side(person: Person, other: Person) -> list[dict[str, Any]]:
    """Return what two records are compared by, and whether they differ in it."""
    rows = zip(columns_of(person), columns_of(other), strict=True)
    return [
        {
            "key": here["key"],
            "here": here["value"],
            "there": there["value"],
            "differs": here["key"] != RECORDED and _differ(here["value"], there["value"]),
        }
        for here, there in rows
    ]


def _differ(here: str, there: str) -> bool:
    return NOT_KNOWN not in (here, there) and here != there


def columns_of(person: Person) -> list[dict[str, str]]:
    """Return what two records are compared by."""
    told = {
        "Name": person.name,
        "Born or due": person.born_in_words or NOT_KNOWN,
        "Sex": person.sex_as_given or person.get_sex_display(),
        "CHI": person.chi or NOT_KNOWN,
        "Address": ", ".join(filter(None, (person.address_line, person.postcode))) or NOT_KNOWN,
        RECORDED: day(person.recorded_at),
    }
    return [{"key": key, "value": value} for key, value in told.items()]


class OfTwo(PersonDeed):
    """A form about two records at once: both must be open to the reader."""

    permission = Permission.SETTLE_IDENTITY
    labels = ("This record, {}", "The other record, {}")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find the other one; one that is not open to her is not there."""
        self.other = Person.objects.visible_to(request.user).filter(pk=kwargs["other"]).first()
        if self.other is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show both."""
        person, other = self.object, self.show(self.other)
        given = {
            "compared": side_by_side(person, other),
            "headings": [
                "What is known",
                *(label.format(one.reference) for label, one in zip(self.labels, (person, other), strict=True)),
            ],
            "back_url": reverse("people:person_alike", args=[person.pk]),
            "back_text": "Back to who is alike",
        }
        return super().get_context_data(**{**given, **kwargs})


class MergeMake(OfTwo):
    """Make the other record this person."""

    form_class = MergeForm
    heading, submit = "These are one person", "Make them one"
    labels = ("Kept: {}", "Goes into it: {}")
    intro = "All that names the other record names this one from now on. It can be taken back, exactly as it was."
    done = "They are one person now."

    def do(self, form: Any) -> Merge:
        """Merge."""
        return actions.merge(self.object, **self.seen, merged=self.other, **form.cleaned_data)

    def after(self, made: Merge) -> str:
        """Show what moved."""
        return made.get_absolute_url()


class ApartSay(OfTwo):
    """Say that they are two people."""

    form_class = ApartForm
    heading, submit = "These are two people", "Remember that"
    intro = "Whoever looks for one of them is not asked about this pair again."
    done = "Remembered. This pair is not offered again."

    def do(self, form: Any) -> NotSame:
        """Remember it."""
        return actions.not_the_same(self.object, **self.seen, other=self.other, **form.cleaned_data)

    def after(self, made: NotSame) -> str:
        """Return to who is alike."""
        return reverse("people:person_alike", args=[self.object.pk])


class MergeDetail(RecordPage):
    """One merge: why, by whom, what moved, and whether it was taken back."""

    permission = Permission.VIEW
    model = Merge
    select = ("kept", "merged", "merged_by", "undone_by")
    template_name = "people/merge_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Count what moved, by what it is."""
        made, user = self.object, self.request.user
        kept = self.show(made.kept)
        found = MergeMove.objects.visible_to(user).filter(merge=made).values("table").annotate(many=Count("pk"))
        counted: dict[str, int] = {}
        for row in found.order_by("table"):
            words = TABLES.get(row["table"], "Other records")
            counted[words] = counted.get(words, 0) + row["many"]
        moved = [{"key": words, "value": str(many)} for words, many in counted.items()]
        if made.stayed:
            moved.append({"key": "Stayed with the other record", "value": str(made.stayed)})
        may = made.undone_at is None and user.may(Permission.SETTLE_IDENTITY)
        undo_url = reverse("people:merge_undo", args=[made.pk]) if may else ""
        return super().get_context_data(
            made=made, person=kept, facts=identity_facts(kept), moved=moved, undo_url=undo_url, **kwargs
        )


class MergeUndo(PersonDeed):
    """Take a merge back."""

    permission = Permission.SETTLE_IDENTITY
    model = Merge
    select = ("kept", "merged")
    form_class = UndoForm
    heading, submit = "They are two people after all", "Take the merge back"
    done = "Taken back: everything is where it was."

    @property
    def person(self) -> Person:
        """Return the record that was kept."""
        return self.object.kept

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what is taken back."""
        made = self.object
        about = [
            {"key": "Record merged into this one", "value": made.merged.reference},
            {"key": "On", "value": day(made.merged_at)},
            {"key": "Because", "value": made.why},
        ]
        return super().get_context_data(
            **{"about": about, "back_url": made.get_absolute_url(), "back_text": "Back to the merge", **kwargs}
        )

    def do(self, form: Any) -> Merge:
        """Take it back."""
        return actions.unmerge(self.object, **self.seen, **form.cleaned_data)

    def after(self, made: Merge) -> str:
        """Show the merge, which says so."""
        return made.get_absolute_url()
