"""Nobody knows where a child is: since when, what was done, how they were found."""

from __future__ import annotations

from cases.forms.base import Asked, why_field
from common.forms import Form
from register.forms.registering import day_field


class MissingForm(Asked, Form):
    """Since when nobody knows, and what was known last."""

    since = day_field("Since which day does nobody know?", noun="The day since when nobody knows")
    last_known = why_field(
        "Where, and with whom, was the child last known to be?",
        missing="Say where, and with whom, the child was last known to be.",
    )


class TraceForm(Form):
    """Something done to trace the child."""

    on = day_field("On which day?", noun="That day", today=True)
    what = why_field(
        "What was done?",
        hint="For example, school, general practice, housing and benefits asked; other areas told.",
        missing="Say what was done to trace the child.",
    )


class FoundForm(Form):
    """How a child was found."""

    on = day_field("On which day was the child found?", noun="That day", today=True)
    found = why_field(
        "How and where was the child found, and who has seen them?", missing="Say how and where the child was found."
    )
