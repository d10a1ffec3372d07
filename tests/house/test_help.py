"""Every page has its help, in plain sentences, and no help is left of a page that is gone."""

from __future__ import annotations

import re
from html import escape

import pytest
from django.urls import reverse

from common import page_help
from tests.house.test_urls import ask
from tests.house.walk import MATRIX, PATTERNS, addresses, url_of

ADDRESSES = addresses()
# What a reader need not have heard of to do her work.
SOFTWARE = (
    "django python celery redis postgres postgresql database javascript browser chrome htmx css html url json toml "
    "server api cache uuid git github cookie session"
).split()
# The one who runs the machine is spoken to in its words.
MEANT = {"work:mail_list": {"server"}}


def pages():
    """Return the name of every address that is a page to look at."""
    for name, pattern in ADDRESSES.items():
        view = getattr(pattern.callback, "view_class", None)
        if "get" in MATRIX[name] and getattr(view, "template_name", None):
            yield name


PAGES = sorted(pages())


def test_every_page_has_its_help():
    missing = set(PAGES) - set(page_help.every())
    assert not missing, f"write their help in help/*.toml: {sorted(missing)}"


def test_no_help_is_of_a_page_that_is_not_there():
    left = set(page_help.every()) - set(PAGES)
    assert not left, f"no such page: {sorted(left)}"


@pytest.mark.parametrize("name", sorted(page_help.every()))
def test_help_is_two_to_five_plain_sentences(name):
    said = " ".join(page_help.of_page(name))
    sentences = [one for one in re.split(r"(?<=[.?!])[”\"]?\s+", said) if one]
    assert 2 <= len(sentences) <= 5, sentences
    assert all(re.search(r"[.?!]”?$", part) for part in page_help.of_page(name)), "a sentence ends with its mark"
    assert all(len(one.split()) <= 45 for one in sentences), "too long to be read at a glance"
    assert not re.search(r"[<>{}\"]", said), "words alone, with “ and ” for quotations"
    named = set(re.findall(r"[a-z]+", said.lower())) & set(SOFTWARE)
    assert named <= MEANT.get(name, set()), named


def shown_to(name):
    """Return a role that the page is for."""
    served = MATRIX[name].get("for", ["author"])
    return (PATTERNS[served] if isinstance(served, str) else served)[0]


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_the_page_shows_it_without_being_asked_by_a_script(name, stage, signed_in):
    answer = ask(signed_in(stage.who(shown_to(name))), "get", url_of(name, ADDRESSES[name], stage, "own"))
    page = answer.content.decode()
    shown = answer.status_code in {200, 422}
    assert ("Help with this page" in page) is shown, answer.status_code
    if shown:
        main = page[page.index("<main") : page.index("</main>")]
        assert '<details class="govuk-details rowan-help">' in main
        assert all(escape(said, quote=True).replace("&#x27;", "&#39;") in main for said in page_help.of_page(name))


@pytest.mark.django_db
def test_a_refusal_offers_no_help_with_the_page_that_was_refused(stage, signed_in):
    answer = signed_in(stage.who("author")).get(reverse("referrals:screening_queue"))
    assert answer.status_code == 403
    assert "Help with this page" not in answer.content.decode()


def test_a_page_written_twice_or_with_a_strange_line_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(page_help, "FOLDER", tmp_path)
    page_help.every.cache_clear()
    try:
        (tmp_path / "one.toml").write_text('["home"]\nfor = "One."\nwhy = "Two."\n')
        with pytest.raises(ValueError, match=r"one\.toml: home"):
            page_help.every()
    finally:
        monkeypatch.undo()
        page_help.every.cache_clear()
