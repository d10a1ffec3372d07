"""Charts as SVG, the same in a page and in a PDF: geometry here, markup in templates, figures for a table beside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

Series = Mapping[str, Sequence[float]]
Reference = tuple[str, float] | None

# Each at least 3:1 against white; a pattern, a dash or the printed word tells them apart without colour.
FILLS = ("#1d4f4a", "#c06a00", "#6b5ca5", "#5c6b73")
PATTERNS = ("", "diagonal", "dots", "cross")
DASHES = ("", "8 4", "2 4", "10 3 2 3")
BRAG = {
    "Complete": "#1d5f8a",
    "On track": "#0f7a52",
    "At risk": "#b86e00",
    "Off track": "#b3261e",
    "Not rated": "#6f777b",
}
COVERAGE = {"Covered": "#0f7a52", "Partly covered": "#b86e00", "Not covered": "#b3261e"}

WIDTH = 640
HEIGHT = 280
LETTER = 7.2  # The usual width of a letter at the charts' 13 px.


@dataclass(frozen=True)
class Chart:
    """A drawn chart, what it says, and its figures."""

    key: str
    title: str
    message: str
    columns: list[str]
    rows: list[tuple[str, list[float]]]
    svg: SafeString


class Plot:
    """Where values and labels stand in an upright chart."""

    def __init__(self, labels: Sequence[str], series: Series, reference: Reference) -> None:
        values = [value for one in series.values() for value in one]
        self.marks = scale(max([*values, reference[1]] if reference else values, default=0))
        # The line's name stands to the right of the plot, where no bar can reach it.
        self.name = f"{reference[0]} {reference[1]}" if reference else ""
        self.left, self.right = 44.0, WIDTH - 12 - len(self.name) * LETTER
        self.top, self.base = 24.0, HEIGHT - 28.0
        self.band = (self.right - self.left) / max(len(labels), 1)
        self.middles = [tenth(self.left + self.band * (place + 0.5)) for place in range(len(labels))]
        self.labels, self.series, self.reference = labels, series, reference

    def at(self, value: float) -> float:
        """Return the height at which a value stands."""
        return tenth(self.base - (self.base - self.top) * value / self.marks[-1])

    def dots(self, values: Sequence[float]) -> list[dict[str, Any]]:
        """Return where each value of a series stands."""
        places = [(x, self.at(value), value) for x, value in zip(self.middles, values, strict=True)]
        return [{"x": x, "y": y, "figure": figure(value, x, y - 8)} for x, y, value in places]

    def frame(self) -> dict[str, Any]:
        """Return what the template draws around the values."""
        # Labels that would touch are thinned, counting from the latest.
        every = ceil((max((len(label) for label in self.labels), default=0) * LETTER + 6) / self.band)
        kept = list(zip(self.labels, self.middles, strict=True))[::-1][::every]
        entries, depth = legend(self.series, FILLS, self.left) if len(self.series) > 1 else ([], 0)
        return {
            "left": self.left,
            "right": tenth(self.right),
            "base": self.base,
            "marks": [{"value": mark, "y": self.at(mark)} for mark in self.marks],
            "labels": [{"text": text, "x": x} for text, x in kept],
            "reference": self.reference and {"name": self.name, "y": self.at(self.reference[1])},
            "legend": entries,
            "foot": HEIGHT + 2,
            "width": WIDTH,
            "height": HEIGHT + depth,
        }


def bar(key: str, title: str, message: str, *, labels: Sequence[str], series: Series, line: Reference = None) -> Chart:
    """Draw upright bars, grouped when there are several series, with an optional (name, value) line across."""
    plot = Plot(labels, series, line)
    wide = min(plot.band * 0.72 / len(series), 72)
    bars = []
    for place, values in enumerate(series.values()):
        offset = wide * (place - len(series) / 2)
        for middle, value in zip(plot.middles, values, strict=True):
            y = plot.at(value)
            box = {"x": tenth(middle + offset), "y": y, "width": tenth(wide - 1), "height": tenth(plot.base - y)}
            bars.append(box | style(place, FILLS) | {"figure": figure(value, middle + offset + wide / 2, y - 5)})
    return draw("bar", Words(key, title, message), labels, series, plot.frame() | {"bars": bars})


def line(key: str, title: str, message: str, *, labels: Sequence[str], series: Series, line: Reference = None) -> Chart:
    """Draw lines over time, told apart by their dash, with an optional (name, value) line across."""
    plot = Plot(labels, series, line)
    lines = [style(place, FILLS) | {"dots": plot.dots(values)} for place, values in enumerate(series.values())]
    return draw("line", Words(key, title, message), labels, series, plot.frame() | {"lines": lines})


def stacked(
    key: str,
    title: str,
    message: str,
    *,
    labels: Sequence[str],
    series: Series,
    colours: Mapping[str, str] | None = None,
) -> Chart:
    """Draw one lying bar for each label, split by series; colours maps a series' name to its fill."""
    fills = [(colours or {}).get(name, FILLS[place % 4]) for place, name in enumerate(series)]
    entries, depth = legend(series, fills)
    left = min(240, tenth(max((len(label) for label in labels), default=0) * LETTER + 14))
    totals = [sum(values) for values in zip(*series.values(), strict=True)]
    unit = (WIDTH - 40 - left) / (max(totals, default=0) or 1)
    bars = []
    for number, label in enumerate(labels):
        x, pieces = float(left), []
        for place, values in enumerate(series.values()):
            value, width = values[number], unit * values[number]
            if value:
                # A piece too narrow for its figure leaves it to the table.
                fits = width > len(str(value)) * 9 + 6
                box = {"x": tenth(x), "width": tenth(width - 1), "figure": fits and figure(value, x + width / 2, 17)}
                pieces.append(box | style(place, fills))
            x += width
        y = depth + 10 + 36 * number
        bars.append({"label": label, "y": y, "pieces": pieces, "total": totals[number], "end": tenth(x + 6)})
    geometry = {"bars": bars, "legend": entries, "foot": 0, "left": left, "top": depth}
    geometry |= {"width": WIDTH, "height": depth + 10 + 36 * len(labels)}
    return draw("stacked", Words(key, title, message), labels, series, geometry)


def sparkline(
    key: str, title: str, message: str, *, values: Sequence[float], between: tuple[float, float] | None = None
) -> Chart:
    """Draw a small line without axes, to stand beside a number; ``between`` fixes its lowest and highest value."""
    width, height = 120, 32
    lowest, highest = between or (min(values), max(values))
    across, up = (width - 8) / max(len(values) - 1, 1), (height - 8) / ((highest - lowest) or 1)
    dots = [
        {"x": tenth(4 + across * number), "y": tenth(height - 4 - up * (value - lowest))}
        for number, value in enumerate(values)
    ]
    labels = [str(number) for number in range(1, len(values) + 1)]
    geometry = {"dots": dots, "end": dots[-1], "width": width, "height": height}
    return draw("sparkline", Words(key, title, message), labels, {title: values}, geometry)


def levels(key: str, title: str, message: str, *, ours: int | None, theirs: int | None, steps: int = 6) -> Chart:
    """Draw where two judgements stand on one scale: ours a full dot, theirs an open diamond, around it if the same."""
    width, height = 168, 22
    places = [tenth(14 + 28 * number) for number in range(steps)]
    half = 9 if ours == theirs else 6
    middle = height / 2
    geometry: dict[str, Any] = {"width": width, "height": height, "middle": middle, "steps": places, "last": places[-1]}
    if ours:
        geometry["ours"] = places[ours - 1]
    if theirs:
        x = places[theirs - 1]
        geometry["theirs"] = {"x": x, "left": x - half, "right": x + half, "top": middle - half, "foot": middle + half}
    if ours and theirs:
        geometry["between"] = [places[ours - 1], places[theirs - 1]]
    said = {"Ours": [ours or 0], "Theirs": [theirs or 0]}
    return draw("levels", Words(key, title, message), [title], said, geometry)


@dataclass(frozen=True)
class Words:
    """What names a chart, and what it says."""

    key: str
    title: str
    message: str


def draw(kind: str, words: Words, labels: Sequence[str], series: Series, geometry: dict[str, Any]) -> Chart:
    """Render one chart; every id in it begins with its key, so that two renderings are the same."""
    # WeasyPrint takes the title as the picture's alternative text, so the message belongs in it.
    drawing = {"id": f"chart-{words.key}", "message": f"{words.title}. {words.message}", **geometry}
    svg = render_to_string(f"components/charts/{kind}.svg", drawing).strip()
    rows = [(label, [values[number] for values in series.values()]) for number, label in enumerate(labels)]
    return Chart(words.key, words.title, words.message, ["", *series], rows, SafeString(svg))


def figure(value: float, middle: float, foot: float) -> dict[str, Any]:
    """Return where a printed value stands, and the plate behind it that keeps lines and patterns off."""
    # A plate, because a halo (paint-order) hides the figure itself in the PDF.
    wide = len(str(value)) * 8 + 4
    plate = {"left": tenth(middle - wide / 2), "top": tenth(foot - 12), "wide": wide}
    return plate | {"value": value, "x": tenth(middle), "y": tenth(foot)}


def style(place: int, fills: Sequence[str]) -> dict[str, str]:
    """Return the colour, pattern and dash of a series."""
    return {"fill": fills[place % len(fills)], "pattern": PATTERNS[place % 4], "dash": DASHES[place % 4]}


def legend(names: Iterable[str], fills: Sequence[str], left: float = 0) -> tuple[list[dict[str, Any]], int]:
    """Return the legend's entries and its depth; it wraps where it would leave the picture."""
    entries: list[dict[str, Any]] = []
    x, y = left, 0
    for place, name in enumerate(names):
        wide = 42 + len(name) * LETTER
        if x + wide > WIDTH and entries:
            x, y = left, y + 20
        entries.append(style(place, fills) | {"name": name, "x": tenth(x), "y": y})
        x += wide
    return entries, y + 20


def scale(highest: float) -> list[int]:
    """Return the marks of an axis from nought to at least the highest value, in whole steps of 1, 2 or 5."""
    rough = max(highest, 4) / 4
    power = 10 ** floor(log10(rough))
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= rough)
    return [step * mark for mark in range(ceil(max(highest, 1) / step) + 1)]


def tenth(number: float) -> float:
    """Round to a tenth of a pixel, so that pictures stay small and the same everywhere."""
    return round(number, 1)
