"""Warning notes: raise one, look at it again, end it."""

from __future__ import annotations

from typing import Any

from common.templatetags.rowan import day
from people import actions
from people.forms.settling import WarningEndForm, WarningForm, WarningKeepForm
from people.models import WarningNote
from people.views.base import PersonDeed


class WarningAdd(PersonDeed):
    """Warn everybody who meets a person."""

    form_class = WarningForm
    heading, submit = "Add a warning note", "Add the warning"
    intro = "It stands beside the name on every page of the case, for everybody who may see the person."
    done = "The warning stands."

    def do(self, form: Any) -> WarningNote:
        """Raise it."""
        return actions.raise_warning(self.object, **self.seen, **form.cleaned_data)


class WarningDeed(PersonDeed):
    """A form about one warning."""

    model = WarningNote
    select = ("person",)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which."""
        note = self.object
        about = [
            {"key": "What is known", "value": note.words},
            {"key": "What to do", "value": note.to_do},
            {"key": "To be looked at again on", "value": day(note.review_on)},
        ]
        return super().get_context_data(**{"about": about, **kwargs})


class WarningKeep(WarningDeed):
    """Say that it still holds."""

    form_class = WarningKeepForm
    heading, submit = "This warning still holds", "Keep it"
    done = "The warning stands on."

    def do(self, form: Any) -> WarningNote:
        """Keep it."""
        return actions.keep_warning(self.object, **self.seen, **form.cleaned_data)


class WarningEnd(WarningDeed):
    """End it."""

    form_class = WarningEndForm
    heading, submit = "End this warning", "End it"
    done = "The warning is ended; it stays readable."

    def do(self, form: Any) -> WarningNote:
        """End it."""
        return actions.end_warning(self.object, **self.seen, **form.cleaned_data)
