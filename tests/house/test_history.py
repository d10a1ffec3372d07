"""History as the app's own role finds it: it can be added to and never changed, and it says who."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from access.actions import ACTIONS
from access.grants import grant
from access.refusals import StaleEdit
from agencies import actions as agencies
from agencies.models import StaffMember, Team
from audit import history
from audit.models import AccessLog, StatusChange
from audit.protect import append_only_tables
from common import clock
from referrals.models import Concern
from tests.cast import log

pytestmark = pytest.mark.django_db

EVENTS = sorted(
    (model for model in apps.get_models() if hasattr(model, "pgh_tracked_model")), key=lambda model: model._meta.label
)
GROWING = append_only_tables()


def refused(sql, params=()):
    """Say whether PostgreSQL refuses, as the app's role."""
    with pytest.raises(DatabaseError) as why, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)
    return str(why.value)


def test_the_tests_live_as_the_apps_role():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (settings.APP_ROLE, False, False)
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user")
        assert cursor.fetchone() == (0,)


def test_every_event_table_and_both_records_are_among_what_only_grows():
    assert {model._meta.db_table for model in [*EVENTS, StatusChange, AccessLog]} <= set(GROWING)
    assert len(EVENTS) > 20


@pytest.mark.parametrize("table", GROWING)
def test_what_happened_cannot_be_unwritten(table):
    for sql in (
        f'DELETE FROM "{table}"',
        f'TRUNCATE "{table}"',
        f'DROP TABLE "{table}"',
        f'ALTER TABLE "{table}" DISABLE TRIGGER ALL',
        f'ALTER TABLE "{table}" RENAME TO gone',
        f'CREATE RULE quiet AS ON INSERT TO "{table}" DO INSTEAD NOTHING',
    ):
        assert any(word in refused(sql) for word in ("permission denied", "must be owner")), sql
    with connection.cursor() as cursor:
        cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table])
        (column,), *_ = cursor.fetchall()
    assert "permission denied" in refused(f'UPDATE "{table}" SET "{column}" = "{column}"')


@pytest.mark.parametrize("model", EVENTS, ids=lambda model: model._meta.label)
def test_the_triggers_that_write_history_cannot_be_switched_off(model):
    table = model.pgh_tracked_model._meta.db_table
    assert "must be owner" in refused(f'ALTER TABLE "{table}" DISABLE TRIGGER ALL')
    assert "permission denied" in refused("SET session_replication_role = replica")
    assert "permission denied" in refused(f'TRUNCATE "{table}" CASCADE')


def test_the_projection_is_read_only_and_its_functions_are_not_to_be_called_by_hand():
    root = uuid.uuid4()
    for sql in (
        "INSERT INTO access_projection (principal, root, via, opens) VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), false)",
        "UPDATE access_projection SET until = NULL",
        "DELETE FROM access_projection",
        "TRUNCATE access_projection",
    ):
        assert "permission denied" in refused(sql)
    for call in ("rowan_open(%s, %s)", "rowan_close(%s, %s)"):
        assert "permission denied" in refused(f"SELECT {call}", [root, root])
    assert "permission denied" in refused("SELECT rowan_project(%s, %s, 1, NULL, true)", [root, root])
    assert "permission denied" in refused("SELECT rowan_unproject(%s, %s, 1)", [root, root])


def test_the_record_of_migrations_is_not_the_apps_to_change():
    assert "permission denied" in refused("DELETE FROM django_migrations")


def test_every_insert_update_and_delete_is_kept_raw_and_bulk_ones_too(stage):
    concern = Concern.objects.get(pk=stage.sets["own"]["concern"])
    draft = concern.children.get()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE referrals_concernchild SET suggested = '[1]' WHERE id = %s", [draft.pk])
    assert [event.pgh_label for event in draft.history.order_by("pgh_id")][-1] == "update"
    grant(concern, to=stage.people["constable"], by=stage.who("receiver"), reason="asked")
    rows = type(concern.concernusergrant_set.get(user=stage.people["constable"])).objects.filter(
        user=stage.people["constable"]
    )
    key = rows.get().pk
    rows.delete()
    event = apps.get_model("referrals.ConcernUserGrantEvent")
    labels = list(event.objects.filter(id=key).order_by("pgh_id").values_list("pgh_label", flat=True))
    assert labels[0] == "insert" and labels[-1] == "delete"


def test_what_an_action_writes_says_who_in_which_role_by_which_verb(stage):
    concern = log(stage.who("author"))
    (event,) = concern.history.all()
    context = dict(event.pgh_context)
    assert abs(dt.datetime.fromisoformat(context.pop("at")) - clock.now()) < dt.timedelta(minutes=5)
    assert context == {
        "by": str(stage.who("author").pk),
        "acting_as": "Rowan Bank Nursery, Education of Dundee",
        "verb": "submit_concern",
    }
    child = concern.children.get()
    assert child.history.get().pgh_context["verb"] == "submit_concern"


def test_every_write_on_the_whole_stage_says_who(stage):
    """Only the timer itself, and what the law says, come before anybody who could have written them."""
    for model in EVENTS:
        if model._meta.app_label == "reference":
            continue
        anonymous = model.objects.filter(pgh_context__by__isnull=True)
        if model.pgh_tracked_model is StaffMember:
            anonymous = anonymous.exclude(is_timer=True)
        # The stage lets people in and keeps them out by hand, beside any action.
        if model._meta.app_label in {"access", "referrals"} and hasattr(model, "reason"):
            anonymous = anonymous.exclude(reason="for the test")
        if model._meta.label == "referrals.ConcernUserGrantEvent":
            continue
        assert not anonymous.exists(), model._meta.label


def test_changes_since_tells_who_changed_what(stage):
    team, administrator = stage.cast.teams["clinic"], stage.who("administrator")
    team = Team.objects.get(pk=team.pk)
    seen = team.version
    agencies.change_team(team, by=administrator, telephone="01632 960999")
    (change,) = history.changes_since(Team.objects.get(pk=team.pk), seen)
    assert (change["by"], change["verb"]) == (administrator.pk, "change_team")
    assert change["fields"] == {"telephone": (team.telephone, "01632 960999")}


def test_a_stale_edit_is_refused_with_what_changed_and_overwrites_nothing(stage):
    team, administrator = Team.objects.get(pk=stage.cast.teams["clinic"].pk), stage.who("administrator")
    seen = team.version
    agencies.change_team(team, by=administrator, seen_version=seen, telephone="01632 960998")
    with pytest.raises(StaleEdit) as stale:
        agencies.change_team(team, by=administrator, seen_version=seen, name="Overwritten")
    assert [list(change["fields"]) for change in stale.value.changes] == [["telephone"]]
    team.refresh_from_db()
    assert (team.name, team.telephone, team.version) == ("Health visiting", "01632 960998", seen + 1)


def test_a_version_counts_raw_writes_too(stage):
    team = Team.objects.get(pk=stage.cast.teams["clinic"].pk)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE agencies_team SET hours = 'always', version = 1 WHERE id = %s", [team.pk])
    assert Team.objects.get(pk=team.pk).version == team.version + 1


def test_a_concern_stays_as_first_told(stage):
    concern = stage.sets["own"]["concern"]
    for sql in (
        "UPDATE referrals_concern SET fact = 'other' WHERE id = %s",
        "DELETE FROM referrals_concern WHERE id = %s",
    ):
        refused(sql, [concern])


def test_every_page_that_shows_a_record_writes_down_that_it_was_seen(stage, signed_in):
    concern, receiver = Concern.objects.get(pk=stage.sets["own"]["concern"]), stage.who("receiver")
    signed_in(receiver).get(concern.get_absolute_url())
    look = AccessLog.objects.filter(by=receiver).latest("id")
    assert (look.verb, look.page) == ("view", "referrals:concern_detail")
    assert concern.pk in look.records


def test_no_action_forgets_its_history():
    assert all(hasattr(action, "permission") for action in ACTIONS.values())
