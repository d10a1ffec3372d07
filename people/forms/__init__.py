"""Questions about people: who somebody is, and what is known of her."""

from people.forms.changing import AliasEndForm, AliasForm, ChangeForm, as_recorded
from people.forms.details import BirthForm, CheckForm, EndForm, FactForm, IdentifierForm, TakeBackForm
from people.forms.homes import AddressForm, HouseholdForm, MoveForm, ShareForm
from people.forms.identity import PersonFields
from people.forms.ties import RelationshipChangeForm, RelationshipForm

__all__ = [
    "AddressForm",
    "AliasEndForm",
    "AliasForm",
    "BirthForm",
    "ChangeForm",
    "CheckForm",
    "EndForm",
    "FactForm",
    "HouseholdForm",
    "IdentifierForm",
    "MoveForm",
    "PersonFields",
    "RelationshipChangeForm",
    "RelationshipForm",
    "ShareForm",
    "TakeBackForm",
    "as_recorded",
]
