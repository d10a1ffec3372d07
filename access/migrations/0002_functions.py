"""The functions by which triggers keep the projection; they run with the owner's rights, the app cannot write there."""

from django.db import migrations

HEAD = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"
# They would otherwise let the app write there by hand, past the grants and their history.
BEGIN = """BEGIN
    IF pg_trigger_depth() = 0 THEN
        RAISE EXCEPTION 'rowan: permission denied, triggers alone keep the projection' USING ERRCODE = '42501';
    END IF;"""

FORWARD = f"""
CREATE OR REPLACE FUNCTION rowan_project(who uuid, what uuid, perm integer, up_to timestamptz, opens_people boolean)
RETURNS void {HEAD} $$
{BEGIN}
    IF NOT EXISTS (SELECT 1 FROM auth_permission WHERE id = perm AND codename LIKE 'view\\_%') THEN RETURN; END IF;
    INSERT INTO access_projection (principal, root, via, until, opens)
    VALUES (who, what, what, up_to, opens_people)
    ON CONFLICT (principal, root, via) DO UPDATE SET until = EXCLUDED.until, opens = EXCLUDED.opens;
    IF opens_people THEN
        INSERT INTO access_projection (principal, root, via, until, opens)
        SELECT who, opened, what, up_to, false FROM access_opening WHERE root = what
        ON CONFLICT (principal, root, via) DO UPDATE SET until = EXCLUDED.until;
    END IF;
END $$;

CREATE OR REPLACE FUNCTION rowan_unproject(who uuid, what uuid, perm integer) RETURNS void {HEAD} $$
{BEGIN}
    IF NOT EXISTS (SELECT 1 FROM auth_permission WHERE id = perm AND codename LIKE 'view\\_%') THEN RETURN; END IF;
    DELETE FROM access_projection WHERE principal = who AND via = what;
END $$;

CREATE OR REPLACE FUNCTION rowan_open(what uuid, person uuid) RETURNS void {HEAD} $$
{BEGIN}
    INSERT INTO access_projection (principal, root, via, until, opens)
    SELECT principal, person, what, until, false FROM access_projection WHERE root = what AND via = what AND opens
    ON CONFLICT (principal, root, via) DO UPDATE SET until = EXCLUDED.until;
END $$;

CREATE OR REPLACE FUNCTION rowan_close(what uuid, person uuid) RETURNS void {HEAD} $$
{BEGIN}
    DELETE FROM access_projection WHERE root = person AND via = what AND root <> via;
END $$;
"""

BACKWARD = """
DROP FUNCTION rowan_project(uuid, uuid, integer, timestamptz, boolean);
DROP FUNCTION rowan_unproject(uuid, uuid, integer);
DROP FUNCTION rowan_open(uuid, uuid);
DROP FUNCTION rowan_close(uuid, uuid);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
