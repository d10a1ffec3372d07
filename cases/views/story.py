"""The child's story on one page: from the first concern to now, step by step, in sentences."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from cases import parts as road
from cases import story
from cases.identity import identity_of
from cases.models import CaseClock
from cases.summary import colour_of, next_step, standing
from cases.views.cases import CasePage
from common import clock
from common.templatetags.rowan import local


class CaseStory(CasePage):
    """How it came to this, and how it stands: what every room on the road has to tell."""

    template_name = "cases/case_story.html"
    heading = "The story so far"

    def parts(self) -> dict[str, Any]:
        """Gather the chapters by year, and how it stands now."""
        case, user = self.object, self.request.user
        clocks = list(CaseClock.objects.visible_to(user).filter(case=case).select_related("exempt_by", "rule"))
        chapters = story.chapters(case, user)
        self.show([one.record for one in chapters if one.record])
        child = case.child if self.known["child_open"] else None
        late = sum(one.is_overdue for one in clocks)
        return {
            "identity": identity_of(case, child, decided=self.known["decided"], late=late),
            "standing": standing(case),
            "status_colour": colour_of(case),
            "next_step": next_step(case, clocks),
            "road": road.road(case),
            "years": [(year, list(told)) for year, told in groupby(chapters, lambda one: local(one.at).year)],
            "count": len(chapters),
            "read_at": clock.now(),
            "read_by": user,
        }
