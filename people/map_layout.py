"""Where everybody stands on a family map: generations in rows, partners side by side, children under parents. Pure."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count

from people.relations import PARENTS, SIBLINGS

MOST_IN_A_ROW = 8
SWEEPS = 40
COUPLES = ("couple", "former_couple")
# How many generations above the other somebody stands, and how much that says of where to draw her.
ABOVE = {
    **dict.fromkeys(PARENTS, 1),
    **dict.fromkeys(("step_parent", "partner", "aunt_uncle", "kinship_carer", "foster_carer"), 1),
    "grandparent": 2,
}
SURE = {*PARENTS, *SIBLINGS, *COUPLES, "half_sibling"}
LIKELY = {"step_parent", "partner", "grandparent", "aunt_uncle"}


@dataclass(frozen=True)
class Link:
    """That ``one`` is ``one_is`` to ``other``."""

    one: str
    other: str
    one_is: str


@dataclass
class Union:
    """One or two people, the children they have together, and what they are to each other."""

    pair: tuple[str, ...]
    kind: str = ""
    children: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Layout:
    """Everybody's place: x in columns and the number of the row, and the unions between them."""

    places: dict[str, tuple[float, int]]
    rows: list[list[str]]
    unions: list[Union]


def lay_out(keys: Iterable[str], subject: str, links: list[Link], living: Iterable[Iterable[str]] = ()) -> Layout:
    """Return where everybody stands; ``links`` come from the carer's end, ``living`` is who lives together."""
    people = list(keys)
    above = generations(people, subject, links)
    unions = unions_of(people, links, [set(home) for home in living])
    ordered = ordered_rows(people, above, unions)
    rows = [part for row in ordered for part in wrapped(row, unions)]
    across = spread(rows, unions)
    return Layout({key: (across[key], at) for at, row in enumerate(rows) for key in row}, rows, unions)


def generations(people: list[str], subject: str, links: list[Link]) -> dict[str, int]:
    """Return how many generations above the subject each stands, by the surest chain of relationships."""
    near: dict[str, list[tuple[int, str, int]]] = {key: [] for key in people}
    for link in links:
        strength = 0 if link.one_is in SURE else 1 if link.one_is in LIKELY else 2
        step = ABOVE.get(link.one_is, 0)
        near[link.one].append((strength, link.other, -step))
        near[link.other].append((strength, link.one, step))
    above: dict[str, int] = {}
    order = count()
    waiting = [(0, next(order), subject, 0)]
    while waiting:
        _, _, key, at = heapq.heappop(waiting)
        if key in above:
            continue
        above[key] = at
        for strength, other, step in near[key]:
            heapq.heappush(waiting, (strength, next(order), other, at + step))
    return {key: above.get(key, 0) for key in people}


def unions_of(people: list[str], links: list[Link], living: list[set[str]]) -> list[Union]:
    """Return couples and parents with their children; full brothers and sisters share the parents recorded of one."""
    parents: dict[str, list[str]] = {key: [] for key in people}
    for link in links:
        if link.one_is in PARENTS and link.one not in parents[link.other]:
            parents[link.other].append(link.one)
    for link in links:
        if link.one_is in SIBLINGS:
            shared = list(dict.fromkeys([*parents[link.one], *parents[link.other]]))[:2]
            parents[link.one] = parents[link.other] = shared
    unions: dict[frozenset[str], Union] = {}
    for key in people:
        if pair := tuple(parents[key][:2]):
            unions.setdefault(frozenset(pair), Union(pair)).children.append(key)
    for link in links:
        if link.one_is in COUPLES:
            unions.setdefault(frozenset((link.one, link.other)), Union((link.one, link.other))).kind = link.one_is
        elif link.one_is in {"partner", "step_parent"}:
            _partner_of_a_parent(link, parents, unions, living)
    return list(unions.values())


def _partner_of_a_parent(
    link: Link, parents: dict[str, list[str]], unions: dict[frozenset[str], Union], living: list[set[str]]
) -> None:
    """Draw a parent's partner beside the parent she lives with; whose partner she is else, nobody said."""
    beside = [one for one in parents[link.other] if any({one, link.one} <= home for home in living)]
    if len(beside) == 1:
        unions.setdefault(frozenset((beside[0], link.one)), Union((beside[0], link.one), "couple"))


def ordered_rows(people: list[str], above: dict[str, int], unions: list[Union]) -> list[list[str]]:
    """Return the generations, oldest first, partners side by side and brothers and sisters together."""
    rows = _placed(people, above, unions, {})
    found = {key: at for row in rows for at, key in enumerate(row)}
    return _placed(people, above, unions, found)


def _placed(people: list[str], above: dict[str, int], unions: list[Union], hint: dict[str, int]) -> list[list[str]]:
    rows: dict[int, list[str]] = {}
    seen: set[str] = set()
    born_of = {child for union in unions for child in union.children}

    def under(key: str) -> int:
        return min((hint.get(child, 0) for u in unions if key in u.pair for child in u.children), default=0)

    def place(key: str) -> None:
        if key in seen:
            return
        chain = _chain(key, unions, above)
        seen.update(chain)
        rows.setdefault(-above[key], []).extend(chain)
        for one in chain:
            for union in unions:
                if one in union.pair:
                    for child in union.children:
                        place(child)

    for key in sorted(people, key=lambda key: (-above[key], key in born_of, under(key))):
        place(key)
    return [rows[at] for at in sorted(rows)]


def _chain(key: str, unions: list[Union], above: dict[str, int]) -> list[str]:
    """Return everybody partnered with somebody in one run: his on the left, her others on the right."""
    chain, todo = [key], [key]
    while todo:
        one = todo.pop()
        for union in unions:
            for other in union.pair:
                if one in union.pair and other not in chain and above[other] == above[key]:
                    at = chain.index(one)
                    chain.insert(at + 1 if at == len(chain) - 1 else at, other)
                    todo.append(other)
    return chain


def wrapped(row: list[str], unions: list[Union]) -> list[list[str]]:
    """Return a long row in several, never between two partners."""
    pairs = {frozenset(union.pair) for union in unions}
    parts: list[list[str]] = []
    rest = row
    while len(rest) > MOST_IN_A_ROW:
        lines = -(-len(rest) // MOST_IN_A_ROW)
        cut = -(-len(rest) // lines)
        if frozenset((rest[cut - 1], rest[cut])) in pairs:
            cut -= 1
        parts.append(rest[:cut])
        rest = rest[cut:]
    return [*parts, rest]


def spread(rows: list[list[str]], unions: list[Union]) -> dict[str, float]:
    """Pull parents over their children and children under their parents, keeping order and distance."""
    x = {key: at + 0.5 * (number % 2) for number, row in enumerate(rows) for at, key in enumerate(row)}
    for _ in range(SWEEPS):
        want: dict[str, list[float]] = {key: [] for key in x}
        for union in unions:
            if union.children:
                middle = sum(x[one] for one in union.pair) / len(union.pair)
                children = sum(x[child] for child in union.children) / len(union.children)
                for child in union.children:
                    want[child].append(x[child] + middle - children)
                for one in union.pair:
                    want[one].append(x[one] + children - middle)
        for row in rows:
            _settle(row, want, x)
    left = min(x.values())
    return {key: at - left for key, at in x.items()}


def _settle(row: list[str], want: dict[str, list[float]], x: dict[str, float]) -> None:
    """Move a row towards what its members want, one column apart at least."""
    target = [sum(want[key]) / len(want[key]) if want[key] else x[key] for key in row]
    low: list[float] = []
    for at in target:
        low.append(max(at, low[-1] + 1) if low else at)
    high: list[float] = []
    for at in reversed(target):
        high.append(min(at, high[-1] - 1) if high else at)
    for key, one, other in zip(row, low, reversed(high), strict=True):
        x[key] = (one + other) / 2
