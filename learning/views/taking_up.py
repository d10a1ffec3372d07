"""Pages on which a team says that it took a lesson up, and later what happened."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from learning import actions
from learning.forms import TakeUpForm
from learning.models import Lesson, TakeUp
from learning.views.base import Deed


class TakeUpAdd(Deed):
    """Say that one's team took a lesson up."""

    model = Lesson
    permission = Permission.USE_ROWAN
    form_class = TakeUpForm
    heading, submit, done = "We took this up", "Say so", "Thank you. Everybody reads it beside the lesson."

    def do(self, form: Any) -> TakeUp:
        """Say so."""
        self.seen.pop("seen_version", None)
        return actions.take_up(self.object, **self.seen, **form.cleaned_data)


class TakeUpTell(Deed):
    """Say what happened since, or mend what was said."""

    model = TakeUp
    select = ("lesson", "team")
    permission = Permission.USE_ROWAN
    form_class = TakeUpForm
    heading, done = "What happened since?", "It is kept."

    def get_initial(self) -> dict[str, Any]:
        """Start from what was said."""
        one = self.object
        return {**super().get_initial(), "did": one.did, "on": one.on, "result": one.result}

    def do(self, form: Any) -> TakeUp:
        """Keep it."""
        return actions.tell_take_up(self.object, **self.seen, **form.cleaned_data)
