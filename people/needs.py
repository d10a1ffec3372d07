"""What helps somebody to be understood and to take part: interpreter, language, communication, disability."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

DEATH = "death"  # the kind of fact that ends what is planned with somebody
LABELS = {
    "interpreter": "Interpreter",
    "language": "Language",
    "communication": "Communication",
    "disability": "Disability or additional need",
}


def needs_in_words(facts: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """Return the facts that are needs, each with its label: "Interpreter: Polish, needed"."""
    told: dict[str, list[str]] = {kind: [] for kind in LABELS}
    for one in facts:
        if one["kind"] in told:
            told[one["kind"]].append(one["words"].strip())
    rows = {kind: "; ".join(words) for kind, words in told.items() if words}
    if said := rows.get("interpreter"):
        rows["interpreter"] = said if "need" in said.lower() else f"{said}, needed"
    return [{"key": LABELS[kind], "value": value} for kind, value in rows.items()]


def one_line(needs: Iterable[Mapping[str, str]]) -> str:
    """Return needs as one line."""
    return ". ".join(f"{one['key']}: {one['value']}" for one in needs)
