"""What an inspector will ask next: pure, so told with plain rows."""

import datetime as dt
from types import SimpleNamespace as Row

import pytest

from improvement.readiness import Gap, Standing, Trend, age, countdown, is_old, next_milestone
from improvement.workflow import Status

TODAY = dt.date(2026, 6, 15)
WORDS = {6: "Excellent", 5: "Very good", 4: "Good", 3: "Satisfactory", 2: "Weak", 1: "Unsatisfactory"}


def ago(days):
    return TODAY - dt.timedelta(days=days)


def evaluation(level, days=30, *, moderated=None, gaps=""):
    return Row(level=level, on=ago(days), moderated_level=moderated, settled_level=moderated or level, gaps=gaps)


def judgement(level, days=300):
    return Row(level=level, words="Said.", visit=Row(on=ago(days)))


def action(due_in=30, status=Status.IN_PROGRESS):
    return Row(reference="A-2026-00001", status=status, due_on=ago(-due_in))


def standing(**rows):
    return Standing(Row(code="1.1"), TODAY, WORDS, **rows)


def asked(it):
    return [one.gap for one in it.questions]


GOOD = {
    "evaluations": [evaluation(5, moderated=5)],
    "judgements": [judgement(5)],
    "evidence": [Row(happened_on=ago(20))],
}


def test_a_strong_indicator_with_fresh_evidence_leaves_nothing_to_ask():
    assert asked(standing(**GOOD)) == []


def test_what_was_never_evaluated_is_asked_first():
    it = standing()
    assert asked(it) == [Gap.NEVER_EVALUATED, Gap.NO_EVIDENCE]
    assert (it.level, it.trend, it.evidence_age) == (None, Trend.NEVER, "No evidence")


def test_a_level_beside_the_inspectors_other_level_is_asked_about_either_way():
    above = standing(**GOOD | {"judgements": [judgement(3)]}, actions=[action()])
    assert asked(above) == [Gap.ABOVE_INSPECTORS]
    assert "3 Satisfactory" in above.questions[0].text and "5 Very good" in above.questions[0].text
    below = standing(**GOOD | {"evaluations": [evaluation(4, moderated=4)]}, actions=[action()])
    assert asked(below) == [Gap.BELOW_INSPECTORS]


def test_words_without_a_level_do_not_hide_the_level_said_before():
    it = standing(**GOOD | {"judgements": [judgement(None, 10), judgement(4)]})
    assert (it.judgement.level, it.judged.level, it.their_word) == (None, 4, "4 Good")


def test_the_moderated_level_is_the_level_and_its_absence_is_asked_about():
    it = standing(**GOOD | {"evaluations": [evaluation(6, moderated=5)]})
    assert it.our_word == "5 Very good" and not it.questions
    assert Gap.NOT_MODERATED in asked(standing(**GOOD | {"evaluations": [evaluation(5)]}))


@pytest.mark.parametrize(
    ("levels", "trend"),
    [([4, 3], Trend.UP), ([3, 4], Trend.DOWN), ([4, 4, 2], Trend.SAME), ([4], Trend.FIRST)],
)
def test_the_trend_compares_the_last_two(levels, trend):
    it = standing(evaluations=[evaluation(level, 30 * place) for place, level in enumerate(levels, 1)])
    assert it.trend == trend and it.levels == levels[::-1]


def test_evidence_is_old_after_twelve_months():
    assert not is_old(dt.date(2025, 6, 15), TODAY)
    assert is_old(dt.date(2025, 6, 14), TODAY)
    it = standing(**GOOD | {"evidence": [Row(happened_on=ago(500))]})
    assert asked(it) == [Gap.OLD_EVIDENCE] and "16 months old" in it.questions[0].text


def test_a_gap_without_an_action_and_an_overdue_action_are_asked_about():
    weak = {"evaluations": [evaluation(3, moderated=3)], "evidence": GOOD["evidence"]}
    assert asked(standing(**weak)) == [Gap.NO_ACTION]
    assert asked(standing(**weak, actions=[action(status=Status.COMPLETE)])) == [Gap.NO_ACTION]
    late = standing(**weak, actions=[action(-3)])
    assert asked(late) == [Gap.OVERDUE_ACTION] and "A-2026-00001 was due on 12 June 2026" in late.questions[0].text
    assert asked(standing(**GOOD | {"evaluations": [evaluation(5, moderated=5, gaps="Nights.")]})) == [Gap.NO_ACTION]


def test_gaps_are_named_once_each():
    it = standing(evaluations=[evaluation(3)], actions=[action(-3), action(-9)])
    assert it.gaps == ["Not moderated", "No evidence", "Action overdue"]


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "of today"), (1, "1 day old"), (60, "60 days old"), (70, "2 months old"), (800, "2 years old")],
)
def test_age_is_said_as_people_say_it(days, words):
    assert age(ago(days), TODAY) == words


def milestone(first, last=None, done=None):
    first, last = ago(-first), ago(-(first if last is None else last))

    def left(today):
        return (first - today).days if today < first else min((last - today).days, 0)

    return Row(earliest_on=first, latest_on=last, done_on=done, is_window=first != last, days_left=left)


def test_a_countdown_knows_days_windows_and_what_is_past():
    assert countdown(milestone(12), TODAY) == "in 12 days"
    assert countdown(milestone(0), TODAY) == "today"
    assert countdown(milestone(-2, 3), TODAY) == "window open, 3 days left"
    assert countdown(milestone(-9, -1), TODAY) == "1 day past"
    assert countdown(milestone(-9, -1, done=ago(4)), TODAY) == "done on 11 June 2026"


def test_the_next_milestone_is_the_first_to_come_an_open_window_included():
    window, later = milestone(-2, 3), milestone(5)
    assert next_milestone([later, milestone(-9), window], TODAY) is window
    assert next_milestone([milestone(-9), milestone(3, done=TODAY)], TODAY) is None
