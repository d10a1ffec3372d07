"""Make the functions anew where they were made before they refused to be called by hand."""

from importlib import import_module

from django.db import migrations

functions = import_module("access.migrations.0002_functions")


class Migration(migrations.Migration):
    dependencies = [("access", "0003_initial")]

    operations = [migrations.RunSQL(functions.FORWARD, migrations.RunSQL.noop)]
