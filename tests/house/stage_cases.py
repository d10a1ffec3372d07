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
    opening = _decided(by, name, "single_agency")
    case = Case.objects.get(opening=opening)
    entry = cases.add_entry(case, by=by.duty_worker, kind="seen", source="seen by me", fact="Seen at nursery.")
    member = cases.add_family_member(
        case, by=by.duty_worker, relationship="mother", details={"forename": "Ailsa", "surname": name, "kind": "adult"}
    )
    involved = cases.involve(case, by=by.duty_worker, staff=by.teacher, reason="for the test")
    asked = cases.ask_for_case(_decided(by, name, "advice"), by=by.nursery_worker, why="for the test")
    return {
        "case": case.pk,
        "entry": entry.pk,
        "family_member": member.pk,
        "involvement": involved.pk,
        "clock": CaseClock.objects.get(case=case, key="CASE_REVIEW").pk,
        "case_request": asked.pk,
    }


def _decided(by: Any, name: str, outcome: str) -> Screening:
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
