"""Live the reports of the demonstration's reviews: one is final, another stands with those who check its facts."""

from __future__ import annotations

import datetime as dt

from agencies.models import StaffMember
from common import clock
from demonstration.diary import Life, working
from practice_review import actions
from practice_review.models import AccuracyAnswer, AccuracyCheck, PracticeReviewReferral, Review
from practice_review.models.report import Part

DAYS = dt.timedelta(days=1)
UNTIL_SENT, UNTIL_ANSWERED, UNTIL_FINAL = 42 * DAYS, 48 * DAYS, 60 * DAYS
# The report that is with those who check its facts was sent so long ago, and one agency has answered.
SENT_AGO, ANSWERED_AGO = 6 * DAYS, 3 * DAYS
RIGHT = dict.fromkeys(Part.values, "")

WRITTEN = {
    "A plan was agreed": {
        Part.HAPPENED: "Three agencies agreed on a plan with the mother. The first visit failed in the first week, the second "
        "in the third, the last in the sixth. Each agency wrote down that nobody came to the door. Each believed that another "
        "had been let in. The mother asked a neighbour whether the visits had been called off.",
        Part.WELL: "The plan was written with the mother, in her words. A worker of the family group kept ringing, and was the "
        "first to hear that the day of the visits did not suit her shifts.",
        Part.BETTER: "Nobody was named to hear of a failed visit. Three records said “no reply” and nobody put them side by side.",
        Part.REASONS: "Each agency’s form asks whether a visit was made, and none asks who was told. The plan had a lead for "
        "each task, and nobody for the whole.",
    },
    "A young person told": {
        Part.HAPPENED: "Within a fortnight a young person told what had happened to him to a teacher, a school nurse, a doctor, "
        "a social worker and a worker of a group. Each asked him to begin at the beginning.",
        Part.WELL: "Each of the five believed him, and said so. The school nurse asked whom he wanted to be there.",
        Part.BETTER: "What he had said was written down five times, and passed on once.",
        Part.REASONS: "Each of the five has a form that begins with the young person’s own words. Nobody had said that words may "
        "be passed on with his leave.",
    },
}  # fmt: skip
COMMENT = "We rang after the second failed visit, and left word with duty. It is in our call log."
CHANGED = " Health rang after the second, and left word that did not reach the worker."
NOT_SO = "We did pass it on: to the doctor, on the same afternoon."
SILENT = "Reminded twice. Its manager read the draft on paper and had nothing to add, and was on leave when the round closed."


def live(referral: PracticeReviewReferral, managers: dict[str, StaffMember], now: dt.datetime) -> Life:
    """Write a report after the practitioners were heard; where its learning is agreed already, as far as final."""
    decided_at = clock.now()
    words = next((one for begins, one in WRITTEN.items() if referral.title.startswith(begins)), None)
    if words is None:
        return
    is_over = decided_at + UNTIL_FINAL < now - SENT_AGO and referral.title.startswith("A plan")
    yield working(decided_at + UNTIL_SENT if is_over else now - SENT_AGO)
    review = Review.objects.select_related("lead_reviewer").get(referral=referral)
    lead = review.lead_reviewer
    report = actions.begin_report(review, by=lead)
    for section in report.sections.all():
        actions.write_section(section, by=lead, text=words[Part(section.part)])
    report = actions.send_report(report, by=lead, practitioners=[referral.suggested_by])
    yield working(decided_at + UNTIL_ANSWERED if is_over else now - ANSWERED_AGO)
    checks = {one.agency.code: one for one in AccuracyCheck.objects.filter(report=report).exclude(agency=None)}
    said = {**RIGHT, **({Part.HAPPENED: COMMENT} if is_over else {Part.BETTER: NOT_SO})}
    actions.answer_check(checks["HLT"], by=managers["HLT"], said=said)
    if not is_over:
        return
    actions.answer_check(checks["SWD"], by=managers["SWD"], said=RIGHT)
    own = AccuracyCheck.objects.get(report=report, asked_of=referral.suggested_by)
    actions.answer_check(own, by=referral.suggested_by, said=RIGHT)
    actions.remind_checker(checks["VOL"], by=lead)
    yield working(decided_at + UNTIL_FINAL)
    comment = AccuracyAnswer.objects.get(report=report, said=AccuracyAnswer.Said.COMMENT)
    actions.write_section(comment.section, by=lead, text=comment.section.text + CHANGED)
    actions.settle_comment(comment, by=lead, accepted=True)
    actions.finish_report(report, by=lead, why=SILENT)
