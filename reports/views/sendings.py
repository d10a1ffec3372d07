"""To whom reports were given: writing one down, and the register of all."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import Queue, Refusable
from common import clock
from reports import actions, policies
from reports.filters import SendingFilter
from reports.forms import SendingForm
from reports.models import ReportJob, Sending


class ReportSend(Refusable):
    """Write down to whom a report was given, and why."""

    template_name = "reports/report_send.html"
    model = ReportJob
    select = ("plan", "inspection", "case")
    permission = Permission.ASK_FOR_REPORT
    form_class = SendingForm
    heading, submit, done = "To whom was it given?", "Write it down", "It stands in the register."
    intro = "The register is only ever added to: what is written down once stays."

    def get_initial(self) -> dict[str, Any]:
        """Begin with today."""
        return {"on": clock.today()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say why nothing can have been sent yet."""
        return super().get_context_data(**{"refused": policies.why_not_send(self.object), **kwargs})

    def do(self, form: SendingForm) -> Sending:
        """Write it down."""
        return actions.record_sending(self.object, by=self.request.user, **form.cleaned_data)

    def after(self, made: Sending) -> str:
        """Go back to the report."""
        return made.get_absolute_url()


class SendingList(Queue):
    """The register: what was sent to whom and why."""

    template_name = "reports/sending_list.html"
    permission = Permission.KEEP_PLANS
    filterset_class = SendingFilter
    sorts = {
        "on": ("When", ("on",)),
        "report": ("Report", ("report__reference",)),
        "to": ("To whom", ("organisation", "name")),
        "why": ("Why, and how", ()),
    }

    def rows(self) -> Any:
        """Return what was sent, the latest first."""
        rows = Sending.objects.visible_to(self.request.user, self.permission).defer("report__data")
        return rows.select_related("report", "sent_by").order_by("-on", "-recorded_at")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which of the reports the reader may open."""
        context = super().get_context_data(**kwargs)
        listed = [one.report_id for one in context["rows"]]
        opens = ReportJob.objects.visible_to(self.request.user).filter(pk__in=listed).values_list("pk", flat=True)
        return {**context, "opens": set(opens)}
