"""The two vocabularies: a concern about how services worked together, and good practice. Neither borrows the other's.

Good practice stands first and is never asked for as a complaint would be.
"""

from __future__ import annotations

from dataclasses import dataclass

GOOD_PRACTICE, CONCERN = "good_practice", "concern"


@dataclass(frozen=True)
class Words:
    """How the pages speak of one kind of practice-review referral."""

    kind: str
    slug: str
    name: str
    colour: str
    card: str
    for_example: tuple[str, ...]
    start: str
    heading: str
    title: str
    title_hint: str
    happened: str
    happened_hint: str
    why: str
    why_hint: str
    risk: str
    criteria: str
    leaves_out: tuple[str, ...]
    child: str
    child_hint: str
    refer: str
    refer_hint: str
    decline_hint: str
    learned: str


WORDS = {
    GOOD_PRACTICE: Words(
        kind=GOOD_PRACTICE,
        slug="good-practice",
        name="Good practice",
        colour="green",
        card="Good practice worth learning from",
        for_example=(
            "Something worked well for a child or a family, and others could do it too.",
            "People in different services noticed, shared and acted early.",
            "A child or a family said that it helped.",
        ),
        start="Share good practice",
        heading="Share good practice",
        title="What would you call it? (optional)",
        title_hint="A few words without names, such as “Housing and school planned one move together”.",
        happened="What went well, and who did what?",
        happened_hint="Tell it as it was: what people noticed, what they did, what came of it for the child.",
        why="What could others learn from it?",
        why_hint="What made it work, and what somebody else would need to do the same.",
        risk="Is any child in this at risk now?",
        criteria="What made it good? (optional)",
        leaves_out=("planning", "thresholds", "supervision", "assessment_of_risk", "complaint_or_hr"),
        child="Which child was it? (optional)",
        child_hint="In words, such as “the family housed in spring”. The story may also stand without a child.",
        refer="Refer it as good practice",
        refer_hint="What it shows, and why other agencies should hear of it.",
        decline_hint="Thank the person who shared it, and say what will be done with it in your agency.",
        learned="What worked, so that others can do it too?",
    ),
    CONCERN: Words(
        kind=CONCERN,
        slug="concern",
        name="Concern",
        colour="blue",
        card="A concern about how services worked together",
        for_example=(
            "Services did not share, meet or plan as they should have.",
            "A child or a family was passed on, or waited too long.",
            "Professionals disagreed, and nobody settled it.",
        ),
        start="Tell us about a concern",
        heading="A concern about how services worked together",
        title="What would you call it? (optional)",
        title_hint="A few words without names, such as “Two assessments, and neither was shared”.",
        happened="What happened between the services?",
        happened_hint="What each service did or did not do, as far as you know it. You need not know everything.",
        why="What could be learned from it?",
        why_hint="What you think should be looked at. It is not about blame.",
        risk="Is a child at risk now?",
        criteria="What is it about? (optional)",
        leaves_out=("early_help", "innovation", "partnership", "family_says"),
        child="Which child is it about?",
        child_hint="In words, such as “the older child of concern C-2026-00017”. Everybody who works on it reads this.",
        refer="Refer it to the sub-group",
        refer_hint="What the sub-group should look at, and why more than one agency can learn from it.",
        decline_hint="Say why, and what will happen instead.",
        learned="What is to be done differently?",
    ),
}


def words_for(kind: str) -> Words:
    """Return the vocabulary of a kind."""
    return WORDS[kind]


def words_of(slug: str) -> Words:
    """Return the vocabulary that an address names; KeyError when there is none such."""
    return {one.slug: one for one in WORDS.values()}[slug]


# What happens next, in the five stages that everybody sees: (stage, what happens there).
STAGES = (
    ("Suggested", "You write it down. Four answers are enough."),
    (
        "With the designated manager",
        "The designated manager of your agency decides for it whether to refer, and tells you why.",
    ),
    (
        "With the sub-group",
        "Each agency involved says what it knows. The Practice Review Sub-group reads that side by side.",
    ),
    ("Decided", "The chair and members decide what can be learned, and you are told."),
    ("Learning shared", "What was learned goes to the committee, and from there to every member of staff."),
)
