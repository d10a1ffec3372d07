"""Draw a family map as SVG, alike in page and print: shapes for sex, outlines for who lives together, words for all."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from people.map_layout import Layout, Union

COLUMN, ROW, R = 136, 206, 22
TOP, LINE, BAR = 34, 15, 9
NAME_WIDTH = 17
INK, QUIET, WARN = "#0b0c0c", "#484949", "#942514"
FILLS = ("#e3eef5", "#fdf0dc", "#e9e2f3", "#e1f2ea")
EDGES = ("#1d5f8a", "#b86e00", "#5b3d8a", "#0f7a52")

Places = dict[str, tuple[float, int]]


@dataclass(frozen=True)
class Figure:
    """Somebody as drawn: name, what stands under it, shape."""

    key: str
    name: str
    lines: tuple[str, ...] = ()
    sex: str = ""
    unborn: bool = False
    died: bool = False
    subject: bool = False
    homes: tuple[str, ...] = field(default=())


def draw(title: str, summary: str, figures: list[Figure], layout: Layout, homes: dict[str, list[str]]) -> SafeString:
    """Return the map; ``homes`` is the letter of each household and who lives there."""
    at = {key: (round((x + 0.5) * COLUMN, 1), TOP + R + row * ROW) for key, (x, row) in layout.places.items()}
    width = max(x for x, _ in at.values()) + COLUMN / 2
    height = len(layout.rows) * ROW + TOP
    ground = [_home(number, members, at) for number, members in enumerate(homes.values())]
    under = {one.key: R + 8 + LINE * len(_words(one)) for one in figures}
    lines = [_union(union, at, number, under) for number, union in enumerate(layout.unions)]
    people = [_figure(one, *at[one.key]) for one in figures]
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="rowan-map" role="img" aria-labelledby="map-title map-words" '
        'viewBox="0 0 {} {}" width="{}" height="{}" font-size="13" text-anchor="middle">'
        '<title id="map-title">{}</title><desc id="map-words">{}</desc>'
        '{}<g fill="none" stroke="{}" stroke-width="1.5">{}</g>{}</svg>',
        *(round(width), height, round(width), height, title, summary),
        *(_joined(ground), QUIET, _joined(lines), _joined(people)),
    )


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _home(number: int, members: list[str], at: Places) -> SafeString:
    """Return one outline around who lives together: a room for each, joined by corridors that go round others."""
    style = number % len(FILLS)
    inset = 4 * (number % len(FILLS))
    rooms = [
        f"M{at[one][0] - COLUMN / 2 + 9 + inset:.1f} {at[one][1] - R - 14 + inset}h{COLUMN - 18 - 2 * inset}"
        f"v{2 * R + 112 - 2 * inset}h-{COLUMN - 18 - 2 * inset}z"
        for one in members
    ]
    inside = sorted(members, key=lambda one: (at[one][1], at[one][0]))
    halls = [_hall(at[one], at[other], at, inset) for one, other in pairwise(inside)]
    rooms_path, halls_path = " ".join(rooms), " ".join(halls)
    return format_html(
        '<g stroke-linejoin="round" stroke-linecap="round"><path d="{r}" fill="{e}" stroke="{e}" stroke-width="9"/>'
        '<path d="{h}" fill="none" stroke="{e}" stroke-width="17"/>'
        '<path d="{r}" fill="{f}" stroke="{f}" stroke-width="6"/>'
        '<path d="{h}" fill="none" stroke="{f}" stroke-width="14"/>'
        "</g>",
        r=rooms_path,
        h=halls_path,
        e=EDGES[style],
        f=FILLS[style],
    )


def _hall(one: tuple[float, int], other: tuple[float, int], at: Places, inset: int) -> str:
    """Return the way between two rooms: straight to a neighbour, else through the space above the rows."""
    (x, y), (to, down) = one, other
    if y == down and abs(to - x) < 1.5 * COLUMN:
        return f"M{x:.1f} {y + inset}H{to:.1f}"
    if y == down:
        return f"M{x:.1f} {y}V{y - R - 26 - inset}H{to:.1f}V{y}"
    return f"M{x:.1f} {y}V{down - R - 40 + 3 * inset}H{to:.1f}V{down}"


def _union(union: Union, at: Places, number: int, under: dict[str, int]) -> SafeString:
    """Return the line between two people and from them to their children; two strokes across it: they parted."""
    dash = {"": ' stroke-dasharray="6 4"'}.get(union.kind, "")
    (x, y), path = at[union.pair[0]], ""
    start, begin = x, y + under[union.pair[0]]
    if len(union.pair) > 1:
        (x, y), (to, down) = sorted((at[one] for one in union.pair), key=lambda place: (place[1], place[0]))
        beside = y == down and to - x < 1.5 * COLUMN
        if beside:
            start, begin, path = (x + to) / 2, y, f"M{x + R:.1f} {y}H{to - R:.1f}"
        else:
            over = y - R - 12
            start, begin = x + COLUMN / 2, over
            path = f"M{x:.1f} {y - R}V{over}H{to:.1f}V{down - R}"
        if union.kind == "former_couple":
            path += f"M{start - 7:.1f} {begin + 8}l8 -16m5 16l8 -16"
    drawn = format_html('<path d="{}"{}/>', path, mark_safe(dash)) if path else SafeString("")  # noqa: S308  our own words
    down_to = _to_children(union.children, at, (start, begin), y, BAR * (number % 3))
    return drawn + (format_html('<path d="{}"/>', down_to) if down_to else SafeString(""))


def _to_children(children: list[str], at: Places, begin: tuple[float, float], parents: int, offset: int) -> str:
    """Return the lines down to the children: round everybody in between, and a bar above each row with some."""
    rows = sorted({y for _, y in at.values() if y > parents})
    last = max((at[child][1] for child in children), default=0)
    x, path = begin[0], f"M{begin[0]:.1f} {begin[1]:.1f}"
    for y in (row for row in rows if row <= last):
        bar = y - R - 18 - offset
        path += f"V{bar}"
        xs = [at[child][0] for child in children if at[child][1] == y]
        if xs:
            path += f"M{min([*xs, x]):.1f} {bar}H{max([*xs, x]):.1f}" + "".join(
                f"M{one:.1f} {bar}V{y - R}" for one in xs
            )
        if y < last:
            on, x = x, _gap(x, [one for one, row in at.values() if row == y])
            path += f"M{on:.1f} {bar}H{x:.1f}"
    return path if children else ""


def _gap(x: float, taken: list[float]) -> float:
    """Return the place nearest to ``x`` at which a line passes nobody."""
    tried = (x + side * step * COLUMN / 8 for step in range(200) for side in (1, -1))
    return next(one for one in tried if all(abs(one - other) >= COLUMN * 0.46 for other in taken))


def _figure(one: Figure, x: float, y: int) -> SafeString:
    """Return one person: shape, name, lines, and the letters of where she lives."""
    look = format_html(
        'stroke="{}" stroke-width="{}" fill="{}"',
        INK,
        3 if one.subject else 1.5,
        "#dbe9e6" if one.subject else "#ffffff",
    )
    shape = format_html(
        {
            "male": '<rect x="{0}" y="{1}" width="44" height="44" {2}/>',
            "female": '<circle cx="{3}" cy="{4}" r="22" {2}/>',
            "unborn": '<path d="M{3} {1}l22 44h-44z" {2}/>',
        }.get("unborn" if one.unborn else one.sex, '<path d="M{3} {1}l22 22l-22 22l-22 -22z" {2}/>'),
        *(x - R, y - R, look, x, y),
    )
    cross = (
        format_html('<path d="M{} {}l44 44m0 -44l-44 44" stroke="{}" fill="none"/>', x - R, y - R, INK)
        if one.died
        else SafeString("")
    )
    lines = _words(one)
    text = format_html_join(
        "",
        '<text x="{}" y="{}" font-weight="{}" fill="{}">{}</text>',
        ((x, y + R + 17 + LINE * number, weight, colour, line) for number, (line, weight, colour) in enumerate(lines)),
    )
    letters = format_html(
        '<text x="{}" y="{}" font-weight="700" fill="{}">{}</text>', x + R + 16, y - 8, INK, " ".join(one.homes)
    )
    return shape + cross + text + (letters if one.homes else SafeString(""))


def _words(one: Figure) -> list[tuple[str, str, str]]:
    """Return what stands under a symbol, line by line, with weight and colour."""
    names = textwrap.wrap(one.name, NAME_WIDTH)[:2]
    lines = [(line, "700" if one.subject else "600", INK) for line in names]
    return lines + [(line, "400", WARN if line.startswith("No contact") else QUIET) for line in one.lines if line]
