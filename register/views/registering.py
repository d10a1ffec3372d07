"""The Keeper's pages that change the register: on, changed, reviewed, off."""

from __future__ import annotations

from typing import Any

from register import actions
from register.areas import labels
from register.forms import AreasForm, CorrectForm, EndForm, RegisterForm, ReviewForm
from register.models import AreaOfConcern, Registration, ReviewDate
from register.views.base import Deed


class RegistrationAdd(Deed):
    """Put a child's name on the register."""

    select = ("case__child",)
    form_class = RegisterForm
    heading, submit = "Put the name on the register", "Put the name on the register"
    done = "The name is on the register. The lead of the case is told."

    def do(self, form: RegisterForm) -> Registration:
        """Register."""
        names = ("on", "other", "why", "meeting_reference", "next_review_on")
        answers = {name: form.cleaned_data[name] for name in names}
        return actions.register_child(self.object, **self.seen, areas=form.areas(), **answers)


class OfRegistration(Deed):
    """A form about a registration."""

    model = Registration

    def standing(self) -> list[AreaOfConcern]:
        """Return the areas of concern as they stand."""
        return list(AreaOfConcern.objects.visible_to(self.request.user).filter(registration=self.object).standing())


class AreasChange(OfRegistration):
    """Say which areas of concern hold from a day on."""

    form_class = AreasForm
    heading, submit = "Change areas of concern", "Save"
    done = "The areas of concern are changed. What held before stays readable."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Start from what stands."""
        return {**super().get_form_kwargs(), "standing": self.standing()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what stands."""
        words = labels()
        held = "\n".join(
            f"{words.get(one.code, one.code)}{f': {one.words}' if one.words else ''}" for one in self.standing()
        )
        return super().get_context_data(**{"about": [{"key": "As they stand", "value": held}], **kwargs})

    def do(self, form: AreasForm) -> Registration:
        """Change."""
        answers = {name: form.cleaned_data[name] for name in ("on", "other", "why", "meeting_reference")}
        return actions.change_areas(self.object, **self.seen, areas=form.areas(), **answers)


class ReviewNote(OfRegistration):
    """Set by when a registration is reviewed next."""

    form_class = ReviewForm
    heading, submit = "Set the next review", "Set the review"
    done = "The next review is set."

    def do(self, form: ReviewForm) -> ReviewDate:
        """Set it."""
        answers = form.cleaned_data
        return actions.note_review(self.object, **self.seen, **answers)


class RegistrationEnd(OfRegistration):
    """Take a child's name off the register."""

    form_class = EndForm
    heading, submit, danger = "Take the name off the register", "Take the name off", True
    done = "The name is off the register. The registration stays readable."
    intro = "Only a review meeting decides this. The child’s plan and the help go on for as long as they are needed."

    def do(self, form: EndForm) -> Registration:
        """Take it off."""
        answers = form.cleaned_data
        return actions.deregister(self.object, **self.seen, **answers)


class RegistrationCorrect(OfRegistration):
    """Put right what was typed wrongly."""

    form_class = CorrectForm
    heading, submit = "Correct what was typed wrongly", "Correct it"
    done = "It is corrected. What stood stays readable, with your reason."
    intro = "Only for a mistake in typing. What changed since is entered as a change, from the day on which it changed."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the areas of concern recorded with it."""
        areas = AreaOfConcern.objects.visible_to(self.request.user).filter(registration=self.object)
        return {**super().get_form_kwargs(), "registration": self.object, "areas": areas}

    def do(self, form: CorrectForm) -> Registration:
        """Correct it."""
        data = form.cleaned_data
        if data["what"] == "day":
            return actions.correct_day(self.object, **self.seen, on=data["on"], why=data["why"])
        answers = {name: data[name] for name in ("area", "code", "words", "why")}
        return actions.correct_area(self.object, **self.seen, **answers)
