"""Write down where somebody lives and with whom; what a child's safety may hang on is told to other rooms."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

from access.actions import action
from access.grants import grant
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember, Team
from common import clock
from people import names, policies, signals
from people.models import AddressEpisode, HouseholdMember, Person

KIND, STAY = AddressEpisode.Kind, HouseholdMember.Stay
MOVED = "moved"


@action(Permission.WORK_ON_CASE)
def record_address(
    person: Person,
    *,
    by: StaffMember,
    line: str,
    postcode: str = "",
    uprn: str = "",
    kind: str = KIND.HOME,
    since: dt.date | None = None,
    why: str = "",
    source: str = "",
    told_in: uuid.UUID | None = None,
) -> AddressEpisode:
    """Write down where somebody lives now; what was the home before ends then, unless this one is temporary.

    A protected address is seen only by who leads the work in which it was told (``told_in``), by who wrote it down
    and by whom it is opened to. NotNow without an address, without a reason for protecting it, or for a day ahead.
    """
    if why_not := policies.why_not_house(
        line=line, postcode=postcode, kind=kind, why=why, since=since, today=clock.today()
    ):
        raise NotNow(why_not)
    before = AddressEpisode.objects.current().filter(person=person).exists()
    if kind != KIND.TEMPORARY:
        for home in AddressEpisode.objects.current().filter(person=person, kind=KIND.HOME):
            _end(home, why=MOVED, until=max(filter(None, (since or clock.today(), home.since))))
    told: dict[str, Any] = {"uprn": uprn.strip(), "kind": kind, "since": since, "why": why, "source": source}
    made = keep_address(person, by=by, line=line, postcode=postcode, told_in=told_in, **told)
    if made.kind == KIND.PROTECTED:
        grant(made, to=by, by=by, reason="wrote this address down")
    if before and person.is_child_on(clock.today()):
        signals.circumstances_changed.send(Person, person=person, change=signals.MOVED, since=since, by=by)
    return made


def keep_address(person: Person, *, by: StaffMember, line: str, postcode: str, **told: Any) -> AddressEpisode:
    """Keep an address and bring the searched copy into step; called inside an action's own transaction."""
    made = AddressEpisode.objects.create(
        person=person, line=line.strip(), postcode=names.tidy_postcode(postcode), recorded_by=by, **told
    )
    _settle_address(person)
    return made


@action(Permission.WORK_ON_CASE)
def end_address(address: AddressEpisode, *, by: StaffMember, why: str, until: dt.date | None = None) -> AddressEpisode:
    """Say since when somebody no longer lives at an address, and why, or that it was recorded in error."""
    day = until or clock.today()
    if why_not := policies.why_not_end(address.since, address.until, day, why, clock.today()):
        raise NotNow(why_not)
    _end(address, why=why, until=day)
    _settle_address(address.person)
    return address


@action(Permission.WORK_ON_CASE)
def share_address(
    address: AddressEpisode,
    *,
    by: StaffMember,
    to: StaffMember | Team,
    reason: str,
    until: dt.datetime | None = None,
) -> AddressEpisode:
    """Open a protected address to one more, with a reason. They must see the person already."""
    sees = isinstance(to, Team) or Person.objects.visible_to(to).filter(pk=address.person_id).exists()
    if why_not := policies.why_not_share(is_protected=address.kind == KIND.PROTECTED, sees=sees, reason=reason):
        raise NotNow(why_not)
    grant(address, to=to, by=by, reason=reason[:200], until=until)
    return address


@action(Permission.WORK_ON_CASE)
def live_together(
    person: Person, *, by: StaffMember, other: Person, stay: str = STAY.LIVES, since: dt.date | None = None
) -> HouseholdMember:
    """Say that ``person`` lives in the household of ``other``, all or part of the time, or that she does not.

    Of two who have no household yet, one begins; where only ``person`` has one, ``other`` joins it. Living
    somewhere ends having lived elsewhere. Whom it makes live with a child is told to other rooms.
    """
    if why_not := policies.why_not_live_together(
        person, other, sees=Person.objects.visible_to(by).filter(pk=other.pk).exists(), since=since, today=clock.today()
    ):
        raise NotNow(why_not)
    hers, theirs = _lives_in(person), _lives_in(other)
    if theirs is None and hers is not None and stay != STAY.NOT:
        _join(other, hers.household, STAY.LIVES, by=by, since=since)
        return hers
    if theirs is None:
        theirs = _join(other, uuid.uuid4(), STAY.LIVES, by=by, since=None)
    if hers is not None and hers.household == theirs.household and hers.stay == stay:
        return hers
    return _join(person, theirs.household, stay, by=by, since=since)


@action(Permission.WORK_ON_CASE)
def move_household(
    person: Person,
    *,
    by: StaffMember,
    others: Collection[Person] = (),
    line: str,
    postcode: str = "",
    since: dt.date | None = None,
    source: str = "",
) -> list[AddressEpisode]:
    """Move ``person``, and ``others`` of her household, to a new home: each has an address episode of her own.

    Who is not named stays behind, and the household divides. Every child that moved is told to other rooms once.
    NotNow for somebody who does not live with ``person``, and with whatever one of the addresses is refused.
    """
    home, movers = _lives_in(person), [person, *others]
    rows = HouseholdMember.objects.current().filter(stay=STAY.LIVES).select_for_update(of=("self",))
    living = list(rows.filter(household=home.household)) if home else []
    if why_not := policies.why_not_move([one.pk for one in movers], {one.person_id for one in living}):
        raise NotNow(why_not)
    lived = set(AddressEpisode.objects.current().filter(person__in=movers).values_list("person", flat=True))
    told: dict[str, Any] = {"line": line, "postcode": postcode, "since": since, "source": source}
    made = [record_address(one, by=by, **told) for one in movers]
    _divide(living, {one.pk for one in movers}, by=by, since=since)
    for one in movers:
        # An address that nobody wrote down was left all the same; record_address tells of those that were.
        if one.pk not in lived and one.is_child_on(clock.today()):
            signals.circumstances_changed.send(Person, person=one, change=signals.MOVED, since=since, by=by)
    return made


def _divide(living: list[HouseholdMember], movers: set[uuid.UUID], *, by: StaffMember, since: dt.date | None) -> None:
    """Let those who move be a household of their own where somebody stays behind."""
    going, new = [one for one in living if one.person_id in movers], uuid.uuid4()
    if len(going) == len(living):
        return
    for row in going:
        _end(row, why=MOVED, until=max(filter(None, (since or clock.today(), row.since))))
        HouseholdMember.objects.create(household=new, person=row.person, stay=row.stay, since=since, recorded_by=by)


@action(Permission.WORK_ON_CASE)
def leave_household(
    member: HouseholdMember, *, by: StaffMember, why: str, until: dt.date | None = None
) -> HouseholdMember:
    """Say since when somebody no longer belongs to a household, and why."""
    day = until or clock.today()
    if why_not := policies.why_not_end(member.since, member.until, day, why, clock.today()):
        raise NotNow(why_not)
    return _end(member, why=why, until=day)


def _lives_in(person: Person) -> HouseholdMember | None:
    """Return where somebody lives now: all of the time before part of it."""
    rows = HouseholdMember.objects.current().filter(person=person).exclude(stay=STAY.NOT)
    return rows.order_by("stay", "-recorded_at").first()


def _join(
    person: Person, household: uuid.UUID, stay: str, *, by: StaffMember, since: dt.date | None
) -> HouseholdMember:
    """Make somebody a member of a household, ending what this contradicts, and tell of whom it is news to."""
    rows = HouseholdMember.objects.current().filter(person=person).select_for_update(of=("self",))
    here = rows.filter(household=household)
    elsewhere = rows.filter(stay=STAY.LIVES).exclude(household=household) if stay == STAY.LIVES else rows.none()
    was_here = here.exclude(stay=STAY.NOT).exists()
    for row in [*here, *elsewhere]:
        _end(row, why=MOVED, until=max(filter(None, (since or clock.today(), row.since))))
    made = HouseholdMember.objects.create(household=household, person=person, stay=stay, since=since, recorded_by=by)
    if stay != STAY.NOT and not was_here:
        _tell_of_newcomer(made, by=by)
    return made


def _tell_of_newcomer(made: HouseholdMember, *, by: StaffMember) -> None:
    """Tell of every child who lives with somebody new: of those found there, and of the one who came."""
    today = clock.today()
    living = HouseholdMember.objects.current().filter(household=made.household).exclude(stay=STAY.NOT)
    there = [one.person for one in living.exclude(person=made.person_id).select_related("person")]
    comes = made.person.is_child_on(today)
    changed = [(one, signals.NEW_CHILD if comes else signals.NEW_ADULT) for one in there if one.is_child_on(today)]
    if comes and there:
        changed.append((made.person, signals.JOINED))
    for one, change in changed:
        signals.circumstances_changed.send(Person, person=one, change=change, since=made.since, by=by)


def _end(episode: Any, *, why: str, until: dt.date) -> Any:
    episode.until, episode.until_why = until, why
    episode.save(update_fields=["until", "until_why"])
    return episode


def _settle_address(person: Person) -> None:
    """Keep the searched copy of the address: the present home, never a protected one."""
    home = AddressEpisode.objects.current().filter(person=person, kind=KIND.HOME).first()
    person.address_line, person.postcode = (home.line, home.postcode) if home else ("", "")
    person.save(update_fields=["address_line", "postcode"])
