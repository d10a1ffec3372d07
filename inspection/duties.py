"""What around an inspection one person holds: requests she answers, and files she reads."""

from __future__ import annotations

from functools import partial

from access.roles import Permission
from agencies.models import StaffMember
from inspection.actions import hand_over_request, name_reader
from inspection.models import InspectionRequest, SampledFile
from work.handover import Held, Holding


def held(leaver: StaffMember, by: StaffMember) -> Holding:
    """Return the requests that one person answers, and the files she is to read."""
    asked = InspectionRequest.objects.open().filter(owner=leaver)
    files = SampledFile.objects.unread().filter(reader=leaver)
    may_answer = InspectionRequest.objects.visible_to(by, Permission.ANSWER_REQUEST).values("pk")
    may_name = SampledFile.objects.visible_to(by, Permission.KEEP_INSPECTIONS).values("pk")
    found = [_held_request(one) for one in asked.filter(pk__in=may_answer).select_related("inspection")]
    found += [_held_file(one) for one in files.filter(pk__in=may_name).select_related("round")]
    return Holding(found, asked.count() + files.count() - len(found))


def _held_request(one: InspectionRequest) -> Held:
    url, reference = one.get_absolute_url(), one.inspection.reference
    what = f"Request {one.number} of inspectors to answer"
    return Held(f"request-{one.pk}", what, reference, url, one.pk, partial(_give_request, one))


def _give_request(one: InspectionRequest, to: StaffMember, by: StaffMember, words: str) -> InspectionRequest:
    return hand_over_request(one, by=by, to=to)


def _held_file(one: SampledFile) -> Held:
    url, what = one.round.get_absolute_url(), f"File {one.number} of a round to read"
    return Held(f"file-{one.pk}", what, one.round.reference, url, one.pk, partial(_give_file, one))


def _give_file(one: SampledFile, to: StaffMember, by: StaffMember, words: str) -> SampledFile:
    return name_reader(one, by=by, reader=to)
