"""One-click sign-in to the fictional demonstration. Its address exists only under the demonstration's settings."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from access.views import see_other
from agencies.models import StaffMember

HERE = {"127.0.0.1", "localhost"}
LOOPBACK = {"127.0.0.1", "::1"}
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"

_offered: dict[str, Any] = {"groups": (), "password": ""}


def offer(groups: Sequence[tuple[str, list[str]]], *, password: str) -> None:
    """Offer people, by e-mail and under what they come for, on the sign-in page."""
    _offered.update(groups=groups, password=password)


def is_here(request: HttpRequest) -> bool:
    """Say whether the demonstration is looked at on the machine it runs on, by its name and by who calls."""
    return request.META.get("REMOTE_ADDR") in LOOPBACK and request.get_host().rsplit(":", 1)[0] in HERE


def offered(request: HttpRequest) -> dict[str, Any] | None:
    """Return the groups of people offered and the password of them all, or None away from this machine."""
    if not _offered["groups"] or not is_here(request):
        return None
    emails = [email for _, group in _offered["groups"] for email in group]
    staff = StaffMember.objects.people().filter(is_active=True, email__in=emails)
    found = {person.email: person for person in staff.select_related("team__organisation")}
    groups = [(purpose, [found[email] for email in group if email in found]) for purpose, group in _offered["groups"]]
    return {"groups": groups, "password": _offered["password"]}


@login_not_required
@require_POST
def sign_in(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Sign in as one of the people offered; refuse from any other machine."""
    if not is_here(request):
        raise PermissionDenied("The demonstration can only be signed in to on the machine it runs on.")
    emails = [email for _, group in _offered["groups"] for email in group]
    person = StaffMember.objects.people().filter(is_active=True, email__in=emails, pk=pk).first()
    if person is None:
        raise Http404
    login(request, person, backend=BACKEND)
    return see_other("/")
