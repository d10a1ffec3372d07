"""Turn refusals into pages, and keep what signed-in people see out of every cache."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from access.refusals import NotNow
from audit import writers
from audit.models import AccessLog

Handler = Callable[[HttpRequest], HttpResponse]


class PrivateResponses:
    """Mark every page of a signed-in person as not to be stored; clear the browser's copy at sign-out."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer ``request``."""
        was_in = request.user.is_authenticated
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if was_in or request.user.is_authenticated:
            response.headers["Cache-Control"] = "no-store"
        if was_in and not request.user.is_authenticated:
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response


class Refusals:
    """Answer "not now" with 409 and the policy's sentence, and write every refusal down."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer ``request``."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Note a refusal, after the refused transaction is gone; build the 409 page."""
        if not isinstance(error, NotNow | PermissionDenied | Http404) or not request.user.is_authenticated:
            return None
        match = request.resolver_match
        key = match.kwargs.get("pk") if match else None
        writers.looked(
            by=request.user,
            acting_as="",
            verb=AccessLog.Verb.REFUSED,
            page=match.view_name if match else "",
            records=[key] if key else [],
        )
        if not isinstance(error, NotNow):
            return None
        can_be_read = hasattr(getattr(match.func, "view_class", None), "get") if match else False
        context = {"why": error.why, "back_url": error.back or (request.path if can_be_read else "/")}
        return TemplateResponse(request, "409.html", context, status=409).render()
