"""Pages that the story does not pass, each looked at once by somebody who may; and a concern by keyboard alone."""

from __future__ import annotations

from django.urls import reverse

from agencies.models import RoleHeld
from improvement.models import Action
from referrals.models import Concern, Screening, Triage
from tests.cast import child, log
from tests.journeys import scene


def test_every_other_page_is_accessible_wide_and_narrow(cast, visit):
    scene.earlier_concern(cast)
    plan = scene.improvement_plan(cast)
    log(cast.colleague, about_worker=True, worker_name="Teacher", worker_agency=cast.agencies["EDU"])
    log(cast.nursery_worker, children=[child(**scene.CHILD)])
    staff, role = cast.teacher.pk, RoleHeld.objects.filter(staff=cast.edu_deputy).first()
    screening = Screening.objects.filter(claimed_by=cast.constable).first()
    triage = Triage.objects.exclude(team=None).first()
    pages = {
        "administrator": [
            reverse("home"),
            reverse("agencies:staff_list"),
            reverse("agencies:staff_add"),
            reverse("agencies:staff_detail", args=[staff]),
            reverse("agencies:staff_change", args=[staff]),
            reverse("agencies:staff_appoint", args=[staff]),
            reverse("agencies:staff_link", args=[staff]),
            reverse("agencies:staff_close", args=[staff]),
            reverse("agencies:role_end", args=[role.pk]),
            reverse("agencies:body_list"),
            reverse("agencies:agency_add"),
            reverse("agencies:organisation_add"),
            reverse("agencies:team_add"),
            reverse("agencies:contacts"),
        ],
        "lead_officer": [
            reverse("referrals:worker_concern_dates"),
            reverse("reports:report_list"),
            reverse("reference:timescale_list"),
            reverse("improvement:plan_coverage", args=[plan.pk]),
            reverse("improvement:action_list", args=[plan.pk]),
        ],
        "constable": [
            screening.get_absolute_url(),
            screening.child.person.get_absolute_url() if screening.child.person else reverse("home"),
            reverse("referrals:screening_release", args=[screening.pk]),
        ],
        "hlt_manager": [triage.get_absolute_url(), reverse("referrals:triage_queue")],
        "health_visitor": [
            reverse("referrals:concern_list"),
            Concern.objects.get(author=cast.health_visitor).get_absolute_url(),
        ],
    }
    assert not Action.objects.exists()
    for name, addresses in pages.items():
        visitor = visit(getattr(cast, name))
        for address in addresses:
            visitor.go(address).misses("Page not found").look(address.strip("/").replace("/", "-")[:40] or "home")


def test_a_concern_is_logged_by_keyboard_alone(cast, visit):
    author = visit(cast.nursery_worker)
    keys = author.go(reverse("referrals:concern_start")).page.keyboard
    tab_to(author, "Continue")
    author.expects(422)
    keys.press("Enter")
    author.sees("There is a problem")
    assert author.page.evaluate("document.activeElement.className") == "govuk-error-summary"
    tab_to(author, "Yes")
    keys.press("ArrowDown")
    tab_to(author, "Continue")
    keys.press("Enter")
    author.sees("What is the worry?")
    tab_to(author, "fact")
    keys.type("Came in hungry again.")
    tab_to(author, "Continue")
    keys.press("Enter")
    author.sees("Who is the child?")
    tab_to(author, "forename")
    keys.type("Skye")
    tab_to(author, "Continue")
    keys.press("Enter")
    for heading in ("Who else is in the home", "People who work with children"):
        author.sees(heading)
        tab_to(author, "Continue")
        keys.press("Enter")
    author.sees("Check your answers", "Came in hungry again.", "Skye")
    tab_to(author, "Send to the receiving team")
    keys.press("Enter")
    author.sees("Your concern was sent")
    assert Concern.objects.get(author=cast.nursery_worker).danger == "no"


def tab_to(visitor, name):
    """Press Tab until the field of a name, or the button or answer of these words, has the focus."""
    at = "(e => [e.name, e.innerText, e.labels && e.labels[0] && e.labels[0].innerText])(document.activeElement)"
    for _ in range(60):
        visitor.page.keyboard.press("Tab")
        if name in [text.strip() for text in visitor.page.evaluate(at) if text]:
            return
    raise AssertionError(f"Tab never reaches {name} at {visitor.path()}")
