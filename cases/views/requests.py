"""Asking the receiving team for a case, and its answer."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from access.roles import Permission
from access.views import RecordPage, Refusable
from cases import actions, policies
from cases.forms import DeclineForm, RequestForm
from cases.models import CaseRequest
from common.templatetags.rowan import moment
from referrals.models import Screening


class RequestAsk(Refusable):
    """Ask the receiving team for a case for one child of a concern."""

    permission = Permission.WORK_ON_CASE
    model = Screening
    select = ("concern", "child", "team__organisation")
    form_class = RequestForm
    template_name = "cases/request_form.html"
    heading, submit = "Ask for a case", "Send to the receiving team"
    done = "The receiving team has your request. You are told what they decide."
    intro = "The receiving team decides whether a case is opened. Their clock does not wait for your request."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say for which child, and whether it may be asked now."""
        screening = self.object
        self.show([screening.concern, screening.child])
        context = {
            "concern": screening.concern,
            "about": [
                {"key": "Child", "value": screening.child.given_name},
                {"key": "Receiving team", "value": screening.team},
            ],
            "back_url": screening.concern.get_absolute_url(),
            "doing": "Asking for a case",
            "why_not": policies.why_not_ask(screening, self.request.user),
        }
        return super().get_context_data(**{**context, **kwargs})

    def do(self, form: Any) -> CaseRequest:
        """Ask."""
        answers = form.cleaned_data
        return actions.ask_for_case(self.object, by=self.request.user, why=answers["why"])

    def after(self, made: CaseRequest) -> str:
        """Show the request."""
        return made.get_absolute_url()


class RequestDetail(RecordPage):
    """A request for a case, and what was answered."""

    permission = Permission.VIEW
    model = CaseRequest
    select = ("screening__concern", "screening__child", "screening__team__organisation", "asked_by", "answered_by")
    template_name = "cases/request_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say who asked, why, and what came of it; the receiving team goes on from here."""
        one, user = self.object, self.request.user
        screening, waits = one.screening, one.answered_at is None
        self.show(screening.concern)
        screens = Screening.objects.visible_to(user, Permission.SCREEN_CONCERN).filter(pk=screening.pk).exists()
        back = screening if screens else screening.concern
        context = {
            "concern": screening.concern,
            "team": screening.team,
            "rows": request_rows(one),
            "waits": waits,
            "may_answer": screens and waits,
            "status_colour": "yellow" if waits else "",
            "screening_url": screening.get_absolute_url(),
            "decline_url": reverse("cases:request_decline", args=[one.pk]),
            "back_url": back.get_absolute_url(),
            "back_text": "Screening" if screens else "Concern",
        }
        return super().get_context_data(**{**context, **kwargs})


class RequestDecline(Refusable):
    """Decline a request, with the reason that goes back to whoever asked."""

    permission = Permission.OPEN_CASE
    model = CaseRequest
    select = ("screening__concern", "screening__child", "screening__team", "asked_by")
    form_class = DeclineForm
    template_name = "cases/request_form.html"
    heading, submit = "Decline this request", "Decline and tell them"
    done = "Declined. They have been told why."
    intro = "Your reason goes back to whoever asked."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what was asked."""
        context = {
            "concern": self.object.screening.concern,
            "about": request_rows(self.object),
            "back_url": self.object.get_absolute_url(),
        }
        return super().get_context_data(**{**context, **kwargs})

    def do(self, form: Any) -> CaseRequest:
        """Decline."""
        answers = form.cleaned_data
        return actions.decline_request(self.object, by=self.request.user, why=answers["why"])

    def after(self, made: CaseRequest) -> str:
        """Show the request."""
        return self.object.get_absolute_url()


def request_rows(one: CaseRequest) -> list[dict[str, Any]]:
    """Return a request as a summary list shows it."""
    asked = [
        {"key": "Child", "value": one.screening.child.given_name},
        {"key": "Asked by", "value": f"{one.asked_by}, {moment(one.recorded_at)}"},
        {"key": "Why", "value": one.why},
    ]
    if one.answered_at is None:
        return asked
    answered = f"{one.get_status_display()}, {one.answered_by}, {moment(one.answered_at)}"
    return [*asked, {"key": "Answer", "value": "\n".join(filter(None, [answered, one.answer]))}]
