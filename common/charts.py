"""Charts as SVG, the same in a page and in a PDF: geometry here, markup in a template, figures for a table beside it."""

from dataclasses import dataclass
from math import ceil, floor, log10

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

# Each at least 3:1 against white; the pattern tells them apart without colour.
FILLS = ("#1d4f4a", "#c06a00", "#6b5ca5", "#5c6b73")
BRAG = {"Complete": "#1d5f8a", "On track": "#0f7a52", "At risk": "#b86e00", "Off track": "#b3261e", "Not rated": "#6f777b"}
COVERAGE = {"Covered": "#0f7a52", "Partly covered": "#b86e00", "Not covered": "#b3261e"}
PATTERNS = ("", "diagonal", "dots", "cross")
DASHES = ("none", "8 4", "2 4", "10 3 2 3")

WIDTH = 640
LETTER = 7.2  # the usual width of a letter at the charts' 13 px


@dataclass(frozen=True)
class Chart:
    """A drawn chart, what it says, and its figures."""

    key: str
    title: str
    message: str
    columns: list[str]
    rows: list[tuple[str, list]]
    svg: SafeString


def nice_scale(highest):
    """Return the marks of an axis from nought to at least the highest value, in steps of 1, 2 or 5."""
    rough = max(highest, 4) / 4
    power = 10 ** floor(log10(rough))
    step = next(int(times * power) for times in (1, 2, 5, 10) if times * power >= rough)
    return [step * mark for mark in range(ceil(max(highest, 1) / step) + 1)]


def draw(kind, key, title, message, columns, rows, **geometry):
    """Render one chart; every id in it begins with its key, so that two renderings are the same."""
    drawing = {"id": f"chart-{key}", "message": f"{title}. {message}", **geometry}
    svg = render_to_string(f"components/charts/{kind}.svg", drawing)
    return Chart(key, title, message, columns, rows, svg)


def legend(names, fills, left=0):
    """Lay out the legend, wrapping to a new line where it would leave the picture."""
    entries, x, line = [], left, 0
    for number, name in enumerate(names):
        width = 26 + len(name) * LETTER + 16
        if x + width > WIDTH and x > left:
            x, line = left, line + 1
        entries.append({"name": name, "x": round(x), "y": line * 20, "fill": fills[number], "pattern": PATTERNS[number % 4], "dash": DASHES[number % 4]})
        x += width
    return {"entries": entries, "height": (line + 1) * 20}


def table(labels, series):
    """Return the rows of the table beside a chart."""
    return [(label, [values[number] for values in series.values()]) for number, label in enumerate(labels)]


def axes(labels, series, reference, height):
    """Return how high a value stands, where each label stands, and what the template draws around them."""
    highest = max([value for values in series.values() for value in values] + ([reference[1]] if reference else []))
    marks = nice_scale(highest)
    left, right, top, bottom = 44, WIDTH - 12, 24 if not reference else 34, height - 28
    band = (right - left) / len(labels)

    def up(value):
        return round(bottom - (bottom - top) * value / marks[-1], 1)

    # Labels that would touch are thinned, and always show the latest.
    wide = max(len(str(label)) for label in labels) * LETTER + 6
    every = max(1, ceil(wide / band))
    places = [round(left + band * (number + 0.5), 1) for number in range(len(labels))]
    shown = [
        {"text": label, "x": x}
        for number, (label, x) in enumerate(zip(labels, places, strict=True))
        if (len(labels) - 1 - number) % every == 0
    ]
    frame = {
        "left": left,
        "right": right,
        "top": top,
        "base": bottom,
        "marks": [{"value": mark, "y": up(mark)} for mark in marks],
        "labels": shown,
        # The line's name stands above the picture, where no bar can reach it.
        "reference": reference and {"name": reference[0], "value": reference[1], "y": up(reference[1])},
        "width": WIDTH,
    }
    names = list(series) if len(series) > 1 else []
    box = legend(names, FILLS, left)
    return up, band, places, frame | {"legend": box, "foot": height + 2, "height": height + (box["height"] if names else 0)}


def bar(key, title, message, labels, series, line=None, height=280):
    """Draw upright bars, grouped when there are several series, with an optional (name, value) line."""
    up, band, places, frame = axes(labels, series, line, height)
    wide = min(band * 0.72, 72 * len(series)) / len(series)
    bars = [
        {
            "x": round(places[number] - wide * len(series) / 2 + wide * place, 1),
            "y": up(value),
            "width": round(wide - (2 if len(series) > 1 else 0), 1),
            "height": round(frame["base"] - up(value), 1),
            "value": value,
            "middle": round(places[number] - wide * len(series) / 2 + wide * (place + 0.5), 1),
            "fill": FILLS[place],
            "pattern": PATTERNS[place],
        }
        for place, values in enumerate(series.values())
        for number, value in enumerate(values)
    ]
    return draw("bar", key, title, message, ["", *series], table(labels, series), **frame, bars=bars)


def line(key, title, message, labels, series, line=None, height=280):
    """Draw lines over time, each named at its end as well as by its dash."""
    up, _, places, frame = axes(labels, series, line, height)
    lines = [
        {
            "points": " ".join(f"{x},{up(value)}" for x, value in zip(places, values, strict=True)),
            "dots": [{"x": x, "y": up(value), "value": value} for x, value in zip(places, values, strict=True)],
            "fill": FILLS[place],
            "dash": DASHES[place],
        }
        for place, values in enumerate(series.values())
    ]
    return draw("line", key, title, message, ["", *series], table(labels, series), **frame, lines=lines)


def stacked(key, title, message, labels, series, colours=None):
    """Draw one lying bar for each label, split by series; colours maps a series' name to its fill."""
    fills = [(colours or {}).get(name, FILLS[place % 4]) for place, name in enumerate(series)]
    totals = [sum(values) for values in zip(*series.values(), strict=True)]
    left = round(min(240, max(len(label) for label in labels) * LETTER + 14), 1)
    unit = (WIDTH - 40 - left) / (max(totals) or 1)
    box = legend(series, fills)
    bars = []
    for number, label in enumerate(labels):
        x, pieces = left, []
        for place, values in enumerate(series.values()):
            width = unit * values[number]
            # A piece too narrow for its figure leaves it to the table.
            value = values[number] if width > len(str(values[number])) * 9 + 6 else ""
            pieces.append({"x": round(x, 1), "width": round(max(width - 1, 0), 1), "value": value, "middle": round(x + width / 2, 1), "fill": fills[place], "pattern": PATTERNS[place % 4]})
            x += width
        bars.append({"label": label, "y": box["height"] + 10 + 36 * number, "pieces": pieces, "total": totals[number], "end": round(x + 6, 1)})
    height = box["height"] + 10 + 36 * len(labels)
    return draw("stacked", key, title, message, ["", *series], table(labels, series), bars=bars, legend=box, left=left, width=WIDTH, height=height, foot=0)


def sparkline(key, title, message, values, width=120, height=32):
    """Draw a small line without axes, to stand beside a number."""
    lowest, highest = min(values), max(values)
    across = (width - 8) / max(len(values) - 1, 1)
    points = [
        (round(4 + across * number, 1), round(height - 4 - (height - 8) * (value - lowest) / ((highest - lowest) or 1), 1))
        for number, value in enumerate(values)
    ]
    rows = [(str(number), [value]) for number, value in enumerate(values, 1)]
    return draw("sparkline", key, title, message, ["", title], rows, points=" ".join(f"{x},{y}" for x, y in points), end=points[-1], width=width, height=height)
