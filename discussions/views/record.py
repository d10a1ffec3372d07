"""The record of one discussion, on one page, each section with its own way to write it."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from access.roles import Permission
from access.views import RecordPage
from discussions import policies
from discussions.laid_out import rows_of, sections_of
from discussions.models import Discussion, DiscussionChild, DiscussionConcern
from discussions.summary import address, colour_of, standing
from discussions.views.base import SELECT, OfDiscussion, capital
from discussions.workflow import DiscussionStatus
from referrals.models import Concern

OURS = (Permission.WORK_ON_CASE, Permission.HOLD_DISCUSSION, Permission.ASK_FOR_REPORT)


class DiscussionDetail(OfDiscussion, RecordPage):
    """Everything a discussion holds; what is about one child only for who may see that child."""

    permission = Permission.VIEW
    model = Discussion
    select = SELECT
    template_name = "discussions/discussion_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the sections."""
        one, user = self.object, self.request.user
        may = user.may_do(one, *OURS)
        self.works, self.holds = Permission.WORK_ON_CASE in may, Permission.HOLD_DISCUSSION in may
        self.writes = self.holds and one.is_held
        context = super().get_context_data(**kwargs)
        lead_on = next((who["url"] for who in context["identities"] if who.get("url")), "")
        return {
            **context,
            "heading": capital("discussion"),
            "back_url": lead_on or reverse("home"),
            "back_text": "Back to the case" if lead_on else "Home",
            "status_colour": colour_of(one),
            "standing": standing(one),
            "prints": Permission.ASK_FOR_REPORT in may and one.started_at is not None,
            "gaps": policies.gaps(one) if self.writes else [],
            **self.links(),
            **self.sections(context["children"]),
        }

    def links(self) -> dict[str, str]:
        """Return where each section is written, as far as the reader may and the discussion stands."""
        one, status = self.object, DiscussionStatus(self.object.status)
        goes_on = self.works and one.goes_on
        offered = {
            "discussion_start": self.holds and status == DiscussionStatus.ASKED,
            "discussion_decline": self.holds and status == DiscussionStatus.ASKED,
            "discussion_go_on": self.holds and status == DiscussionStatus.ADJOURNED,
            "discussion_adjourn": self.holds and status == DiscussionStatus.STARTED,
            "discussion_close": self.holds and status == DiscussionStatus.STARTED,
            "discussion_reopen": self.holds and status == DiscussionStatus.CLOSED,
            **dict.fromkeys(("child_add", "concern_add"), goes_on),
            **dict.fromkeys(("participant_add", "agency_without", "discussion_sum_up"), self.writes),
            **dict.fromkeys(("step_add", "plan_none", "action_add"), self.writes),
            "information_add": self.works and one.is_held,
            "checklist_answer": self.holds and one.started_at is not None,
        }
        return {f"{name}_url": address(name, one.pk, when=when) for name, when in offered.items()}

    def sections(self, children: list[DiscussionChild]) -> dict[str, Any]:
        """Return what stands in the record, and the concerns it is about."""
        one, user = self.object, self.request.user
        told = Concern.objects.visible_to(user).filter(pk=OuterRef("concern"))
        concerns = rows_of(one, user, DiscussionConcern, "concern").annotate(is_open=Exists(told))
        found = sections_of(one, children, user, works=self.works, holds=self.holds)
        mine = user.agency.pk if user.agency else None
        for agency in found["agencies"]:
            agency["add"] = agency["add"] and (self.holds or agency["key"] == mine)
        return {**found, "concerns": list(concerns)}
