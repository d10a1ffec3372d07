"""Pages on which the committee's annual report is written, before it is made."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.functional import cached_property

from access.refusals import NotNow
from access.roles import Permission
from access.views import NewPage, RecordPage, Refusable, see_other
from improvement.models import Action
from reports import actions
from reports.forms import AnnualForm, AnnualPartForm
from reports.models import AnnualPart, AnnualReport

KEEP = Permission.KEEP_PLANS


class AnnualOpen(NewPage):
    """The annual reports there are, and beginning another."""

    template_name = "reports/annual_open.html"
    permission = KEEP
    form_class = AnnualForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who asks."""
        return {**super().get_form_kwargs(), "by": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show those begun before."""
        begun = AnnualReport.objects.visible_to(self.request.user).select_related("partnership")
        return super().get_context_data(begun=self.show(begun), **kwargs)

    def act(self, form: AnnualForm) -> HttpResponse:
        """Begin it, and show its headings."""
        try:
            made = actions.open_annual_report(by=self.request.user, **form.cleaned_data)
        except NotNow as refusal:
            form.add_error("year", refusal.why)
            return self.form_invalid(form)
        messages.success(self.request, f"{made.title} is begun. Write what it says under each heading.")
        return see_other(made.get_absolute_url())


class AnnualDetail(RecordPage):
    """An annual report, heading by heading, as it is written so far."""

    template_name = "reports/annual_detail.html"
    model = AnnualReport
    select = ("partnership",)
    permission = Permission.ASK_FOR_PLAN_REPORT

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay what is written beside the nine headings."""
        user = self.request.user
        rows = AnnualPart.objects.visible_to(user).filter(report=self.object).select_related("written_by")
        written = {one.heading: one for one in rows}
        lines = [{"code": one.value, "name": one.label, "part": written.get(one.value)} for one in Action.Theme]
        return super().get_context_data(lines=lines, written=len(written), may_keep=user.may(KEEP), **kwargs)


class AnnualWrite(Refusable):
    """Write what it says under one heading."""

    template_name = "reports/report_send.html"
    model = AnnualReport
    permission = KEEP
    form_class = AnnualPartForm
    submit, done = "Save", "Saved."

    @cached_property
    def theme(self) -> Action.Theme:
        """Return the heading; 404 for none of the nine."""
        if self.kwargs["heading"] not in Action.Theme.values:
            raise Http404
        return Action.Theme(self.kwargs["heading"])

    def get_initial(self) -> dict[str, Any]:
        """Begin with what stands."""
        rows = AnnualPart.objects.visible_to(self.request.user).filter(report=self.object, heading=self.theme)
        return dict(rows.values("done", "ahead").first() or {})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which heading."""
        return super().get_context_data(**{"heading": str(self.theme.label), **kwargs})

    def do(self, form: AnnualPartForm) -> AnnualPart:
        """Save it."""
        return actions.write_annual_part(self.object, by=self.request.user, heading=self.theme, **form.cleaned_data)

    def after(self, made: AnnualPart) -> str:
        """Go back to the headings."""
        return self.object.get_absolute_url()
