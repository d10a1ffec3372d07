"""The list of discussions, and those about the child of one case."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet

from access.roles import Permission
from access.views import Queue, RecordPage
from cases.models import Case
from cases.views.base import OfCase
from discussions import policies
from discussions.filters import DiscussionFilter
from discussions.models import Discussion, DiscussionChild
from discussions.summary import address, colour_of
from discussions.views.base import capital
from reference.querysets import labels


class DiscussionList(Queue):
    """Discussions that the reader may hold: what waits to be started first."""

    permission = Permission.HOLD_DISCUSSION
    template_name = "discussions/discussion_list.html"
    filterset_class = DiscussionFilter
    sorts = {
        "reference": ("Discussion", ("reference",)),
        "status": ("Status", ("status", "asked_at")),
        "asked": ("Asked for", ("asked_at",)),
        "team": ("Waits at", ("team__name",)),
        "children": ("Children", ("many",)),
    }

    def rows(self) -> QuerySet:
        """Return the discussions, each with how many children."""
        rows = Discussion.objects.visible_to(self.request.user, self.permission)
        rows = rows.annotate(many=Count("children")).select_related("team", "asked_by")
        return rows.order_by("started_at", "asked_at")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give each its colour."""
        context = super().get_context_data(**kwargs)
        for one in context["rows"]:
            one.colour = colour_of(one)
        heading = capital("discussion", many=True)
        return {**context, "heading": heading, "narrowed": bool(self.request.GET.keys() - {"sort", "page"})}


class CaseDiscussions(OfCase, RecordPage):
    """The discussions about the child of a case."""

    permission = Permission.VIEW
    model = Case
    select = ("child", "lead_team__organisation", "lead_professional")
    template_name = "discussions/case_discussions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return each with what was decided for this child, newest first."""
        case, user = self.object, self.request.user
        rows = DiscussionChild.objects.visible_to(user).filter(case=case).select_related("discussion__team")
        rows = list(rows.order_by("-discussion__asked_at"))
        self.show([one.discussion for one in rows])
        words = labels("discussion_decision")
        for one in rows:
            one.colour, one.decided = colour_of(one.discussion), words.get(one.decision, one.decision)
        may_ask = case.is_open and user.may(Permission.WORK_ON_CASE, case)
        why_not = policies.why_not_ask(case) if may_ask else None
        ask_url = address("discussion_ask", case.pk, when=may_ask and why_not is None)
        return super().get_context_data(
            **{"rows": rows, "ask_url": ask_url, "heading": capital("discussion", many=True), **kwargs}
        )
