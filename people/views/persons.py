"""A person's page."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import RecordPage
from people import summary
from people.known import rows_about
from people.models import (
    AddressEpisode,
    Alias,
    Correction,
    HouseholdMember,
    Identifier,
    Merge,
    Person,
    PersonFact,
    WarningNote,
)
from people.ties import relationships_of
from people.views.base import identity_facts
from reference.querysets import labels


class PersonDetail(RecordPage):
    """Who somebody is, and what the reader may see of what is known."""

    model = Person
    permission = Permission.VIEW
    template_name = "people/person_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is known with its dates, and what each room knows."""
        person: Person = self.object
        details = [
            {"key": "Sex", "value": person.sex_as_given or person.get_sex_display()},
            {"key": "Telephone", "value": person.telephone},
        ]
        works = self.request.user.may(Permission.WORK_ON_CASE, person)
        dated = self.dated(person, works=works)
        rows = rows_about(person, self.request.user)
        self.shown.extend(row["record"] for row in rows)
        headings = ["Date", "Agency", "What", "In short"]
        return super().get_context_data(
            facts=identity_facts(person),
            details=details,
            works=works,
            **self.settled(person, works=works),
            **self.named(person, works=works),
            **dated,
            rows=rows,
            headings=headings,
            **kwargs,
        )

    def settled(self, person: Person, *, works: bool) -> dict[str, Any]:
        """Return what everybody must know before they meet somebody, and where to go on when she was merged."""
        user, kinds = self.request.user, labels("warning_kind")
        notes = self.show(WarningNote.objects.visible_to(user).about([person.pk]))
        stand = [one for one in notes if one.is_standing]
        ended = [one for one in notes if not one.is_standing]
        into = Merge.objects.visible_to(user).filter(merged=person, undone_at=None).select_related("kept").first()
        return {
            "warnings": summary.warning_rows(stand, kinds, changes=works, named=False),
            "warned_before": summary.warning_rows(ended, kinds, named=False),
            "merged_into": self.show(into.kept) if into else None,
        }

    def named(self, person: Person, *, works: bool) -> dict[str, Any]:
        """Return other names, and what was recorded of who somebody is before it was put right."""
        user = self.request.user
        aliases = Alias.objects.visible_to(user).filter(person=person).order_by("surname", "forename")
        before = Correction.objects.visible_to(user).filter(person=person).select_related("changed_by")
        return {
            "names": summary.name_rows(self.show(aliases), changes=works),
            "corrections": self.show(before),
        }

    def dated(self, person: Person, *, works: bool) -> dict[str, Any]:
        """Return facts, numbers, addresses, households and relationships, each read with one question."""
        user = self.request.user
        facts = PersonFact.objects.visible_to(user).filter(person=person)
        numbers = Identifier.objects.visible_to(user).filter(person=person).select_related("verified_by")
        homes = AddressEpisode.objects.visible_to(user).filter(person=person)
        here = HouseholdMember.objects.visible_to(user).filter(person=person)
        living = HouseholdMember.objects.visible_to(user).filter(household__in=here.values("household"))
        ties = relationships_of(person, user)
        living = list(living.select_related("person"))
        all_the_time = [one for one in living if one.until is None and one.stay == HouseholdMember.Stay.LIVES]
        homes_now = [one.household for one in all_the_time if one.person_id == person.pk]
        self.show([tie.who for tie in ties])
        self.show([one.person for one in living])
        return {
            "known": summary.fact_rows(self.show(facts), labels("person_fact"), changes=works),
            "numbers": summary.number_rows(self.show(numbers), labels("identifier_scheme"), changes=works),
            "homes": summary.home_rows(self.show(homes), changes=works),
            "lives_with_others": sum(one.household in homes_now for one in all_the_time) > 1,
            "households": summary.household_rows(living, person, changes=works),
            "ties": summary.tie_rows(ties, labels("family_relationship"), changes=works),
        }
