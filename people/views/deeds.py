"""What is written down of a person: facts, numbers, addresses, households, relationships, a birth."""

from __future__ import annotations

from typing import Any

from people import actions, forms, protected
from people.models import AddressEpisode, HouseholdMember, Identifier, PersonFact, Relationship
from people.views.base import PersonDeed
from reference.querysets import labels


class FactAdd(PersonDeed):
    """Write down something dated."""

    form_class = forms.FactForm
    heading, submit, done = "Add what is known", "Add it", "Written down."

    def do(self, form: Any) -> Any:
        """Write it down."""
        return actions.record_fact(self.object, **self.seen, **form.cleaned_data)


class Ending(PersonDeed):
    """Say since when something no longer holds."""

    select = ("person",)
    form_class = forms.EndForm
    submit, done = "Record it", "Recorded. It stays readable as having been."
    act_of: Any = None

    def do(self, form: Any) -> Any:
        """End it."""
        return type(self).act_of(self.object, **self.seen, **form.cleaned_data)


class FactEnd(Ending):
    """Say since when a fact no longer holds."""

    model, act_of = PersonFact, actions.end_fact
    heading = "This no longer holds"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what."""
        kind = labels("person_fact").get(self.object.kind, self.object.kind)
        return super().get_context_data(**{"about": [{"key": kind, "value": self.object.words}], **kwargs})


class IdentifierAdd(PersonDeed):
    """Write down a number of another system."""

    form_class = forms.IdentifierForm
    heading, submit, done = "Add a number", "Add the number", "The number is written down."

    def do(self, form: Any) -> Any:
        """Write it down; say what looks wrong about it."""
        made = actions.record_identifier(self.object, **self.seen, **form.cleaned_data)
        self.done = f"The number is written down. {made.warned}".strip()
        return made


class OfNumber(PersonDeed):
    """A form about a number."""

    model = Identifier
    select = ("person",)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which."""
        scheme = labels("identifier_scheme").get(self.object.scheme, self.object.scheme)
        return super().get_context_data(**{"about": [{"key": scheme, "value": self.object.value}], **kwargs})


class IdentifierCheck(OfNumber):
    """Say that a number was checked."""

    form_class = forms.CheckForm
    heading, submit, done = "You checked this number", "It is right", "Recorded as checked."

    def do(self, form: Any) -> Any:
        """Say so."""
        return actions.verify_identifier(self.object, **self.seen, **form.cleaned_data)


class IdentifierEnd(OfNumber):
    """Take a number back."""

    form_class = forms.TakeBackForm
    heading, submit, done = "This number is not theirs", "Take it back", "Taken back. It stays readable as having been."

    def do(self, form: Any) -> Any:
        """Take it back."""
        return actions.end_identifier(self.object, **self.seen, **form.cleaned_data)


class AddressAdd(PersonDeed):
    """Write down where somebody lives now."""

    form_class = forms.AddressForm
    heading, submit, done = "Add an address", "Add the address", "The address is written down."

    def do(self, form: Any) -> Any:
        """Write it down; a protected one belongs to the work in which it is told."""
        told_in = protected.told_in(self.object, self.request.user)
        return actions.record_address(self.object, **self.seen, told_in=told_in, **form.cleaned_data)


class AddressEnd(Ending):
    """Say since when somebody no longer lives at an address."""

    model, act_of = AddressEpisode, actions.end_address
    heading = "They no longer live there"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which."""
        return super().get_context_data(**{"about": [{"key": "Address", "value": self.object.words}], **kwargs})


class AddressShare(PersonDeed):
    """Open a protected address to one more."""

    model = AddressEpisode
    select = ("person",)
    form_class = forms.ShareForm
    heading, submit, done = "Open this address to somebody", "Open it to them", "They see the address now."

    def do(self, form: Any) -> Any:
        """Open it."""
        answers = form.cleaned_data
        return actions.share_address(self.object, **self.seen, to=answers["staff"], reason=answers["reason"])


class HouseholdAdd(PersonDeed):
    """Say with whom somebody lives."""

    form_class = forms.HouseholdForm
    heading, submit, done = "Who lives together?", "Record it", "Recorded."

    def do(self, form: Any) -> Any:
        """Say so."""
        answers = form.cleaned_data
        other = form.near[answers["other"]]
        return actions.live_together(
            self.object, **self.seen, other=other, stay=answers["stay"], since=answers["since"]
        )


class HouseholdMove(PersonDeed):
    """Move a whole household at once."""

    form_class = forms.MoveForm
    heading, submit, done = "The household moved", "Record the move", "The move is recorded on everybody’s page."
    intro = "Each who moved keeps an address of their own. A protected address is not given here: add it to one person."

    def do(self, form: Any) -> Any:
        """Move them."""
        return actions.move_household(self.object, **self.seen, **form.moved())


class HouseholdEnd(Ending):
    """Say since when somebody no longer belongs to a household."""

    model, act_of = HouseholdMember, actions.leave_household
    heading = "They no longer belong to this household"


class RelationshipAdd(PersonDeed):
    """Say what somebody is to this person."""

    form_class = forms.RelationshipForm
    heading, submit, done = "Add a relationship", "Add the relationship", "The relationship stands on both pages now."

    def do(self, form: Any) -> Any:
        """Say so."""
        answers = dict(form.cleaned_data)
        other, what = form.near[answers.pop("other")], answers.pop("other_is")
        return actions.relate(other, by=self.request.user, other=self.object, person_is=what, **answers)


class OfTie(PersonDeed):
    """A form about a relationship."""

    model = Relationship
    select = ("person", "other")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say between whom."""
        tie, words = self.object, labels("family_relationship")
        self.show(tie.other)
        about = [
            {"key": words.get(tie.person_is, tie.person_is), "value": tie.person.name},
            {"key": words.get(tie.other_is, tie.other_is), "value": tie.other.name},
        ]
        return super().get_context_data(**{"about": about, **kwargs})


class RelationshipChange(OfTie):
    """Put right what is known of a relationship."""

    form_class = forms.RelationshipChangeForm
    heading, done = "Change what is known", "Saved."

    def get_initial(self) -> dict[str, Any]:
        """Start from what is known."""
        return {name: getattr(self.object, name) for name in ("parental_responsibility", "no_contact", "since")}

    def do(self, form: Any) -> Any:
        """Save."""
        return actions.change_relationship(self.object, **self.seen, **form.cleaned_data)


class RelationshipEnd(OfTie, Ending):
    """Say since when two people are no longer that to each other."""

    select = ("person", "other")
    act_of = actions.end_relationship
    heading = "This relationship has ended"


class BirthAdd(PersonDeed):
    """Say that a child who was awaited is born."""

    form_class = forms.BirthForm
    heading, submit, done = "The child is born", "Record the birth", "The birth is recorded."

    def do(self, form: Any) -> Any:
        """Record it."""
        return actions.record_birth(self.object, **self.seen, **form.cleaned_data)
