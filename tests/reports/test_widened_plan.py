"""What the committee added to a plan stands under its decision, and nowhere else."""

import datetime as dt

import page
import pytest

from common import clock
from common.templatetags.rowan import day
from improvement import actions as plans
from reports import pdf
from tests.improvement import sample
from tests.reports.printing import content, made, pages_of

DECIDED_ON = clock.today() - dt.timedelta(days=30)
DECISION = "The committee takes up learning from practice review, with the agreement of the Chief Officers Group."


@pytest.fixture
def widened(committee):
    """A full plan that since a decision also holds a learning point, with its recommendation and its action."""
    plan = sample.full_plan(committee)
    plans.widen_plan(plan, by=committee.office, decided_on=DECIDED_ON, decision=DECISION, kinds=["learning_point"])
    plan.refresh_from_db()
    source = plans.add_source(
        plan, by=committee.office, kind="learning_point", reference="PR-2026-00001", title="Ask the housing officer"
    )
    asked = plans.add_recommendation(source, by=committee.office, text="Ask housing before each conference.")
    title = "Name a housing contact for every conference"
    sample.add_action(committee, plan, 3, title=title, recommendations=[asked])
    return plan


def test_added_sources_and_actions_stand_under_the_decision(committee, widened, tmp_path):
    job = made(widened, committee.office)
    pages = pages_of(content(job), tmp_path)
    heading = f"Added by decision of Strathmarnock Child Protection Committee, {day(DECIDED_ON)}"
    added = next(text for text in pages if heading in text)
    assert "PR-2026-00001" in added
    for words in [DECISION, "Ask housing before each conference.", "Name a housing contact"]:
        assert [text for text in pages if words in text] == [added], words
    assert f"Added by decision of {day(DECIDED_ON)}" in next(text for text in pages if "Contents" in text)
    assert page.validate_pdf(str(tmp_path / "report.pdf")).is_compliant
    assert pdf.render(job.data) == content(job)


def test_the_page_before_says_what_was_added(client, committee, widened):
    client.force_login(committee.office)
    said = client.get(f"/plans/{widened.pk}/report/").content.decode()
    assert f"what was added by decision of {day(DECIDED_ON)}: learning point" in said


def test_an_action_that_answers_both_stays_under_its_theme(committee, widened):
    both = [one.recommendations.get() for one in widened.sources.filter(reference__in=["MPA 1", "PR-2026-00001"])]
    action = sample.add_action(committee, widened, title="Serves both", recommendations=both)
    data = made(widened, committee.office).data
    assert data["added"][0]["also"] == [action.reference]
    assert "Serves both" in [row["title"] for theme in data["themes"] for row in theme["actions"]]


def test_a_plan_that_was_never_widened_says_nothing_of_it(committee, tmp_path):
    plan = sample.full_plan(committee)
    assert "Added by decision" not in " ".join(pages_of(content(made(plan, committee.office)), tmp_path))
