"""Secured base views: a page says its permission or does not start; what it showed is written down before it leaves."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.generic import FormView, ListView, TemplateView, View
from django.views.generic.base import ContextMixin

from access.actions import role_for
from access.refusals import NotNow, StaleEdit
from access.roles import Permission
from audit import writers
from audit.models import AccessLog
from common.wording import spoken

SECURED: list[type] = []


class Secured(ContextMixin, View):
    """Base of every page behind sign-in.

    The response is rendered inside one transaction and the ids it showed are written down in the same one,
    so that nothing is seen that was not recorded.
    """

    permission: str = ""
    looking = AccessLog.Verb.VIEW

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        SECURED.append(cls)

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Any:
        """Refuse to start without a permission."""
        if not cls.permission:
            raise ImproperlyConfigured(f"{cls.__name__} says no permission, so it does not start.")
        return super().as_view(**initkwargs)

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Start with nothing shown."""
        super().setup(request, *args, **kwargs)
        self.shown: list[uuid.UUID] = []

    def show(self, records: Iterable[models.Model] | models.Model) -> Any:
        """Note records as shown on this page, and return them."""
        if isinstance(records, models.Model):
            self.shown.append(records.pk)
        else:
            records = list(records)
            self.shown.extend(record.pk for record in records)
        return records

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask the role table, answer, render, write down what was shown."""
        with transaction.atomic():
            self.role = role_for(request.user, self.permission) if self.permission != Permission.VIEW else None
            response = super().dispatch(request, *args, **kwargs)
            if hasattr(response, "render"):
                response.render()
            if self.shown:
                writers.looked(
                    by=request.user,
                    acting_as=str(self.role or ""),
                    verb=self.looking,
                    page=request.resolver_match.view_name,
                    records=self.shown,
                )
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the role acted in."""
        return super().get_context_data(**{"acting_as": self.role, **kwargs})


class Page(Secured, TemplateView):
    """A page about no single record."""


class OneRecord(Secured):
    """A page about one record, found through ``visible_to``: 404 when not visible, 403 when not permitted."""

    model: type[Any]  # a model whose ``objects`` is the gate: the type of a model does not know its manager's
    select: tuple[str, ...] = ()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find the record before anything else; a refusal of sight comes before one of permission."""
        rows = self.model.objects
        found = rows.visible_to(request.user).select_related(*self.select).filter(pk=kwargs["pk"]).first()
        if found is None:
            raise Http404
        if self.permission != Permission.VIEW:
            role_for(request.user, self.permission)
            if not rows.visible_to(request.user, self.permission).filter(pk=found.pk).exists():
                raise PermissionDenied(f"It is for others to {Permission(self.permission).label}.")
        self.object = found
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the record, and the role acted in for it."""
        if self.permission != Permission.VIEW:
            self.role = role_for(self.request.user, self.permission, self.object)
        return super().get_context_data(**{"object": self.show(self.object), **kwargs})


class RecordPage(OneRecord, TemplateView):
    """One record to read."""


class ActionPage(OneRecord, FormView):
    """One record and a form that calls one action; a stale edit keeps what was typed, says who changed what."""

    def act(self, form: Any) -> HttpResponse:
        """Call the action and return where to go; each page writes its own."""
        raise NotImplementedError(f"{type(self).__name__} does not say what its form does.")

    def form_valid(self, form: Any) -> HttpResponse:
        """Act; on a stale edit show the form again, filled, beside what changed."""
        try:
            with transaction.atomic():
                return self.act(form)
        except StaleEdit as stale:
            self.object = stale.record
            form.data = form.data.copy()
            form.data["version"] = stale.record.version  # sent again, it is meant
            return self.render_to_response(self.get_context_data(form=form, stale=self.changes(stale)), status=409)

    def changes(self, stale: StaleEdit) -> list[dict[str, Any]]:
        """Return what others changed meanwhile, with their names."""
        people = get_user_model().objects.in_bulk([change["by"] for change in stale.changes])
        return [{**change, "by": people.get(change["by"], "Rowan")} for change in stale.changes]

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the form again with its messages and everything typed."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


class Refusable(ActionPage):
    """A form whose action may refuse: the sentence stands above it, and what was typed stays."""

    heading = ""
    submit = "Save"
    done = ""
    intro = ""

    def do(self, form: Any) -> Any:
        """Call the action; each page writes its own."""
        raise NotImplementedError(f"{type(self).__name__} does not say what its form does.")

    def after(self, made: Any) -> str:
        """Return where to go; each family of pages writes its own."""
        raise NotImplementedError(f"{type(self).__name__} does not say where it leads.")

    def act(self, form: Any) -> HttpResponse:
        """Do it, say so, go on."""
        made = self.do(form)
        messages.success(self.request, spoken(self.done))
        return see_other(self.after(made))

    def form_valid(self, form: Any) -> HttpResponse:
        """Act; a refusal is said beside the form, which keeps its answers."""
        try:
            return super().form_valid(form)
        except NotNow as refusal:
            context = self.get_context_data(form=form, refused=spoken(refusal.why))
            return self.render_to_response(context, status=409)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the words."""
        words = {"heading": spoken(self.heading), "submit": spoken(self.submit), "intro": spoken(self.intro)}
        return super().get_context_data(**{**words, **kwargs})


class NewPage(Secured, FormView):
    """A form that makes a record."""

    def act(self, form: Any) -> HttpResponse:
        """Call the action and return where to go; each page writes its own."""
        raise NotImplementedError(f"{type(self).__name__} does not say what its form does.")

    def form_valid(self, form: Any) -> HttpResponse:
        """Act."""
        return self.act(form)

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the form again with its messages and everything typed."""
        return self.render_to_response(self.get_context_data(form=form), status=422)


class Queue(Secured, ListView):
    """A queue: filters in the URL, sorted by the server, 25 a page, what it shows written down.

    ``filterset_class`` is a django-filter class; ``sorts`` maps a column's key to its label and the
    fields it sorts by (none for a column that is not sorted).
    """

    paginate_by = 25
    looking = AccessLog.Verb.LIST
    filterset_class: Any = None
    sorts: dict[str, tuple[str, tuple[str, ...]]] = {}
    context_object_name = "rows"

    def get_queryset(self) -> models.QuerySet:
        """Return what the person may see, filtered and sorted."""
        rows = self.rows()
        if self.filterset_class:
            self.filterset = self.filterset_class(self.request.GET, queryset=rows, request=self.request)
            rows = self.filterset.qs
        asked = self.request.GET.get("sort", "")
        key = asked.removeprefix("-")
        if fields := self.sorts.get(key, ("", ()))[1]:
            rows = rows.order_by(*(_flip(field) if asked.startswith("-") else field for field in fields), "pk")
        return rows

    def rows(self) -> models.QuerySet:
        """Return the queue's rows before filters; each queue writes its own, through ``visible_to``."""
        raise NotImplementedError(f"{type(self).__name__} does not say what it lists.")

    def headings(self) -> list[dict[str, str]]:
        """Return the column headings: label, and for sorted ones key, url and direction."""
        asked = self.request.GET.get("sort", "")
        headings = []
        for key, (label, fields) in self.sorts.items():
            if not fields:
                headings.append({"label": spoken(label)})
                continue
            direction = {key: "ascending", f"-{key}": "descending"}.get(asked, "none")
            query = self.request.GET.copy()
            query["sort"] = f"-{key}" if direction == "ascending" else key
            query.pop("page", None)
            headings.append(
                {"label": spoken(label), "key": key, "url": f"?{query.urlencode()}", "direction": direction}
            )
        return headings

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add headings, filters and the query that paging keeps; note the rows of this page."""
        context = super().get_context_data(**kwargs)
        query = self.request.GET.copy()
        query.pop("page", None)
        self.show(context["rows"])
        return {
            **context,
            "headings": self.headings(),
            "filterset": getattr(self, "filterset", None),
            "query": query.urlencode(),
        }


def _flip(field: str) -> str:
    return field.removeprefix("-") if field.startswith("-") else f"-{field}"


def see_other(url: str) -> HttpResponseRedirect:
    """Redirect after a deed, so that reloading does not repeat it."""
    return HttpResponseRedirect(url, status=303)
