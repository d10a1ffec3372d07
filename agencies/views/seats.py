"""The seats of the Practice Review Sub-group, as the committee office keeps them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse

from access.roles import Permission
from access.views import Page, see_other
from agencies import actions
from agencies.models import Seat, SeatHeld
from agencies.querysets import subgroup
from agencies.seat_forms import AppointingForm, FillForm, LeaveForm, SeatForm
from agencies.views.contacts import seats_of
from agencies.views.keeping import AddPage, ChangePage


class SeatList(Page):
    """Every seat: who holds it, since when, what can be done."""

    permission = Permission.KEEP_SEATS
    template_name = "agencies/seat_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the seats with who holds them now and who is to."""
        seats = seats_of(self.request.user)
        chair = next((one for one in seats if one["seat"].is_chair), None)
        return super().get_context_data(
            seats=seats,
            columns=["Seat", "Held by", "Since", "Until", "What you can do"],
            no_chair=not (chair and chair["held"]),
            vacant=sum(not one["held"] for one in seats),
            **kwargs,
        )


class OfSeats:
    """What the forms about seats share."""

    permission = Permission.KEEP_SEATS
    template_name = "agencies/seat_form.html"
    heading = submit = ""

    def back(self, done: str) -> HttpResponse:
        """Say what was done and return to the seats."""
        messages.success(self.request, done)
        return see_other(reverse("agencies:seat_list"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the words."""
        words = {"heading": self.heading, "submit": self.submit, "back_url": reverse("agencies:seat_list")}
        return super().get_context_data(**{**words, **kwargs})


class SeatAdd(OfSeats, AddPage):
    """Open a seat."""

    form_class = SeatForm
    heading, submit = "Open a seat", "Open the seat"

    def act(self, form: Any) -> HttpResponse:
        """Open it after the others."""
        user = self.request.user
        team = subgroup()
        if team is None:
            raise Http404
        position = 0 if form.cleaned_data["is_chair"] else Seat.objects.visible_to(user).filter(team=team).count() + 1
        made = actions.open_seat(by=user, team=team, position=position, **form.cleaned_data)
        return self.back(f"The seat {made} is open, and vacant until you fill it.")


class SeatAppointing(OfSeats, ChangePage):
    """Say that somebody is being appointed."""

    model = Seat
    form_class = AppointingForm
    heading, submit = "An appointment is under way", "Save"

    def act(self, form: Any) -> HttpResponse:
        """Say so."""
        given = form.cleaned_data
        actions.begin_appointment(
            self.object, by=self.request.user, seen_version=given["version"], since=given["since"]
        )
        return self.back(f"{self.object}: everybody sees that an appointment is under way.")


class SeatFill(OfSeats, ChangePage):
    """Fill a seat, or let somebody act as chair until a day."""

    model = Seat
    select = ("team", "agency")
    form_class = FillForm
    heading, submit = "Fill the seat", "Fill the seat"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say which seat."""
        return {**super().get_form_kwargs(), "seat": self.object}

    def act(self, form: Any) -> HttpResponse:
        """Fill it."""
        seen = form.cleaned_data["version"]
        made = actions.fill_seat(self.object, by=self.request.user, seen_version=seen, **form.held())
        return self.back(f"{made.staff} holds the seat {made}.")


class SeatLeave(OfSeats, ChangePage):
    """End who holds a seat."""

    model = SeatHeld
    select = ("seat", "role__staff", "role__team")
    form_class = LeaveForm
    heading, submit = "End who holds the seat", "End it"

    def act(self, form: Any) -> HttpResponse:
        """End it."""
        actions.leave_seat(self.object, by=self.request.user, at=form.moment())
        return self.back(f"{self.object.staff} leaves the seat {self.object.seat}. Fill it, or say who is appointed.")
