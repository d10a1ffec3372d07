"""What these tests share: a case, its file at the register, and a child whose name is on it."""

import datetime as dt

import pytest

from common import clock
from register import actions
from tests.cases.conftest import open_by
from tests.cast import make_cast

AREAS = ["IM04", "VF05"]
WHY = "Neglect, and she is not seen at nursery."


def days_ago(number):
    """Return the date some days ago."""
    return clock.today() - dt.timedelta(days=number)


def at(day, hour=12):
    """Return an hour of a day."""
    return dt.datetime.combine(day, dt.time(hour), clock.LOCAL)


def carried_out(case, by, *, on=None, areas=AREAS, **told):
    """Register as a meeting's decision does."""
    return actions.carry_out_registration(
        case, by=by, acting_as="Chair", on=on or clock.today(), areas=areas, why=WHY, **told
    )


def fresh(record):
    """Return the row as it is now."""
    return type(record).objects.get(pk=record.pk)


@pytest.fixture
def cast(db):
    """Everybody, in place for long enough to have lived a register's history."""
    with clock.living_at(at(dt.date(2021, 12, 1))):
        return make_cast()


@pytest.fixture
def case(cast):
    """A case opened by a discussion."""
    return open_by(cast)


@pytest.fixture
def file(cast, case):
    """The case's file at the register, of which the Keeper was told."""
    return actions.tell_keeper(case, by=cast.duty_worker, why="on the register where she came from")


@pytest.fixture
def registration(cast, file):
    """A registration that the Keeper entered ten days ago."""
    given = {"on": days_ago(10), "areas": AREAS, "why": WHY, "next_review_on": days_ago(-80)}
    return actions.register_child(file, by=cast.keeper, meeting_reference="Planning meeting", **given)
