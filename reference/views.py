"""What the law and the lists say, to read."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from access.roles import Permission
from access.views import Page
from common import clock
from reference.models import Code, Holiday, Timescale


class TimescaleList(Page):
    """Timescales, code lists and the next holidays, with what has to be checked locally."""

    permission = Permission.USE_ROWAN
    template_name = "reference/timescale_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather what is current; what was superseded stays in the database."""
        user, today = self.request.user, clock.today()
        codes = Code.objects.visible_to(user).on(today).select_related("list").order_by("list__title", "position")
        timescales = Timescale.objects.visible_to(user).current().order_by("key", "-valid_from", "profile")
        parted: dict[bool, list[Timescale]] = {True: [], False: []}
        for row in timescales:
            parted[row.holds_on(today)].append(row)
        return super().get_context_data(
            in_force=parted[True],
            other=parted[False],
            lists=[(named, list(rows)) for named, rows in groupby(codes, key=lambda code: code.list)],
            holidays=Holiday.objects.visible_to(user).filter(on__gte=today).order_by("on", "scope")[:20],
            timescale_headings=["What", "How long", "From", "Source", "How sure"],
            code_headings=["Choice", "Code", "What it needs", "How sure"],
            holiday_headings=["Day", "Name", "Where"],
            **kwargs,
        )
