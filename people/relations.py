"""What two people may be to each other, and the word for either end. Pure; the labels are a code list."""

from __future__ import annotations

PARENTS = ("mother", "father", "parent")
SIBLINGS = ("brother", "sister", "sibling")
# Who stands first: parents and those who care as parents do. Each with the word for the child.
CARERS = {
    **dict.fromkeys(PARENTS, "child"),
    "step_parent": "step_child",
    "partner": "partners_child",
    "grandparent": "grandchild",
    "aunt_uncle": "niece_nephew",
    "kinship_carer": "kinship_child",
    "foster_carer": "foster_child",
}
CHILDREN = {child: carer for carer, child in CARERS.items() if carer not in PARENTS} | {"child": "parent"}
# The same from either end.
EVEN = ("half_sibling", "couple", "former_couple", "other_relative", "household", "other")
# What ends when somebody leaves the family; a mother stays a mother.
ENDING = frozenset({"partner", "step_parent", "kinship_carer", "foster_carer", "couple", "household", "other"})
CODES = (*CARERS, *CHILDREN, *SIBLINGS, *EVEN)
_BY_SEX = {
    "parent": {"female": "mother", "male": "father"},
    "sibling": {"female": "sister", "male": "brother"},
}


def opposite(code: str, sex: str = "") -> str:
    """Return what somebody of this sex is to the one who is ``code`` to her. Raises KeyError for an unknown code."""
    if code in EVEN:
        return code
    if code in SIBLINGS:
        return _BY_SEX["sibling"].get(sex, "sibling")
    if code in CARERS:
        return CARERS[code]
    return _BY_SEX["parent"].get(sex, "parent") if code == "child" else CHILDREN[code]


def stands_second(code: str) -> bool:
    """Say whether who is ``code`` to another is written second: a child beside a parent or carer."""
    return code in CHILDREN
