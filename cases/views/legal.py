"""The Reporter and orders: one page, and what is done there."""

from __future__ import annotations

from typing import Any

from cases import actions
from cases.forms import CarriedOutForm, OrderEndForm, OrderForm, OutcomeForm, ReporterForm, SentForm
from cases.identity import identity_of
from cases.legal import grounds_in_words, kind_in_words
from cases.models import CaseClock, LegalOrder, ReporterReferral
from cases.summary import address, clock_row
from cases.summary_legal import order_row, reporter_row
from cases.views.base import Deed
from cases.views.cases import CasePage
from common.templatetags.rowan import day, moment
from reference.querysets import labels


class CaseLegal(CasePage):
    """Whether the Reporter was considered, and orders with their days."""

    template_name = "cases/case_legal.html"
    heading = "Reporter and orders"

    def parts(self) -> dict[str, Any]:
        """Gather both, newest first, with the clocks that run for them."""
        case, user = self.object, self.request.user
        works = self.known["works"] and case.is_open
        reporter = ReporterReferral.objects.visible_to(user).filter(case=case)
        found = LegalOrder.objects.visible_to(user).filter(case=case)
        orders = list(found.select_related("entered_by", "ended_by"))
        clocks = CaseClock.objects.visible_to(user).filter(case=case).running().select_related("rule")
        running: dict[Any, list[Any]] = {}
        for one in clocks.exclude(about=None):
            running.setdefault(one.about, []).append(clock_row(one))
        said = {key: labels(key) for key in ("reporter_ground", "reporter_outcome", "legal_order")}
        child = case.child if self.known["child_open"] else None
        people = ("considered_by", "outcome_by", "referred_by")
        return {
            "identity": identity_of(case, child, decided=self.known["decided"]),
            "reporter": [reporter_row(one, said, running, works=works) for one in reporter.select_related(*people)],
            "orders": [order_row(one, said, running, works=works, orders=orders) for one in orders],
            "consider_url": address("reporter_add", case.pk, when=works),
            "order_url": address("order_add", case.pk, when=works),
        }


class LegalDeed(Deed):
    """A deed that leads back to the page of the Reporter and orders."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead back there."""
        back = {"back_url": address("case_legal", self.case.pk), "back_text": "Reporter and orders"}
        return super().get_context_data(**{**back, **kwargs})

    def after(self, made: Any) -> str:
        """Return there."""
        return address("case_legal", self.case.pk)


class ReporterAdd(LegalDeed):
    """Record that the Reporter was considered, either way."""

    form_class = ReporterForm
    heading, submit = "Was the Reporter considered?", "Record it"
    done = "It is recorded that the Reporter was considered."
    intro = (
        "The Reporter is considered at every planning meeting, and whenever compulsory measures may be needed. "
        "What was decided is recorded either way."
    )

    def do(self, form: ReporterForm) -> ReporterReferral:
        """Record it."""
        return actions.record_reporter(self.object, by=self.request.user, **form.told())


class ReferralDeed(LegalDeed):
    """A deed on one consideration of the Reporter."""

    model = ReporterReferral
    select = ("case__child",)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which."""
        one = self.object
        about = [{"key": "Considered", "value": day(one.considered_at)}]
        if one.grounds:
            about.append({"key": "Grounds", "value": grounds_in_words(one.grounds)})
        return super().get_context_data(**{"about": about, **kwargs})


class ReporterSent(ReferralDeed):
    """Record when a referral was sent."""

    form_class = SentForm
    heading, submit = "When was the referral sent?", "Record it"
    done = "It is recorded that the referral was sent."

    def do(self, form: SentForm) -> ReporterReferral:
        """Record it."""
        return actions.record_sent(self.object, **self.seen, at=form.moment)


class ReporterOutcome(ReferralDeed):
    """Record what the Reporter decided."""

    form_class = OutcomeForm
    heading, submit = "What did the Reporter decide?", "Record it"
    done = "What the Reporter decided is recorded."

    def do(self, form: OutcomeForm) -> ReporterReferral:
        """Record it."""
        answers = form.cleaned_data
        return actions.record_reporter_outcome(self.object, **self.seen, **answers)


class OrderAdd(LegalDeed):
    """Enter an order."""

    form_class = OrderForm
    heading, submit = "Enter an order", "Enter the order"
    done = "The order is entered, and the clocks of the law run."
    intro = "Enter what the court, the hearing or the police decided. Whoever works on the case sees it at once."

    def do(self, form: OrderForm) -> LegalOrder:
        """Enter it."""
        return actions.enter_order(self.object, by=self.request.user, **form.told())


class OrderDeed(LegalDeed):
    """A deed on one order."""

    model = LegalOrder
    select = ("case__child",)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which."""
        one = self.object
        about = [
            {"key": "Order", "value": kind_in_words(one.kind)},
            {"key": "Granted, or begun", "value": moment(one.granted_at)},
        ]
        return super().get_context_data(**{"about": about, **kwargs})


class OrderImplemented(OrderDeed):
    """Record when an order was carried out."""

    form_class = CarriedOutForm
    heading, submit = "When was the order carried out?", "Record it"
    done = "It is recorded that the order was carried out."

    def do(self, form: CarriedOutForm) -> LegalOrder:
        """Record it."""
        return actions.record_implemented(self.object, **self.seen, at=form.moment)


class OrderEnd(OrderDeed):
    """End an order."""

    form_class = OrderEndForm
    heading, submit = "End this order", "End the order"
    done = "The order is ended."

    def do(self, form: OrderEndForm) -> LegalOrder:
        """End it."""
        return actions.end_order(self.object, **self.seen, at=form.moment, why=form.cleaned_data["why"])
