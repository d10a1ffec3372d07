"""A report that names somebody behind a practice review does not go to the public."""

from __future__ import annotations

from practice_review import actions as reviews
from reports.models import ReportJob
from reports.naming import named_in
from tests.practice_review import scene
from tests.practice_review.scene import fresh, learning_agreed


def test_words_anywhere_in_a_report_that_name_somebody_behind_a_review_are_found(cast):
    group = scene.seat_subgroup(cast)
    referral = fresh(learning_agreed(group).referral)
    reviews.add_pseudonym(referral, by=group.chair, kind="adult", words="Fenella Auchterhouse", pseudonym="Friend 1")
    report = ReportJob(data={"themes": [{"rows": ["Ring first.", 3, None]}]})
    assert named_in(report, "Our plan") is None
    assert "Fenella" in named_in(report, "Our plan, by Fenella")
    report.data["themes"][0]["rows"].append("It was Ms Auchterhouse who rang.")
    assert "Auchterhouse" in named_in(report)
