"""What the pages of a case say of its discussions: a line, and an alert while one goes on."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_datetime

from cases.parts import Part
from common.templatetags.rowan import day
from discussions.models import DiscussionChild
from discussions.workflow import DiscussionStatus
from reference.models import Code


def _annotations() -> dict[str, Any]:
    words = Code.objects.filter(list__key="discussion_decision", code=OuterRef("decision")).order_by("-valid_from")
    last = DiscussionChild.objects.filter(case=OuterRef("pk")).order_by("-discussion__asked_at")
    said = JSONObject(
        status="discussion__status",
        asked="discussion__asked_at",
        started="discussion__started_at",
        closed="discussion__closed_at",
        decided=Subquery(words.values("label")[:1]),
    )
    return {"last_discussion": Subquery(last.values(one=said)[:1])}


def _line(case: Any) -> str:
    last = case.last_discussion
    if last is None:
        return "None asked for"
    said = {
        DiscussionStatus.ASKED: f"Asked for {_day(last['asked'])}",
        DiscussionStatus.STARTED: f"Under way since {_day(last['started'])}",
        DiscussionStatus.ADJOURNED: f"Adjourned, started {_day(last['started'])}",
        DiscussionStatus.CLOSED: f"Closed {_day(last['closed'])}: {last['decided']}",
        DiscussionStatus.DECLINED: f"Asked for {_day(last['asked'])}, not held",
    }
    return said[DiscussionStatus(last["status"])]


def _day(text: str | None) -> str:
    return day(parse_datetime(text)) if text else ""


def _alerts(case: Any) -> list[dict[str, str]]:
    status = (case.last_discussion or {}).get("status")
    if status == DiscussionStatus.ASKED:
        return [{"word": "Discussion asked for", "colour": "yellow"}]
    if status in {DiscussionStatus.STARTED, DiscussionStatus.ADJOURNED}:
        return [{"word": "Discussion under way", "colour": "blue"}]
    return []


PART = Part(
    key="discussions",
    label="Discussions",
    order=10,
    url_name="discussions:case_discussions",
    annotations=_annotations,
    line=_line,
    alerts=_alerts,
)
