"""The lists of a case's rooms and "my work" ask as many questions at fifty rows as at one."""

from __future__ import annotations

import pytest
from django.urls import reverse

from access.grants import open_person
from agencies.models.staff import system
from cases.actions.letting import let_in
from cases.models import Case
from cases.sight import settle_sight
from common import clock
from common.models import next_reference
from discussions import actions as discussions
from exploitation import actions as exploitation
from people.models import Person
from register import actions as register
from tests.house.stage_meetings import arrange
from tests.house.test_query_counts import QUEUE, ROWS, asked

pytestmark = pytest.mark.django_db

HEAVY = 100_000  # "my work" is one page, whatever waits
# Who looks, where, and the most questions that page may ask.
LISTS = [
    ("planning_chair", "planning_meetings:meeting_list", QUEUE),
    ("duty_worker", "planning_meetings:meeting_list", QUEUE),
    ("duty_worker", "discussions:discussion_list", QUEUE),
    ("duty_worker", "exploitation:worksheet_list", QUEUE),
    ("keeper", "register:register_list", QUEUE + 2),
    ("duty_worker", "work:mine", 24),
    ("planning_chair", "work:mine", 24),
    ("keeper", "work:mine", 26),
]


def another_case(case, number):
    """Make another open case of another child, decided alike and held by the same team."""
    child = Person.objects.create(reference=next_reference("P"), surname=f"Child{number}", name_key=f"|child{number}")
    same = {name: getattr(case, name) for name in ("opening", "opened_for", "opened_by", "opened_at", "lead_team")}
    made = Case.objects.create(reference=next_reference("CASE"), child=child, **same)
    open_person(child, through=made, by=system(), reason="for the test")
    let_in(made, by=system(), to=case.lead_team, reason="for the test", role="Lead team", leads=True)
    settle_sight(made, by=system())
    return made


def crowd(stage):
    """In fifty cases more: a meeting ahead, a discussion asked for, a worksheet, a name on the register."""
    people, today = stage.people, clock.today()
    case = Case.objects.get(pk=stage.sets["own"]["case"])
    by = people["duty_worker"]
    on = {"on": today, "areas": ["IM04"], "why": "for the test", "next_review_on": today}
    for number in range(ROWS):
        one = another_case(case, number)
        arrange(one, stage.cast)
        discussions.ask_for_discussion(one, by=by, why="for the test")
        exploitation.begin(one, by=by, why="for the test")
        register.register_child(register.tell_keeper(one, by=by, why="for the test"), by=people["keeper"], **on)


def test_lists_and_my_work_ask_no_more_at_fifty_rows_than_at_one(stage, signed_in):
    few = {}
    for who, name, _ in LISTS:
        browser, url = signed_in(stage.people[who]), reverse(name)
        browser.get(url)  # what is remembered between requests is remembered now
        few[who, name] = len(asked(browser, url)[0])
    crowd(stage)
    wrong = []
    for who, name, most in LISTS:
        queries, page = asked(signed_in(stage.people[who]), reverse(name))
        told = "\n".join(sql[:160] for sql in queries)
        if len(queries) > few[who, name] or len(queries) > most:
            wrong.append(f"{who} {name}: {few[who, name]} questions, then {len(queries)} of at most {most}\n{told}")
        if len(page.content) >= HEAVY:
            wrong.append(f"{who} {name}: {len(page.content)} bytes")
        if not name.startswith("work:"):
            assert len(page.context["rows"]) == 25, name
    assert not wrong, "\n".join(wrong)
