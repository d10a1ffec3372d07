"""What pages of a case share: whose record it is on every one, and a refusal that keeps what was typed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from access.roles import Permission
from access.views import Refusable
from cases.identity import child_of, identity_of, with_its_parts
from cases.models import Case
from common.wording import spoken


class OfCase:
    """A page about a case or about something in it."""

    heading = ""

    @property
    def case(self) -> Case:
        """Return the case."""
        return self.object if isinstance(self.object, Case) else self.object.case

    def identity(self) -> dict[str, Any]:
        """Return whose record this is, as far as the reader may know."""
        case, user = self.case, self.request.user
        return identity_of(case, child_of(case, user), decided=with_its_parts(case, user))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose record this is, and the way back."""
        identity = kwargs.pop("identity", None) or self.identity()
        self.show([one for one in (self.case, identity["child"]) if one])
        given = {"case": self.case, "identity": identity, "heading": spoken(self.heading)}
        return super().get_context_data(**{**given, "back_url": self.case.get_absolute_url(), **kwargs})


class Deed(OfCase, Refusable):
    """One form of a case that calls one action, then leads back to the case."""

    template_name = "cases/case_form.html"
    permission = Permission.WORK_ON_CASE
    model: Any = Case
    select: tuple[str, ...] = ("lead_team__organisation", "lead_professional")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who asks, and of which case."""
        return {**super().get_form_kwargs(), "by": self.request.user, "case": self.case}

    def after(self, made: Any) -> str:
        """Return to the case."""
        return self.case.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Keep the version that is shown, so that a colleague's change is noticed."""
        return super().get_context_data(**{"version": self.object.version, **kwargs})

    @property
    def seen(self) -> dict[str, Any]:
        """Return who does it and which version she saw."""
        return {"by": self.request.user, "seen_version": version_seen(self.request)}


def version_seen(request: HttpRequest) -> int | None:
    """Return the version that the page showed, from its form."""
    version = request.POST.get("version", "")
    return int(version) if version.isdecimal() else None
