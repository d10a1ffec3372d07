"""What pages about a person share: who it is on every one, and the way back to the person."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import Refusable
from people.models import Person


def identity_facts(person: Person) -> list[dict[str, str]]:
    """Return what stands beside the name on every page about a person."""
    born = person.born_in_words.removeprefix("due ")
    return [
        {"key": "Due" if person.due_on else "Born", "value": born or "not known"},
        {"key": "Age", "value": person.age_in_words()},
        {"key": "CHI", "value": person.chi or "not known"},
        {"key": "Reference", "value": person.reference},
    ]


class PersonDeed(Refusable):
    """One form about a person that calls one action, then leads back to the person."""

    template_name = "people/person_form.html"
    permission = Permission.WORK_ON_CASE
    model: Any = Person

    @property
    def person(self) -> Person:
        """Return the person it is about."""
        return self.object if isinstance(self.object, Person) else self.object.person

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who asks, and about whom."""
        return {**super().get_form_kwargs(), "by": self.request.user, "person": self.person}

    def after(self, made: Any) -> str:
        """Return to the person."""
        return self.person.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say who it is about, the way back, and which version is shown."""
        person = self.show(self.person)
        given = {"person": person, "facts": identity_facts(person), "back_url": person.get_absolute_url()}
        return super().get_context_data(**{**given, "version": self.object.version, **kwargs})

    @property
    def seen(self) -> dict[str, Any]:
        """Return who does it and which version she saw."""
        version = self.request.POST.get("version", "")
        return {"by": self.request.user, "seen_version": int(version) if version.isdecimal() else None}
