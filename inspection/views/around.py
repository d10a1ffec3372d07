"""Pages beside an inspection's own: requests, positions, returns, the timetable."""

from __future__ import annotations

import csv
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from access.roles import Permission
from access.views import RecordPage
from audit.models import AccessLog
from common import clock
from improvement.models import Inspection
from inspection import actions
from inspection.forms import (
    AgreePositionForm,
    AnswerRequestForm,
    PositionForm,
    RequestForm,
    ReturnForm,
    TimetableForm,
    WhyForm,
)
from inspection.models import FileReadingRound, InspectionRequest, PositionStatement, PreInspectionReturn, ReturnedChild
from inspection.views.base import Doing
from reference.models import Indicator

KEEP = Permission.KEEP_INSPECTIONS
REQUESTS = ["Number", "What was asked for", "Who answers", "By when", "What was given"]
RETURNED = ["Number", "List", "Age", "Sex"]


class OfInspection(RecordPage):
    """A part of an inspection, in its frame of tabs."""

    model = Inspection
    select: tuple[str, ...] = ("framework",)
    permission = Permission.READ_PLANS

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether the reader keeps inspections."""
        return super().get_context_data(**{"may_keep": self.request.user.may(KEEP), **kwargs})


class RequestList(OfInspection):
    """What inspectors asked for, what is late first."""

    template_name = "inspection/request_list.html"
    extra_context = {"tab": "requests", "headings": REQUESTS}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the requests, and say which the reader may answer."""
        user, today = self.request.user, clock.today()
        rows = InspectionRequest.objects.visible_to(user).filter(inspection=self.object)
        rows = self.show(rows.select_related("owner", "answered_by", "inspection"))
        keeps = user.may(KEEP)
        for one in rows:
            one.late = one.is_late(today)
            one.answers = one.is_open and (keeps or one.owner_id == user.pk)
            one.withdraws = one.is_open and keeps
        return super().get_context_data(rows=rows, late=sum(one.late for one in rows), **kwargs)


class RequestAdd(Doing):
    """Enter what inspectors asked for."""

    model = Inspection
    form_class = RequestForm
    heading, submit, done = "What did inspectors ask for?", "Enter the request", "The request is entered."

    def do(self, form: Any) -> InspectionRequest:
        """Enter it."""
        return actions.enter_request(self.object, by=self.request.user, **form.cleaned_data)

    def after(self, made: Any) -> str:
        """Show it among the requests."""
        return made.get_absolute_url()


class AboutRequest(Doing):
    """A form about one request."""

    model = InspectionRequest
    select = ("inspection", "owner")

    def about(self) -> list[dict[str, str]]:
        """Say which."""
        one = self.object
        return [{"key": "Asked for", "value": one.what}, {"key": "Who answers", "value": str(one.owner)}]


class RequestAnswer(AboutRequest):
    """Say what was given."""

    permission = Permission.ANSWER_REQUEST
    form_class = AnswerRequestForm
    heading, submit, done = "What was given?", "It is answered", "The request is answered."

    def do(self, form: Any) -> InspectionRequest:
        """Record it."""
        return actions.answer_request(self.object, by=self.request.user, **form.cleaned_data)


class RequestWithdraw(AboutRequest):
    """Say that it is no longer asked for."""

    form_class = WhyForm
    heading, submit, done = "Why is it no longer asked for?", "Withdraw the request", "The request is withdrawn."

    def do(self, form: Any) -> InspectionRequest:
        """Record it."""
        return actions.withdraw_request(self.object, by=self.request.user, **form.cleaned_data)


class PositionList(OfInspection):
    """Where we stand, indicator by indicator."""

    template_name = "inspection/position_list.html"
    extra_context = {"tab": "positions"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay the positions beside every indicator of the framework."""
        user = self.request.user
        rows = PositionStatement.objects.visible_to(user).filter(inspection=self.object).select_related("written_by")
        written = {one.indicator_id: one for one in rows}
        found = Indicator.objects.visible_to(user).current().filter(framework=self.object.framework)
        lines = [{"indicator": one, "position": written.get(one.pk)} for one in found.order_by("position")]
        agreed = sum(bool(one.agreed_on) for one in written.values())
        told = {"lines": lines, "written": len(written), "agreed": agreed}
        return super().get_context_data(**told, may_print=user.may(Permission.ASK_FOR_PLAN_REPORT), **kwargs)


class PositionWrite(Doing):
    """Write where we stand on one indicator."""

    model = Inspection
    select = ("framework",)
    form_class = PositionForm
    heading, done = "Where do we stand?", "Saved. It waits to be agreed."

    @cached_property
    def indicator(self) -> Indicator:
        """Return the indicator; 404 when the framework has no such one."""
        rows = Indicator.objects.visible_to(self.request.user).filter(framework=self.object.framework)
        found = rows.filter(pk=self.kwargs["indicator"]).first()
        if found is None:
            raise Http404
        return found

    def about(self) -> list[dict[str, str]]:
        """Say which indicator."""
        return [{"key": "Indicator", "value": f"{self.indicator.code} {self.indicator.name}"}]

    def get_initial(self) -> dict[str, Any]:
        """Begin with what stands."""
        rows = PositionStatement.objects.visible_to(self.request.user).filter(inspection=self.object)
        stands = rows.filter(indicator=self.indicator).first()
        return {name: getattr(stands, name) for name in ("words", "how_we_know", "what_next")} if stands else {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead back to the positions."""
        back = reverse("inspection:position_list", args=[self.object.pk])
        return super().get_context_data(**{"back_url": back, **kwargs})

    def do(self, form: Any) -> PositionStatement:
        """Save it."""
        told = {"indicator": self.indicator, **form.cleaned_data}
        return actions.write_position(self.object, by=self.request.user, **told)

    def after(self, made: Any) -> str:
        """Show it among the positions."""
        return made.get_absolute_url()


class PositionAgree(Doing):
    """Say when and where a position was agreed."""

    model = PositionStatement
    select = ("inspection", "indicator")
    form_class = AgreePositionForm
    heading, submit, done = "When and where was it agreed?", "It is agreed", "The position is agreed."

    def about(self) -> list[dict[str, str]]:
        """Say which."""
        return [{"key": "Indicator", "value": self.object.indicator.name}, {"key": "Words", "value": self.object.words}]

    def do(self, form: Any) -> PositionStatement:
        """Record it."""
        return actions.agree_position(self.object, by=self.request.user, **form.cleaned_data)


class TimetableLay(Doing):
    """Lay out the milestones of a usual timetable."""

    model = Inspection
    form_class = TimetableForm
    heading, submit = "Lay out what happens when", "Lay out the milestones"
    done = "The milestones are laid out, none of them confirmed. Change each to its day when it is known."
    intro = "The milestones stand as windows of days until you confirm them. What stands already is left as it is."

    def do(self, form: Any) -> Any:
        """Lay them out."""
        return actions.lay_out_milestones(self.object, by=self.request.user, **form.cleaned_data)


class ReturnList(OfInspection):
    """What was returned before the inspection, and the files read for it."""

    template_name = "inspection/return_list.html"
    extra_context = {"tab": "returns"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather returns and rounds."""
        user = self.request.user
        made = PreInspectionReturn.objects.visible_to(user).filter(inspection=self.object).select_related("made_by")
        rounds = FileReadingRound.objects.visible_to(user).filter(inspection=self.object)
        return super().get_context_data(made=self.show(made), rounds=self.show(rounds), **kwargs)


class ReturnMake(Doing):
    """Make a return of a period."""

    model = Inspection
    form_class = ReturnForm
    heading, submit, done = "Which period is the return about?", "Make the return", "The return is made."
    intro = (
        "It lists children by number, age band and sex, and nothing that identifies them. "
        "Inspectors ask that no name, date of birth or address is sent."
    )

    def do(self, form: Any) -> PreInspectionReturn:
        """Make it."""
        return actions.make_return(self.object, by=self.request.user, **form.cleaned_data)

    def after(self, made: Any) -> str:
        """Show it."""
        return made.get_absolute_url()


class ReturnDetail(RecordPage):
    """One return: its rows, and beside the numbers of cases that the reader sees anyway, which they are."""

    model = PreInspectionReturn
    select = ("inspection", "made_by")
    permission = Permission.READ_PLANS
    template_name = "inspection/return_detail.html"
    extra_context = {"headings": RETURNED}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the reader's own numbers."""
        user = self.request.user
        rows = ReturnedChild.objects.visible_to(user).filter(made_for=self.object)
        yours = self.show(rows.select_related("case").order_by("number"))
        may_take = user.may(KEEP)
        return super().get_context_data(yours=yours, may_take=may_take, **kwargs)


class ReturnDownload(RecordPage):
    """The rows as a file that a spreadsheet opens; the download is written down."""

    model = PreInspectionReturn
    select = ("inspection",)
    permission = KEEP
    looking = AccessLog.Verb.DOWNLOAD

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it as an attachment."""
        made = self.show(self.object)
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        name = f"{made.inspection.reference}-return-{made.period_to:%Y-%m-%d}.csv"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        writer = csv.writer(response)
        writer.writerow(RETURNED)
        writer.writerows([row["number"], row["list"], row["age"], row["sex"]] for row in made.rows)
        return response
