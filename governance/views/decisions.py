"""Pages of decisions: put, recorded, released, what they confirm and what follows."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import RecordPage
from governance import actions
from governance.forms import AskForm, ChairForm, DecisionForm, FinishForm, FollowUpForm, SureForm, VisionForm
from governance.models import BodyChair, BodyDecision, BodyMeeting, FollowUp, VisionStatement
from governance.views.base import Deed, link
from governance.views.meetings import OfMeeting

KEEP = Permission.KEEP_PLANS


class DecisionDetail(RecordPage):
    """One decision: what was asked, what was decided, under whom, what it confirmed, what follows."""

    template_name = "governance/decision_detail.html"
    model = BodyDecision
    select = ("body", "meeting", "asked_by", "chaired_by__staff", "recorded_by", "item")
    permission = Permission.VIEW

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather it, and what the office can do."""
        user, one = self.request.user, self.object
        chair = BodyChair.objects.visible_to(user).filter(decision=one).select_related("member__staff").first()
        vision = VisionStatement.objects.visible_to(user).filter(decision=one).first()
        offered = {
            "Record the decision": ("decision_record", not one.decided_on),
            "Let every member of staff read it": ("decision_release", one.decided_on and not one.released_at),
            "It confirms a chair": ("decision_chair", one.is_agreed and not (chair or vision)),
            "It approves a vision": ("decision_vision", one.is_agreed and not (chair or vision)),
            "Say what follows": ("follow_up_add", bool(one.decided_on)),
        }
        now_offered = [(text, name) for text, (name, now) in offered.items() if now and user.may(KEEP)]
        follow = FollowUp.objects.visible_to(user).filter(decision=one).select_related("who")
        return super().get_context_data(
            chair=chair,
            vision=vision,
            follow_ups=self.show(follow),
            insider=BodyMeeting.objects.visible_to(user).filter(pk=one.meeting_id).exists(),
            deeds=[{"label": text, "url": link(name, one.pk)} for text, name in now_offered],
            **kwargs,
        )


class DecisionAsk(OfMeeting):
    """Put a question to a meeting."""

    form_class = AskForm
    heading, submit, done = "Ask for a decision", "Put it to the meeting", "It is put to the meeting."

    def do(self, form: Any) -> Any:
        """Put it."""
        return actions.ask_decision(self.object, **self.seen, **form.cleaned_data)


class OfDecision(Deed):
    """A form about a decision."""

    model = BodyDecision
    select = ("body", "meeting")

    def after(self, made: Any) -> str:
        """Go back to the decision."""
        return self.object.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what was asked and decided above the form."""
        one = self.object
        about = [{"key": "Asked", "value": one.question}]
        about += [{"key": "Decided", "value": one.words}] if one.words else []
        return super().get_context_data(**{"about": about, **kwargs})


class DecisionRecord(OfDecision):
    """Record what was decided."""

    form_class = DecisionForm
    heading, submit, done = "What did the body decide?", "Record it", "The decision is recorded."

    def do(self, form: Any) -> Any:
        """Record it."""
        return actions.record_decision(self.object, **self.seen, **form.cleaned_data)


class DecisionRelease(OfDecision):
    """Let all staff read a decision."""

    form_class = SureForm
    heading, submit = "Let every member of staff read it?", "Release it"
    intro = "Read it once more: nothing in it may tell of a child or a family."
    done = "Every member of staff reads it now."

    def do(self, form: Any) -> Any:
        """Release it."""
        return actions.release_decision(self.object, **self.seen)


class DecisionChair(OfDecision):
    """Let a decision confirm the chair."""

    form_class = ChairForm
    heading, submit, done = "Who chairs?", "Confirm the chair", "The chair is confirmed."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the body's members."""
        return {**super().get_form_kwargs(), "body": self.object.body}

    def do(self, form: Any) -> Any:
        """Confirm it."""
        return actions.confirm_chair(self.object, **self.seen, **form.cleaned_data)


class DecisionVision(OfDecision):
    """Let a decision approve a vision."""

    form_class = VisionForm
    heading, submit, done = "The vision", "It is approved", "The vision holds from that day."

    def do(self, form: Any) -> Any:
        """Approve it."""
        return actions.approve_vision(self.object, **self.seen, **form.cleaned_data)


class FollowUpAdd(OfDecision):
    """Say what follows from a decision."""

    form_class = FollowUpForm
    heading, submit, done = "What follows?", "Add it", "It is added, and whoever does it is told."

    def do(self, form: Any) -> Any:
        """Add it."""
        return actions.add_follow_up(self.object, **self.seen, **form.cleaned_data)


class FollowUpFinish(Deed):
    """Say that a follow-up is done."""

    model = FollowUp
    select = ("decision", "review", "body", "who")
    permission = Permission.USE_ROWAN
    form_class = FinishForm
    heading, submit, done = "What came of it?", "It is done", "Recorded. Thank you."

    def do(self, form: Any) -> Any:
        """Record it."""
        return actions.finish_follow_up(self.object, **self.seen, **form.cleaned_data)

    def after(self, made: Any) -> str:
        """Go to where the body is read."""
        return link("body_detail", self.object.body_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what is to be done."""
        about = [{"key": "To be done", "value": self.object.what}, {"key": "By", "value": str(self.object.who)}]
        return super().get_context_data(**{"about": about, **kwargs})
