"""One clock: how it was reckoned, what came of it, more time for it, and standing still."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from access.roles import Permission
from access.views import RecordPage
from cases import actions, clock_policies, met_by
from cases.forms import ExtensionAnswerForm, ExtensionForm, PauseForm, ResumeForm, WhyForm
from cases.models import CaseClock, CaseClockExtension, CaseClockPause, ClockBroughtForward
from cases.reckoning import last_working_day_in_words, state, weeks, worked_example
from cases.summary import address, clock_row
from cases.views.base import Deed, OfCase
from common.templatetags.rowan import day, moment
from common.wording import spoken
from reference.querysets import labels
from reference.timescales import named_holidays

OF_CASE = ("case__child", "case__lead_team", "case__lead_professional")
OF_CLOCK = (*OF_CASE, "rule", "met_by", "exempt_by")
OF_EXTENSION = ("clock__rule", "asked_by", "asked_of", "answered_by")


class ClockDetail(OfCase, RecordPage):
    """A clock with its rule, how its due day follows from it, and everything that was said of it."""

    permission = Permission.VIEW
    model = CaseClock
    select = OF_CLOCK
    template_name = "cases/clock_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the clock."""
        one, user = self.object, self.request.user
        closed = named_holidays(one.starts_at, one.falls_due_at)
        extensions = CaseClockExtension.objects.visible_to(user).filter(clock=one).select_related(*OF_EXTENSION)
        brought = ClockBroughtForward.objects.visible_to(user).filter(clock=one).select_related("brought_by")
        pauses = CaseClockPause.objects.visible_to(user).filter(clock=one).select_related("paused_by", "resumed_by")
        return super().get_context_data(
            **{
                "heading": one.label,
                "state": state(one),
                "rows": rows_of(one),
                "warning": last_working_day_in_words(one.falls_due_at, closed) if one.is_running else "",
                "example": worked_example(one, closed),
                "weeks": weeks(one, closed),
                "weekdays": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
                "extensions": [extension_row(each) for each in extensions],
                "brought_forward": list(brought),
                "pauses": list(pauses),
                "buttons": self.buttons(),
                **kwargs,
            }
        )

    def buttons(self) -> list[dict[str, str]]:
        """Return what this reader may do with the clock now."""
        one, user = self.object, self.request.user
        if not (one.is_running and one.case.is_open and user.may(Permission.WORK_ON_CASE, one)):
            return []
        leads = user.may(Permission.LEAD_CASE, one)
        found = [("clock_settle", "Record what came of it")]
        if one.paused_at and leads:
            found.append(("clock_resume", "Let it run on"))
        elif one.rule.may_pause and leads:
            found.append(("clock_pause", "Let it stand still"))
        elif not one.rule.may_pause:
            found.append(("clock_extend", "Ask for more time"))
        first = [{"label": row["action"], "url": row["url"]} for row in met_by.row_of(one)]
        return [*first, *({"label": label, "url": address(name, one.pk)} for name, label in found)]


def rows_of(one: CaseClock) -> list[dict[str, Any]]:
    """Return what a clock is, row by row."""
    rule = one.rule
    check = " Check locally: this is not verified." if rule.check_locally else ""
    rows = [
        {"key": "Rule", "value": f"{spoken(rule.text)}: {rule.in_words}."},
        {"key": "Where it is written", "value": f"{rule.source}, in force from {day(rule.valid_from)}.{check}"},
        {"key": "Kind", "value": rule.get_nature_display()},
        {"key": "Began", "value": moment(one.starts_at)},
        {"key": "Due", "value": moment(one.due_at)},
    ]
    if one.extended_due_at:
        rows.append({"key": "Falls due now", "value": moment(one.extended_due_at)})
    if one.met_at:
        told = f", written down {moment(one.met_told_at)}" if one.met_told_at and one.met_told_at > one.met_at else ""
        rows.append({"key": "Met", "value": f"{moment(one.met_at)}, said by {one.met_by}{told}"})
    if one.exempt_at:
        said = f"{one.exempt_reason}\n{one.exempt_by}, {moment(one.exempt_at)}"
        rows.append({"key": "Not needed", "value": said})
    return rows


def extension_row(one: CaseClockExtension) -> dict[str, Any]:
    """Return an extension as a page shows it."""
    reasons = labels("extension_reason")
    rows = [
        {"key": "Until", "value": day(one.due_then)},
        {"key": "Reason", "value": f"{reasons.get(one.reason, one.reason)}\n{one.why}"},
        {"key": "Interim safety plan", "value": f"{one.safety_plan}\nIn place, says {one.asked_by}."},
        {"key": "Asked", "value": f"{one.asked_by} asked {one.asked_of} on {moment(one.recorded_at)}"},
    ]
    if one.answered_at:
        rows.append({"key": "Answer", "value": f"{one.answer}\n{one.answered_by}, {moment(one.answered_at)}"})
    return {
        "title": f"{one.get_status_display()}: until {day(one.due_then)}",
        "rows": rows,
        "withdraw_url": address("extension_withdraw", one.pk, when=one.is_waiting),
    }


class ClockDeed(Deed):
    """One form about a clock, that leads back to its page."""

    model = CaseClock
    select = OF_CLOCK

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which clock."""
        row = clock_row(self.object)
        about = [{"key": row["label"], "value": row["words"]}, {"key": "Rule", "value": spoken(self.object.rule.text)}]
        back = {"back_url": self.object.get_absolute_url(), "back_text": "Back to the clock"}
        return super().get_context_data(**{"about": about, **back, **kwargs})

    def after(self, made: Any) -> str:
        """Return to the clock."""
        return self.object.get_absolute_url()


class ClockExtend(ClockDeed):
    """Ask a senior manager for more time."""

    form_class = ExtensionForm
    heading, submit = "Ask for more time", "Ask the senior manager"
    done = "The senior manager is asked. Until she agrees the clock runs on."
    intro = "A senior social work manager agrees only when an interim safety plan is in place, shared and works."

    def do(self, form: Any) -> CaseClockExtension:
        """Ask."""
        answers = form.cleaned_data
        return actions.ask_extension(self.object, **self.seen, **answers)


class ClockPause(ClockDeed):
    """Let an administrative clock stand still."""

    permission = Permission.LEAD_CASE
    form_class = PauseForm
    heading, submit = "Let this clock stand still", "Let it stand still"
    done = "The clock stands still until somebody lets it run on."
    intro = "Only what is set for our own order may stand still. What law or guidance sets never does."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say beforehand when it may not."""
        why_not = clock_policies.why_not_pause(self.object, "asked beforehand")
        return super().get_context_data(**{"why_not": why_not, "doing": "Standing still", **kwargs})

    def do(self, form: Any) -> CaseClockPause:
        """Pause."""
        answers = form.cleaned_data
        return actions.pause_clock(self.object, **self.seen, why=answers["why"])


class ClockResume(ClockDeed):
    """Let a clock run on."""

    permission = Permission.LEAD_CASE
    form_class = ResumeForm
    heading, submit = "Let this clock run on", "Let it run on"
    done = "The clock runs on, and falls due later by as many days as it stood still."

    def do(self, form: Any) -> CaseClock:
        """Run on."""
        return actions.resume_clock(self.object, **self.seen)


class ExtensionAnswer(Deed):
    """A senior manager agrees to more time or declines."""

    permission = Permission.EXTEND_CLOCK
    model = CaseClockExtension
    select = (*OF_CASE, *OF_EXTENSION)
    form_class = ExtensionAnswerForm
    heading, submit = "More time is asked for", "Send your answer"
    done = "Your answer is sent."
    intro = "Until you agree the clock runs on. You see the case until you have answered."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what is asked, and whether she may answer."""
        one = self.object
        clock = clock_row(one.clock)
        about = [{"key": clock["label"], "value": clock["words"]}, *extension_row(one)["rows"]]
        why_not = clock_policies.why_not_answer_extension(one, self.request.user)
        if one.answered_at:
            why_not = "This is answered already."
        return super().get_context_data(**{"about": about, "why_not": why_not, "doing": "Answering", **kwargs})

    def do(self, form: Any) -> CaseClockExtension:
        """Agree or decline."""
        answers = form.cleaned_data
        if answers["answer"] == "approve":
            agreed = {"why": answers["why"], "satisfied": answers["satisfied"]}
            return actions.approve_extension(self.object, **self.seen, **agreed)
        return actions.decline_extension(self.object, **self.seen, why=answers["why"])

    def after(self, made: Any) -> str:
        """Return to the home page: the case may be closed to her again."""
        return reverse("home")


class ExtensionWithdraw(Deed):
    """Ask no longer for more time."""

    model = CaseClockExtension
    select = (*OF_CASE, *OF_EXTENSION)
    form_class = WhyForm
    heading, submit = "Withdraw what you asked", "Withdraw it"
    done = "Withdrawn. The senior manager no longer sees the case for it."

    def do(self, form: Any) -> CaseClockExtension:
        """Withdraw."""
        answers = form.cleaned_data
        return actions.withdraw_extension(self.object, **self.seen, why=answers["why"])

    def after(self, made: CaseClockExtension) -> str:
        """Return to the clock."""
        return made.clock.get_absolute_url()
