"""The nine steps of the guided walk: who does what, where it is done, and when it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from demonstration import meanwhile
from demonstration.story import Story, somebody


@dataclass(frozen=True)
class Step:
    """One step: the person's key, what she does, the page of it, whether it is done, what others did before it."""

    person: str
    title: str
    doing: str
    page: Callable[[Story], str]
    done: Callable[[Story], bool]
    before: Callable[[Story], None] = lambda _: None
    others: str = ""


def _reports(story: Story) -> str:
    return reverse("reports:report_list")


STEPS = (
    Step(
        "jenna",
        "A worry is logged",
        "Read what she has typed, and send it. Change anything you like.",
        lambda s: (
            s.page_of(s.concern, "referrals:concern_list")
            if s.concern
            else reverse("referrals:concern_check", args=[s.concern_id])
        ),
        lambda s: s.concern is not None,
    ),
    Step(
        "callum",
        "The receiving team decides",
        "Claim it, confirm who the child is (a new person), and decide: inter-agency referral discussion. "
        "With the decision the child’s case opens.",
        lambda s: s.page_of(s.screening, "referrals:screening_queue"),
        lambda s: s.case is not None,
    ),
    Step(
        "callum",
        "The case gets a lead professional",
        "Read the case, add what you know to its chronology if you like, and name Isla Cargill as lead professional.",
        lambda s: s.page_of(s.case, "cases:case_list"),
        lambda s: s.case is not None and s.case.lead_professional_id is not None,
    ),
    Step(
        "jenna",
        "Good practice is suggested for review",
        "Read what she wrote about how the agencies worked together, and send it to her designated manager.",
        lambda s: s.page_of(s.referral, "practice_review:referral_list"),
        lambda s: s.referral is not None and s.referral.status != "draft",
        meanwhile.before_suggesting,
        "Jenna has written a suggestion about what went well.",
    ),
    Step(
        "eilidh",
        "The designated manager decides for her agency",
        "Refer it to the Practice Review Sub-group. A “no” would go back to Jenna with its reason.",
        lambda s: s.page_of(s.referral, "practice_review:decide_queue"),
        lambda s: s.referral is not None and s.referral.status not in {"draft", "with_manager"},
    ),
    Step(
        "fiona",
        "An agency makes its return",
        "Say which records were searched and what they hold, and sign the return for health.",
        lambda s: s.page_of(s.health_return, "practice_review:return_queue"),
        lambda s: s.health_return is not None and s.health_return.status == "signed",
        meanwhile.before_the_return,
        "The committee office asked social work and health for their returns; social work has signed its own.",
    ),
    Step(
        "alasdair",
        "The sub-group decides",
        "As acting chair: see who may decide and whether there is a quorum, choose “good-practice brief”, and write what is learned.",
        meanwhile.page_of_the_item,
        lambda s: s.referral is not None and s.referral.status in {"learning_agreed", "closed"},
        meanwhile.before_the_decision,
        "The office took in the returns, put it on the agenda of a meeting, and noted who came.",
    ),
    Step(
        "rhona",
        "The committee widens its improvement plan",
        "Record the CYPPC’s decision that this plan may also hold learning points.",
        lambda s: reverse("improvement:plan_widen", args=[s.plan_id]),
        lambda s: s.plan is not None and "learning_point" in s.plan.may_hold,
    ),
    Step(
        "ishbel",
        "Chief officers read both reports",
        "Make the improvement plan’s PDF of this walk’s plan (the action stands under “Added by decision of…”), "
        "then the HMIE readiness PDF.",
        _reports,
        lambda s: s.plan is not None and bool(s.reports("improvement_plan")) and bool(s.reports("hmie_readiness")),
        meanwhile.before_the_reports,
        "The office recorded that the CYPPC accepts the learning point, and added an action that answers it.",
    ),
)


def states(story: Story) -> list[str]:
    """Return, step by step, whether it is done, the one to do now, or for later."""
    done = [step.done(story) for step in STEPS]
    now = next((place for place, one in enumerate(done) if not one), len(done))
    return ["done" if one else "now" if place == now else "later" for place, one in enumerate(done)]


def who(step: Step) -> str:
    """Return in words who does a step."""
    person = somebody(step.person)
    return f"{person.name}, {person.job_title.lower()}, {person.team.name}"
