"""What every journey starts from: Chromium, a live server on real PostgreSQL, the cast, and a worker when asked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from types import SimpleNamespace
from urllib.parse import urlsplit, urlunsplit

import pytest
from celery import current_app
from django.conf import settings
from django.db import connection

from reference import loading
from tests.cast import make_cast
from tests.journeys.visitor import Visitor, session_cookie

MAKE_REPORT = "reports.tasks.make_report"


def pytest_collection_modifyitems(items):
    """Mark what drives Chromium."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Start the Chromium of this machine; without one the journeys fail, they are not passed over."""
    chromium = os.environ.get("ROWAN_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        pytest.fail("No Chromium: install it (apt-get install chromium), or name one in ROWAN_CHROMIUM.")
    switches = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
    return {**browser_type_launch_args, "executable_path": chromium, "args": switches}


@pytest.fixture
def reference_data(transactional_db):
    """Bring back the law, which the flush before this test took away."""
    loading.load()


@pytest.fixture
def cast(reference_data):
    """Everybody, in a database that the server and a worker can see."""
    return make_cast()


@pytest.fixture
def visit(request, live_server, browser):
    """Return a way to let people come: each in a browser of her own, signed in unless told otherwise."""
    visitors = []

    def come(person, *, signed_in=True, scripts=True):
        context = browser.new_context(
            locale="en-GB", viewport={"width": 1280, "height": 900}, java_script_enabled=scripts, accept_downloads=True
        )
        context.set_default_timeout(10_000)
        if signed_in:
            context.add_cookies([session_cookie(person, live_server.url)])
        name = person.email.split("@")[0]
        visitors.append((context, Visitor(context, live_server.url, name=name, scripts=scripts)))
        return visitors[-1][1]

    yield come
    failed = getattr(request.node, "failed", False)
    for context, visitor in visitors:
        if failed:
            print(visitor.report())
        else:
            visitor.leave()
        context.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Let fixtures know that their test failed."""
    report = yield
    item.failed = getattr(item, "failed", False) or report.failed
    return report


def url_of_this_database() -> str:
    """Return the app's DATABASE_URL with the test's database in place of the real one."""
    given = urlsplit(os.environ.get("DATABASE_URL", "postgres:///rowan"))
    folder = given.path.rpartition("/")[0]  # of the socket, where there is one
    return urlunsplit(given._replace(path=f"{folder}/{connection.settings_dict['NAME']}"))


@pytest.fixture
def worker(transactional_db, tmp_path):
    """Start a real Celery worker on this test's database, with a queue that no other worker listens to."""
    queue = f"pdf-{connection.settings_dict['NAME']}"
    routes = current_app.conf.task_routes
    current_app.conf.task_routes = {MAKE_REPORT: {"queue": queue}}
    current_app.amqp.__dict__.pop("router", None)
    current_app.amqp.flush_routes()
    environment = {
        **os.environ,
        "DATABASE_URL": url_of_this_database(),
        "DJANGO_SETTINGS_MODULE": "config.settings.base",
    }
    command = [sys.executable, "-m", "celery", "-A", "config", "worker", "--pool=solo", "--loglevel=info"]
    quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat", f"--hostname={queue}@%h", "-Q", queue]
    log = tmp_path / "worker.log"
    with log.open("w") as said:
        process = subprocess.Popen(  # noqa: S603
            [*command, *quiet], cwd=settings.BASE_DIR, env=environment, stdout=said, stderr=subprocess.STDOUT
        )
    yield SimpleNamespace(process=process, said=log.read_text)
    process.terminate()
    process.wait(timeout=20)
    with current_app.connection_for_write() as broker:
        broker.default_channel.queue_delete(queue)
    current_app.conf.task_routes = routes
    current_app.amqp.__dict__.pop("router", None)
    current_app.amqp.flush_routes()
