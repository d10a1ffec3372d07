"""Tell people where to look, write to them that something waits, and put away what was read."""

from __future__ import annotations

import datetime as dt
import uuid
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Model

from access.actions import action
from access.roles import Permission
from agencies.models import StaffMember, Team
from common import clock
from common.wording import spoken
from work import policies
from work.dispatch import hint
from work.mail import BETWEEN, last_sent_at, message, readers, still_needed, words
from work.models import Mail, Notice


def notify(
    to: StaffMember | Team, *, text: str, about: Model | uuid.UUID, url: str = "", urgent: bool = False
) -> Notice:
    """Leave a notice in the transaction of the action that calls this; ``text`` holds no case content.

    Whom it is for is also written to, at most once an hour, or at once when ``urgent``.
    """
    whom: dict[str, Any] = {"team": to} if isinstance(to, Team) else {"staff": to}
    notice = Notice.objects.create(text=spoken(text), about=getattr(about, "pk", about), url=url, **whom)
    if settings.SENDS_MAIL:
        _write_to_readers(notice, urgent=urgent)
    return notice


@action(Permission.USE_ROWAN)
def put_away(notice: Notice, *, by: StaffMember) -> Notice:
    """Put a notice away once read, for the whole team when it was left for one; who was first stays named."""
    if notice.read_at is None:
        notice.read_at, notice.read_by = clock.now(), by
        notice.save(update_fields=["read_at", "read_by"])
    return notice


@action(Permission.SEND_MAIL)
def send_next(*, by: StaffMember) -> Mail | None:
    """Send, put off or drop the mail that is due longest, and return it; None when none is due.

    One mail leaves at a time, whichever worker sends it, so that no row is sent twice and nobody gets two at
    once. While another worker sends, this returns None. What else waits for the same person is covered.
    """
    if not _only_sender():
        return None
    now = clock.now()
    waiting = Mail.objects.visible_to(by).select_for_update(skip_locked=True, of=("self",))
    mail = waiting.due(now).select_related("staff").first()
    if mail is None:
        return None
    if not still_needed(mail):
        return _set(mail, dropped_at=now)
    last = None if mail.urgent else last_sent_at(mail, now)
    if last:
        return _set(mail, due_at=last + BETWEEN)
    others = waiting.waiting().filter(staff=mail.staff_id, recorded_at__lte=now).exclude(pk=mail.pk)
    return _send(mail, others=[other.pk for other in others], now=now)


def _write_to_readers(notice: Notice, *, urgent: bool) -> None:
    """Leave a mail for each reader who has none waiting yet; what waits for her goes at once when this is urgent.

    A row that is being sent at this moment is passed over, never waited for: no deed of anybody's waits for mail.
    """
    now = notice.recorded_at
    whom = set(readers(notice).values_list("pk", flat=True))
    waiting = Mail.objects.waiting().filter(staff__in=whom, recorded_at__range=(now - BETWEEN, now))
    held = dict(waiting.select_for_update(skip_locked=True).values_list("pk", "staff"))
    if urgent:
        Mail.objects.filter(pk__in=held).update(urgent=True, due_at=now)
    new = [
        Mail(staff_id=key, recorded_at=now, due_at=now, urgent=urgent, **words())
        for key in sorted(whom - set(held.values()))
    ]
    Mail.objects.bulk_create(new)
    if new or (urgent and held):
        hint()


def _only_sender() -> bool:
    """Say whether nobody else is sending; holds until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('work.mail'))")
        return bool(cursor.fetchone()[0])


def _send(mail: Mail, *, others: list[Any], now: dt.datetime) -> Mail:
    try:
        message(mail).send()
    except (SMTPException, OSError, ValueError) as trouble:
        attempts = mail.attempts + 1
        due_at = now + policies.wait_after(attempts)
        return _set(mail, attempts=attempts, due_at=due_at, error=policies.what_went_wrong(trouble))
    Mail.objects.filter(pk__in=others).update(dropped_at=now)
    return _set(mail, sent_at=now, sent_to=mail.staff.email, attempts=mail.attempts + 1, error="")


def _set(mail: Mail, **values: Any) -> Mail:
    for field, value in values.items():
        setattr(mail, field, value)
    mail.save(update_fields=list(values))
    return mail
