"""The sub-group's meetings: list, agenda, who came, minutes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse

from access.roles import Permission
from access.views import NewPage, Page, RecordPage, see_other
from agencies.models import SeatHeld
from agencies.querysets import chair_now
from common import clock
from practice_review import actions
from practice_review.forms.base import SureForm
from practice_review.forms.office import AttendanceForm, MeetingForm, MinutesForm
from practice_review.inbox import on_the_way
from practice_review.models import AgendaItem, Conflict, Deputy, Meeting, MeetingAttendance
from practice_review.pack import seats_of, times
from practice_review.policies import why_not_minute
from practice_review.stages import STEPS
from practice_review.views.base import Deed, OfSubgroup
from practice_review.words import words_for


class MeetingList(OfSubgroup, Page):
    """Meetings to come and past."""

    template_name = "practice_review/meeting_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the meetings, with how many items each has."""
        user = self.request.user
        rows = Meeting.objects.visible_to(user).annotate(many=Count("items")).order_by("-on")
        meetings = self.show(rows[:50])
        return super().get_context_data(
            coming=[one for one in reversed(meetings) if one.held_at is None],
            past=[one for one in meetings if one.held_at],
            columns=["Meeting", "Reference", "Where", {"label": "Items", "numeric": True}],
            may_keep=user.may(Permission.KEEP_SUBGROUP),
            on_its_way=[
                {"one": one, "words": words_for(one.kind), "next": STEPS[one.status][2]}
                for one in self.show(on_the_way(user))
            ],
            way_columns=["Referral", "Kind", "From", "Next", "Referred"],
            **kwargs,
        )


class MeetingOpen(NewPage):
    """Open a meeting to come."""

    permission = Permission.KEEP_SUBGROUP
    form_class = MeetingForm
    template_name = "practice_review/meeting_open.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who asks."""
        return {**super().get_form_kwargs(), "by": self.request.user}

    def act(self, form: Any) -> HttpResponse:
        """Open it."""
        given = {name: form.cleaned_data[name] for name in ("on", "place")}
        made = actions.open_meeting(by=self.request.user, **given)
        messages.success(self.request, "The meeting is open. Put referrals on its agenda.")
        return see_other(made.get_absolute_url())


class MeetingDetail(RecordPage):
    """One meeting: its agenda, who came, its minutes. An item with a conflict shows a member its number alone."""

    permission = Permission.VIEW
    model = Meeting
    select = ("team",)
    template_name = "practice_review/meeting_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather items, attendance and what may be done."""
        user, one = self.request.user, self.object
        items = AgendaItem.objects.visible_to(user).filter(meeting=one).select_related("referral__agency")
        items = self.show(items.order_by("position"))
        began = times(one, list(one.items.order_by("position"))) if one.starts_at else {}
        keeps, out = user.may(Permission.KEEP_SUBGROUP), conflicts_of(items, user)
        return super().get_context_data(
            items=[
                {
                    "one": item,
                    "words": words_for(item.referral.kind),
                    "out": out.get(item.pk, 0),
                    "at": began.get(item.pk),
                }
                for item in items
            ],
            kept_out=items_in_all(one) - len(items),
            seats=seats_of(one, user),
            columns=["Item", "Referral", "Kind", "From", "Stands"],
            seat_columns=["Seat", "Held by", "Came", "Stands in"],
            no_chair=chair_now(one.team) is None,
            may_keep=keeps and why_not_minute(one) is None,
            is_over=one.on <= clock.today(),
            **kwargs,
        )


def held_seats(meeting: Meeting, user: Any) -> list[SeatHeld]:
    """Return who holds seats now, the chair first."""
    held = SeatHeld.objects.visible_to(user).held_at(clock.now()).filter(seat__team=meeting.team)
    return list(held.order_by("-seat__is_chair", "seat__position"))


def items_in_all(meeting: Meeting) -> int:
    """Count every item of a meeting, also those kept from the reader: a number, nothing of what they hold."""
    return meeting.items.count()


def conflicts_of(items: list[AgendaItem], user: Any) -> dict[Any, int]:
    """Count the conflicts of each item."""
    rows = Conflict.objects.visible_to(user).filter(item__in=items)
    return dict(rows.order_by().values_list("item").annotate(many=Count("staff", distinct=True)))


class OfMeeting(Deed):
    """What the office does with a meeting."""

    model = Meeting
    select = ("team",)
    permission = Permission.KEEP_SUBGROUP


class MeetingAttend(OfMeeting):
    """Record who came."""

    form_class: Any = AttendanceForm
    heading, submit, done = "Who came?", "Save", "It is written down who came."
    before = "Quorum counts those present who are not kept out of an item. The chair comes on top."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who holds seats."""
        deputies = Deputy.objects.visible_to(self.request.user).filter(meeting=self.object)
        named = list(deputies.select_related("staff", "held__seat"))
        return {**super().get_form_kwargs(), "seats": held_seats(self.object, self.request.user), "deputies": named}

    def get_initial(self) -> dict[str, Any]:
        """Start from what is recorded."""
        rows = MeetingAttendance.objects.visible_to(self.request.user).filter(meeting=self.object)
        said = {(row.seat_id, row.staff_id): row.came for row in rows}
        seats = held_seats(self.object, self.request.user)
        kept = {f"seat_{held.pk.hex}": said.get((held.seat_id, held.role.staff_id), "") for held in seats}
        return {**super().get_initial(), **kept}

    def do(self, answers: dict[str, Any]) -> Any:
        """Record each."""
        return actions.record_attendance(self.object, **self.seen, **self.form.came())


class MeetingMinutes(OfMeeting):
    """Write the minutes of what concerns no item."""

    form_class = MinutesForm
    heading, submit, done = "Minutes", "Save", "The minutes are saved."
    before = "What was said about an item stands with the item, where only its readers see it."

    def get_initial(self) -> dict[str, Any]:
        """Start from what is written."""
        return {**super().get_initial(), "words": self.object.minutes}

    def do(self, answers: dict[str, Any]) -> Any:
        """Save them."""
        return actions.change_meeting(self.object, **self.seen, minutes=answers["words"])


class MeetingClose(OfMeeting):
    """Close a meeting when its items are settled."""

    form_class = SureForm
    heading, submit, done = "Close the meeting", "Close it", "The meeting is closed. Its minutes stand."
    before = "Nothing can be changed in its minutes afterwards."

    def do(self, answers: dict[str, Any]) -> Any:
        """Close it."""
        return actions.close_meeting(self.object, **self.seen)
