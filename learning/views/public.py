"""Pages that anybody reads without signing in: what was released, and why something is gone."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from learning.models import Briefing, Newsletter

FRESH_FOR = 300  # seconds for which a copy may be kept: what is withdrawn is gone soon after
GONE = 410


@method_decorator(login_not_required, name="dispatch")
class Open(TemplateView):
    """A page open to anybody: only what names nobody, with no sign of who reads it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let a copy be kept for a short time."""
        response = super().dispatch(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=FRESH_FOR)
        return response


class OpenRecord(Open):
    """One released publication by its reference; once withdrawn its page says so, without its words."""

    model: Any

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it, or that it is gone."""
        found = self.model.objects.visible_to(request.user).out().filter(reference=kwargs["reference"]).first()
        if found is None:
            raise Http404
        self.object = found
        status = None if found.is_released else GONE
        return self.render_to_response(self.get_context_data(**kwargs), status=status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add it, and what follows it."""
        return super().get_context_data(object=self.object, later=self.later(), **kwargs)

    def later(self) -> Any:
        """Return the later edition where one is released."""
        return self.model.objects.visible_to(self.request.user).filter(follows=self.object, status="released").first()


class PublicBriefing(OpenRecord):
    """A released briefing."""

    model = Briefing
    template_name = "public/briefing.html"


class PublicNewsletter(OpenRecord):
    """A released newsletter, as it was released."""

    model = Newsletter
    template_name = "public/newsletter.html"
