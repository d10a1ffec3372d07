"""What a page must bear: axe without findings, wide and narrow, and no sideways scrolling."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

AXE = (files("axe_playwright_python") / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# alphagov/govuk-frontend#979: aria-expanded on a radio or checkbox that reveals something is deliberate.
KNOWN = {("aria-allowed-attr", "govuk-radios__input"), ("aria-allowed-attr", "govuk-checkboxes__input")}
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 800}


def findings(page: Any) -> list[tuple[str, str]]:
    """Return what axe finds on the page as it stands, without the one known false finding."""
    devtools = page.context.new_cdp_session(page)  # not subject to the page's content security policy

    def run(expression: str) -> Any:
        given = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        return devtools.send("Runtime.evaluate", given)["result"].get("value")

    if run("typeof axe") != "object":
        run(AXE)
    options = json.dumps({"runOnly": TAGS, "resultTypes": ["violations"]})
    found = json.loads(run(f"axe.run(document, {options}).then(r => JSON.stringify(r.violations))"))
    devtools.detach()
    each = [(rule["id"], node["html"][:160]) for rule in found for node in rule["nodes"]]
    return [(rule, html) for rule, html in each if not any(rule == one and css in html for one, css in KNOWN)]


def wrong_with(page: Any) -> list[str]:
    """Return everything wrong with the page at 1280 and at 320 pixels."""
    wrong = []
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        wrong += [f"{size['width']} px: {rule} {html}" for rule, html in findings(page)]
    across = page.evaluate("document.documentElement.scrollWidth")
    if across > NARROW["width"]:
        wrong.append(f"320 px: the page is {across} px wide")
    page.set_viewport_size(WIDE)
    return wrong
