"""Pages of who leads: the overview for all staff, one body, its members, the groups beside it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse

from access.roles import Permission
from access.views import NewPage, Page, Queue, RecordPage, see_other
from governance import actions
from governance.forms import BodyForm, EndForm, MemberForm, SisterForm
from governance.models import (
    Body,
    BodyDecision,
    BodyMeeting,
    BodyMember,
    BodyPaper,
    EffectivenessReview,
    FollowUp,
    SisterGroup,
    VisionStatement,
)
from governance.standing import chairs_now, vision_now
from governance.views.base import Deed, link

KEEP = Permission.KEEP_PLANS
NEWEST = 10


class Leadership(Page):
    """For every member of staff: the vision, who leads, what was decided, which groups work beside."""

    template_name = "governance/leadership.html"
    permission = Permission.READ_PLANS

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather what all may read."""
        user, chairs = self.request.user, chairs_now()
        bodies = [{"body": one, "chair": chairs.get(one.pk)} for one in Body.objects.visible_to(user)]
        released = BodyDecision.objects.visible_to(user).released().select_related("body", "meeting")
        papers = BodyPaper.objects.visible_to(user).filter(sensitivity=BodyPaper.Sensitivity.STAFF)
        return super().get_context_data(
            vision=vision_now(),
            bodies=bodies,
            released=self.show(released.order_by("-decided_on", "-reference")[:NEWEST]),
            papers=papers.exclude(meeting__status="planned").select_related("meeting__body")[:NEWEST],
            sisters=list(SisterGroup.objects.visible_to(user)),
            may_keep=user.may(KEEP),
            **kwargs,
        )


class DecisionList(Queue):
    """Decisions: released ones for everybody, all of them for who sees the body."""

    template_name = "governance/decision_list.html"
    permission = Permission.READ_PLANS
    sorts = {
        "what": ("What was asked", ()),
        "said": ("What was decided", ()),
        "body": ("Body", ()),
        "on": ("On", ("decided_on",)),
    }

    def rows(self) -> QuerySet:
        """Return what she may see, what waits for a decision first."""
        return BodyDecision.objects.visible_to(self.request.user).select_related("body", "meeting")


class BodyDetail(RecordPage):
    """One body: purpose, chair, members, vision; for its members also meetings, what follows, reviews."""

    template_name = "governance/body_detail.html"
    model = Body
    permission = Permission.READ_PLANS

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather what she may see of it."""
        user, of_body = self.request.user, {"body": self.object}
        decisions = BodyDecision.objects.visible_to(user).filter(**of_body).select_related("meeting")
        members = BodyMember.objects.visible_to(user).on().filter(**of_body).select_related("staff", "agency")
        chair = chairs_now().get(self.object.pk)
        visions = VisionStatement.objects.visible_to(user).filter(**of_body).select_related("decision")
        return super().get_context_data(
            chair=chair,
            reads_decision=bool(chair) and decisions.filter(pk=chair.decision_id).exists(),
            members=members,
            visions=visions,
            meetings=self.show(BodyMeeting.objects.visible_to(user).filter(**of_body)[:NEWEST]),
            decisions=self.show(decisions[:NEWEST]),
            follow_ups=self.show(FollowUp.objects.visible_to(user).filter(**of_body).open().select_related("who")),
            reviews=self.show(EffectivenessReview.objects.visible_to(user).filter(**of_body)[:NEWEST]),
            may_keep=user.may(KEEP),
            **kwargs,
        )


class Opening(NewPage):
    """A form that enters something new, from the overview."""

    template_name = "governance/form.html"
    permission = KEEP
    heading, done = "", ""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who asks."""
        return {**super().get_form_kwargs(), "by": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the words."""
        words = {"heading": self.heading, "submit": "Enter it", "back_url": reverse("governance:leadership")}
        return super().get_context_data(**{**words, **kwargs})

    def finish(self, url: str) -> HttpResponse:
        """Say so and go on."""
        messages.success(self.request, self.done)
        return see_other(url)


class BodyOpen(Opening):
    """Enter a body."""

    form_class = BodyForm
    heading, done = "Enter a body", "It is entered. Now seat its members."

    def act(self, form: Any) -> HttpResponse:
        """Enter it and show it."""
        return self.finish(actions.open_body(by=self.request.user, **form.cleaned_data).get_absolute_url())


class SisterAdd(Opening):
    """Enter a group beside the bodies."""

    form_class = SisterForm
    heading, done = "Enter a group that works beside", "It is entered."

    def act(self, form: Any) -> HttpResponse:
        """Enter it."""
        form.cleaned_data.pop("version")
        actions.add_sister_group(by=self.request.user, **form.cleaned_data)
        return self.finish(reverse("governance:leadership"))


class SisterChange(Deed):
    """Change what is said of a group."""

    model = SisterGroup
    form_class = SisterForm
    heading, done = "Change what is said of it", "It is changed."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Fill the form from the group."""
        return {**super().get_form_kwargs(), "instance": self.object}

    def do(self, form: Any) -> Any:
        """Change it."""
        return actions.change_sister_group(self.object, **self.seen, **form.cleaned_data)

    def after(self, made: Any) -> str:
        """Go back to the overview."""
        return reverse("governance:leadership")


class OfBody(Deed):
    """A form about a body."""

    model = Body

    def after(self, made: Any) -> str:
        """Go back to the body."""
        return self.object.get_absolute_url()


class MemberAdd(OfBody):
    """Seat somebody."""

    form_class = MemberForm
    heading, submit, done = "Who sits on it?", "Seat them", "They are seated."

    def do(self, form: Any) -> Any:
        """Seat them."""
        return actions.seat_member(self.object, **self.seen, **form.cleaned_data)


class MemberEnd(Deed):
    """End a membership."""

    model = BodyMember
    select = ("body", "staff")
    form_class = EndForm
    heading, submit, done = "End a membership", "End it", "The membership ends with that day."

    def do(self, form: Any) -> Any:
        """End it."""
        return actions.end_membership(self.object, **self.seen, **form.cleaned_data)

    def after(self, made: Any) -> str:
        """Go back to the body."""
        return link("body_detail", self.object.body_id)
