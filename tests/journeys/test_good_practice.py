"""Good practice, from the words of somebody who was there to a seven-minute briefing that anybody reads."""

from __future__ import annotations

from django.urls import reverse

from learning.models import Briefing, Lesson
from reports.models import ReportJob
from tests.journeys import reviewing
from tests.journeys.reviewing import LEARNING, TOLD
from tests.practice_review import scene
from tests.reports.printing import made

OPEN = reverse("reports:public_list")
SAID = {
    "Background": "Two services were asked for the same thing on one day.",
    "Why it matters": "A family waits less.",
    "What went well": "They rang each other.",
    "What we learned": LEARNING,
    "What to do": "Keep the number where you see it.",
    "Questions for your team": "Whom would we ring?",
    "Where to find more": "Ask your manager.",
}


def test_good_practice_that_somebody_suggests_becomes_a_briefing_that_anybody_reads(group, visit):
    officer, office = visit(group.housing_officer), visit(group.lead_officer)
    referral = reviewing.suggest_good_practice(officer)
    reviewing.refer_good_practice(visit(group.hou_manager), referral)
    scene.on_agenda(group, scene.returns_in(group, scene.fresh(referral)))
    reviewing.agree_a_brief(visit(group.chair), referral)
    reviewing.record_what_the_committee_accepted(office, referral)
    lesson = publish_a_lesson(office, referral)
    briefing = release_a_briefing(office, lesson)
    anybody = visit(group.nursery_worker, signed_in=False).go("/").follow("newsletters, briefings and reports")
    anybody.sees("Seven-minute briefings", briefing.title).look("open-to-everybody").follow(briefing.title)
    anybody.sees("names nobody", *SAID.values()).misses(TOLD, referral.reference, "Housing Officer").look("briefing")
    made(briefing, group.lead_officer, ReportJob.Kind.BRIEFING)
    somebody_else = visit(group.nursery_worker, signed_in=False).go(OPEN)
    somebody_else.sees("PDF of Ring first").look("with-its-file")
    officer.go("/").follow("Practice review").follow("Learning shared").sees(LEARNING)


def publish_a_lesson(office, referral):
    """The office writes a lesson from the referral, and publishes it: nobody is named in it."""
    office.go(reverse("learning:lesson_sources")).follow(f"Write a lesson from {referral.reference}").look(
        "write-lesson"
    )
    office.fill("What is it called?", "Ring first").fill("What should others do?", LEARNING).choose("Good practice")
    office.page.get_by_label("Under which of the nine headings?").select_option("communication")
    office.press("Keep it as a draft").sees("The lesson is kept as a draft.").look("lesson-draft")
    office.follow("Publish").look("publish").press("Publish the lesson").sees("The lesson is published.")
    return Lesson.objects.get()


def release_a_briefing(office, lesson):
    """The office briefs on it; a name in it stops the release until other words stand there."""
    office.go(reverse("learning:briefing_list")).follow(lesson.title).look("write-briefing")
    for label, words in SAID.items():
        office.fill(label, words)
    office.fill("What went well", "A nurse rang Zebulon.").press("Keep it as a draft")
    office.sees("Names in it", "Zebulon", "Is this somebody’s name?").look("a-name")
    one = Briefing.objects.get()
    office.expects(409).go(reverse("learning:briefing_release", args=[one.pk])).press("Release the briefing")
    office.sees("may be a name").go(reverse("learning:briefing_change", args=[one.pk]))
    office.fill("What went well", SAID["What went well"]).press("Save").go(one.get_absolute_url()).look("draft")
    office.follow("Release").press("Release the briefing").sees("The briefing is released.").look("released")
    return Briefing.objects.get()
