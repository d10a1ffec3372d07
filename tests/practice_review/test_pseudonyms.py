"""Pseudonyms, names left in shared words, and what two people have to say before one may stand."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from access.refusals import NotNow
from people import actions as people
from practice_review import actions
from practice_review.models import LearningPoint, NameAnswer, NameCheck, Pseudonym
from practice_review.pseudonyms import check_issued, why_not_issue
from practice_review.pseudonyms.bands import birth_told, dates_in, told
from practice_review.pseudonyms.check import findings_in, passage_of, warnings_of
from practice_review.pseudonyms.gathering import terms_for
from tests.cast import log
from tests.practice_review.scene import decide, fresh, in_review, on_agenda, referred, returns_in, sees, suggested

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(group):
    """A review of a concern about Skye, led by the health visitor."""
    concern = log(
        group.nursery_worker, children=[{"forename": "Skye", "surname": "Testerson", "place": "Burnbrae School"}]
    )
    item = on_agenda(group, returns_in(group, referred(group, kind="concern", concern=concern)))
    decide(group, item, outcome="accept", lead_reviewer=group.health_visitor, remit="All")
    return fresh(item.referral)


def learned(group, review, text, theme=""):
    """Write down a learning point."""
    return actions.add_learning_point(review, by=group.health_visitor, text=text, theme=theme)


def named(point):
    """Return how an action is told of the first finding."""
    one = findings_in(point)[0]
    return {"field": one.field, "found": one.hit.found, "passage": one.passage}


def test_a_name_with_one_letter_wrong_stops_learning_from_being_agreed(group, review):
    point = learned(group, review, f"Ring first. {review.suggested_by.name.split()[0]}x wrote late.")
    wrong = LearningPoint.objects.filter(pk=point.pk)
    wrong.update(text="Ring first. Skey was heard late.")
    with pytest.raises(NotNow, match="Open “Names in it”"):
        actions.agree_learning(review, by=group.chair)


def test_clean_words_are_agreed_and_accepted_and_it_is_written_down_what_was_checked(group, review):
    point = learned(group, review, "Ring first, and ask the child what they want.", "First contact")
    assert why_not_issue(point) is None
    actions.agree_learning(review, by=group.chair)
    actions.accept_learning(fresh(point), by=group.lead_officer)
    assert {(one.field, one.found) for one in NameCheck.objects.filter(holder=point.pk)} == {("text", 0), ("theme", 0)}


def test_a_name_that_came_to_be_known_later_stops_the_committee_s_word_too(group, review):
    point = learned(group, review, "Ring first. The club at rosebank hall knew.")
    actions.agree_learning(review, by=group.chair)
    given = {"kind": "place", "words": "Rosebank Hall", "pseudonym": "Place 1"}
    actions.add_pseudonym(review, by=group.health_visitor, **given)
    with pytest.raises(NotNow, match="tells who it is about"):
        actions.accept_learning(fresh(point), by=group.lead_officer)
    actions.replace_name(point, by=group.lead_officer, **named(point))
    assert fresh(point).text == "Ring first. The club at Place 1 knew."
    actions.accept_learning(fresh(point), by=group.lead_officer)


def test_a_known_name_stands_only_when_two_different_people_say_why(group, review):
    actions.add_pseudonym(review, by=group.chair, kind="adult", words="Fenella", pseudonym="Friend 1")
    point = learned(group, review, "Ring first. The song is called Fenela.")
    why = {**named(point), "reason": "It is the song’s name."}
    with pytest.raises(NotNow, match="is known to Rowan"):
        actions.say_no_name(point, by=group.health_visitor, **named(point))
    with pytest.raises(NotNow, match="Say in a few words why"):
        actions.justify_name(point, by=group.health_visitor, **{**why, "reason": " "})
    actions.justify_name(point, by=group.health_visitor, **why)
    with pytest.raises(NotNow, match="Somebody else has to"):
        actions.justify_name(point, by=group.health_visitor, **why)
    assert why_not_issue(point)
    actions.justify_name(point, by=group.chair, **why)
    assert why_not_issue(point) is None
    assert not check_issued(point.text, review)


def test_an_answer_holds_for_its_sentence_and_no_other(group, review):
    point = learned(group, review, "Ring first. Then Fiadh rang.")
    actions.say_no_name(point, by=group.chair, **named(point))
    assert why_not_issue(point) is None
    actions.change_learning_point(point, by=group.health_visitor, text="Write first. Then Fiadh rang.")
    assert why_not_issue(fresh(point)) is None, "another sentence was changed"
    actions.change_learning_point(fresh(point), by=group.health_visitor, text="Then Fiadh rang at night.")
    assert "may be a name" in why_not_issue(fresh(point))


def test_an_answer_is_never_changed(group, review):
    point = learned(group, review, "Then Fiadh rang.")
    answer = actions.say_no_name(point, by=group.chair, **named(point))
    with pytest.raises(DatabaseError), transaction.atomic():
        NameAnswer.objects.filter(pk=answer.pk).update(reason="Other.")


def test_everybody_known_gets_a_pseudonym_once(group, review):
    actions.propose_pseudonyms(review, by=group.health_visitor)
    given = {row.pseudonym for row in Pseudonym.objects.filter(referral=review)}
    assert any(row.kind == "professional" for row in Pseudonym.objects.filter(referral=review))
    assert Pseudonym.objects.get(pseudonym="Child A").words == "Skye Testerson", "nobody has confirmed who she is"
    assert Pseudonym.objects.get(pseudonym="School 1").words == "Burnbrae School"
    point = learned(group, review, "Ring first. The office at Burnbrae knew.")
    assert [one.instead for one in findings_in(point)] == ["School 1"]
    assert not actions.propose_pseudonyms(review, by=group.health_visitor)
    assert len(given) == Pseudonym.objects.filter(referral=review).count()


def test_a_pseudonym_stands_for_one_thing_and_does_not_hold_the_name(group, review):
    add = {"kind": "adult", "words": "Fenella"}
    actions.add_pseudonym(review, by=group.chair, **add, pseudonym="Friend 1")
    with pytest.raises(NotNow, match="has a pseudonym already"):
        actions.add_pseudonym(review, by=group.chair, **add, pseudonym="Friend 2")
    with pytest.raises(NotNow, match="stands for something else"):
        actions.add_pseudonym(review, by=group.chair, kind="adult", words="Morna", pseudonym="friend 1")
    with pytest.raises(NotNow, match="holds the name itself"):
        actions.add_pseudonym(review, by=group.chair, kind="adult", words="Morna", pseudonym="Morna M")
    row = Pseudonym.objects.get(pseudonym="Friend 1")
    assert actions.change_pseudonym(row, by=group.chair, pseudonym="Neighbour").pseudonym == "Neighbour"


def test_only_who_writes_the_learning_sees_the_pseudonyms(group, review):
    row = actions.add_pseudonym(review, by=group.chair, kind="adult", words="Fenella", pseudonym="Friend 1")
    for name in ("health_visitor", "chair", "lead_officer"):
        assert sees(getattr(group, name), row)
    for name in ("nursery_worker", "edu_manager", "constable"):
        assert not sees(getattr(group, name), row)
    with pytest.raises(PermissionDenied):
        actions.add_pseudonym(review, by=group.nursery_worker, kind="adult", words="Morna", pseudonym="Friend 2")


def test_a_date_to_the_day_is_asked_about_once_it_is_said_how_dates_are_told(group, review):
    point = learned(group, review, "On 4 March 2010 nobody rang.")
    assert not findings_in(point)
    actions.tell_dates(review, by=group.health_visitor, dates="month")
    actions.replace_name(point, by=group.health_visitor, **named(point))
    assert fresh(point).text == "In March 2010 nobody rang."
    assert why_not_issue(fresh(point)) is None


def test_a_title_that_may_name_somebody_is_warned_about_and_may_be_sent(group):
    draft = suggested(group.nursery_worker, title="How Fiadh got a warm flat")
    assert warnings_of(draft.title, draft) == ["Fiadh"]
    assert actions.hand_in(draft, by=group.nursery_worker).status == "with_manager"


def test_a_will_to_help_names_nobody_called_will(group):
    concern = log(group.nursery_worker, children=[{"forename": "Will", "surname": "Testerson"}])
    item = on_agenda(group, returns_in(group, referred(group, kind="concern", concern=concern)))
    decide(group, item, outcome="accept", lead_reviewer=group.health_visitor, remit="All")
    point = learned(group, fresh(item.referral), "The first worker will ring.")
    assert why_not_issue(point) is None
    with pytest.raises(NotNow, match="Leave names out"):
        learned(group, fresh(item.referral), "The first worker asked Will.")


def test_dates_are_told_as_the_rule_lets_them():
    day, born = dt.date(2009, 3, 4), dt.date(2005, 6, 1)
    said = {rule: told(day, rule, born) for rule in ("exact", "month", "year", "age")}
    assert said == {"exact": "4 March 2009", "month": "March 2009", "year": "2009", "age": "when the child was three"}
    assert told(day, "age") == "2009", "without a date of birth there is no age"
    assert told(dt.date(2005, 8, 1), "age", born) == "when the child was under one"
    assert birth_told(born, "exact") == "June 2005", "a date of birth is never told to the day"
    assert [date for _, _, date in dates_in("On 4 March 2009, 5/3/2009 and 31 June 2009.")] == [
        day,
        dt.date(2009, 3, 5),
    ]


def test_a_passage_is_the_sentence():
    text = "Ring first. Then Fiadh rang! Write."
    assert passage_of(text, 17, 22) == "Then Fiadh rang!"


def test_the_review_of_good_practice_without_a_child_can_be_checked_too(group):
    referral = in_review(group)
    point = learned(group, referral, "Ring each other before you write.")
    assert why_not_issue(point) is None


def test_words_are_searched_for_the_earlier_and_the_other_names_of_the_child_too(group, case):
    people.add_alias(case.child, by=group.duty_worker, forename="Una", surname="Nixon")
    now = {"forename": "Morven", "surname": "Buchanan", "replaced": "earlier", "why": "Adopted."}
    before = case.child.forename
    people.change_person(case.child, by=group.duty_worker, **now)
    referral = suggested(group.health_visitor, kind="case", case=case)
    named = {term.value for term in terms_for(fresh(referral))}
    assert {before, "Morven", "Una", "Nixon", "Buchanan"} <= named
