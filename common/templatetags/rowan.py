"""What templates need beyond Django's own: dates as people say them, colours for words, and blocks that hold content."""

from urllib.parse import urlencode

from django import template
from django.template.loader import render_to_string
from django.utils import formats, timezone
from django.utils.html import format_html

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
def day(value):
    """Write a date, or a moment's date, as 4 March 2026."""
    if hasattr(value, "hour"):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
    return formats.date_format(value, "j F Y") if hasattr(value, "year") else value or ""


@register.filter
def moment(value):
    """Write a moment as 4 March 2026 at 10:42."""
    if not value:
        return ""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return formats.date_format(local, r"j F Y \a\t H:i")


@register.filter
def lateness(days):
    """Say in words how many working days are left, or are over when negative."""
    if days in (None, ""):
        return ""
    if days == 0:
        return "due today"
    many = f"{abs(days)} working day{'' if abs(days) == 1 else 's'}"
    return f"{many} overdue" if days < 0 else f"due in {many}"


@register.filter
def tag_class(word):
    """Return the class that colours a status tag; a word not listed is grey."""
    return f"govuk-tag--{COLOURS.get(str(word).lower(), 'grey')}"


@register.filter
def brag_word(colour):
    """Return what a BRAG colour means."""
    return BRAG.get(str(colour).lower(), "Not rated")


@register.filter
def page_numbers(page):
    """Return the page numbers to offer, with an ellipsis for those left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def without(query, key):
    """Return a QueryDict as text, without one of its keys."""
    return urlencode([(name, value) for name, values in query.lists() if name != key for value in values])


def block(name, **context):
    """Render a component around content a page has already rendered."""
    return render_to_string(f"components/{name}.html", context)


@register.simple_block_tag
def details(content, summary, opened=False):
    """Hide content under a line that opens it."""
    return block("details", content=content, summary=summary, opened=opened)


@register.simple_block_tag
def card(content, title, url="", action="", colour=""):
    """Frame content as a summary card, with at most one action in its heading."""
    return block("card", content=content, title=title, url=url, action=action, colour=colour)


@register.simple_block_tag
def table(content, caption, headings, dense=True, show_caption=True):
    """Frame rows as a table with sort headings, scrolling in its own region when it is wide.

    A heading is a word, or anything with label and optionally url, direction and numeric.
    """
    columns = [{"label": one} if isinstance(one, str) else one for one in headings]
    return block("table", content=content, caption=caption, headings=columns, dense=dense, show_caption=show_caption)


@register.simple_block_tag
def warning(content):
    """Set a warning apart, with the word spoken too."""
    return format_html(
        '<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>'
        '<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span> {}</strong></div>',
        content,
    )


@register.simple_block_tag
def buttons(content):
    """Set buttons and links in a row."""
    return format_html('<div class="govuk-button-group">{}</div>', content)
