"""What templates need beyond Django's own: dates as people say them, colours for words, blocks around content."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from django import template
from django.core.paginator import Page
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from common.wording import spoken

register = template.Library()

# The word is always printed; the colour only helps the eye.
TONES = {
    "grey": ("draft", "not started", "closed", "withdrawn", "no further action", "superseded", "stopped"),
    "blue": ("submitted", "new", "in progress", "claimed", "being prepared", "running", "asked"),
    "yellow": ("waiting", "due today", "due soon", "unclaimed", "to do", "queued", "question asked"),
    "red": ("overdue", "failed", "immediate danger", "urgent", "refused", "uncovered"),
    "green": ("complete", "completed", "done", "decided", "ready", "embedded", "covered", "triaged"),
    "teal": ("embedding", "partly covered", "screened"),
    "purple": ("restricted", "re-dated", "excluded"),
}
COLOURS = {word: colour for colour, words in TONES.items() for word in words}
BRAG = {"blue": "Complete", "red": "Off track", "amber": "At risk", "green": "On track"}


@register.filter
def day(value: dt.date | dt.datetime | None) -> str:
    """Write a date, or a moment's date, as 4 March 2026."""
    return formats.date_format(local(value), "j F Y") if value else ""


@register.filter
def moment(value: dt.datetime | None) -> str:
    """Write a moment as 4 March 2026 at 10:42."""
    return formats.date_format(local(value), r"j F Y \a\t H:i") if value else ""


def local(value: dt.date | dt.datetime) -> dt.date | dt.datetime:
    """Return an aware moment as the committee's clocks show it, and anything else as it is."""
    return timezone.localtime(value) if isinstance(value, dt.datetime) and timezone.is_aware(value) else value


@register.filter
def lateness(days: int | None) -> str:
    """Say in words how many working days are left, or are over when negative."""
    if days is None:
        return ""
    if days == 0:
        return "due today"
    many = f"{abs(days)} working day{'' if abs(days) == 1 else 's'}"
    return f"{many} overdue" if days < 0 else f"due in {many}"


@register.filter
def tag_class(word: object) -> str:
    """Return the class that colours a status tag; a word not listed is grey."""
    return f"govuk-tag--{COLOURS.get(str(word).lower(), 'grey')}"


@register.filter
def brag_word(colour: object) -> str:
    """Return what a BRAG colour means."""
    return BRAG.get(str(colour).lower(), "Not rated")


@register.filter
def page_numbers(page: Page[Any]) -> Iterator[int | str]:
    """Return the page numbers to offer, with an ellipsis for those left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def without(query: QueryDict, key: str) -> str:
    """Return a QueryDict as text, without one of its keys."""
    return urlencode([(name, value) for name, values in query.lists() if name != key for value in values])


def block(name: str, **context: Any) -> SafeString:
    """Render a component around content a page has already rendered."""
    return render_to_string(f"components/{name}.html", context)


@register.filter
def columns(text: str) -> list[str]:
    """Read "Concern, Date, Agency" as the headings of a table."""
    return [word.strip() for word in text.split(",")]


@register.simple_block_tag
def details(content: SafeString, summary: str, *, opened: bool = False) -> SafeString:
    """Hide content under a line that opens it."""
    return block("details", content=content, summary=summary, opened=opened)


@register.simple_block_tag
def card(content: SafeString, title: str, url: str = "", action: str = "", colour: str = "") -> SafeString:
    """Frame content as a summary card, with at most one action in its heading."""
    return block("card", content=content, title=spoken(title), url=url, action=action, colour=colour)


@register.simple_block_tag
def table(
    content: SafeString, caption: str, headings: Sequence[Any], *, dense: bool = True, show_caption: bool = True
) -> SafeString:
    """Frame rows as a table with sort headings, scrolling in its own region when it is wide.

    A heading is a word, or anything with label and optionally url, direction and numeric.
    """
    columns = [{"label": spoken(one)} if isinstance(one, str) else one for one in headings]
    return block(
        "table", content=content, caption=spoken(caption), headings=columns, dense=dense, show_caption=show_caption
    )


@register.simple_block_tag
def warning(content: SafeString) -> SafeString:
    """Set a warning apart, with the word spoken too."""
    return format_html(
        '<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>'
        '<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span> {}</strong></div>',
        content,
    )


@register.simple_block_tag
def buttons(content: SafeString) -> SafeString:
    """Set buttons and links in a row."""
    return format_html('<div class="govuk-button-group">{}</div>', content)


register.filter(spoken)


@register.filter
def inside(label: str) -> str:
    """Return a label as it stands inside a sentence: "refer to the Reporter now"."""
    return f"{label[:1].lower()}{label[1:]}"


@register.filter
def counted(number: int, nouns: str) -> str:
    """Return a number with its noun, which is given in the plural: "1 entry", "2 entries", "1 child in concerns"."""
    if number != 1:
        return f"{number} {nouns}"
    first, *rest = nouns.split(" ", 1)
    one = {"people": "person", "children": "child"}.get(first)
    one = one or (f"{first[:-3]}y" if first.endswith("ies") else first.removesuffix("s"))
    return " ".join([f"1 {one}", *rest])
