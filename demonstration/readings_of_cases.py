"""What lead professionals made of chronologies when they read them as a whole. No child or event here exists."""

from __future__ import annotations

from typing import NamedTuple


class Reading(NamedTuple):
    """One review: what the chronology tells, which patterns, what is missing, what follows."""

    tells: str
    patterns: str = ""
    missing: str = ""
    follows: str = ""


ARIA = (
    Reading(
        "Aria has enough to eat at home on most days since the meter was paid and the letters were answered, and comes "
        "to nursery clean. What has not changed are the mornings: nobody is up when the children wake.",
        "The nursery sees her asleep before lunch on Mondays and Wednesdays, after evenings on which her mother drank. "
        "Help is taken up when somebody goes along with her mother, and missed when she is sent alone.",
        "Robbie’s school wrote once in six months, and late. Nobody has spoken with the children’s father.",
        "Ask the school for Robbie’s attendance each month. Family support at eight in the morning, not at noon.",
    ),
    Reading(
        "Since her mother rings before she drinks, Aria is collected awake and eats with the others. The change is new: "
        "it has held for six weeks and has not met a bad one.",
        "Each fall came within a fortnight of a letter about money. The weekends with her aunt carry the family.",
        "What the tablets did, and who sees to them now, nobody wrote before the autumn.",
        "Keep the mornings. Agree with the aunt what happens in a week in which she cannot.",
    ),
)

RUBY = (
    Reading(
        "Ruby goes to school and reads well, and looks after her brother when there is shouting. Since somebody new "
        "lives in the home, her mother sees fewer people, and Ruby weighs what she may say.",
        "Visits are cancelled after each time that somebody noticed the new partner: three in a row in that month.",
        "Nothing is written of what the father’s sister sees on Fridays.",
        "Ring the aunt before each core group. See Ruby at school, alone, every two weeks.",
    ),
)

# Of every other case: the same two in turn, in the words of its lead.
OTHERS = (
    Reading(
        "What we planned together has begun, and the child is seen as often as we said. It is too early to say that the "
        "worry is less.",
        "Appointments are kept when they are near home.",
        "The time before the case was opened rests on what the family told us.",
    ),
    Reading(
        "More days are quiet than three months ago, and the child says so. What brought us here has not come back.",
        "",
        "One of the agencies has not written anything since the last review.",
        "Ask each agency for what it saw before the next meeting.",
    ),
)

READINGS = {"aria": ARIA, "ruby": RUBY, "finn": RUBY}
