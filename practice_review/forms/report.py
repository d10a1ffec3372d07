"""What is asked about a review's report: a section, who checks it, whether it is right, what came of a comment."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django import forms

from agencies.models import StaffMember
from practice_review.forms.base import NO_NAMES, Asked, choice, text
from practice_review.models import AccuracyAnswer
from practice_review.models.report import Part

HINTS = {
    Part.HAPPENED: "In the order of time, with bands for dates, such as “in spring”.",
    Part.WELL: "What helped the child, and who did it, by their job.",
    Part.BETTER: "Where something else would have helped, without blame.",
    Part.REASONS: "What made it look right at the time: time, tools, rules, habits, who knew what.",
}
RIGHT = (("yes", "Yes, it is right as it is"), ("no", "No, something is not right"))


class SectionForm(Asked):
    """One section."""

    text = text("What does it say?", most=20000, missing="Write the section")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = f"{HINTS[Part(self.record.part)]} {NO_NAMES}"
        self.fields["text"].label = self.record.get_part_display()


class SendForm(Asked):
    """Which practitioners check it beside the agencies, and which sections they get."""

    practitioners = forms.ModelMultipleChoiceField(
        StaffMember.objects.none(),
        label="Which practitioners check it, too? (optional)",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    parts = forms.MultipleChoiceField(
        label="Which sections do they get?",
        choices=Part.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        initial=Part.values,
    )

    def __init__(self, *args: Any, practitioners: Collection[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = StaffMember.objects.visible_to(self.by).filter(pk__in=practitioners, is_active=True).order_by("name")
        self.fields["practitioners"].queryset = staff
        if not practitioners:
            del self.fields["practitioners"], self.fields["parts"]


class CheckForm(Asked):
    """Of each section, whether it is right."""

    def __init__(self, *args: Any, answers: Iterable[AccuracyAnswer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reveals = {}
        self.parts = [one.section.part for one in answers]
        for part in self.parts:
            label = Part(part).label
            self.fields[part] = choice(f"Is “{label}” right?", RIGHT, missing=f"Say whether “{label}” is right")
            self.fields[f"{part}_comment"] = text("What is not right?", missing=f"Say what is not right in “{label}”")
            self.reveals[part] = {"no": [f"{part}_comment"]}

    def said(self) -> dict[str, str]:
        """Return a comment, or nothing, by section."""
        data = self.cleaned_data
        return {part: data[f"{part}_comment"] if data[part] == "no" else "" for part in self.parts}


class SettleCommentForm(Asked):
    """What came of a comment."""

    outcome = choice(
        "What came of it?", AccuracyAnswer.Outcome.choices, missing="Say whether it is accepted", hint="They read it."
    )
    words = text("The section as it reads now", most=20000, missing="Write the section as it reads now")
    why = text("Why not?", most=2000, missing="Say why it is not accepted")

    reveals = {
        "outcome": {AccuracyAnswer.Outcome.ACCEPTED: ["words"], AccuracyAnswer.Outcome.NOT_ACCEPTED: ["why"]},
    }


class FinishForm(Asked):
    """That it is final, and why without an answer of somebody."""

    def __init__(self, *args: Any, silent: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if silent:
            hint = f"No answer from {', '.join(silent)}. It is kept with the report."
            self.fields["why"] = text(
                "Why does the round close without them?",
                hint=hint,
                most=2000,
                missing="Say why it goes on without them",
            )
