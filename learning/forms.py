"""Shape of input. Nothing here writes."""

from __future__ import annotations

from typing import Any

from django import forms

from common.forms import DateField, Form, ModelForm
from improvement.forms.plans import Asked, Versioned, why_field
from improvement.models import Action
from learning.models import Briefing, Lesson, Newsletter, OpenCall
from practice_review.models import LearningPoint
from practice_review.workflow import LearningStatus

NO_CHILD = "Without any child’s name, and nothing by which a family could be known."


class LessonForm(Asked, Versioned, ModelForm):
    """What a lesson says, for which heading, and where it comes from."""

    words = why_field("What should others do?", hint=f"In words for practice. {NO_CHILD}", most=4000)
    theme = forms.ChoiceField(
        label="Under which of the nine headings?",
        choices=[("", "Choose one"), *Action.Theme.choices],
        error_messages={"required": "Choose a heading"},
    )
    kind = forms.ChoiceField(
        label="What is it?",
        choices=Lesson.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it is"},
    )

    class Meta:
        model = Lesson
        fields = ["title", "words", "kind", "theme", "point", "action"]
        labels = {
            "title": "What is it called?",
            "point": "From which learning point? (optional for good practice)",
            "action": "Which improvement action carries it? (optional)",
        }
        error_messages = {"title": {"required": "Enter what it is called"}}

    def __init__(self, *args: Any, referral: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        points = LearningPoint.objects.visible_to(self.by).filter(referral=referral, status=LearningStatus.ACCEPTED)
        self.fields["point"].queryset = points.order_by("position")
        self.fields["point"].label_from_instance = lambda one: f"{one.position}. {one.text}"
        self.fields["action"].queryset = Action.objects.visible_to(self.by)
        self.fields["action"].label_from_instance = lambda one: f"{one.reference}: {one.title}"
        for name in ("point", "action"):
            self.fields[name].empty_label = "None"


class BriefingForm(Asked, Versioned, ModelForm):
    """What a briefing says under its seven headings."""

    HINTS = {
        "background": "What the review looked at, in general words: no child, family, place or date to know them by.",
        "matters": "What it means for children when this is done, or left.",
        "questions": "Two or three for a team to talk about.",
        "more": "Guidance, training, whom to ask.",
    }

    class Meta:
        model = Briefing
        fields = ["title", *Briefing.HEADINGS]
        labels = {"title": "What is it called?"}
        error_messages = {"title": {"required": "Enter what it is called"}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in Briefing.HEADINGS:
            label = str(Briefing._meta.get_field(name).verbose_name).capitalize()
            hint = self.HINTS.get(name, "")
            self.fields[name] = why_field(label, hint=hint, required=name in {"learned", "to_do"}, most=Briefing.MOST)


class SureForm(Asked, Versioned, Form):
    """A question that its button answers."""


class WithdrawForm(Asked, Versioned, Form):
    """Why something published no longer holds."""

    why = why_field("Why is it withdrawn?", hint="Readers of its page find this instead.")


class TakeUpForm(Asked, Versioned, Form):
    """What a team did, since when, and what happened."""

    did = why_field("What did you do?", hint=NO_CHILD)
    on = DateField(label="Since when?", noun="The day", error_messages={"required": "Enter since when"})
    result = why_field("What happened? (optional)", hint="You can say this later.", required=False)


class CallForm(Asked, Versioned, ModelForm):
    """What is asked for, and from when until when."""

    words = why_field("What do you ask for?", hint="Good practice first: it teaches best.")
    from_on = DateField(label="Open from", noun="The first day")
    until_on = DateField(label="Open until", noun="The last day")

    class Meta:
        model = OpenCall
        fields = ["title", "words", "from_on", "until_on"]
        labels = {"title": "What is it called?"}
        error_messages = {"title": {"required": "Enter what it is called"}}

    def clean(self) -> dict[str, Any]:
        """Refuse a call that ends before it begins."""
        data = super().clean()
        first, last = data.get("from_on"), data.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", "The last day must be on or after the first")
        return data


class NewsletterForm(Asked, Versioned, ModelForm):
    """The season of an issue and the words it opens with; of a later edition also what it corrects."""

    opening = why_field("What does it open with?", hint=f"A few words to every reader. {NO_CHILD}", most=3000)
    correction = why_field("What does this edition correct?", hint="Readers see it at the top.", most=1000)

    class Meta:
        model = Newsletter
        fields = ["season", "year", "correction", "opening"]
        error_messages = {"season": {"required": "Choose a season"}, "year": {"required": "Enter the year"}}
        widgets = {"year": forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.follows_id:
            del self.fields["correction"]


class ItemForm(Asked, Versioned, Form):
    """What is said of something in a newsletter, and where it stands."""

    heading = forms.CharField(label="Heading", max_length=160, error_messages={"required": "Enter a heading"})
    words = why_field("Words", hint=f"In your own words, for every reader. {NO_CHILD}", most=4000)
    place = forms.IntegerField(
        label="Place in the newsletter",
        min_value=1,
        max_value=99,
        help_text="1 stands first.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-2", "inputmode": "numeric"}),
        error_messages={"required": "Enter a number", "invalid": "The place must be a number"},
    )


class CorrectionForm(Asked, Versioned, Form):
    """What a later edition corrects."""

    correction = why_field("What does the later edition correct?", hint="Readers see it at the top.", most=1000)
