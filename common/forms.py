"""How every form looks and listens: GOV.UK markup on Django's own hooks, and dates and times as people say them."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, NoReturn, Self, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms import widgets
from django.forms.boundfield import BoundField
from django.forms.renderers import BaseRenderer, TemplatesSetting

from common.wording import spoken

TWELVE = 12  # the hours of half a day
YEAR_DIGITS = 4
SHORTEST_MONTH = 3  # letters, as in May

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}


class GovukBoundField(BoundField):
    """A field on its form, which knows its GOV.UK component, its size and what its answers reveal."""

    KINDS = (  # The first match wins: to Django, a group of checkboxes is a RadioSelect.
        ("checkboxes", widgets.CheckboxSelectMultiple),
        ("radios", widgets.RadioSelect),
        ("checkbox", widgets.CheckboxInput),
        ("date-input", widgets.MultiWidget),
        ("select", widgets.Select),
        ("textarea", widgets.Textarea),
        ("file-upload", widgets.FileInput),
        ("input", widgets.Input),
    )

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        """Speak the words of the era; of choices, those that are written in the code."""
        super().__init__(form, field, name)
        self.label, self.help_text = spoken(self.label), spoken(self.help_text) if self.help_text else ""
        if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
            field.widget.choices = [
                (value, label if isinstance(label, list | tuple) else spoken(label)) for value, label in field.choices
            ]

    @property
    def kind(self) -> str:
        """Return the name of the GOV.UK component."""
        return next(kind for kind, widget in self.KINDS if isinstance(self.field.widget, widget))

    @property
    def is_heading(self) -> bool:
        """Return whether this question is also the page's heading."""
        return self.name == getattr(self.form, "heading_field", None)

    @property
    def label_size(self) -> str:
        """Return the label's class suffix: large as a heading, bold on a page, plain inside another answer."""
        if self.is_heading:
            return "l"
        return "" if self.name in getattr(self.form, "revealed", ()) else "s"

    @property
    def counted(self) -> int | None:
        """Return how many characters a textarea takes, if it says so."""
        return getattr(self.field, "max_length", None) if self.kind == "textarea" else None

    @property
    def extra_class(self) -> str:
        """Return the class a group of radios or checkboxes was given, such as govuk-radios--inline."""
        return self.field.widget.attrs.get("class", "")

    @property
    def options(self) -> Iterator[dict[str, Any]]:
        """Yield each choice with its hint, whether "or" stands before it, and the fields it reveals."""
        form = self.form
        reveals = getattr(form, "reveals", {}).get(self.name, {})
        hints = getattr(form, "option_hints", {}).get(self.name, {})
        exclusive = getattr(form, "exclusive", {}).get(self.name)
        for option in self.subwidgets:
            value = str(option.data["value"])
            yield {
                "input": option,
                "hint": spoken(hints[value]) if value in hints else None,
                "exclusive": value == exclusive,
                "revealed": [form[name] for name in reveals.get(value, ())],
            }

    @property
    def parts(self) -> list[dict[str, Any]]:
        """Return the inputs of a date, each knowing whether it is the one to mend."""
        [widget] = self.subwidgets
        errors = self.form.errors.as_data().get(self.name, [])
        wrong = {part for error in errors for part in (error.params or {}).get("parts", ())}
        return [
            part | {"wrong": bool(errors) and (not wrong or part["key"] in wrong)} for part in widget.data["subwidgets"]
        ]

    @property
    def focus_id(self) -> str:
        """Return where the error summary leads: the input, or the first one to mend in a group."""
        if self.kind == "date-input":
            return next((part["attrs"]["id"] for part in self.parts if part["wrong"]), self.parts[0]["attrs"]["id"])
        return self.id_for_label or f"{self.auto_id}_0"

    def build_widget_attrs(self, attrs: dict[str, Any], widget: widgets.Widget | None = None) -> dict[str, Any]:
        """Add the component's classes, and its counter, to what Django gives."""
        attrs = super().build_widget_attrs(attrs, widget)
        if self.kind in ("input", "select", "textarea", "file-upload") and not self.is_hidden:
            own = f"govuk-{self.kind}"
            error = f"{own}--error" if self.errors else ""
            counter = "govuk-js-character-count" if self.counted else ""
            attrs["class"] = " ".join(filter(None, (own, error, counter, self.extra_class)))
        if self.counted:
            # The counter lets people write too much and then cut; maxlength would cut for them, silently.
            self.field.widget.attrs.pop("maxlength", None)
            attrs["aria-describedby"] = f"{attrs.get('aria-describedby', '')} {self.auto_id}-info".strip()
        return attrs


class GovukRenderer(TemplatesSetting):
    """Django's form renderer with our templates."""

    form_template_name = "forms/form.html"
    formset_template_name = "forms/formset.html"
    field_template_name = "forms/field.html"
    bound_field_class = GovukBoundField


def required_message(field: GovukBoundField) -> str:
    """Say what is missing in the question's own words."""
    label = str(field.label)
    if label.endswith("?"):
        return f"Answer “{label}”"
    if field.kind == "checkbox":
        return f"Tick “{label}” to go on"
    # An abbreviation such as CHI keeps its capitals.
    label = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    return f"{'Choose' if field.kind in ('radios', 'checkboxes', 'select') else 'Enter'} {label}"


class GovukFormMixin(forms.BaseForm):
    """What a form may say about its looks, and the cleaning of answers that were never asked.

    reveals = {"danger": {"yes": ["called"]}} shows and cleans "called" only under that answer.
    fieldsets = (("Your details", ["name", "role"]),) groups fields; what is left out comes last.
    heading_field = "danger" makes that question the page's h1.
    option_hints = {"danger": {"yes": "Ring 999 first"}} explains a choice.
    exclusive = {"seen": "none"} puts "or" before a checkbox that excludes the others.
    """

    default_renderer: BaseRenderer | type[BaseRenderer] | None = GovukRenderer
    use_required_attribute = False  # The server's messages are the ones people read.
    reveals: dict[str, dict[str, list[str]]] = {}
    fieldsets: tuple[tuple[str | None, list[str]], ...] = ()
    heading_field: str | None = None
    option_hints: dict[str, dict[str, str]] = {}
    exclusive: dict[str, str] = {}

    def full_clean(self) -> None:
        """Let Django's two commonest messages name what they are about, then clean."""
        for name, field in self.fields.items():
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = required_message(cast("GovukBoundField", self[name]))
            field.error_messages.setdefault(
                "max_length",
                f"“{self[name].label}” must be %(limit_value)d characters or fewer, and has %(show_value)d",
            )
            for code, said in field.error_messages.items():
                field.error_messages[code] = spoken(said) if isinstance(said, str) else said
        super().full_clean()

    @property
    def revealed(self) -> set[str]:
        """Return the names of the fields that wait under an answer."""
        return {name for answers in self.reveals.values() for names in answers.values() for name in names}

    @property
    def groups(self) -> list[tuple[str | None, list[forms.BoundField]]]:
        """Return (legend, fields) in the order in which they are shown."""
        named = [name for _, names in self.fieldsets for name in names]
        rest = [field.name for field in self.visible_fields() if field.name not in named]
        return [
            (
                legend and spoken(legend),
                [self[name] for name in names if name in self.fields and name not in self.revealed],
            )
            for legend, names in (*self.fieldsets, (None, rest))
        ]

    def clean(self) -> dict[str, Any]:
        """Drop what stands under answers not given, and refuse a choice beside the one that excludes it."""
        data = super().clean() or self.cleaned_data
        # In the order of the fields, so that an answer dropped also drops what stood under it.
        for parent in [name for name in self.fields if name in self.reveals]:
            chosen = data.get(parent)
            chosen = {str(one) for one in (chosen if isinstance(chosen, list | tuple | set) else [chosen])}
            for value, names in self.reveals[parent].items():
                for name in names if value not in chosen else ():
                    data[name] = self.fields[name].to_python(None)
                    self.errors.pop(name, None)
        for name, alone in self.exclusive.items():
            chosen = {str(one) for one in data.get(name) or ()}
            if alone in chosen and len(chosen) > 1:
                label = next(option.choice_label for option in self[name].subwidgets if option.data["value"] == alone)
                self.add_error(name, f"Choose the others or “{label}”, not both")
        return data


class Form(GovukFormMixin, forms.Form):
    """A form of ours."""


class ModelForm(GovukFormMixin, forms.ModelForm):
    """A form of ours over a model."""


class NameField(forms.CharField):
    """A person's name, which the browser neither remembers nor corrects."""

    def widget_attrs(self, widget: widgets.Widget) -> dict[str, Any]:
        """Switch off the browser's memory and its spelling."""
        return super().widget_attrs(widget) | {"autocomplete": "off", "spellcheck": "false"}


class TextField(forms.CharField):
    """Several lines of text, counted as the browser counts them."""

    widget = forms.Textarea(attrs={"rows": 6})

    def to_python(self, value: Any) -> str:
        """Read a line break as one character: browsers send two, and count one."""
        return (super().to_python(value) or "").replace("\r\n", "\n")


@dataclass(frozen=True)
class PartialDate:
    """A date as far as somebody knows it: a day, a month or a year."""

    earliest: dt.date
    latest: dt.date
    precision: Literal["day", "month", "year"]

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> Self:
        """Return the partial date for what is known; raise ValueError when there is none such."""
        if month is None:
            return cls(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")
        if day is None:
            last = calendar.monthrange(year, month)[1]
            return cls(dt.date(year, month, 1), dt.date(year, month, last), "month")
        exact = dt.date(year, month, day)
        return cls(exact, exact, "day")

    @property
    def parts(self) -> tuple[int | None, int | None, int]:
        """Return day, month and year, None where not known."""
        return (
            self.earliest.day if self.precision == "day" else None,
            self.earliest.month if self.precision != "year" else None,
            self.earliest.year,
        )

    def __str__(self) -> str:
        day, month, year = self.parts
        return " ".join(str(part) for part in (day, month and calendar.month_name[month], year) if part)


class DateInput(forms.MultiWidget):
    """Three inputs for a day, a month and a year, which keep whatever was typed."""

    use_fieldset = True
    PARTS = (("day", "Day", 2), ("month", "Month", 4), ("year", "Year", 4))

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Make the three inputs."""
        super().__init__({key: forms.TextInput() for key, _, _ in self.PARTS}, attrs)

    def decompress(self, value: PartialDate | dt.date | None) -> tuple[int | None, ...]:
        """Return the parts of a date or of a partial date."""
        if isinstance(value, PartialDate):
            return value.parts
        return (value.day, value.month, value.year) if value else (None, None, None)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Name each input, and give it its width."""
        context = super().get_context(name, value, attrs)
        for part, (key, label, width) in zip(context["widget"]["subwidgets"], self.PARTS, strict=True):
            part |= {"key": key, "label": label, "width": width}
        return context


class DateField(forms.Field):
    """A real date in three inputs; the month may be a word."""

    widget = DateInput
    needed: ClassVar[tuple[str, ...]] = ("day", "month", "year")
    default_error_messages = {
        "required": "Enter a date",
        "incomplete": "%(noun)s must include a %(missing)s",
        "year": "Year must have 4 numbers",
        "invalid": "%(noun)s must be a real date",
    }

    def __init__(self, *, noun: str = "The date", **kwargs: Any) -> None:
        """Take the noun with which a message begins, such as "Date of birth"."""
        self.noun = noun
        super().__init__(**kwargs)

    def refuse(self, code: str, *parts: str) -> NoReturn:
        """Raise an error that says which inputs to mend."""
        params = {"noun": self.noun, "missing": " and ".join(parts), "parts": parts}
        raise ValidationError(self.error_messages[code], code=code, params=params)

    def to_python(self, value: Any) -> dt.date | PartialDate | None:
        """Return the date, or None when nothing was typed."""
        if not isinstance(value, list | tuple):
            return value
        typed = {part: (text or "").strip() for part, text in zip(("day", "month", "year"), value, strict=True)}
        if not any(typed.values()):
            return None
        missing = [part for part in self.needed if not typed[part]]
        if typed["day"] and not typed["month"] and "month" not in missing:
            missing.insert(0, "month")
        if missing:
            self.refuse("incomplete", *missing)
        numbers = {part: self.number(part, text) for part, text in typed.items() if text}
        if len(typed["year"]) != YEAR_DIGITS:
            self.refuse("year", "year")
        try:
            return self.compose(**numbers)
        except ValueError:
            self.refuse("invalid")

    def number(self, part: str, text: str) -> int:
        """Return the number typed; a month may be a word or the start of one."""
        if part == "month" and len(text) >= SHORTEST_MONTH:
            text = str(next((n for name, n in MONTHS.items() if name.startswith(text.lower())), text))
        if not re.fullmatch(r"[0-9]{1,4}", text):
            self.refuse("invalid", part)
        return int(text)

    def compose(self, year: int, month: int, day: int) -> dt.date | PartialDate:
        """Return the date that the parts make."""
        return dt.date(year, month, day)


class PartialDateField(DateField):
    """A date as far as it is known: "March 2015", or a year alone. Cleans to a PartialDate."""

    needed = ("year",)

    def compose(self, year: int, month: int | None = None, day: int | None = None) -> PartialDate:
        """Return the partial date that the parts make."""
        return PartialDate.of(year, month, day)


class TimeField(forms.TimeField):
    """A time as people write it: 14:30, 2.30pm, 9am, noon."""

    widget = forms.TimeInput(format="%H:%M", attrs={"class": "govuk-input--width-5", "autocomplete": "off"})
    default_error_messages = {"required": "Enter a time", "invalid": "Enter a time, like 9:30am or 14:30"}
    WRITTEN = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?\s*(?:([ap])\.?m\.?)?", re.IGNORECASE)

    def to_python(self, value: Any) -> dt.time | None:
        """Return the time, or None when nothing was typed."""
        if value in self.empty_values or isinstance(value, dt.time):
            return value or None
        text = {"noon": "12pm", "midday": "12pm", "midnight": "12am"}.get(value.strip().lower(), value.strip())
        written = self.WRITTEN.fullmatch(text)
        hour, minute, half = written.groups() if written else ("", "", "")
        twelve = half and 1 <= int(hour) <= TWELVE
        if not (twelve or (minute and not half)):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        try:
            return dt.time(int(hour) % TWELVE + TWELVE * (half in "pP") if half else int(hour), int(minute or 0))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
