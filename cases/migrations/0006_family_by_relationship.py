"""Leave what family members are to the child to their relationships."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_relationships_from_families")]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='familymember',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='familymember',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='familymember',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(model_name="familymember", name="family_member_once_at_a_time"),
        migrations.RemoveConstraint(model_name="familymember", name="family_until_after_since"),
        migrations.RemoveField(model_name="familymember", name="lives_with"),
        migrations.RemoveField(model_name="familymember", name="parental_responsibility"),
        migrations.RemoveField(model_name="familymember", name="relationship"),
        migrations.RemoveField(model_name="familymember", name="since"),
        # What was said before stays in the history, which no page needs to name.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField(model_name="familymemberevent", name="lives_with"),
                migrations.RemoveField(model_name="familymemberevent", name="parental_responsibility"),
                migrations.RemoveField(model_name="familymemberevent", name="relationship"),
                migrations.RemoveField(model_name="familymemberevent", name="since"),
            ],
            database_operations=[
                migrations.RunSQL(
                    "ALTER TABLE cases_familymemberevent ALTER lives_with DROP NOT NULL, "
                    "ALTER parental_responsibility DROP NOT NULL, ALTER relationship DROP NOT NULL",
                    migrations.RunSQL.noop,
                )
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='familymember',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cases_familymemberevent" ("added_by_id", "case_id", "id", "note", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "tie_id", "until", "until_why", "version") VALUES (NEW."added_by_id", NEW."case_id", NEW."id", NEW."note", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."tie_id", NEW."until", NEW."until_why", NEW."version"); RETURN NULL;', hash='9c612cea375af0d4ebb49ce47c59f1be46b7792a', operation='INSERT', pgid='pgtrigger_insert_insert_c4f0e', table='cases_familymember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='familymember',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cases_familymemberevent" ("added_by_id", "case_id", "id", "note", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "tie_id", "until", "until_why", "version") VALUES (NEW."added_by_id", NEW."case_id", NEW."id", NEW."note", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."tie_id", NEW."until", NEW."until_why", NEW."version"); RETURN NULL;', hash='62f44963532046cb323ab9f3af7551966a641c89', operation='UPDATE', pgid='pgtrigger_update_update_10ebc', table='cases_familymember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='familymember',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cases_familymemberevent" ("added_by_id", "case_id", "id", "note", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "tie_id", "until", "until_why", "version") VALUES (OLD."added_by_id", OLD."case_id", OLD."id", OLD."note", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."tie_id", OLD."until", OLD."until_why", OLD."version"); RETURN NULL;', hash='8d7506998e90d693eaa5c3b8fcee62b8eb725507', operation='DELETE', pgid='pgtrigger_delete_delete_3a30c', table='cases_familymember', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name="familymember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)),
                fields=("case", "person", "tie"),
                name="family_member_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="familymember",
            constraint=models.CheckConstraint(
                condition=models.Q(("tie__isnull", False)), name="family_member_is_something_to_the_child"
            ),
        ),
    ]
