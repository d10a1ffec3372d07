"""Hand over what somebody holds: choose whose, choose what and to whom, read what came of it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from access.roles import Permission
from access.views import Page, RecordPage, Refusable
from agencies.models import StaffMember
from work import actions, policies
from work.actions.handover import NOT_YOURS
from work.forms import HandOverForm
from work.handover import holding_of
from work.models import HandOver


def within_reach(user: StaffMember) -> QuerySet[StaffMember]:
    """Return whose work ``user`` may hand over: her own, of those she manages, and of her agency."""
    agency = user.agency
    hers = Q(pk=user.pk) | Q(manager=user.pk) | Q(team__organisation__agency=agency.pk if agency else None)
    people: Any = StaffMember.objects.visible_to(user).people()
    return people.filter(hers).select_related("team__organisation").order_by("name")


class HandOverStart(Page):
    """Whose work is to be handed over."""

    permission = Permission.HAND_OVER_WORK
    template_name = "work/handover_start.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer her own, then whoever answers to her or works in her agency."""
        return super().get_context_data(people=within_reach(self.request.user), **kwargs)


class HandOverMake(Refusable):
    """What one person holds, what of it goes to whom, and what they should know."""

    permission = Permission.HAND_OVER_WORK
    model = StaffMember
    select = ("team__organisation__agency", "manager")
    template_name = "work/handover_make.html"
    form_class = HandOverForm
    submit = "Hand it over"
    done = "Handed over."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer what she holds, and who may take it."""
        if not policies.may_hand_over(self.object, self.request.user):
            raise PermissionDenied(NOT_YOURS)
        self.holding = holding_of(self.object, self.request.user)
        able: Any = StaffMember.objects.visible_to(self.request.user).people()
        to = able.filter(is_active=True).exclude(pk=self.object.pk).order_by("name")
        return {**super().get_form_kwargs(), "held": self.holding.held, "to": to}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whose, and what the reader may not see."""
        context = super().get_context_data(**kwargs)
        self.shown += list(dict.fromkeys(one.about for one in self.holding.held))
        return {**context, "leaver": self.object, "holding": self.holding}

    def do(self, form: Any) -> HandOver:
        """Hand over."""
        return actions.hand_over(by=self.request.user, leaver=self.object, **form.cleaned_data)

    def after(self, made: HandOver) -> str:
        """Show what came of it."""
        return made.get_absolute_url()


class HandOverDetail(RecordPage):
    """One hand-over: what was given with which words, and what could not be."""

    permission = Permission.USE_ROWAN
    model = HandOver
    select = ("leaver", "to", "handed_by")
    template_name = "work/handover_detail.html"
