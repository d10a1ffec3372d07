"""What the law and the lists say, to read."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import Any

from access.roles import Permission
from access.views import Page
from common import clock
from reference.models import Code, Framework, Holiday, Indicator, ScaleWord, Timescale


class TimescaleList(Page):
    """Timescales and the next holidays, with what has to be checked locally."""

    permission = Permission.USE_ROWAN
    template_name = "reference/timescale_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather what is current; what was superseded stays in the database."""
        user, today = self.request.user, clock.today()
        timescales = Timescale.objects.visible_to(user).current().order_by("key", "-valid_from", "profile")
        parted: dict[bool, list[Timescale]] = {True: [], False: []}
        for row in timescales:
            parted[row.holds_on(today)].append(row)
        return super().get_context_data(
            in_force=parted[True],
            other=parted[False],
            holidays=Holiday.objects.visible_to(user).filter(on__gte=today).order_by("on", "scope")[:20],
            timescale_headings=["What", "How long", "From", "Source", "How sure"],
            holiday_headings=["Day", "Name", "Where"],
            **kwargs,
        )


class CodeList(Page):
    """The lists of choices that forms offer, with what has to be checked locally."""

    permission = Permission.USE_ROWAN
    template_name = "reference/code_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the codes in force, list by list."""
        codes = Code.objects.visible_to(self.request.user).on(clock.today()).select_related("list")
        rows = codes.order_by("list__title", "position")
        return super().get_context_data(
            lists=[(named, list(rows)) for named, rows in groupby(rows, key=lambda code: code.list)],
            code_headings=["Choice", "Code", "What it needs", "How sure"],
            **kwargs,
        )


class FrameworkList(Page):
    """The quality frameworks with their indicators and the words of their scale."""

    permission = Permission.USE_ROWAN
    template_name = "reference/framework_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather what is current, the newest framework first."""
        user = self.request.user
        parted: dict[Any, dict[str, list[Any]]] = defaultdict(lambda: {"indicators": [], "words": []})
        for row in Indicator.objects.visible_to(user).current().order_by("position"):
            parted[row.framework_id]["indicators"].append(row)
        for word in ScaleWord.objects.visible_to(user).current().order_by("-level"):
            parted[word.framework_id]["words"].append(word)
        return super().get_context_data(
            frameworks=[
                {
                    "framework": one,
                    "caption": f"Indicators of {one.name}",
                    "scale_caption": f"Its six-point scale ({one.valid_from.year})",
                    **parted[one.pk],
                }
                for one in Framework.objects.visible_to(user).current().order_by("-position")
            ],
            indicator_headings=["Indicator", "Key question or area", "Source", "How sure"],
            scale_headings=["Level", "Meaning", "Source", "How sure"],
            **kwargs,
        )
