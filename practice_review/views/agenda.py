"""Around a meeting: order and times, who stands in, and the pack to read beforehand."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import RecordPage
from agencies.models import SeatHeld, StaffMember
from common import clock
from practice_review import actions
from practice_review.forms.agenda import DeputyForm, OrderForm
from practice_review.forms.base import SureForm
from practice_review.models import AgendaItem, Deputy, Meeting
from practice_review.pack import gather
from practice_review.policies import why_not_minute
from practice_review.views.base import Deed
from practice_review.views.meetings import OfMeeting


class MeetingOrder(OfMeeting):
    """In which order the items are taken, and for how long."""

    form_class: Any = OrderForm
    heading, submit, done = "Order and times", "Save", "The agenda stands so."

    def items(self) -> list[AgendaItem]:
        """Return the items as they stand."""
        rows = AgendaItem.objects.visible_to(self.request.user).filter(meeting=self.object)
        return list(rows.select_related("referral").order_by("position"))

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say which items there are."""
        return {**super().get_form_kwargs(), "items": self.items()}

    def get_initial(self) -> dict[str, Any]:
        """Start from what stands."""
        items = self.items()
        places = {f"place_{one.pk.hex}": one.position for one in items}
        minutes = {f"minutes_{one.pk.hex}": one.minutes for one in items}
        return {**super().get_initial(), "starts_at": self.object.starts_at, **places, **minutes}

    def do(self, answers: dict[str, Any]) -> Any:
        """Order it."""
        given = {"order": self.form.order(), "starts_at": answers["starts_at"]}
        return actions.order_agenda(self.object, **self.seen, **given)


class DeputyAdd(OfMeeting):
    """Name who stands in for a member at this meeting."""

    form_class: Any = DeputyForm
    heading, submit, done = "Who stands in?", "Name the deputy", "The deputy is named, told, and may read the papers."
    before = "For one meeting, until the end of that day. The deputy counts for the quorum once written down as come."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the members with an agency, and staff of these agencies."""
        user = self.request.user
        seats = SeatHeld.objects.visible_to(user).held_at(clock.now())
        seats = seats.filter(seat__team=self.object.team, seat__is_chair=False, seat__agency__isnull=False)
        staff = StaffMember.objects.visible_to(user).people().filter(is_active=True)
        offered = staff.filter(team__organisation__agency__in=seats.order_by().values("seat__agency"))
        offered = offered.exclude(pk__in=seats.order_by().values("role__staff")).select_related("team__organisation")
        return {**super().get_form_kwargs(), "seats": seats, "offered": offered}

    def do(self, answers: dict[str, Any]) -> Any:
        """Name her."""
        return actions.name_deputy(self.object, **self.seen, **answers)


class DeputyDrop(Deed):
    """Take back that somebody stands in."""

    model = Deputy
    select = ("meeting", "staff", "held__seat")
    permission = Permission.KEEP_SUBGROUP
    form_class = SureForm
    danger = True
    heading, submit, done = (
        "Take the deputy back",
        "Take it back",
        "It is taken back: the papers close to them.",
    )

    def do(self, answers: dict[str, Any]) -> Any:
        """Take it back."""
        return actions.drop_deputy(self.object, **self.seen)

    def back_url(self) -> str:
        """Lead back to the meeting."""
        return self.object.meeting.get_absolute_url()

    def after(self, made: Any) -> str:
        """Go to the meeting."""
        return made.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say who."""
        said = f"{self.object.staff} stands in for the seat {self.object.held.seat}."
        return super().get_context_data(**{"before": said, **kwargs})


class MeetingPack(RecordPage):
    """The pack of a meeting on one page, to read or to print."""

    permission = Permission.VIEW
    model = Meeting
    select = ("team",)
    template_name = "practice_review/meeting_pack.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather it as this reader may see it."""
        pack = gather(self.object, self.request.user)
        self.show([one.item for one in pack.items])
        return super().get_context_data(
            pack=pack,
            may_keep=self.request.user.may(Permission.KEEP_SUBGROUP) and why_not_minute(self.object) is None,
            seat_columns=["Seat", "Held by", "Came", "Stands in"],
            return_columns=["Agency", "Return", "Signed", "Age"],
            today=clock.today(),
            **kwargs,
        )
