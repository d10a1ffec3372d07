"""Where nobody is yet, one command lets the first administrator in."""

import re

import pytest
from django.core.management import CommandError, call_command

from access.roles import Permission
from agencies.models import StaffMember, Team


def test_the_first_administrator_gets_a_link_and_nothing_else_is_needed(db, client, capsys):
    call_command("first_administrator", email="first@example.org", name="First Person", partnership="Dundee")
    link = re.search(r"http://127.0.0.1:8000(/\S+)", capsys.readouterr().out)[1]
    assert client.get(link).status_code == 302
    first = StaffMember.objects.get(email="first@example.org")
    assert first.may(Permission.MANAGE_PEOPLE)
    assert not first.may(Permission.LOG_CONCERN)
    assert Team.objects.of_kind(Team.Kind.OFFICE).exists()
    with pytest.raises(CommandError, match="already"):
        call_command("first_administrator", email="second@example.org", name="Second Person")
