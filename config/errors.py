"""Error pages. Missing and forbidden share one static body; with the database down, the page written beforehand."""

from __future__ import annotations

import sys
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

OUTAGE_PAGE = settings.ROWAN_HOME / "outage.html"


def _static(name: str, status: int) -> HttpResponse:
    """Answer with a page that holds nothing of the request: no token, id or name."""
    return HttpResponse(get_template(name).render(), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400."""
    return _static("400.html", 400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404, the same bytes for missing and not visible."""
    return _static("404.html", 404)


def not_permitted(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403 with the sentence of the refusal."""
    return render(request, "403.html", {"why": str(exception)}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is old: say what to do."""
    why = "This page was open too long or in two windows. Go back, reload the page, and send it again."
    return render(request, "403.html", {"why": why}, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer 500; where the database is down, the outage page with the duty numbers, 503."""
    error: Any = sys.exc_info()[1]
    if isinstance(error, OperationalError | InterfaceError):
        if OUTAGE_PAGE.exists():
            return HttpResponse(OUTAGE_PAGE.read_bytes(), status=503)
        return _static("503.html", 503)
    return _static("500.html", 500)
