"""Somebody at a browser: goes, reads, fills in, and notices whatever the page or its console gets wrong."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client

from tests.journeys.accessibility import NARROW, WIDE, wrong_with

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
STATUS = re.compile(r"the server responded with a status of (\d{3})")
PICTURES = os.environ.get("ROWAN_PICTURES")  # a folder for a picture of every step, when somebody wants to look


class Visitor:
    """A member of staff in a browser of her own."""

    def __init__(self, context: Any, base: str, *, name: str, scripts: bool = True) -> None:
        self.page, self.base, self.name, self.scripts = context.new_page(), base, name, scripts
        self.noise: list[str] = []
        self.allowed: Counter[str] = Counter()
        self.steps = 0
        self.page.on("console", lambda said: self.noise.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))

    def go(self, path: str) -> Visitor:
        """Open an address."""
        self.page.goto(path if path.startswith("http") else f"{self.base}{path}")
        return self

    def path(self) -> str:
        """Return where she is."""
        return self.page.url.removeprefix(self.base)

    def expects(self, status: int) -> Visitor:
        """Say that the next step is answered with a 4xx, which the browser itself writes to its console."""
        self.allowed[str(status)] += 1
        return self

    def press(self, name: str) -> Visitor:
        """Press a button, and wait for the page it leads to."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()
        return self

    def follow(self, name: str) -> Visitor:
        """Follow a link, or a link that looks like a button, and wait for the page it leads to."""
        link = self.page.get_by_role("link", name=name).or_(self.page.get_by_role("button", name=name))
        with self.page.expect_navigation():
            link.first.click()
        return self

    def fill(self, label: str, text: str) -> Visitor:
        """Fill a field in."""
        self.page.get_by_label(label).fill(text)
        return self

    def choose(self, label: str, group: str = "") -> Visitor:
        """Choose a radio or tick a box, in the group of a question when its words come twice."""
        where = self.page.get_by_role("group", name=group) if group else self.page
        where.get_by_label(label, exact=True).check()
        return self

    def fill_date(self, group: str, day: Any) -> Visitor:
        """Fill in day, month and year."""
        where = self.page.get_by_role("group", name=group)
        for part, number in {"Day": day.day, "Month": day.month, "Year": day.year}.items():
            where.get_by_label(part).fill(str(number))
        return self

    def sees(self, *texts: str) -> Visitor:
        """Fail unless the page shows every text, once it has arrived."""
        for wait in (0, 100, 300, 600, 1000, 2000):
            self.page.wait_for_timeout(wait)
            self.page.wait_for_load_state()
            shown = " ".join(self.page.locator("body").inner_text().split())
            missing = [text for text in texts if text not in shown]
            if not missing:
                return self
        raise AssertionError(f"{self.name} does not see {missing} at {self.path()}, but: {shown}")

    def misses(self, *texts: str) -> Visitor:
        """Fail when the page holds any of the texts, shown or not."""
        held = self.page.content()
        found = [text for text in texts if text in held]
        assert not found, f"{self.name} meets {found} at {self.path()}"
        return self

    def look(self, step: str) -> Visitor:
        """Check the page she is on, and take its picture when asked to."""
        self.steps += 1
        if PICTURES and self.scripts:
            self._picture(step)
        if self.scripts:
            wrong = wrong_with(self.page)
            assert not wrong, "\n".join([f"{step}, {self.path()}:", *wrong])
        return self

    def leave(self) -> None:
        """Fail when the console said anything that no step expected."""
        self.page.evaluate("1")  # by now what the console said has arrived
        allowed, unexpected = Counter(self.allowed), []
        for said in self.noise:
            status = STATUS.search(said)
            if status and allowed[status[1]]:
                allowed[status[1]] -= 1
            else:
                unexpected.append(said)
        assert not unexpected, f"{self.name}: {unexpected}"

    def report(self) -> str:
        """Say where she is, for a test that failed."""
        return f"{self.name} at {self.path()}: {self.page.locator('body').inner_text()}\n{self.noise}"

    def _picture(self, step: str) -> None:
        for size in (WIDE, {**NARROW, "width": 375}):
            self.page.set_viewport_size(size)
            place = Path(PICTURES or "") / f"{size['width']}-{self.name}-{self.steps:02d}-{step}.png"
            self.page.screenshot(path=place, full_page=True)
        self.page.set_viewport_size(WIDE)


def session_cookie(person: Any, base: str) -> dict[str, Any]:
    """Return the cookie of a fresh session, for journeys that are not about signing in."""
    client = Client()
    client.force_login(person, backend=BACKEND)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": base, "httpOnly": True, "sameSite": "Lax"}
