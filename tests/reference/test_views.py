"""The pages of timescales and lists."""

from django.db import connection
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from reference.views import CodeList, TimescaleList


def page(user, made=TimescaleList, **asked):
    request = RequestFactory().get("/timescales/", asked)
    request.user = user
    view = made()
    view.setup(request)
    view.role = None
    return render_to_string(view.template_name, view.get_context_data(), request=request)


def test_the_page_shows_every_number_in_words_and_what_to_check_locally(cast):
    shown = page(cast.administrator)
    for words in (
        "28 calendar days",
        "15 working days",
        "28 weeks of pregnancy",
        "Check locally",
    ):
        assert words in shown
    assert "1 working day<" in shown


def test_the_lists_have_a_page_of_their_own(cast):
    assert '<a class="govuk-link" href="?list=concern_type">' in page(cast.administrator, CodeList)
    shown = page(cast.administrator, CodeList, list="concern_type")
    assert "Female genital mutilation" in shown and "Check locally" in shown


def test_timescales_of_other_times_stand_apart(cast):
    assert "2010 (as published in 2014)" not in page(cast.administrator)
    assert "2010 (as published in 2014)" in page(cast.administrator, show="others")


def test_the_page_asks_the_database_the_same_whatever_the_lists_hold(cast):
    with CaptureQueriesContext(connection) as queries:
        page(cast.administrator)
        page(cast.administrator, CodeList)
    assert len([one for one in queries if "reference_" in one["sql"]]) == 4
