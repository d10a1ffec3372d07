"""How names sound, in PostgreSQL: one function for what is stored and what is asked."""

from django.contrib.postgres.operations import CreateExtension, TrigramExtension
from django.db import migrations

FORWARD = """
CREATE FUNCTION rowan_sounds(name text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
    SELECT coalesce(array_agg(DISTINCT code ORDER BY code), '{}')
    FROM regexp_split_to_table(name, '[ |]+') AS part,
         LATERAL (VALUES (dmetaphone(part)), (dmetaphone_alt(part))) AS codes (code)
    WHERE code <> ''
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0003_initial")]

    operations = [
        TrigramExtension(),
        CreateExtension("fuzzystrmatch"),
        migrations.RunSQL(FORWARD, "DROP FUNCTION rowan_sounds(text)"),
    ]
