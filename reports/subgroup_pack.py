"""What goes into the pack of a meeting of the sub-group: what one member may read of it, and nothing more."""

from __future__ import annotations

import datetime as dt
from typing import Any

from agencies.context import committee_name
from common.templatetags.rowan import counted, day
from practice_review.models import Meeting
from practice_review.pack import Pack, PackedItem, PackedReturn, PackedSeat
from practice_review.pack import gather as packed
from practice_review.summary import decision_rows
from reports.agency_return import told
from reports.cover import cover
from reports.models import ReportJob


def look(meeting: Meeting, *, by: Any) -> Pack:
    """Look at the pack as ``by`` may read it."""
    return packed(meeting, by)


def contents(seen: Pack) -> list[str]:
    """Return in a line each what the pack will hold."""
    returns = sum(len(one.returns) for one in seen.items)
    return [
        "the agenda with its times, who comes and who stands in",
        f"{counted(len(seen.items), 'items')}, with {counted(returns, 'returns')} and their age",
        f"{counted(sum(len(one.timeline.rows) for one in seen.items), 'rows')} of the agencies’ chronologies, as one",
        "conflicts, interests, and other inquiries that are live",
    ]


def blocks(seen: Pack) -> list[str]:
    """Return what keeps the pack from being made."""
    if seen.items:
        return []
    return [
        "You are kept out of every item." if seen.kept_out else "Nothing is on the agenda yet. Put something on it."
    ]


def minds(seen: Pack) -> list[str]:
    """Return what the pack will show as missing."""
    missing = sum(len(one.missing) for one in seen.items)
    return [
        *([f"You are kept out of {counted(seen.kept_out, 'items')}. Your pack goes without."] if seen.kept_out else []),
        *([f"{counted(missing, 'returns')} not signed yet. The pack will say so."] if missing else []),
    ]


def gather(job: ReportJob, *, at: dt.datetime) -> dict[str, Any]:
    """Return the pack's data as the person who asked sees it at this moment: plain words."""
    seen = look(job.subject, by=job.asked_by)
    meeting = seen.meeting
    begins = f", {meeting.starts_at:%H:%M}" if meeting.starts_at else ""
    return {
        **cover(job, committee=committee_name(), at=at),
        "title": "Practice Review Sub-group: pack",
        "head": [
            ["Meeting", f"{meeting.reference}, {day(meeting.on)}{begins}"],
            ["Where", meeting.place or "Not entered"],
        ],
        "kept_out": seen.kept_out,
        "seats": [_seat(one) for one in seen.seats],
        "items": [_item(one) for one in seen.items],
    }


def draw(data: dict[str, Any]) -> dict[str, Any]:
    """Return nothing more: a pack is words."""
    return {}


def _seat(one: PackedSeat) -> dict[str, str]:
    stands_in = one.deputy.staff.name if one.deputy else ""
    seat = f"{one.held.seat}, acting" if one.held.acting else str(one.held.seat)
    return {"seat": seat, "held": str(one.held.staff), "came": one.came, "deputy": stands_in}


def _item(one: PackedItem) -> dict[str, Any]:
    item, referral = one.item, one.referral
    return {
        "number": item.position,
        "reference": item.referral.reference,
        "title": item.referral.title,
        "kind": one.kind,
        "from": str(item.referral.agency) if item.referral.agency else "the committee office",
        "at": f"{one.at:%H:%M}" if one.at else "",
        "minutes": item.minutes,
        "what_happened": referral.what_happened if referral else "",
        "why_learn": referral.why_learn if referral else "",
        "matters": [
            f"{matter.get_kind_display()}: live. {matter.what} "
            f"Confirmed by {matter.confirmed_by} on {day(matter.confirmed_on)}."
            for matter in one.matters
        ],
        "returns": [_return(back) for back in one.returns],
        "missing": list(one.missing),
        "apart": [
            *(f"{found.staff} keeps out: {found.get_kind_display().lower()}" for found in one.conflicts),
            *(f"{found.staff} stays: {found.words}" for found in one.interests),
        ],
        "quorum": f"{'Quorum is met.' if one.quorum.is_met else 'There is no quorum yet.'} {one.quorum.in_words}",
        "decision": [[row["key"], row["value"]] for row in decision_rows(one.decision)] if one.decision else [],
        "timeline": one.timeline.in_words,
        "rows": [told(row) for row in one.timeline.rows],
    }


def _return(back: PackedReturn) -> dict[str, str]:
    one, old = back.one, back.days_old
    return {
        "agency": str(one.agency),
        "says": f"{back.says}: {one.went_on_without}" if one.has_not_contributed else back.says,
        "account": one.account,
        "reflection": one.first_reflection,
        "signed": day(one.signed_at) if one.signed_at else "No",
        "age": "" if old is None else counted(old, "days") if old else "Today",
    }
