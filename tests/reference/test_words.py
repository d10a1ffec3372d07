"""The words of the era: today's, or those of 2010."""

import pytest
from django.template import Context, Template

from reference import era
from reference.models import Era
from reference.words import VOCABULARY, in_era, say, say_later

pytestmark = pytest.mark.django_db


def in_a_template(text):
    return Template("{% load words %}" + text).render(Context())


def test_today_it_is_a_planning_meeting_and_in_2010_a_case_conference():
    label = say_later("planning_meeting")
    assert say("planning_meeting") == str(label) == "child protection planning meeting"
    era.choose(Era.Profile.EARLIER)
    assert say("planning_meeting") == str(label) == "child protection case conference"
    assert (say("lead_professional"), say("discussion")) == ("keyworker", "initial referral discussion")
    assert say("learning_review") == "significant case review"


def test_what_has_no_earlier_word_is_called_as_today():
    era.choose(Era.Profile.EARLIER)
    assert say("core_group") == "core group"


def test_several_are_said_as_several():
    assert say("planning_meeting", many=True) == "child protection planning meetings"
    assert say("area_of_concern", many=True) == "areas of concern"
    era.choose(Era.Profile.EARLIER)
    assert say("area_of_concern", many=True) == "categories of registration"


def test_a_template_says_it_with_a_tag_or_a_filter():
    assert in_a_template('{% say "planning_meeting_short" %}') == "planning meeting"
    assert in_a_template('{% say "planning_meeting_short" many=True capital=True %}') == "Planning meetings"
    assert in_a_template('{{ "lead_professional"|say|capfirst }}') == "Lead professional"


def test_a_word_nobody_wrote_down_is_refused():
    with pytest.raises(KeyError):
        say("strategy_meeting")


def test_a_word_asks_the_database_nothing_once_the_era_is_known(django_assert_num_queries):
    say("register")
    with django_assert_num_queries(0):
        say("register")


def test_no_word_of_another_country_stands_in_the_vocabulary():
    text = VOCABULARY.read_text().lower()
    assert not [word for word in ("section 47", "lado", "mash", "child in need") if word in text]


def test_a_sentence_of_ours_is_said_in_the_words_of_the_era(db):
    sentence = "A lead professional arranges a planning meeting. The child's plan: areas of concern"
    assert in_era(sentence) == sentence
    era.choose(Era.Profile.EARLIER)
    said = "A keyworker arranges a case conference. The integrated child’s plan: categories of registration"
    assert in_era(sentence) == said
    assert in_era("a child’s plan, an inter-agency referral discussion") == (
        "an integrated child’s plan, an initial referral discussion"
    )


def test_what_is_said_in_earlier_words_already_stays_as_it_is(db):
    era.choose(Era.Profile.EARLIER)
    once = in_era("Child’s plan, record of the meeting, the Care Inspectorate")
    assert (
        in_era(once) == once == "Integrated child’s plan, minutes of the conference, the HM Inspectorate of Education"
    )
