"""Static files: what the web server hashes can be found, so that a start does not fail on a style sheet."""

from django.core.management import call_command
from django.test import override_settings


def test_every_static_file_finds_what_it_refers_to(tmp_path):
    storages = {"staticfiles": {"BACKEND": "config.static.HashedFiles"}}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
    names = [path.name for path in tmp_path.rglob("*.css")]
    assert any(name.startswith("rowan.") and name != "rowan.css" for name in names)
