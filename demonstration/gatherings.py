"""Hold the planning meetings of ordinary cases: arranged, held, decided and their record sent, as the road's are."""

from __future__ import annotations

import datetime as dt

from cases.models import Case
from cases.sight import kept_away
from common import clock
from common.wording import spoken
from demonstration.diary import Diary, Life
from demonstration.meetings_ahead import MEETINGS, at_ten
from demonstration.people import Cast
from planning_meetings import actions
from planning_meetings.carrying_out import is_registered

DAYS = dt.timedelta(days=1)
UNTIL_HELD, UNTIL_SENT = 8 * DAYS, 3 * DAYS  # after it is arranged, after it is held
CHAIR, BESIDE = "ewan", ("hamish", "peter")
VIEWS = (
    {"whose": "child", "how": "worker", "words": "Told the social worker what is good at home, and what is not."},
    {"whose": "parent", "how": "said", "who": "Mother", "words": "“I want help, and I want to be told first.”"},
)
SAID = {
    "strengths": "Parents came and spoke for themselves; somebody in the family helps every week.",
    "worries": "What was seen may happen again when nobody looks.",
    "analysis": "Together the agencies can keep the child safe at home, with a plan that says who does what.",
    "significant_harm": "no",
    "safety_plan_review": "It was kept to, and everybody knew their part.",
}
DECIDED = {
    "why": "Everybody who works with the child was there or wrote; the family works with us.",
    "outcome": "childs_plan",
    "reporter": "not_required",
    "reporter_why": "Nothing that is needed has to be ordered.",
}


def gather(cast: Cast, diary: Diary, case: Case, lead: str) -> Life:
    """Arrange a meeting now, unless one is told of elsewhere; hold it some days later, and send its record after that."""
    by, child = cast[lead], case.child
    planned_at = at_ten(clock.now() + UNTIL_HELD)
    told_elsewhere = planned_at > diary.now or (child.forename, child.surname) in {one.child for one in MEETINGS}
    if told_elsewhere or is_registered(case) or case.planning_meetings.exists():
        return
    kind = "pre_birth" if child.due_on else "initial"
    given = {"planned_at": planned_at, "chair": cast[CHAIR], "place": "Westgate House, room 2"}
    meeting = actions.arrange(case, by=by, kind=kind, **given)
    away = kept_away(case)
    for key in (lead, *BESIDE):
        if cast[key].agency not in away:
            actions.invite(meeting, by=by, staff=cast[key])
    actions.invite(meeting, by=by, is_child=True, part="Through the social worker")
    actions.send_notice(meeting, by=by)
    yield planned_at
    for view in VIEWS:
        actions.add_view(meeting, by=cast[lead], **view)
    came = {one.pk: ("present", "") for one in meeting.invitations.all()}
    actions.write_record(meeting, by=cast[CHAIR], came=came, **SAID)
    actions.hold(meeting, by=cast[CHAIR])
    yield planned_at + DAYS / 12
    actions.decide(meeting, by=cast[CHAIR], **{**DECIDED, "why": spoken(DECIDED["why"])})
    if planned_at + UNTIL_SENT > diary.now:
        return
    yield planned_at + UNTIL_SENT
    to = list(meeting.invitations.exclude(is_child=True))
    actions.send_record(meeting, by=cast[CHAIR], to=to, how="By hand", sent_on=clock.today())
