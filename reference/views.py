"""What the law and the lists say, to read; and what a committee decides for itself."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpResponse
from django.urls import reverse

from access.refusals import NotNow
from access.roles import Permission
from access.views import NewPage, Page, see_other
from common import clock
from reference import actions, era
from reference.cross_walk import cross_walk
from reference.forms import AgreeForm, HolidayForm, StartForm
from reference.models import ClockStart, Code, Framework, Holiday, Indicator, ScaleWord, Timescale
from reference.models.law import UNSURE
from reference.querysets import labels
from reference.timescales import all_in_force


class TimescaleList(Page):
    """Timescales, where their clocks start and the next holidays, with what has to be checked locally."""

    permission = Permission.USE_ROWAN
    template_name = "reference/timescale_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather what is current; what was superseded stays in the database."""
        user, today = self.request.user, clock.today()
        in_force = all_in_force(today)
        held = {row.pk for row in in_force}
        others = Timescale.objects.visible_to(user).current().exclude(pk__in=held)
        asked = self.request.GET.get("show", "")
        chosen = ClockStart.objects.visible_to(user).current().select_related("decided_by").order_by("-valid_from")
        starts = list(chosen), labels("clock_moment")
        return super().get_context_data(
            earlier=era.is_earlier(),
            show=asked if asked in {"starts", "others"} else "now",
            in_force=in_force,
            others=others.order_by("label", "-valid_from", "profile") if asked == "others" else (),
            starts=[_start_row(row, *starts) for row in in_force if row.starts_from],
            holidays=Holiday.objects.visible_to(user).filter(on__gte=today).order_by("on", "scope")[:10],
            may_keep=user.may(Permission.KEEP_LAW),
            timescale_headings=["What", "How long", "Kind", "From", "Source", "How sure"],
            start_headings=["Clock", "Starts when", "It may also start when"],
            holiday_headings=["Day", "Name", "Where"],
            **kwargs,
        )


def _start_row(row: Timescale, chosen: list[ClockStart], moments: dict[str, str]) -> dict[str, Any]:
    """Return from which moment a timescale is counted today, by whose choice, and what else may be chosen."""
    today = clock.today()
    choice = next((one for one in chosen if one.key == row.key and one.holds_on(today)), None)
    now = choice.moment if choice else row.starts_from[0]
    others = [moments.get(one, one) for one in row.starts_from if one != now]
    to_come = [one for one in chosen if one.key == row.key and one.valid_from > today]
    return {"row": row, "moment": moments.get(now, now), "choice": choice, "others": others, "to_come": to_come}


class Keeping(NewPage):
    """A form by which the committee's office adds a row to the law as it holds here."""

    permission = Permission.KEEP_LAW
    template_name = "reference/form.html"
    back = "reference:timescale_list"
    done = ""

    def do(self, answers: dict[str, Any]) -> Any:
        """Call the action; each page writes its own."""
        raise NotImplementedError

    def act(self, form: Any) -> HttpResponse:
        """Add the row and lead back; a refusal stands above what was typed."""
        try:
            with transaction.atomic():
                self.do(form.cleaned_data)
        except NotNow as refusal:
            return self.render_to_response(self.get_context_data(form=form, refused=refusal.why), status=409)
        messages.success(self.request, self.done)
        return see_other(reverse(self.back))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say the way back."""
        return super().get_context_data(**{"back_url": reverse(self.back), **kwargs})


class TimescaleAgree(Keeping):
    """Agree a local length for a timescale."""

    form_class = AgreeForm
    done = "The local time is agreed. Clocks that run keep theirs."
    extra_context = {"heading": "Agree a local time", "submit": "Agree it"}

    def do(self, answers: dict[str, Any]) -> Timescale:
        """Agree."""
        return actions.agree_timescale(by=self.request.user, **answers)


class StartChoose(Keeping):
    """Choose from which moment a timescale is counted."""

    form_class = StartForm
    done = "Chosen. Clocks that run keep the moment they started from."
    extra_context = {"heading": "Choose where a clock starts", "submit": "Choose it"}

    def do(self, answers: dict[str, Any]) -> ClockStart:
        """Choose."""
        what = answers.pop("what")
        return actions.choose_start(by=self.request.user, **what, **answers)


class HolidayAdd(Keeping):
    """Add a day that does not count as working."""

    form_class = HolidayForm
    back = "reference:holiday_list"
    done = "The holiday is added. Clocks that run keep the day they were counted to."
    extra_context = {"heading": "Add a holiday", "submit": "Add it"}

    def do(self, answers: dict[str, Any]) -> Holiday:
        """Add it."""
        return actions.add_holiday(by=self.request.user, **answers)


class HolidayList(Page):
    """The days of a year that do not count as working, in Scotland and here."""

    permission = Permission.USE_ROWAN
    template_name = "reference/holiday_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather a year, this one unless another is asked for."""
        user = self.request.user
        rows = Holiday.objects.visible_to(user)
        years = sorted({on.year for on in rows.dates("on", "year")})
        asked = self.request.GET.get("year", "")
        year = int(asked) if asked.isdecimal() and int(asked) in years else clock.today().year
        return super().get_context_data(
            year=year,
            years=years,
            holidays=rows.filter(on__year=year).order_by("on", "scope"),
            headings=["Day", "Name", "Where", "Source"],
            may_keep=user.may(Permission.KEEP_LAW),
            **kwargs,
        )


class CodeList(Page):
    """The lists of choices that forms offer, with what has to be checked locally."""

    permission = Permission.USE_ROWAN
    template_name = "reference/code_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the lists, and the codes in force of the one that was asked for."""
        codes = Code.objects.visible_to(self.request.user).on(clock.today())
        named = codes.order_by("list__title").values("list__key", "list__title")
        lists = list(named.annotate(choices=Count("pk"), unsure=Count("pk", filter=Q(how_sure__in=UNSURE))))
        asked = self.request.GET.get("list", "")
        return super().get_context_data(
            lists=lists,
            chosen=next((one for one in lists if one["list__key"] == asked), None),
            rows=codes.filter(list__key=asked).order_by("position", "code"),
            list_headings=[
                "List",
                {"label": "Choices", "numeric": True},
                {"label": "To check locally", "numeric": True},
            ],
            code_headings=["Choice", "Code", "What it needs", "How sure"],
            **kwargs,
        )


class FrameworkList(Page):
    """The quality frameworks with their indicators and the words of their scale."""

    permission = Permission.USE_ROWAN
    template_name = "reference/framework_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather what is current, the newest framework first."""
        user = self.request.user
        beside = cross_walk(user)
        parted: dict[Any, dict[str, list[Any]]] = defaultdict(lambda: {"indicators": [], "words": []})
        for row in Indicator.objects.visible_to(user).current().order_by("position"):
            parted[row.framework_id]["indicators"].append((row, beside[row.framework_id, row.code]))
        for word in ScaleWord.objects.visible_to(user).current().order_by("-level"):
            parted[word.framework_id]["words"].append(word)
        return super().get_context_data(
            frameworks=[
                {
                    "framework": one,
                    "caption": f"Indicators of {one.name}",
                    "scale_caption": f"Its six-point scale ({one.valid_from.year})",
                    **parted[one.pk],
                }
                for one in Framework.objects.visible_to(user).current().order_by("-valid_from")
            ],
            indicator_headings=["Indicator", "Key question or area", "Asks nearly the same as", "Source", "How sure"],
            scale_headings=["Level", "Meaning", "Source", "How sure"],
            **kwargs,
        )
