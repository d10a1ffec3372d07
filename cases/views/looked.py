"""Who has looked at a child's record: each page, list, file and refused try, for whoever leads the case."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator

from access.roles import Permission
from access.views import RecordPage
from audit.looks import by_person, looks_at, page_in_words
from cases.filters import LookFilter
from cases.models import Case
from cases.views.base import OfCase

LOOKS = 50


class CaseLooked(OfCase, RecordPage):
    """Everybody who saw the case or the child, counted, and every single look, the newest first."""

    permission = Permission.LEAD_CASE
    model = Case
    select = ("child", "lead_team__organisation", "lead_professional")
    template_name = "cases/case_looked.html"
    heading = "Who has looked at this record"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the looks, narrowed as asked."""
        context = super().get_context_data(**kwargs)
        child = context["identity"]["child"]
        every = looks_at([self.object.pk, *([child.pk] if child else [])])
        people = list(by_person(every))
        narrowed = LookFilter(self.request.GET, queryset=every, people=people)
        page = Paginator(narrowed.qs, LOOKS).get_page(self.request.GET.get("page"))
        for look in page:
            look.page_words = page_in_words(look)
        query = self.request.GET.copy()
        query.pop("page", None)
        return {**context, "people": people, "filterset": narrowed, "page_obj": page, "query": query.urlencode()}
