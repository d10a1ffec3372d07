"""The same year is lived by the timescales and in the words of 2010."""

from __future__ import annotations

import html
import re
import tempfile
from collections import Counter
from pathlib import Path

from django.test import TestCase, override_settings

from agencies import demonstration_sign_in
from cases.models import Case, ChronologyEntry
from demonstration import load
from planning_meetings.models import MeetingDecision
from reference import era
from reference.words import in_era
from work.models import Mail, Notice

# Frameworks and reports of inspections keep the name of whoever wrote them.
CITED = ("/frameworks/", "/inspections/", "/indicators/")
MOST_OF_A_KIND = 2


class TestTheYearIn2010(TestCase):
    """What stands once it is loaded in the era of 2010."""

    @classmethod
    def setUpTestData(cls):
        """Load it once for all of them."""
        era.choose("2010")
        with tempfile.TemporaryDirectory() as home, override_settings(ROWAN_HOME=Path(home)):
            cls.cast = load.load()

    def test_no_word_of_today_stands_on_a_page_that_people_read(self):
        for key in ("bridget", "morag", "greta", "ewan", "rhona"):
            self.client.force_login(self.cast[key], backend=demonstration_sign_in.BACKEND)
            assert leaks(self.client) == {}, key

    def test_no_word_of_today_stands_in_a_notice_a_mail_or_an_entry(self):
        written = [
            *Notice.objects.values_list("text", flat=True),
            *(f"{subject} {body}" for subject, body in Mail.objects.values_list("subject", "body")),
            *ChronologyEntry.objects.values_list("fact", flat=True),
        ]
        assert [one for one in written if in_era(one) != one] == []

    def test_one_child_goes_the_whole_road_by_the_rules_of_2010(self):
        case = Case.objects.get(child__forename="Morven", child__surname="Lochhead")
        assert (case.status, case.closing_code) == ("closed", "moved")
        first, review = MeetingDecision.objects.filter(case=case).order_by("decided_at")
        assert (first.areas, review.outcome) == (["PHY"], "remain")
        assert (review.decided_at - first.decided_at).days < 92


def leaks(client):
    """Return the present words on the pages that are reached from home, two of each kind, by address."""
    found, waiting, seen, kinds = {}, ["/"], set(), Counter()
    while waiting:
        path = waiting.pop(0)
        kind = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+", "N", path.partition("?")[0])
        if path in seen or kinds[kind] >= MOST_OF_A_KIND or path.startswith(CITED):
            continue
        seen.add(path)
        kinds[kind] += 1
        answer = client.get(path)
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        page = answer.content.decode()
        said = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))
        if amiss := [one for one in re.split(r"(?<=[.:?]) ", said) if in_era(one) != one]:
            found[path] = amiss
        waiting += [link for link in re.findall(r'<a[^>]*href="(/[^"#]*)', page) if not link.startswith("/static")]
    return found
