"""What members and the chair say about an item: interest, conflict, decision; then review and learning."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import SeatHeld, StaffMember
from common import clock
from common.forms import DateField
from practice_review.forms.base import NO_NAMES, Asked, choice, not_earlier, text
from practice_review.models import Conflict, PracticeReviewReferral
from practice_review.quorum import Quorum
from practice_review.words import Words
from reference.querysets import codes

Outcome = PracticeReviewReferral.Outcome
HINTS = {
    Outcome.ACCEPT: "A review begins: a lead reviewer, a remit.",
    Outcome.GOOD_PRACTICE_BRIEF: "What worked is written down and shared, without a review.",
    Outcome.FOLLOW_UP: "No review; somebody follows it up.",
    Outcome.SINGLE_AGENCY: "One agency learns from it by itself.",
    Outcome.POSSIBLE_LEARNING_REVIEW: "The committee decides whether a learning review is called for.",
    Outcome.DEFER: "It comes back on a day.",
    Outcome.NO_FURTHER_ACTION: "It is closed, with the reason.",
}


class InterestForm(Asked):
    """What others should know; the member stays."""

    words = text("What should the others know?", most=2000, missing="Say what the others should know")


class ConflictForm(Asked):
    """What keeps a member out of an item."""

    kind = choice("What is the conflict?", Conflict.Kind.choices, missing="Choose what the conflict is")
    words = text("In a few words", hint="Without names.", most=2000, missing="Say in a few words what the conflict is")


class KeepOutForm(ConflictForm):
    """The same, about another member."""

    staff = forms.ModelChoiceField(
        StaffMember.objects.none(),
        label="Who is kept out?",
        empty_label="Choose a member",
        error_messages={"required": "Choose who is kept out"},
    )
    field_order = ["staff"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = SeatHeld.objects.visible_to(self.by).held_at(clock.now())
        self.fields["staff"].queryset = StaffMember.objects.visible_to(self.by).filter(
            pk__in=held.order_by().values("role__staff")
        )


class DissentForm(Asked):
    """Why a member did not agree."""

    words = text("Why did you not agree?", most=2000, missing="Say why you did not agree")


class DecideForm(Asked):
    """The decision, why, what follows from it, and who did not agree."""

    outcome = choice("What does the sub-group decide?", (), missing="Choose what the sub-group decides")
    defer_until = DateField(
        label="When is it looked at again?",
        noun="The day",
        error_messages={"required": "Enter the day on which it is looked at again"},
    )
    learning = text(
        "What was learned?", hint=NO_NAMES, most=4000, missing="Write what was learned: the brief is made of it"
    )
    why = text(
        "Why?",
        hint="What the sub-group weighed. Kept with the decision and never changed.",
        most=8000,
        missing="Say why: the decision is kept with its reason",
    )
    criteria = forms.MultipleChoiceField(
        label="Which criteria does it meet? (optional)",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
    )
    feedback = text(
        "What will the person who suggested it be told? (optional)",
        hint="Now, or by the office within the time for it. Thank them first.",
        required=False,
        most=2000,
    )
    agreed = choice(
        "Did everybody agree?",
        [("yes", "Yes"), ("no", "No: write down who did not, and why")],
        missing="Say whether everybody agreed",
    )

    def __init__(self, *args: Any, words: Words, quorum: Quorum, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.counted = list(quorum.seats)
        self.fields["outcome"].choices = Outcome.choices
        self.fields["criteria"].choices = codes("practice_review_criterion")
        self.fields["learning"].label = words.learned
        self.option_hints = {"outcome": {one.value: hint for one, hint in HINTS.items()}}
        names = []
        for held in self.counted:
            names.append(f"dissent_{held.pk.hex}")
            self.fields[names[-1]] = text(
                f"{quorum.sits(held)} ({held.seat}) did not agree because", required=False, most=2000
            )
        self.reveals = {
            "outcome": {Outcome.DEFER: ["defer_until"], Outcome.GOOD_PRACTICE_BRIEF: ["learning"]},
            "agreed": {"no": names},
        }

    def clean_defer_until(self) -> Any:
        """Refuse a day that is past."""
        return not_earlier(self.cleaned_data["defer_until"])

    def clean(self) -> dict[str, Any]:
        """Ask who did not agree."""
        data = super().clean()
        if data.get("agreed") == "no" and not self.dissents():
            self.add_error("agreed", "Write down who did not agree, and why")
        return data

    def dissents(self) -> dict[Any, str]:
        """Return the words of each who did not agree."""
        data = self.cleaned_data
        return {held: said for held in self.counted if (said := data.get(f"dissent_{held.pk.hex}"))}


class ReviewForm(Asked):
    """Who leads the review, what it looks into, how, by when."""

    lead_reviewer = forms.ModelChoiceField(
        StaffMember.objects.none(),
        label="Who leads the review?",
        help_text="Somebody with no line responsibility for anybody in it.",
        empty_label="Choose somebody",
        error_messages={"required": "Choose who leads the review"},
    )
    remit = text("What does it look into?", most=4000, missing="Say what the review looks into")
    method = text("How? (optional)", hint="Such as a meeting of the practitioners.", required=False, most=4000)
    due_on = DateField(
        label="By when?", noun="The day it is due", error_messages={"required": "Enter the day it is due"}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = StaffMember.objects.visible_to(self.by).people().filter(is_active=True, team__isnull=False)
        self.fields["lead_reviewer"].queryset = staff.select_related("team__organisation")
        self.fields["lead_reviewer"].label_from_instance = lambda one: f"{one.name}, {one.team.organisation.name}"


class LearningForm(Asked):
    """One thing learned."""

    text = text("What was learned?", hint=NO_NAMES, most=4000, missing="Write what was learned")
    theme = forms.CharField(label="Theme (optional)", max_length=120, required=False)
    good_practice = forms.BooleanField(label="This is good practice to keep and spread", required=False)

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = words.learned
