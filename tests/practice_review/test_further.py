"""Beside an account: chronology rows merged into one timeline, more information, reminders, the chair's waiver."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from access.refusals import NotNow
from common import clock
from practice_review import actions
from practice_review.timeline import sees_papers, timeline_of
from reference.timescales import due
from tests.practice_review.scene import asked, fresh, on_agenda, return_of, search, sees, sign, vacate
from work.models import Notice

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 2)


def row(one, by, day=DAY, **more):
    given = {"what": "A visit.", "source": "Child health record", "starts_on": day}
    return actions.add_return_entry(one, by=by, **{**given, **more})


def with_rows(group, referral=None):
    """Sign two returns with rows on the same day, a period, and one after a long silence."""
    referral = referral or asked(group)
    education, health = return_of(referral, "EDU"), return_of(referral, "HLT")
    for one, by in ((education, group.edu_manager), (health, group.hlt_manager)):
        actions.start_return(one, by=by)
        search(one, by)
        row(one, by)
        actions.write_return(one, by=by, account="Seen twice.")
    row(education, group.edu_manager, DAY + dt.timedelta(days=3), ends_on=DAY + dt.timedelta(days=9))
    row(health, group.hlt_manager, DAY + dt.timedelta(days=50), significance="Nobody had seen the child between.")
    for one, by in ((education, group.edu_manager), (health, group.hlt_manager)):
        actions.sign_return(one, by=by)
    return fresh(actions.receive_returns(referral, by=group.lead_officer))


def test_a_row_says_when_what_and_whence_and_a_nil_return_has_none(group):
    one = return_of(asked(group), "EDU")
    actions.start_return(one, by=group.edu_manager)
    for wrong, why in (
        ({"source": " "}, "in which record"),
        ({"starts_on": clock.today() + dt.timedelta(days=2)}, "no day to come"),
        ({"ends_on": DAY}, "ends after it begins"),
    ):
        with pytest.raises(NotNow, match=why):
            row(one, group.edu_manager, **wrong)
    entry = row(one, group.edu_manager)
    with pytest.raises(NotNow, match="no nil return"):
        actions.write_return(one, by=group.edu_manager, nil=True)
    actions.drop_return_entry(one, by=group.edu_manager, entry=entry)
    actions.write_return(one, by=group.edu_manager, nil=True)
    with pytest.raises(NotNow, match="no nil return"):
        row(fresh(one), group.edu_manager)


def test_signed_rows_stay_as_they_are(group):
    referral = with_rows(group)
    one = return_of(referral, "EDU")
    with pytest.raises(NotNow, match="Reopen it"):
        actions.drop_return_entry(one, by=group.edu_manager, entry=one.entries.first())


def test_the_timeline_merges_every_signed_return_and_shows_gaps_and_days_that_two_tell_of(group):
    referral = with_rows(group)
    line = timeline_of(referral, group.lead_officer)
    assert [one.entry.starts_on for one in line.rows] == sorted(one.entry.starts_on for one in line.rows)
    assert [(one.same_day, one.gap) for one in line.rows] == [(2, 0), (2, 0), (1, 0), (1, 41)]
    assert line.in_words == "4 rows of 2 agencies, from 2 March 2026 to 21 April 2026." and line.gaps == 1
    assert len(timeline_of(referral, group.lead_officer, agency=group.agencies["EDU"]).rows) == 2


def test_who_reads_the_papers_sees_all_of_the_timeline_and_a_manager_her_own_agencys(group):
    referral = with_rows(group)
    assert len(timeline_of(referral, group.hlt_manager).rows) == 2
    assert not sees_papers(referral, group.hlt_manager) and not sees_papers(referral, group.chair)
    on_agenda(group, referral)
    assert sees_papers(referral, group.chair) and len(timeline_of(referral, group.chair).rows) == 4


def test_one_agency_is_asked_for_more_and_answers_by_a_day(group):
    referral = with_rows(group)
    health = return_of(referral, "HLT")
    further = actions.ask_further(health, by=group.lead_officer, what="Who held the file in March?")
    assert further.due_at == due("EXTRA_INFO", further.asked_at)
    with pytest.raises((PermissionDenied, Http404)):
        actions.answer_further(further, by=group.edu_manager, answer="We did.")
    actions.answer_further(further, by=group.hlt_manager, answer="The clinic.")
    with pytest.raises(NotNow, match="answered already"):
        actions.answer_further(further, by=group.hlt_manager, answer="Again.")


def test_the_office_reminds_once_a_day_and_it_is_kept_who_did(group):
    one = return_of(asked(group), "HLT")
    reminder = actions.remind(one, by=group.lead_officer, words="Rang too.")
    assert (reminder.sent_by, one.reminders.count()) == (group.lead_officer, 1)
    assert Notice.objects.filter(team=one.team, text__contains="A reminder").exists()
    with pytest.raises(NotNow, match="reminded today"):
        actions.remind(one, by=group.lead_officer)


def test_nobody_is_reminded_of_what_is_signed(group):
    one = return_of(asked(group), "HLT")
    sign(group, one, "hlt_manager")
    with pytest.raises(NotNow, match="Nothing is waited for"):
        actions.remind(one, by=group.lead_officer)


def test_the_chair_waives_a_return_with_a_reason_and_sees_no_other_paper(group):
    referral = asked(group)
    one = return_of(referral, "HLT")
    sign(group, return_of(referral, "EDU"), "edu_manager")
    with pytest.raises(Http404):
        actions.waive_return(one, by=group.chair, why="They are busy.")
    actions.ask_waiver(one, by=group.lead_officer)
    assert sees(group.chair, one) and not sees(group.chair, referral)
    with pytest.raises(NotNow, match="can do without it"):
        actions.waive_return(one, by=group.chair, why=" ")
    actions.waive_return(one, by=group.chair, why="Health had no part in it.")
    actions.receive_returns(referral, by=group.lead_officer)
    one = fresh(one)
    assert (
        one.has_not_contributed and one.waived_by == group.chair and one.went_on_without == "Health had no part in it."
    )


def test_without_a_chair_nothing_is_waived(group):
    one = return_of(asked(group), "HLT")
    vacate(group, "chair")
    with pytest.raises(NotNow, match="no chair and no acting chair"):
        actions.ask_waiver(one, by=group.lead_officer)
