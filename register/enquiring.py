"""What is told to whoever asks the register about a child: known and whom to ring, or not found and whom to ring.

Never that nothing is known, and never whether a name is on the register: whoever is rung knows what is safe to tell.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from agencies.models import StaffMember
from agencies.querysets import out_of_hours_teams, receiving_team
from people.known import KnownTo, known_to
from people.matching import Match
from register.models import RegisterEnquiry

SURE = 50  # points of 100 from which somebody counts as the one meant; from those below, as perhaps the one
Answer = RegisterEnquiry.Answer


def answer_to(matches: Iterable[Match], reader: StaffMember) -> tuple[str, str]:
    """Return the answer and its words: the same whoever answers, and whether or not she may see the child."""
    contacts, words = known_to([one.person_id for one in matches], reader), dict[str, str]()
    answer: str = Answer.NOT_FOUND
    for match in matches:  # the best first: one number is told once, as sure as it may be
        sure = match.score >= SURE
        for contact in contacts.get(match.person_id, []):
            said = "Known. Ring" if sure else "Somebody with details like these is known. Ask, and ring"
            words.setdefault(_number(contact), said)
            answer = Answer.KNOWN if sure or answer == Answer.KNOWN else Answer.PERHAPS
    if words:
        told = [f"{said} {number}" for number, said in words.items()]
        return answer, "\n".join([*told, *_at_other_hours(words)])
    team = receiving_team()
    duty = _number(KnownTo.through(team)) if team else "the receiving team"
    said = (
        "Not found with these details. That does not mean that nothing is known: ask for another name, the date of "
        f"birth or an earlier address, and if there is any worry ring {duty}"
    )
    return Answer.NOT_FOUND, "\n".join([said, *_at_other_hours([duty])])


def _at_other_hours(told: Collection[str]) -> list[str]:
    """Return the line that says whom to ring when those told do not answer, unless they are told already."""
    numbers = (_number(KnownTo.through(team)) for team in out_of_hours_teams())
    return [f"When nobody answers there, at night and at weekends, ring {one}" for one in numbers if one not in told]


def _number(contact: KnownTo) -> str:
    number = f": {contact.telephone}" if contact.telephone else ""
    hours = f" ({contact.hours})" if contact.hours else ""
    return f"{contact.team_name}, {contact.agency_name}{number}{hours}"
