"""Whom a notice is written to, and what the mail says: the same words whatever waits."""

from __future__ import annotations

import datetime as dt
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from access.models import Exclusion
from access.roles import Role
from agencies.models import RoleHeld, StaffMember, Team
from work.models import Mail, Notice

# At most one in this time to one person, however much waits for her; what is urgent goes at once.
BETWEEN = dt.timedelta(hours=1)

SUBJECT = "Something new waits for you in Rowan"
BODY = """\
Something new waits for you, or for your team, in Rowan.

Sign in to read it: {address}

This mail says no more on purpose: what is in Rowan stays in Rowan.
Please do not answer it; nobody reads this mailbox.
"""


def words() -> dict[str, str]:
    """Return subject and body: no name, no reference, no link but the page where everybody signs in."""
    return {"subject": SUBJECT, "body": BODY.format(address=f"{settings.SITE_URL}{reverse('account_login')}")}


def readers(notice: Notice) -> QuerySet[StaffMember]:
    """Return who is written to: the person, or who holds a role that opens the team; nobody kept away from it."""
    held = RoleHeld.objects.held_at(notice.recorded_at).filter(team=notice.team_id, staff=OuterRef("pk"))
    opens = held.filter(~Q(role=Role.STAFF) | Q(team__kind=Team.Kind.PRACTICE))
    whom = Q(pk=notice.staff_id) if notice.staff_id else Q(Exists(opens))
    kept_away = Exclusion.objects.filter(root=notice.about, staff=OuterRef("pk"), ended_at=None)
    return StaffMember.objects.people().filter(whom, ~Exists(kept_away), is_active=True)


def still_needed(mail: Mail) -> bool:
    """Say whether something left since waits for her unread; not when she read it, left, or may not meet it."""
    unread = Notice.objects.visible_to(mail.staff).filter(read_at=None)
    return unread.filter(recorded_at__gte=mail.recorded_at).exists()


def last_sent_at(mail: Mail, now: dt.datetime) -> dt.datetime | None:
    """Return when she was last sent one within the time between two, or None."""
    sent = Mail.objects.filter(staff=mail.staff_id, sent_at__gt=now - BETWEEN, sent_at__lte=now)
    return sent.order_by("-sent_at").values_list("sent_at", flat=True).first()


def message(mail: Mail) -> EmailMessage:
    """Return the message; its id is the row's, so that one delivered twice can be known as one."""
    _, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    headers = {"Message-ID": f"<{mail.pk}@{sender.partition('@')[2]}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(mail.subject, mail.body, settings.DEFAULT_FROM_EMAIL, [mail.staff.email], headers=headers)
