"""The stage's cases: one in each situation with something of everything in it, and a request for another."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from access.grants import exclude, grant
from agencies.models.staff import system
from cases import actions as cases
from cases.models import Case, CaseClock, CaseRequest
from common import clock
from referrals import actions as referrals
from referrals.models import Screening
from tests.cast import child, log


def a_case(by: Any, name: str) -> dict[str, uuid.UUID]:
    """Open a case by a decision, write in it, and ask for a case where another decision opened none."""
    opening = decided(by, name, "single_agency")
    case = Case.objects.get(opening=opening)
    entry = cases.add_entry(case, by=by.duty_worker, kind="seen", source="seen by me", fact="Seen at nursery.")
    member = cases.add_family_member(
        case, by=by.duty_worker, relationship="mother", details={"forename": "Ailsa", "surname": name, "kind": "adult"}
    )
    involved = cases.involve(case, by=by.duty_worker, staff=by.teacher, reason="for the test")
    referral = cases.record_reporter(
        case, by=by.duty_worker, decision="refer", grounds=["s67_a"], reasons="for the test"
    )
    order = cases.enter_order(case, by=by.duty_worker, kind="child_assessment", granted_at=clock.now())
    cases.review_chronology(case, by=by.duty_worker, since=clock.today(), until=clock.today(), tells="for the test")
    step = dict.fromkeys(("what", "who", "until", "shared_with", "how_known"), "for the test")
    plan = cases.write_safety_plan(case, by=by.duty_worker, steps=[step], because="for the test", follows=0)
    asked = cases.ask_for_case(decided(by, name, "advice"), by=by.nursery_worker, why="for the test")
    return {
        "case": case.pk,
        "entry": entry.pk,
        "family_member": member.pk,
        "involvement": involved.pk,
        "clock": CaseClock.objects.get(case=case, key="CASE_REVIEW").pk,
        "case_request": asked.pk,
        "reporter_referral": referral.pk,
        "legal_order": order.pk,
        "safety_plan": plan.pk,
    }


def decided(by: Any, name: str, outcome: str) -> Screening:
    concern = log(by.nursery_worker, children=[child(surname=f"Case{name}{outcome}")])
    screening = Screening.objects.get(concern=concern)
    referrals.claim(screening, by=by.duty_worker)
    details = {"forename": "Isla", "surname": f"{name}{outcome}"}
    referrals.confirm_child(screening.child, by=by.duty_worker, details=details)
    referrals.decide(screening, by=by.duty_worker, outcome=outcome, why="for the test", feedback="for the test")
    return screening


def keep_out_of_cases(stage: Any, roles: tuple[str, ...]) -> None:
    """Do to cases and requests what the stage does to concerns: exclude from one, let sight of the other expire."""
    by, past = system(), clock.now() - dt.timedelta(seconds=1)
    for name in ("excluded", "expired"):
        request = CaseRequest.objects.get(pk=stage.sets[name]["case_request"])
        for root in (Case.objects.get(pk=stage.sets[name]["case"]), request.concern):
            for role in roles:
                staff = stage.who(role, name)
                if name == "excluded":
                    exclude(root, staff=staff, by=by, reason="for the test")
                else:
                    grant(root, to=staff, by=by, reason="for the test", until=past)
