"""How Rowan is written, read from its source: queries through the gate, one clock, templates that never fetch."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

from django.conf import settings

from tests.house.conftest import parsed, place, sources

EXCEPTIONS = tomllib.loads((Path(__file__).parent / "exceptions.toml").read_text())
READERS = ("views.py", "views/*.py", "forms.py", "forms/*.py", "filters.py", "tasks.py", "home.py")
THE_GATE = {"visible_to", "none"}
SKIPPED = {"access", "audit", "common"}


def readers():
    """Return the files that only read: pages, forms, filters, tasks, and the whole of reports but its actions."""
    reports = [file for file in sources("**/*.py") if file.relative_to(settings.BASE_DIR).parts[0] == "reports"]
    writing = {"actions.py", "querysets.py", "storage.py", "models"}
    return sorted({*sources(*READERS), *(file for file in reports if not writing & set(file.parts))})


def calls_after_objects(file):
    """Yield each ``X.objects.name`` of a file, and bare uses of ``X.objects``."""
    tree = parsed(file)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}:
            above = parents.get(node)
            yield node, above.attr if isinstance(above, ast.Attribute) else ""


def test_pages_forms_filters_tasks_and_reports_ask_only_the_gate():
    naked, used = [], set()
    for file in readers():
        for node, name in calls_after_objects(file):
            key = f"{file.relative_to(settings.BASE_DIR)}: {ast.unparse(node)}.{name}"
            if name in THE_GATE:
                continue
            if key in EXCEPTIONS["queries"]:
                used.add(key)
            else:
                naked.append(f"{place(file, node)} {key}")
    assert not naked, "\n".join(naked)
    assert used == set(EXCEPTIONS["queries"]), "an exception that nothing needs any more"


def test_no_page_form_or_task_writes_sql_or_follows_a_reverse_relation_past_the_gate():
    found = [
        f"{place(file, node)} {ast.unparse(node)}"
        for file in readers()
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Attribute) and node.attr in {"raw", "cursor", "extra", "bulk_create", "delete"}
    ]
    assert not found, "\n".join(found)


def test_templates_never_fetch():
    fetching = re.compile(r"\.all\b|_set\b|\.objects\b|\.count\b|\.exists\b|\.first\b|\.filter\b")
    found = []
    for file in sorted((settings.BASE_DIR / "templates").rglob("*.html")):
        for tag in re.findall(r"{[{%].*?[%}]}", file.read_text(), re.DOTALL):
            words = re.sub(r'"[^"]*"|forloop\.first|(page_obj|page)\.paginator\.count|paginator\.count', "", tag)
            key = f"{file.relative_to(settings.BASE_DIR)}: {tag}"
            if fetching.search(words) and key not in EXCEPTIONS["templates"]:
                found.append(key)
    assert not found, "\n".join(found)


def test_templates_mark_nothing_safe():
    for file in sorted((settings.BASE_DIR / "templates").rglob("*.html")):
        text = file.read_text()
        assert not re.search(r"\|\s*safe\b|autoescape\s+off", text), file
        assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>|\son(?!e\b|ly\b)[a-z]+=[\"']|\sstyle=\"", text), (
            f"{file}: inline code or style"
        )


def test_one_clock():
    found = []
    for file in sources("**/*.py"):
        if file.name == "clock.py":
            continue
        for node in ast.walk(parsed(file)):
            words = ast.unparse(node) if isinstance(node, ast.Attribute | ast.keyword | ast.Call) else ""
            if words in {"timezone.now", "auto_now=True", "auto_now_add=True", "datetime.now", "dt.datetime.now"} or (
                isinstance(node, ast.Call) and re.match(r"(dt\.)?(date|datetime\.date)\.today\(\)$", words)
            ):
                found.append(f"{place(file, node)} {words}")
    assert not found, "\n".join(found)


def test_only_the_demonstration_sets_the_clock():
    users = {
        file.relative_to(settings.BASE_DIR).parts[0] for file in sources("**/*.py") if "living_at" in file.read_text()
    }
    assert users <= {"common", "demonstration"}


def test_on_commit_is_given_a_function_that_says_its_name():
    """Mail and messages go out on commit; django-stubs and tracebacks lose a functools.partial."""
    for file in sources("**/*.py"):
        for node in ast.walk(parsed(file)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("on_commit"):
                assert not any("partial" in ast.unparse(part) for part in node.args), place(file, node)


def test_a_message_to_a_worker_is_sent_only_on_commit():
    for file in sources("**/*.py"):
        text = file.read_text()
        if re.search(r"\.(delay|apply_async|send_task)\(", text):
            assert "on_commit" in text, f"{file}: sends to Celery but never waits for the commit"


def test_every_task_takes_ids_only():
    wrong = []
    for file in sources("tasks.py", "tasks/*.py"):
        for node in parsed(file).body:
            if not isinstance(node, ast.FunctionDef) or "shared_task" not in " ".join(
                map(ast.unparse, node.decorator_list)
            ):
                continue
            for given in [*node.args.args, *node.args.kwonlyargs]:
                key = f"{file.parent.name}.{node.name}: {given.arg}"
                if (
                    given.arg != "self"
                    and not given.arg.endswith(("id", "ids", "key"))
                    and key not in EXCEPTIONS["tasks"]
                ):
                    wrong.append(key)
    assert not wrong, wrong


def test_no_file_of_ours_is_longer_than_a_reader_can_hold():
    for file in sources("**/*.py"):
        if "demonstration" in file.parts:  # what was noticed in half a year: data, not rules
            continue
        assert len(file.read_text().splitlines()) <= 400, file


def test_forms_name_their_fields():
    for file in sources("forms.py", "forms/*.py", "filters.py"):
        assert 'fields = "__all__"' not in file.read_text(), file


def test_every_view_behind_sign_in_is_a_secured_page():
    from access.views import Secured
    from tests.house.walk import MATRIX, addresses

    ours = {name: pattern.callback for name, pattern in addresses().items() if not MATRIX.get(name, {}).get("open")}
    naked = [name for name, view in ours.items() if not issubclass(getattr(view, "view_class", object), Secured)]
    assert not naked, naked
