"""The nouns of this room."""

from people.models.changing import Correction
from people.models.details import Identifier, PersonFact
from people.models.homes import AddressEpisode, AddressEpisodeTeamGrant, AddressEpisodeUserGrant, HouseholdMember
from people.models.merging import Merge, MergeMove, NotSame
from people.models.person import Alias, Named, Person, PersonTeamGrant, PersonUserGrant
from people.models.ties import Answer, Relationship
from people.models.warnings import WarningNote

__all__ = [
    "AddressEpisode",
    "AddressEpisodeTeamGrant",
    "AddressEpisodeUserGrant",
    "Alias",
    "Answer",
    "Correction",
    "HouseholdMember",
    "Identifier",
    "Merge",
    "MergeMove",
    "Named",
    "NotSame",
    "Person",
    "PersonFact",
    "PersonTeamGrant",
    "PersonUserGrant",
    "Relationship",
    "WarningNote",
]
