"""Verbs of the newsletter: write, put in, take out, release, correct, withdraw."""

from __future__ import annotations

from typing import Any

from django.db.models import Max

from access.actions import action
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from common.models import next_reference
from learning import policies
from learning.models import Newsletter, NewsletterItem
from learning.newsletters import gather
from learning.workflow import NEWSLETTER, ReleaseStatus
from practice_review.pseudonyms.issuing import issue
from practice_review.refusing import refuse

KEEP = Permission.KEEP_SUBGROUP


@action(KEEP)
def write_newsletter(*, by: StaffMember, season: str, year: int, opening: str) -> Newsletter:
    """Begin the next issue."""
    last = Newsletter.objects.aggregate(last=Max("number"))["last"] or 0
    return Newsletter.objects.create(
        reference=next_reference("NL"),
        season=season,
        year=year,
        number=last + 1,
        opening=opening.strip(),
        written_by=by,
    )


@action(KEEP)
def change_newsletter(
    newsletter: Newsletter, *, by: StaffMember, season: str, year: int, opening: str, correction: str = ""
) -> Newsletter:
    """Change the season or the opening words of a draft; of a corrected edition also what it corrects."""
    refuse(policies.why_not_rewrite(newsletter), policies.why_not_correct(newsletter, correction))
    newsletter.season, newsletter.year, newsletter.opening = season, year, opening.strip()
    newsletter.correction = correction.strip()
    newsletter.save(update_fields=["season", "year", "opening", "correction"])
    return newsletter


@action(KEEP)
def put_in(
    newsletter: Newsletter, *, by: StaffMember, place: int, heading: str, words: str, **source: Any
) -> NewsletterItem:
    """Put something in a draft in words of the editor's; ``source`` is the lesson or other record it is about."""
    refuse(policies.why_not_rewrite(newsletter))
    said = {"heading": heading.strip(), "words": words.strip()}
    return NewsletterItem.objects.create(newsletter=newsletter, place=place, put_in_by=by, **said, **source)


@action(KEEP)
def change_item(item: NewsletterItem, *, by: StaffMember, place: int, heading: str, words: str) -> NewsletterItem:
    """Change the words of something in a draft, or its place."""
    refuse(policies.why_not_rewrite(item.newsletter))
    item.place, item.heading, item.words = place, heading.strip(), words.strip()
    item.save(update_fields=["place", "heading", "words"])
    return item


@action(KEEP)
def take_out(item: NewsletterItem, *, by: StaffMember) -> Newsletter:
    """Take something out of a draft."""
    refuse(policies.why_not_rewrite(item.newsletter))
    newsletter = item.newsletter
    item.delete()
    return newsletter


@action(KEEP, move=(NEWSLETTER, "release_newsletter"))
def release_newsletter(newsletter: Newsletter, *, by: StaffMember) -> Newsletter:
    """Release an issue, dated: its words and who to contact are kept as they are today, for anybody to read.

    NotNow while it names somebody, or may, and that is not answered, or holds what was withdrawn meanwhile.
    """
    refuse(policies.why_not_release_newsletter(newsletter))
    issue(newsletter, by=by)
    newsletter.data, newsletter.released_on = gather(newsletter), clock.today()
    return newsletter


@action(KEEP)
def correct_newsletter(newsletter: Newsletter, *, by: StaffMember, correction: str) -> Newsletter:
    """Begin a later edition of a released issue, which says what it corrects; what was released stays as it is."""
    followed = newsletter.followers.exclude(status=ReleaseStatus.WITHDRAWN).exists()
    refuse(policies.why_not_follow(newsletter, followed=followed))
    editions = Newsletter.objects.filter(number=newsletter.number).aggregate(last=Max("edition"))
    later = Newsletter.objects.create(
        reference=next_reference("NL"),
        season=newsletter.season,
        year=newsletter.year,
        number=newsletter.number,
        edition=editions["last"] + 1,
        opening=newsletter.opening,
        correction=correction.strip(),
        follows=newsletter,
        written_by=by,
    )
    for one in newsletter.items.all():
        said = {name: getattr(one, name) for name in ("place", "heading", "words", *NewsletterItem.SOURCES)}
        NewsletterItem.objects.create(newsletter=later, put_in_by=by, **said)
    return later


@action(KEEP, move=(NEWSLETTER, "withdraw_newsletter"))
def withdraw_newsletter(newsletter: Newsletter, *, by: StaffMember, why: str) -> Newsletter:
    """Withdraw an issue; whoever opens its page finds that it is."""
    newsletter.withdrawn_why = why
    return newsletter
