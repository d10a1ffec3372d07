"""Agencies' returns: the office asks, each agency's designated manager gathers and signs, the office goes on."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping

from access.actions import action, role_for
from access.roles import Permission
from agencies.models import Agency, StaffMember
from common import clock
from practice_review import policies
from practice_review.letting_in import ask_agency, tell_office
from practice_review.models import AgencyReturn, PracticeReviewReferral, SearchMade
from practice_review.policies_inbox import why_not_nil
from practice_review.refusing import refuse
from practice_review.routing import has_managers
from practice_review.workflow import PRACTICE_REVIEW, RETURN_LIFE


@action(Permission.KEEP_SUBGROUP, move=(PRACTICE_REVIEW, "ask_for_returns"))
def ask_for_returns(
    referral: PracticeReviewReferral, *, by: StaffMember, agencies: Iterable[Agency]
) -> PracticeReviewReferral:
    """Ask agencies for their returns, each with its own clock (AGENCY_RETURN)."""
    wanted = list(dict.fromkeys(agencies))
    before = [one.agency for one in referral.returns.select_related("agency")]
    refuse(policies.why_not_ask(wanted, asked=before, without_managers=_without_managers(wanted)))
    asked = [ask_agency(referral, agency, by=by) for agency in wanted]
    referral.due_at = max(one.due_at for one in asked)
    return referral


@action(Permission.KEEP_SUBGROUP)
def ask_also(referral: PracticeReviewReferral, *, by: StaffMember, agency: Agency) -> AgencyReturn:
    """Ask one more agency while returns come in."""
    before = [one.agency for one in referral.returns.select_related("agency")]
    refuse(
        policies.why_not_ask_also(referral),
        policies.why_not_ask([agency], asked=before, without_managers=_without_managers([agency])),
    )
    asked = ask_agency(referral, agency, by=by)
    referral.due_at = max(filter(None, [referral.due_at, asked.due_at]))
    referral.save(update_fields=["due_at"])
    return asked


@action(Permission.MAKE_RETURN, move=(RETURN_LIFE, "start_return"))
def start_return(asked: AgencyReturn, *, by: StaffMember) -> AgencyReturn:
    """Start gathering what the agency knows. NotNow once the sub-group has decided."""
    refuse(policies.why_not_touch(asked))
    asked.started_by = by
    return asked


@action(Permission.MAKE_RETURN)
def record_search(
    asked: AgencyReturn,
    *,
    by: StaffMember,
    records: str,
    searched_by: str,
    searched_on: dt.date,
    found: bool,
    covers_from: dt.date | None = None,
    covers_to: dt.date | None = None,
    not_found: str = "",
) -> SearchMade:
    """Record that some records were searched: which, by whom, for which dates, and what was not found."""
    refuse(
        policies.why_not_write(asked),
        policies.why_not_search(found=found, not_found=not_found, covers_from=covers_from, covers_to=covers_to),
    )
    return SearchMade.objects.create(
        agency_return=asked,
        records=records,
        searched_by=searched_by,
        searched_on=searched_on,
        found=found,
        covers_from=covers_from,
        covers_to=covers_to,
        not_found=not_found,
        recorded_by=by,
    )


@action(Permission.MAKE_RETURN)
def write_return(
    asked: AgencyReturn,
    *,
    by: StaffMember,
    nil: bool = False,
    account: str = "",
    first_reflection: str = "",
    not_found: str = "",
) -> AgencyReturn:
    """Write what the agency knows, or say expressly that it holds nothing; signing makes it complete."""
    refuse(
        policies.why_not_write(asked),
        policies.why_not_say(nil=nil, account=account),
        why_not_nil(nil=nil, entries=asked.entries.exists()),
    )
    asked.nil, asked.account = nil, account.strip()
    asked.first_reflection, asked.not_found = first_reflection, not_found
    asked.save(update_fields=["nil", "account", "first_reflection", "not_found"])
    return asked


@action(Permission.MAKE_RETURN, move=(RETURN_LIFE, "sign_return"))
def sign_return(asked: AgencyReturn, *, by: StaffMember) -> AgencyReturn:
    """Sign a return for the agency. NotNow without a search, or with neither an account nor an explicit nil."""
    refuse(policies.why_not_sign(asked, searches=asked.searches.count()))
    asked.signed_by, asked.signed_at = by, clock.now()
    asked.signed_as = str(role_for(by, Permission.MAKE_RETURN, asked))
    others = asked.referral.returns.exclude(pk=asked.pk).unsigned()
    left = "" if others.exists() else "; all are in"
    tell_office(asked.referral, f"A return for {asked.referral.reference} is signed{left}")
    return asked


@action(Permission.MAKE_RETURN, move=(RETURN_LIFE, "reopen_return"))
def reopen_return(asked: AgencyReturn, *, by: StaffMember, why: str) -> AgencyReturn:
    """Open a signed return again; the signature before stays in its history. NotNow once the sub-group has decided."""
    refuse(policies.why_not_touch(asked))
    asked.signed_by, asked.signed_at, asked.signed_as = None, None, ""
    tell_office(asked.referral, f"A return for {asked.referral.reference} was reopened")
    return asked


@action(Permission.KEEP_SUBGROUP, move=(PRACTICE_REVIEW, "receive_returns"))
def receive_returns(
    referral: PracticeReviewReferral, *, by: StaffMember, without: Mapping[uuid.UUID, str] | None = None
) -> PracticeReviewReferral:
    """Go on with the returns that are signed; each that is not needs a reason in ``without``, by the return's key."""
    without = without or {}
    unsigned = list(referral.returns.unsigned().select_related("agency"))
    refuse(policies.why_not_receive(unsigned, without))
    for asked in unsigned:
        if asked.went_on_without:
            continue
        asked.went_on_without, asked.went_on_at = without[asked.pk], clock.now()
        asked.save(update_fields=["went_on_without", "went_on_at"])
    referral.due_at = None
    return referral


def _without_managers(agencies: Iterable[Agency]) -> list[Agency]:
    return [agency for agency in agencies if not has_managers(agency)]
