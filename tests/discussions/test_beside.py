"""What other rooms are told: the story, what is in the way of closing, what waits, and what nobody would start."""

from __future__ import annotations

import pytest

from agencies import actions as agencies
from cases.closing import in_the_way
from cases.story import chapters
from common import clock
from discussions import actions
from discussions.duties import open_work
from tests.discussions.conftest import fresh, start, write_all
from work.mine import waiting_for

pytestmark = pytest.mark.django_db


def test_the_story_tells_of_asking_of_each_part_and_of_the_decision(cast, case, asked):
    write_all(cast, start(cast, asked))
    actions.close(fresh(asked), by=cast.duty_worker)
    titles = [one.title for one in chapters(case, cast.duty_worker) if one.stage == "Discussion"]
    ref = f"Inter-agency referral discussion {asked.reference}"
    assert titles == [f"{ref} was asked for", f"{ref}, part 1", f"{ref} decided"]
    last = [one for one in chapters(case, cast.duty_worker) if one.title.endswith("decided")][-1]
    assert "Joint child protection investigation. A bruise nobody can explain." in last.words


def test_a_discussion_under_way_and_its_open_actions_stand_in_the_way_of_closing_the_case(cast, case, asked):
    write_all(cast, start(cast, asked))
    todo = actions.add_action(asked, by=cast.duty_worker, what="See.", by_whom="Duty", due_on=clock.today())
    said = " ".join(one.words for one in in_the_way(case))
    assert f"{asked.reference} is not closed" in said
    assert "To do since a discussion: See." in said
    actions.close(fresh(asked), by=cast.duty_worker)
    actions.finish_action(todo, by=cast.duty_worker, outcome="Seen.")
    assert not [one for one in in_the_way(case) if "discussion" in one.words or asked.reference in one.words]


def test_what_waits_is_in_the_list_of_those_who_hold_it_and_of_nobody_else(cast, asked):
    mine = [one for one in waiting_for(cast.duty_worker) if one.kind == "Discussion"]
    assert [(one.about, one.due) for one in mine] == [(asked.pk, clock.today())]
    assert not [one for one in waiting_for(cast.constable) if one.kind == "Discussion"]


def test_a_discussion_that_nobody_would_start_is_found_by_the_nightly_proof(cast, asked):
    assert open_work().wanting == []
    for name in ("duty_worker", "duty_colleague", "duty_manager"):
        agencies.close_account(getattr(cast, name), by=cast.administrator, reason="left")
    assert [one.reference for one in open_work().wanting] == [asked.reference]
