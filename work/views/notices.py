"""Notices, and what became of the mail that tells of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.generic import ListView

from access.roles import Permission
from access.views import OneRecord, Queue, see_other
from agencies.demonstration_sign_in import is_here
from common import clock
from work import actions
from work.models import Mail, Notice


class NoticeList(Queue):
    """What was left for the person or her teams and not put away yet, newest first."""

    permission = Permission.USE_ROWAN
    template_name = "work/notice_list.html"
    sorts = {"text": ("Notice", ()), "to": ("For", ()), "at": ("Left", ("recorded_at",)), "away": ("Put away", ())}

    def rows(self) -> QuerySet:
        """Return her unread notices."""
        return Notice.objects.visible_to(self.request.user).unread().order_by("-recorded_at", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give each the page she may open, and note what they are about as shown."""
        context = super().get_context_data(**kwargs)
        for notice in context["rows"]:
            notice.page = notice.page_for(self.request.user)
            self.shown.append(notice.about)
        return context


class NoticePutAway(OneRecord):
    """Put a notice away."""

    permission = Permission.USE_ROWAN
    model = Notice

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Put it away and go back to where it stood."""
        actions.put_away(self.object, by=request.user)
        messages.success(request, "The notice is put away.")
        there = request.POST.get("back", "")
        return see_other(there if there == reverse("work:notice_list") else reverse("home"))


class MailList(Queue):
    """How mail stands, and what could not be sent yet; what a mail says is not shown, it is always the same."""

    permission = Permission.MANAGE_PEOPLE
    template_name = "work/mail_list.html"
    sorts = {
        "who": ("To", ("staff__name",)),
        "tries": ("Tried", ("attempts",)),
        "trouble": ("What went wrong", ()),
        "next": ("Tried again", ("due_at",)),
    }

    def rows(self) -> QuerySet:
        """Return what was tried and not sent, the one tried most often first."""
        failing = Mail.objects.visible_to(self.request.user).failing().select_related("staff")
        return failing.order_by("-attempts", "due_at", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the counts."""
        mails, day = Mail.objects.visible_to(self.request.user), clock.now() - dt.timedelta(days=1)
        counts = mails.aggregate(
            sent=Count("pk", filter=Q(sent_at__gt=day)),
            waiting=Count("pk", filter=Q(sent_at=None, dropped_at=None, error="")),
            failing=Count("pk", filter=Q(sent_at=None, dropped_at=None) & ~Q(error="")),
        )
        return super().get_context_data(counts=counts, sends=settings.SENDS_MAIL, **kwargs)


@method_decorator(login_not_required, name="dispatch")
class Outbox(ListView):
    """Every mail that the demonstration sent, newest first, for anybody on its machine."""

    template_name = "work/outbox.html"
    paginate_by = 25
    context_object_name = "rows"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse every other machine, and whatever is no demonstration."""
        if not (settings.DEMONSTRATION and is_here(request)):
            raise PermissionDenied("The outbox can only be looked into on the machine the demonstration runs on.")
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet:
        """Return what was sent, with whom it went to."""
        return Mail.objects.visible_to(self.request.user).sent().select_related("staff__team__organisation")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add how many wait."""
        waiting = Mail.objects.visible_to(self.request.user).waiting().count()
        return super().get_context_data(waiting=waiting, **kwargs)
