"""Give every person recorded so far the address and the CHI number that stood on the person alone."""

from __future__ import annotations

from typing import Any

from django.db import migrations


def write_down(apps: Any, schema_editor: Any) -> None:
    """Write an episode for each address and an identifier for each CHI number, by Rowan's timer."""
    person, staff = apps.get_model("people", "Person"), apps.get_model("agencies", "StaffMember")
    by = staff.objects.filter(is_timer=True).first()
    told = {"source": "recorded before addresses and numbers had dates", "recorded_by": by}
    for one in person.objects.exclude(address_line="", postcode=""):
        apps.get_model("people", "AddressEpisode").objects.create(
            person=one, line=one.address_line, postcode=one.postcode, recorded_at=one.recorded_at, **told
        )
    for one in person.objects.exclude(chi=""):
        apps.get_model("people", "Identifier").objects.create(
            person=one, scheme="chi", value=one.chi, recorded_at=one.recorded_at, **told
        )


class Migration(migrations.Migration):
    dependencies = [("people", "0004_identity_homes_and_ties")]

    operations = [migrations.RunPython(write_down, migrations.RunPython.noop)]
