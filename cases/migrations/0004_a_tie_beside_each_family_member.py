"""Let a family member name the relationship that says what she is to the child."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_chronology_legal_closing"), ("people", "0005_addresses_and_numbers_from_the_copies")]

    operations = [
        migrations.AddField(
            model_name="familymember",
            name="tie",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.relationship"
            ),
        ),
        migrations.AddField(
            model_name="familymemberevent",
            name="tie",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.relationship",
            ),
        ),
    ]
