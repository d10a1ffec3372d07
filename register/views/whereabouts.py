"""What the Keeper does to trace a child."""

from __future__ import annotations

from typing import Any

from register import actions
from register.forms import FoundForm, TraceForm
from register.models import WhereaboutsUnknown
from register.views.base import Deed


class TraceAdd(Deed):
    """Record a step to trace a child."""

    model = WhereaboutsUnknown
    form_class = TraceForm
    heading, submit = "Add a step to trace the child", "Add the step"
    done = "The step is recorded."

    def do(self, form: TraceForm) -> Any:
        """Record it."""
        answers = form.cleaned_data
        return actions.add_trace_step(self.object, **self.seen, **answers)


class ChildFound(Deed):
    """Say that a child was found."""

    model = WhereaboutsUnknown
    form_class = FoundForm
    heading, submit = "The child was found", "Record it"
    done = "Recorded. The lead of the case is told."

    def do(self, form: FoundForm) -> Any:
        """Record it."""
        answers = form.cleaned_data
        return actions.record_found(self.object, **self.seen, **answers)
