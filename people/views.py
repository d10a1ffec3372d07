"""A person's page."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import RecordPage
from people import chi
from people.known import rows_about
from people.models import Alias, Person


class PersonDetail(RecordPage):
    """Who somebody is, and what the reader may see of what is known."""

    model = Person
    permission = Permission.VIEW
    template_name = "people/person_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add other names and what each room knows."""
        person: Person = self.object
        named = Alias.objects.visible_to(self.request.user).filter(person=person)
        aliases = self.show(named.order_by("surname", "forename"))
        born = person.born_in_words.removeprefix("due ")
        facts = [
            {"key": "Due" if person.due_on else "Born", "value": born or "not known"},
            {"key": "Age", "value": person.age_in_words()},
            {"key": "CHI", "value": person.chi or "not known"},
            {"key": "Reference", "value": person.reference},
        ]
        details = [
            {"key": "Sex", "value": person.sex_as_given or person.get_sex_display()},
            {"key": "Address", "value": "\n".join(filter(None, (person.address_line, person.postcode)))},
            {"key": "Telephone", "value": person.telephone},
            {"key": "Other names", "value": "\n".join(alias.name for alias in aliases), "none": "None recorded"},
        ]
        if doubts := chi.warnings(person.chi, born=person.birth_range, sex=person.sex):
            details.insert(0, {"key": "About the CHI number", "value": "\n".join(doubts)})
        rows = rows_about(person, self.request.user)
        self.shown.extend(row["record"] for row in rows)
        return super().get_context_data(
            facts=facts, details=details, rows=rows, headings=["Date", "Agency", "What", "In short"], **kwargs
        )
