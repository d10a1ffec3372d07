"""The main job from end to end: a worry is logged, screened, triaged, heard of; a plan is added to and printed."""

from __future__ import annotations

import datetime as dt
import re
import subprocess

import page as pdf_checker
import pikepdf
import pytest

from audit.models import AccessLog
from common import clock
from referrals.models import Concern, Question, Screening, Triage
from reports import pdf
from reports.models import ReportJob
from tests.journeys import scene

FACT = "She held her arm and cried when it was touched."


@pytest.mark.parametrize("scripts", [True, False], ids=["with_scripts", "without_scripts"])
def test_from_a_worry_in_a_nursery_to_the_printed_plan(cast, visit, worker, tmp_path, scripts):
    earlier = scene.earlier_concern(cast)
    scene.full_queue(cast)
    plan = scene.improvement_plan(cast)
    scene.set_password(cast.nursery_worker)

    author = visit(cast.nursery_worker, signed_in=False, scripts=scripts)
    concern = log_a_concern(author)
    duty = visit(cast.duty_worker, scripts=scripts)
    screen_it(duty, concern, earlier)
    answer(author, concern)
    decide(duty, concern, author)
    manager = visit(cast.edu_manager, scripts=scripts)
    triage(manager, concern, author)
    read_feedback(author, concern)
    office = visit(cast.lead_officer, scripts=scripts)
    add_to_the_plan(office, plan)
    made = print_the_plan(office, plan, worker, tmp_path)
    read_the_pdf(made, tmp_path)


def log_a_concern(author):
    """The nursery worker signs in and logs a concern about three children."""
    author.go("/").look("sign-in")
    author.fill("Work e-mail", "nursery_worker@example.org").fill("Password", scene.PASSWORD).press("Sign in")
    author.sees("Worried about a child?").look("home")
    author.follow("Log a concern").sees("If a child is in danger now, ring first", "999", "01632 960101").look("danger")
    author.expects(422).press("Continue").sees("Say whether the child is in immediate danger").look("danger-error")
    author.choose("Yes").press("Continue").sees("Stop: ring now", "999", "01632 960101").look("danger-stop")
    author.fill("Who did you ring, and when?", "Rang 999 at 10:40.").press("Go on")
    author.fill("What did the child say, in their own words?", "“Sore.”")
    author.page.get_by_role("group", name="When did it happen?").get_by_label("Day", exact=True).fill("31")
    author.expects(422).press("Continue")
    author.sees("There is a problem", "Write what you have seen or heard.").look("worry-error")
    assert author.page.get_by_label("What did the child say, in their own words?").input_value() == "“Sore.”"
    assert author.page.get_by_label("Day", exact=True).input_value() == "31"
    author.fill_date("When did it happen?", clock.today() - dt.timedelta(days=1))
    author.fill("What have you seen or heard?", FACT).look("worry").press("Continue")
    give_the_children(author)
    author.sees("Who else is in the home, or involved?").look("adults")
    author.page.get_by_role("group", name="First adult").get_by_label("First name").fill("Rhona")
    author.press("Continue")
    author.sees("Check your answers", FACT, "Rang 999 at 10:40.", "Sky Testerson", "About 4 years old", "Rhona")
    author.sees("Unborn, due", "Bus stop").look("check")
    author.page.get_by_role("button", name="Send to the receiving team").dblclick()
    author.page.wait_for_url(re.compile("/sent/"))
    author.sees("Your concern was sent", "Social work duty", "What happens next", "ring now").look("sent")
    concern = Concern.objects.get(author__email="nursery_worker@example.org")
    assert concern.children.count() == concern.screenings.count() == 3
    author.page.go_back()
    author.page.wait_for_url(re.compile("/sent/"))
    assert Concern.objects.filter(fact=FACT).count() == 1
    author.follow("See what you sent").sees(concern.reference, FACT, "You will be told here").look("concern")
    return concern


def give_the_children(author):
    """One named, of about four, with a doubtful CHI number and a possible match; one unborn; one without a name."""
    author.look("child").expects(422).press("Continue").sees("Give one thing to know the child by").look("child-error")
    for label, text in {"First name": "Sky", "Family name": "Testerson", "Postcode": "dd1 1aa"}.items():
        author.fill(label, text)
    author.fill("CHI number", "0101161234").choose("I know about how old").fill("About how many years old?", "4")
    author.press("Continue").sees("Is this child already known?", "You can go on all the same", "CHI")
    author.sees("Somebody like this is known", "ring:").misses("Missed three appointments").look("matches")
    author.press("Continue").press("Continue").choose("No").look("sharing").press("Continue")
    author.follow("Add another child").fill("Family name", "Testerson").choose("The baby is not born yet")
    author.fill_date("When is the baby due?", clock.today() + dt.timedelta(days=90)).look("unborn").press("Continue")
    if "matches" in author.path():
        author.press("Continue")
    author.follow("Add another child").fill("Nursery, school, or where the child can be found", "Bus stop")
    author.press("Continue")
    if "matches" in author.path():
        author.press("Continue")
    author.page.locator(".govuk-summary-card", has_text="Who else is in the home").get_by_role("link").click()
    author.page.wait_for_url(re.compile("/adults/"))


def screen_it(duty, concern, earlier):
    """The duty worker finds it, claims it, confirms the child, reads what was known before and asks a question."""
    duty.go("/").sees("Concerns to screen", "Urgent").look("home")
    duty.follow("Open the screening queue").sees("29", concern.reference).look("queue")
    assert duty.page.locator("tbody tr").count() == 25
    duty.follow("Next")
    assert "page=2" in duty.path()
    duty.look("queue-second-page")
    duty.follow("Logged")
    assert "sort=logged" in duty.path() and "page" not in duty.path()
    assert duty.page.locator("th[aria-sort=ascending]").inner_text().startswith("Logged")
    duty.page.get_by_label("Due").select_option("Overdue")
    duty.press("Apply filters")
    assert "due=overdue" in duty.path() and "sort=logged" in duty.path()
    duty.misses(concern.reference).look("queue-empty").follow("Clear")
    duty.follow(f"{concern.reference} child 1")
    duty.sees("Urgent", "Sky Testerson", "Waiting to be claimed", FACT).look("screening")
    duty.press("Claim").sees("You are screening this child.").look("claimed")
    duty.follow("Confirm who the child is").sees("Possible matches").look("confirm")
    duty.page.locator("[name=person]").first.check()
    duty.press("Confirm").sees("Confirmed", "Earlier concerns", earlier.reference, scene.EARLIER, "Health").look(
        "known"
    )
    duty.follow(earlier.reference).sees(scene.EARLIER).look("earlier-concern")
    opened = AccessLog.objects.filter(by__email="duty_worker@example.org", verb=AccessLog.Verb.VIEW)
    assert opened.filter(page="referrals:concern_detail", records__contains=[earlier.pk]).exists()
    before = as_it_stands(concern)
    duty.page.go_back()
    duty.follow("Ask the author a question").look("ask").fill("What do you want to ask the author?", "Which arm?")
    duty.press("Send the question").sees("The screening goes on meanwhile", "Which arm?").look("asked")
    assert as_it_stands(concern) == before


def as_it_stands(concern):
    """Return owner, state and clock of everything open on a concern."""
    columns = ("pk", "team", "claimed_by", "status", "due_at", "version")
    return [*Screening.objects.filter(concern=concern).values_list(*columns)] + [
        *Triage.objects.filter(concern=concern).values_list(*columns)
    ]


def answer(author, concern):
    """The author finds the question on her home page and answers it."""
    before = as_it_stands(concern)
    author.go("/").sees("Questions to you", concern.reference).look("home-question")
    author.follow(f"A question about {concern.reference}").sees("Which arm?").look("question")
    author.expects(422).press("Send the answer").sees("Write your answer").look("question-error")
    author.fill("Your answer", "The left one.").press("Send the answer").sees("Your answer was sent", "The left one.")
    assert Question.objects.get(concern=concern).answer_text == "The left one."
    assert as_it_stands(concern) == before


def decide(duty, concern, author):
    """The duty worker decides, sees first who will be told, and changes her words once."""
    duty.go(Screening.objects.get(concern=concern, child__position=1).get_absolute_url()).sees("The left one.")
    duty.follow("Decide").look("decide").expects(422).press("Continue")
    duty.sees("Choose what is to be done", "Say why", "Write what the author will be told").look("decide-error")
    duty.choose("Inter-agency referral discussion").fill("Why?", "A possible injury, and no account of it.")
    duty.fill("What will the author be told?", "We act on it today.").press("Continue")
    duty.sees("Check who will be told", "Nursery Worker", "Police, health and social work", "We act on it today.")
    duty.look("decide-check").press("Change it")
    duty.fill("What will the author be told?", "We act on it today. Thank you.").press("Continue")
    duty.press("Send the decision").sees("Decided: Inter-agency referral discussion", "Decided").look("decided")
    assert Screening.objects.get(concern=concern, child__position=1).decided_by.email == "duty_worker@example.org"


def triage(manager, concern, author):
    """The designated manager triages for the nursery's agency; nobody waited for her."""
    manager.go("/").sees("Concerns to triage", "Education designated manager").look("home")
    manager.follow("Open the triage queue").sees(concern.reference, "Nursery Worker").look("triage-queue")
    manager.follow(concern.reference).sees(FACT, "Screening by the receiving team", "Known to: Health").look("triage")
    manager.misses(scene.EARLIER, "A possible injury, and no account of it.")
    manager.press("Claim").sees("This triage is yours.")
    manager.follow("Ask the author a question").fill("What do you want to ask the author?", "Was the parent told?")
    manager.press("Send the question").sees("Was the parent told?").look("triage-asked")
    manager.follow("Finish triage").look("finish").expects(422).press("Finish and tell the author")
    manager.sees("Say whether the concern is complete").look("finish-error")
    manager.choose("No", "Is it complete?").fill("What is missing?", "When it was first noticed.")
    manager.choose("Yes", "Was it shared with the right people?")
    manager.fill("Is there anything to learn, good practice included?", "She rang before she wrote.")
    manager.fill("What will the author be told?", "You did right to ring first.")
    manager.press("Finish and tell the author").sees("Triage done", "When it was first noticed.").look("triage-done")


def read_feedback(author, concern):
    """The author hears from both."""
    author.go("/").sees("Feedback").look("home-feedback")
    author.go("/concerns/").sees(concern.reference).look("my-concerns").follow(concern.reference)
    author.sees("What came of it", "We act on it today. Thank you.", "You did right to ring first.")
    author.misses("A possible injury, and no account of it.", "When it was first noticed.").look("feedback")


def add_to_the_plan(office, plan):
    """The committee's officer adds an action, what it answers, and what proves it."""
    today = clock.today()
    office.go("/").sees("Plans", "Improvement plan").look("home")
    office.follow("All plans").look("plans").follow("Improvement plan").look("plan")
    office.follow("Add an action").look("action-form").expects(422).press("Add the action").look("action-error")
    office.fill("What will be done?", "Agree one first response, day and night")
    office.page.get_by_label("Theme").select_option("Policies, procedures and protocols")
    office.fill("What will be different for children?", "A child is seen the same day.")
    office.page.get_by_label("Lead officer").select_option("Edu Manager, Education of Dundee")
    office.page.get_by_label("Lead agency").select_option("Education")
    office.fill_date("Starts on", today).fill_date("Due on", today + dt.timedelta(days=60)).press("Add the action")
    office.sees("The action is added").look("action")
    if "recommendations" not in office.path():
        office.follow("Change which recommendations it answers")
    office.look("link").page.locator("input[name=recommendations]").first.check()
    send(office)
    office.follow("Add evidence").look("evidence-form")
    office.page.get_by_label("What sort of evidence is it?").select_option("Audit")
    office.fill("Title", "Audit of forty records").fill("What does it prove?", "Thirty-six were seen the same day.")
    office.fill_date("When did it happen?", today).fill("Where is it kept?", "Committee office, audit folder")
    send(office)
    office.sees("Audit of forty records").look("action-with-evidence")
    office.go(plan.get_absolute_url()).sees("1 of 1 source covered").look("plan-with-action")


def send(visitor):
    """Press the one button that sends the form of the page."""
    with visitor.page.expect_navigation():
        visitor.page.locator("main form button[type=submit]").click()


def print_the_plan(office, plan, worker, tmp_path):
    """She asks for the PDF, watches a real worker make it, and downloads it."""
    office.follow("Make the PDF").sees("What will be in it", "1 action", "1 piece of evidence").look("report-ask")
    office.press("Make the PDF").sees("Asked for by", "Lead Officer").look("report-progress")
    wait_until_ready(office, worker)
    office.sees("The report is ready.").look("report-ready")
    with office.page.expect_download() as waiting:
        office.page.get_by_text("Download the PDF").click()
    made = tmp_path / "plan.pdf"
    waiting.value.save_as(made)
    job = ReportJob.objects.get(plan=plan)
    assert waiting.value.suggested_filename == job.download_name
    assert AccessLog.objects.filter(verb=AccessLog.Verb.DOWNLOAD, records__contains=[job.pk]).exists()
    assert made.read_bytes() == pdf.render(job.data)
    return made


def wait_until_ready(office, worker):
    """With scripts the page follows by itself; without, it is looked at again."""
    ready = office.page.get_by_text("Download the PDF")
    for _ in range(30):
        assert worker.process.poll() is None, worker.said()
        if ready.count():
            return
        office.page.wait_for_timeout(1000)
        if not office.scripts:
            office.page.reload()
    pytest.fail(f"No report: {office.page.locator('main').inner_text()}\n{worker.said()}")


def read_the_pdf(made, tmp_path):
    """Read it as a person and as a screen reader would."""
    told = subprocess.run(["pdftotext", made, "-"], check=True, capture_output=True, text=True).stdout
    told = " ".join(told.split())
    for words in (
        "Agree one first response, day and night",
        "Audit of forty records",
        "Respond to every new concern without delay.",
        "Asked for by Lead Officer",
        "OFFICIAL-SENSITIVE",
    ):
        assert words in told, words
    assert "Testerson" not in told
    with pikepdf.open(made) as document:
        assert document.Root.MarkInfo.Marked and str(document.Root.Lang) == "en-GB"
        assert "/StructTreeRoot" in document.Root
    report = pdf_checker.validate_pdf(str(made))
    assert report.is_compliant, str(report)
