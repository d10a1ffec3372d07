"""The nightly proof: which open work has no owner, by reference alone."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import Page
from audit.models import AccessLog
from work.models import Orphan, ProofRun

RUNS = 14


class Ownership(Page):
    """What last night's proof found, and the nights before."""

    permission = Permission.SEE_OWNERSHIP
    template_name = "work/ownership.html"
    looking = AccessLog.Verb.LIST

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the last run with what it found, and how many the runs before found."""
        runs = list(ProofRun.objects.visible_to(self.request.user).counted()[:RUNS])
        rows = list(Orphan.objects.visible_to(self.request.user).filter(run=runs[0])) if runs else []
        self.shown += [row.about for row in rows]
        return super().get_context_data(
            runs=runs,
            last=runs[0] if runs else None,
            rows=rows,
            headings=["Reference", "What", "What is missing"],
            run_headings=["Night", {"label": "Open", "numeric": True}, {"label": "Without an owner", "numeric": True}],
            **kwargs,
        )
