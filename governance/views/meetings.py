"""Pages of meetings: the agenda settled item by item, papers, who came, the minute."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import RecordPage
from governance import actions
from governance.forms import HoldForm, ItemForm, MeetingForm, MinuteForm, PaperForm, SettleForm, SureForm, WhyForm
from governance.models import BodyAttendance, BodyDecision, BodyItem, BodyMeeting, BodyPaper
from governance.views.base import Deed, link
from governance.views.bodies import OfBody
from governance.workflow import LIFE, Status
from improvement.querysets import moves_of

KEEP = Permission.KEEP_PLANS


class MeetingDetail(RecordPage):
    """One meeting: agenda, papers, questions and decisions, who came, the minute."""

    template_name = "governance/meeting_detail.html"
    model = BodyMeeting
    select = ("body",)
    permission = Permission.VIEW

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather it."""
        user, one, of_meeting = self.request.user, self.object, {"meeting": self.object}
        items = list(BodyItem.objects.visible_to(user).filter(**of_meeting))
        keeps = user.may(KEEP)
        came = BodyAttendance.objects.visible_to(user).filter(**of_meeting)
        return super().get_context_data(
            items=[item for item in items if item.standing != BodyItem.Standing.DROPPED],
            dropped=[item for item in items if item.standing == BodyItem.Standing.DROPPED],
            papers=BodyPaper.objects.visible_to(user).filter(**of_meeting),
            decisions=self.show(BodyDecision.objects.visible_to(user).filter(**of_meeting)),
            attendance=came.select_related("member__staff"),
            sets=keeps and one.status == Status.PLANNED,
            may_print=user.may(Permission.ASK_FOR_PLAN_REPORT),
            asks=keeps and one.status != Status.MINUTED,
            moves=[{"label": move.label, "url": link(f"meeting_{move.verb}", one.pk)} for move in self.moves(keeps)],
            changes=[
                {"what": Status(row.target).label, "at": row.at, "by": row.by, "why": row.why} for row in moves_of(one)
            ],
            **kwargs,
        )

    def moves(self, keeps: Any) -> list[Any]:
        """Return the moves the office can make now."""
        return LIFE.moves_from(self.object.status) if keeps else []


class MeetingPlan(OfBody):
    """Plan a meeting."""

    form_class = MeetingForm
    heading, submit = "Plan a meeting", "Plan it"
    done = "It is planned, and its agenda begins with what Rowan found. Settle each item."

    def do(self, form: Any) -> Any:
        """Plan it."""
        return actions.plan_meeting(self.object, **self.seen, **form.cleaned_data)

    def after(self, made: Any) -> str:
        """Show what was planned."""
        return made.get_absolute_url()


class OfMeeting(Deed):
    """A form about a meeting."""

    model = BodyMeeting
    select = ("body",)

    def after(self, made: Any) -> str:
        """Go back to the meeting."""
        return self.object.get_absolute_url()


class AgendaLook(OfMeeting):
    """Look for exceptions again."""

    heading, submit = "Look again for what the body should hear", "Look again"
    intro = "What is settled stays settled and shows what it is about today; new kinds wait to be settled."
    done = "The agenda shows what Rowan finds today."

    def do(self, form: Any) -> Any:
        """Look."""
        return actions.look_again(self.object, **self.seen)


class ItemAdd(OfMeeting):
    """Add an item."""

    form_class = ItemForm
    heading, submit, done = "Add an item", "Add it", "It is on the agenda."

    def do(self, form: Any) -> Any:
        """Add it."""
        return actions.add_item(self.object, **self.seen, **form.cleaned_data)


class ItemSettle(Deed):
    """Keep an item or leave it out."""

    model = BodyItem
    select = ("meeting__body",)
    form_class = SettleForm
    heading, done = "Should the body hear it?", "It is settled."

    def get_initial(self) -> dict[str, Any]:
        """Start from how it stands."""
        one = self.object
        stands = "" if one.standing == BodyItem.Standing.FOUND else one.standing
        return {**super().get_initial(), "standing": stands, "words": one.words, "why": one.dropped_why}

    def do(self, form: Any) -> Any:
        """Settle it."""
        return actions.settle_item(self.object, **self.seen, **form.cleaned_data)

    def after(self, made: Any) -> str:
        """Go back to the meeting."""
        return self.object.meeting.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what it is about."""
        lines = "\n".join(words for words, _ in self.object.lines)
        about = [{"key": "Item", "value": self.object.title}, {"key": "About", "value": lines, "none": "Nothing today"}]
        return super().get_context_data(**{"about": about, **kwargs})


class PaperAdd(OfMeeting):
    """Add a paper."""

    form_class = PaperForm
    heading, submit, done = "Add a paper", "Add it", "The paper is added."

    def do(self, form: Any) -> Any:
        """Add it."""
        return actions.add_paper(self.object, **self.seen, **form.cleaned_data)


class PaperDetail(RecordPage):
    """One paper to read."""

    template_name = "governance/paper_detail.html"
    model = BodyPaper
    select = ("meeting__body", "added_by")
    permission = Permission.VIEW


class MeetingSend(OfMeeting):
    """Send the papers out."""

    form_class = SureForm
    heading, submit = "Send the papers out", "Send them"
    intro = "Every member is told. The agenda stands from then on; calling the papers back opens it again."
    done = "The papers are out, and every member is told."

    def do(self, form: Any) -> Any:
        """Send them."""
        return actions.send_papers(self.object, **self.seen)


class MeetingCallBack(OfMeeting):
    """Call the papers back."""

    form_class = WhyForm
    heading, submit, done = "Call the papers back", "Call them back", "The agenda can change again."

    def do(self, form: Any) -> Any:
        """Call them back."""
        return actions.call_back(self.object, **self.seen, **form.cleaned_data)


class MeetingHold(OfMeeting):
    """Say that a meeting was held, and who came."""

    form_class = HoldForm
    heading, submit, done = "Who came?", "It was held", "It is recorded as held."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Ask of the members of that day."""
        return {**super().get_form_kwargs(), "meeting": self.object}

    def do(self, form: Any) -> Any:
        """Record it."""
        return actions.hold_meeting(self.object, **self.seen, **form.cleaned_data)


class MeetingMinute(OfMeeting):
    """Write the minute."""

    form_class = MinuteForm
    heading, submit, done = "Write the minute", "Save the minute", "The meeting is minuted."

    def do(self, form: Any) -> Any:
        """Write it."""
        return actions.minute(self.object, **self.seen, **form.cleaned_data)
