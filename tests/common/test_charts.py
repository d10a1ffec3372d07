import re
import xml.etree.ElementTree as ET

import pytest

from common import charts

MONTHS = ["Apr", "May", "Jun"]
DRAWN = {
    "bar": lambda: charts.bar(
        "a", "Concerns", "Most in May", labels=MONTHS, series={"All": [1, 9, 0], "Late": [0, 2, 0]}, line=("Target", 4)
    ),
    "line": lambda: charts.line(
        "b", "Children", "Fewer in June", labels=MONTHS, series={"All": [31, 30, 24]}, line=("Last year", 28)
    ),
    "stacked": lambda: charts.stacked(
        "c",
        "Actions",
        "Two are late",
        labels=["Theme & more"],
        series={"On track": [5], "Off track": [2]},
        colours=charts.BRAG,
    ),
    "sparkline": lambda: charts.sparkline("d", "Trend", "Up", values=[1, 2, 9]),
    "levels": lambda: charts.levels("g", "5.1", "Ours: 3. Theirs: 2.", ours=3, theirs=2),
    "the same level": lambda: charts.levels("h", "5.2", "Both: 4.", ours=4, theirs=4),
    "no level": lambda: charts.levels("i", "5.3", "None yet.", ours=None, theirs=None),
    "no figures": lambda: charts.bar("e", "Nothing", "None yet", labels=[], series={"All": []}),
    "noughts": lambda: charts.stacked("f", "Nothing", "None yet", labels=["A"], series={"All": [0]}),
}


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_is_well_formed_and_its_title_carries_the_message(name):
    chart = DRAWN[name]()
    svg = ET.fromstring(chart.svg)
    title = svg.find("{http://www.w3.org/2000/svg}title")
    assert title.text == f"{chart.title}. {chart.message}"
    assert svg.get("aria-labelledby") == title.get("id")


@pytest.mark.parametrize("name", DRAWN)
def test_two_renderings_of_a_chart_are_the_same_and_keep_to_their_own_ids(name):
    first, second = DRAWN[name](), DRAWN[name]()
    assert first == second
    assert all(found.startswith(f"chart-{first.key}-") for found in re.findall(r'id="([^"]+)"', first.svg))
    assert set(re.findall(r"url\(#([^)]+)\)", first.svg)) <= set(re.findall(r'id="([^"]+)"', first.svg))


@pytest.mark.parametrize("name", DRAWN)
def test_a_chart_has_no_style_or_script_that_the_policy_would_refuse(name):
    assert not re.search(r"<style|style=|<script|\son\w+=|data:", DRAWN[name]().svg)


def test_every_value_is_printed_and_stands_in_the_table():
    chart = DRAWN["bar"]()
    texts = [text.text for text in ET.fromstring(chart.svg).iter("{http://www.w3.org/2000/svg}text")]
    assert {"1", "9", "0", "2"} <= set(texts)
    assert chart.columns == ["", "All", "Late"]
    assert chart.rows == [("Apr", [1, 0]), ("May", [9, 2]), ("Jun", [0, 0])]


def test_no_bar_reaches_the_name_of_the_reference_line():
    svg = ET.fromstring(DRAWN["bar"]().svg)
    ends = [
        float(bar.get("x")) + float(bar.get("width"))
        for bar in svg.iter("{http://www.w3.org/2000/svg}rect")
        if bar.get("x")
    ]
    [name] = [text for text in svg.iter("{http://www.w3.org/2000/svg}text") if text.text == "Target 4"]
    assert max(ends) <= float(name.get("x"))


def test_series_differ_by_more_than_colour():
    assert "-diagonal)" in DRAWN["bar"]().svg
    assert "-diagonal)" in DRAWN["stacked"]().svg


@pytest.mark.parametrize("colour", [*charts.FILLS, *charts.BRAG.values(), *charts.COVERAGE.values()])
def test_every_fill_stands_out_from_white(colour):
    assert 1.05 / (luminance(colour) + 0.05) >= 3


@pytest.mark.parametrize(
    ("highest", "marks"),
    [(0, [0, 1]), (3, [0, 1, 2, 3]), (28, [0, 10, 20, 30]), (100, [0, 50, 100]), (7, [0, 2, 4, 6, 8])],
)
def test_an_axis_has_few_round_marks(highest, marks):
    assert charts.scale(highest) == marks
