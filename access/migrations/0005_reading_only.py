"""Let a record be opened to be read and no more: guardian's ``read_`` beside ``view_``, in the projection by its side."""

from importlib import import_module

from django.db import migrations, models

functions = import_module("access.migrations.0002_functions")
HEAD, BEGIN = functions.HEAD, functions.BEGIN

FORWARD = f"""
CREATE OR REPLACE FUNCTION rowan_project(who uuid, what uuid, perm integer, up_to timestamptz, opens_people boolean)
RETURNS void {HEAD} $$
DECLARE verb text := (SELECT split_part(codename, '_', 1) FROM auth_permission WHERE id = perm);
{BEGIN}
    IF verb IS NULL OR verb NOT IN ('view', 'read') THEN RETURN; END IF;
    INSERT INTO access_projection (principal, root, via, until, opens, reads_only)
    VALUES (who, what, what, up_to, opens_people, verb = 'read')
    ON CONFLICT (principal, root, via, reads_only) DO UPDATE SET until = EXCLUDED.until, opens = EXCLUDED.opens;
    IF opens_people THEN
        INSERT INTO access_projection (principal, root, via, until, opens, reads_only)
        SELECT who, opened, what, up_to, false, verb = 'read' FROM access_opening WHERE root = what
        ON CONFLICT (principal, root, via, reads_only) DO UPDATE SET until = EXCLUDED.until;
    END IF;
END $$;

CREATE OR REPLACE FUNCTION rowan_unproject(who uuid, what uuid, perm integer) RETURNS void {HEAD} $$
DECLARE verb text := (SELECT split_part(codename, '_', 1) FROM auth_permission WHERE id = perm);
{BEGIN}
    IF verb IS NULL OR verb NOT IN ('view', 'read') THEN RETURN; END IF;
    DELETE FROM access_projection WHERE principal = who AND via = what AND reads_only = (verb = 'read');
END $$;

CREATE OR REPLACE FUNCTION rowan_open(what uuid, person uuid) RETURNS void {HEAD} $$
{BEGIN}
    INSERT INTO access_projection (principal, root, via, until, opens, reads_only)
    SELECT principal, person, what, until, false, reads_only
    FROM access_projection WHERE root = what AND via = what AND opens
    ON CONFLICT (principal, root, via, reads_only) DO UPDATE SET until = EXCLUDED.until;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0004_functions_only_in_triggers")]

    operations = [
        migrations.AddField("projection", "reads_only", models.BooleanField(default=False, db_default=False)),
        migrations.RemoveConstraint("projection", "projected_once"),
        migrations.AddConstraint(
            "projection",
            models.UniqueConstraint(fields=["principal", "root", "via", "reads_only"], name="projected_once"),
        ),
        migrations.RunSQL(FORWARD, migrations.RunSQL.noop),
    ]
