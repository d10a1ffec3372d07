"""Sign-ins, and tries that failed, in the access log beside what was looked at afterwards."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from audit import writers
from audit.models import AccessLog


@receiver(user_logged_in)
def signed_in(request: HttpRequest, user: Any, **_: Any) -> None:
    """Write down who signed in."""
    writers.looked(by=user, acting_as="", verb=AccessLog.Verb.SIGNED_IN, page=_page(request), records=[])


@receiver(user_login_failed)
def not_in(request: HttpRequest | None = None, **_: Any) -> None:
    """Write down that somebody failed to; what she typed, be it a name or a password, is not kept."""
    writers.looked(by=None, acting_as="", verb=AccessLog.Verb.NOT_IN, page=_page(request), records=[])


def _page(request: HttpRequest | None) -> str:
    match = getattr(request, "resolver_match", None)
    return match.view_name if match else ""
