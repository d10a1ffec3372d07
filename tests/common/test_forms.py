import datetime as dt

import pytest
from django import forms
from django.template.loader import render_to_string
from django.test import RequestFactory

from common.forms import DateField, Form, NameField, PartialDate, PartialDateField, TextField, TimeField


class Question(Form):
    reveals = {"danger": {"yes": ["rang", "number"]}, "rang": {"other": ["whom"]}}
    fieldsets = (("About the child", ["name", "born"]),)
    exclusive = {"worries": "none"}

    name = NameField(label="Child’s name", required=False)
    born = PartialDateField(noun="Date of birth", required=False)
    on = DateField(noun="The date it happened", required=False)
    danger = forms.ChoiceField(
        label="Is the child in danger?", choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect
    )
    rang = forms.ChoiceField(
        label="Whom did you ring?", choices=[("police", "Police"), ("other", "Somebody else")], widget=forms.RadioSelect
    )
    whom = forms.CharField(label="Their name")
    number = forms.CharField(label="Their number", required=False)
    worries = forms.MultipleChoiceField(
        required=False, choices=[("home", "Home"), ("none", "None of these")], widget=forms.CheckboxSelectMultiple
    )
    words = TextField(required=False, max_length=10)


def answered(**answers):
    form = Question({"danger": "no"} | answers)
    form.full_clean()
    return form


def date(name, day="", month="", year=""):
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


def test_an_answer_that_was_not_asked_for_is_neither_required_nor_kept():
    form = answered(danger="no", rang="other", whom="Gran", number="01632 960001")
    assert form.is_valid()
    assert (form.cleaned_data["rang"], form.cleaned_data["whom"], form.cleaned_data["number"]) == ("", "", "")


def test_a_revealed_answer_is_required_only_if_it_says_so():
    assert answered(danger="yes").errors == {"rang": ["Answer “Whom did you ring?”"]}
    assert answered(danger="yes", rang="police").is_valid()


def test_what_stands_under_a_dropped_answer_is_dropped_too():
    assert answered(danger="yes", rang="other").errors == {"whom": ["Enter their name"]}
    assert answered(danger="no", rang="other").errors == {}


def test_a_choice_that_excludes_the_others_is_refused_beside_them():
    assert answered(worries=["none"]).is_valid()
    assert "None of these" in answered(worries=["home", "none"]).errors["worries"][0]


@pytest.mark.parametrize(
    ("day", "month", "year", "expected"),
    [
        ("4", "3", "2015", PartialDate(dt.date(2015, 3, 4), dt.date(2015, 3, 4), "day")),
        ("", "March", "2015", PartialDate(dt.date(2015, 3, 1), dt.date(2015, 3, 31), "month")),
        ("", "feb", "2016", PartialDate(dt.date(2016, 2, 1), dt.date(2016, 2, 29), "month")),
        ("", "", "2015", PartialDate(dt.date(2015, 1, 1), dt.date(2015, 12, 31), "year")),
        ("", "", "", None),
    ],
)
def test_a_date_is_taken_as_far_as_it_is_known(day, month, year, expected):
    assert answered(**date("born", day, month, year)).cleaned_data["born"] == expected


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("31", "2", "2015"), "Date of birth must be a real date"),
        (("4", "", "2015"), "Date of birth must include a month"),
        (("4", "3", ""), "Date of birth must include a year"),
        (("4", "3", "15"), "Year must have 4 numbers"),
        (("four", "3", "2015"), "Date of birth must be a real date"),
        (("4", "Marzo", "2015"), "Date of birth must be a real date"),
        (("", "", "0000"), "Date of birth must be a real date"),
        (("٤", "3", "2015"), "Date of birth must be a real date"),
    ],
)
def test_a_date_that_cannot_be_says_why(typed, said):
    assert answered(**date("born", *typed)).errors == {"born": [said]}


def test_a_whole_date_needs_all_its_parts():
    assert answered(**date("on", "4", "", "")).errors == {"on": ["The date it happened must include a month and year"]}
    assert answered(**date("on", "4", "September", "2025")).cleaned_data["on"] == dt.date(2025, 9, 4)


def test_every_part_of_a_wrong_date_stays_on_the_page_and_the_summary_leads_to_the_wrong_one():
    form = answered(**date("born", "4", "", "2015"))
    html = str(form)
    assert 'value="4"' in html
    assert 'value="2015"' in html
    summary = render_to_string("forms/error_summary.html", {"form": form})
    assert 'href="#id_born_1"' in summary
    assert html.count("govuk-input--error") == 1


def test_a_partial_date_reads_as_it_was_said():
    assert [str(PartialDate.of(2015, 3, 4)), str(PartialDate.of(2015, 3)), str(PartialDate.of(2015))] == [
        "4 March 2015",
        "March 2015",
        "2015",
    ]


def test_a_saved_partial_date_fills_only_what_was_known():
    html = str(Question(initial={"born": PartialDate.of(2015, 3)})["born"].as_field_group())
    assert 'value="2015"' in html
    assert html.count("value=") == 2


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("14:30", dt.time(14, 30)),
        ("2.30pm", dt.time(14, 30)),
        ("2:30 p.m.", dt.time(14, 30)),
        ("9am", dt.time(9)),
        ("12am", dt.time(0)),
        ("12pm", dt.time(12)),
        ("0930", dt.time(9, 30)),
        ("noon", dt.time(12)),
        ("Midnight", dt.time(0)),
    ],
)
def test_a_time_is_taken_as_people_write_it(typed, expected):
    assert TimeField().clean(typed) == expected


@pytest.mark.parametrize("typed", ["25:00", "14:60", "13pm", "0am", "9", "soon", "1:2:3", "9:5"])
def test_a_time_that_cannot_be_is_refused(typed):
    with pytest.raises(forms.ValidationError, match="Enter a time, like"):
        TimeField().clean(typed)


def test_a_line_break_counts_as_one_character():
    assert answered(words="1234\r\n6789").is_valid()
    assert "must be 10 characters or fewer, and has 11" in answered(words="1234\r\n678901").errors["words"][0]


def test_a_name_is_neither_remembered_nor_corrected_by_the_browser():
    html = str(Question()["name"])
    assert 'autocomplete="off"' in html
    assert 'spellcheck="false"' in html


def test_every_field_is_shown_once_and_groups_come_first():
    html = str(Question())
    for name in Question.base_fields:
        assert html.count(f'name="{name}"') or html.count(f'name="{name}_year"')
    assert html.index("About the child") < html.index("Is the child in danger?")
    assert [legend for legend, _ in Question().groups] == ["About the child", None]


def test_a_one_question_page_has_the_question_as_its_heading():
    class One(Question):
        heading_field = "danger"
        fieldsets = ()

    assert str(One()).count("<h1") == 1
    assert "<h1" not in str(Question())


def test_what_was_typed_is_escaped():
    assert "<script>" not in str(answered(name="<script>alert(1)</script>", words="<script>"))


@pytest.mark.django_db
def test_every_message_in_the_summary_leads_to_something_on_the_page():
    form = answered(danger="", words="x" * 11, worries=["home", "none"], **date("on", "4", "", ""))
    page = render_to_string("base.html", {"form": form}, RequestFactory().get("/")) + str(form)
    links = [piece.split('"')[0] for piece in page.split('href="#')[1:] if not piece.startswith("main-content")]
    assert len(links) == len(form.errors)
    assert all(f'id="{link}"' in page for link in links)
    assert "<title>Error: " in page
