"""Notices: all of them, and putting one away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from access.roles import Permission
from access.views import OneRecord, Queue, see_other
from work import actions
from work.models import Notice


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
