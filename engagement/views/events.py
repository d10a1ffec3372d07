"""Pages of events: the list, one event, and what the office does with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse

from access.roles import Permission
from access.views import NewPage, Queue, RecordPage, see_other
from common.forms import Form
from engagement import actions, summary
from engagement.forms import ConfirmForm, EventForm, HoldForm, InviteForm, ReplyForm, WhyForm
from engagement.models import Comment, EngagementEvent, EventAttendance, Invitation, Reply
from engagement.views.base import Deed, link
from engagement.workflow import AHEAD, LIFE, Status
from improvement.querysets import moves_of

NEWEST = 5


class EventList(Queue):
    """What is to come, with one's own answer; then what was held."""

    template_name = "engagement/event_list.html"
    permission = Permission.READ_PLANS
    sorts = {"what": ("Event", ()), "when": ("When", ()), "stands": ("How it stands", ()), "said": ("Comments", ())}

    def rows(self) -> QuerySet:
        """Return what is over, the latest first."""
        return self.events().exclude(status__in=AHEAD).order_by("-earliest_on", "reference")

    def events(self) -> QuerySet:
        """Return every event, counted, with her own answer."""
        return EngagementEvent.objects.visible_to(self.request.user).counted()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is to come."""
        ahead = self.show(self.events().ahead().inviting(self.request.user))
        keeps = self.request.user.may(Permission.KEEP_PLANS)
        return super().get_context_data(ahead=ahead, may_keep=keeps, **kwargs)


class EventDetail(RecordPage):
    """One event: what, when, where, who comes, what was heard and said."""

    template_name = "engagement/event_detail.html"
    model = EngagementEvent
    select = ("plan",)
    permission = Permission.READ_PLANS

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather invitations, replies, attendance and the newest comments."""
        user, one = self.request.user, self.object
        standing = EngagementEvent.objects.visible_to(user).inviting(user).get(pk=one.pk)
        came = list(EventAttendance.objects.visible_to(user).filter(event=one).select_related("agency"))
        said = Comment.objects.visible_to(user).filter(event=one)
        newest = said.standing().select_related("author", "event", "action", "answered_by")[:NEWEST]
        invitations = Invitation.objects.visible_to(user).filter(event=one)
        invitations = invitations.select_related("agency", "team__organisation")
        return super().get_context_data(
            invited=[str(row) for row in invitations],
            over=one.status not in AHEAD,
            asks=standing.invited and one.status in AHEAD,
            replied=standing.replied_as,
            chart=summary.attendance(one, Reply.objects.visible_to(user), came),
            counts=summary.counts(said),
            comments=self.show(newest),
            may_comment=one.status != Status.CALLED_OFF,
            moves=self.moves() if user.may(Permission.KEEP_PLANS) else [],
            changes=[
                {"what": Status(row.target).label, "at": row.at, "by": row.by, "why": row.why} for row in moves_of(one)
            ],
            **kwargs,
        )

    def moves(self) -> list[dict[str, str]]:
        """Return what the office can do with it now."""
        key, ahead = self.object.pk, self.object.status in AHEAD
        offered = [(move.label, f"event_{move.verb}") for move in LIFE.moves_from(self.object.status)]
        offered += [("Change what it says", "event_change"), ("Invite", "event_invite")] if ahead else []
        return [{"label": label, "url": link(name, key)} for label, name in offered]


class EventOpen(NewPage):
    """Plan an event."""

    template_name = "engagement/form.html"
    permission = Permission.KEEP_PLANS
    form_class = EventForm
    extra_context = {"heading": "Plan an event", "submit": "Plan it"}

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who asks."""
        return {**super().get_form_kwargs(), "by": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead back to the list."""
        return super().get_context_data(back_url=reverse("engagement:event_list"), **kwargs)

    def act(self, form: Any) -> HttpResponse:
        """Plan it, then say whom it invites."""
        form.cleaned_data.pop("version")
        made = actions.open_event(by=self.request.user, **form.cleaned_data)
        messages.success(self.request, f"{made} is planned. Now say whom it invites.")
        return see_other(link("event_invite", made.pk))


class OfEvent(Deed):
    """A form about an event."""

    model = EngagementEvent


class EventChange(OfEvent):
    """Change what an event says."""

    form_class = EventForm
    heading, done = "Change what it says", "The event is changed."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Fill the form from the event."""
        return {**super().get_form_kwargs(), "instance": self.object}

    def do(self, form: Any) -> Any:
        """Change it."""
        return actions.change_event(self.object, **self.seen, **form.cleaned_data)


class EventInvite(OfEvent):
    """Say whom an event invites."""

    form_class = InviteForm
    heading, submit, done = "Whom does it invite?", "Invite", "They find the invitation on their home page."

    def do(self, form: Any) -> Any:
        """Invite them."""
        given = form.cleaned_data
        whom = given["whom"]
        if whom == "everybody":
            return actions.invite(self.object, **self.seen, everybody=True)
        return actions.invite(self.object, **self.seen, **{whom: given[whom]})


class EventReply(OfEvent):
    """Say whether one comes."""

    permission = Permission.USE_ROWAN
    form_class = ReplyForm
    heading, submit, done = "Are you coming?", "Send my answer", "Your answer is kept. You can change it until then."

    def do(self, form: Any) -> Any:
        """Answer."""
        return actions.reply(self.object, **self.seen, **form.cleaned_data)


class EventConfirm(OfEvent):
    """Confirm the day and the place."""

    form_class = ConfirmForm
    heading, submit, done = "Confirm the day", "Confirm it", "The day is confirmed; who comes is told."

    def get_initial(self) -> dict[str, Any]:
        """Start from what is known."""
        one = self.object
        return {**super().get_initial(), "on": one.earliest_on, "hours": one.hours, "place": one.place}

    def do(self, form: Any) -> Any:
        """Confirm it."""
        return actions.confirm(self.object, **self.seen, **form.cleaned_data)


class EventReopenDay(OfEvent):
    """Take a confirmed day back."""

    form_class: type[Form] = WhyForm
    heading, submit, done = "Move the day", "The day is open again", "The day is open again; who comes is told."

    def do(self, form: Any) -> Any:
        """Take it back."""
        return actions.reopen_day(self.object, **self.seen, **form.cleaned_data)


class EventHold(OfEvent):
    """Say that an event was held."""

    form_class = HoldForm
    heading, submit, done = "What was heard, and who came?", "It was held", "It is recorded as held."

    def do(self, form: Any) -> Any:
        """Record it."""
        return actions.hold(self.object, **self.seen, **form.cleaned_data)


class EventCallOff(OfEvent):
    """Call an event off."""

    form_class = WhyForm
    heading, submit, done = "Call it off", "Call it off", "It is called off; who was coming is told."

    def do(self, form: Any) -> Any:
        """Call it off."""
        return actions.call_off(self.object, **self.seen, **form.cleaned_data)
