"""Workers, Redis and PostgreSQL are killed in mid-report: every report that was asked for arrives, none twice."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import psycopg2
import pytest

from launcher import cluster, environment, redis

ROOT = Path(__file__).resolve().parents[2]
PG = Path(os.environ.get("ROWAN_PG_BIN", "/usr/lib/postgresql/15/bin"))
REDIS = Path(os.environ.get("ROWAN_REDIS_SERVER", "/usr/bin/redis-server"))
ASKED_BEFORE, ASKED_WITHOUT_REDIS = 6, 2

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (PG / "postgres").exists() or not REDIS.exists(), reason="needs PostgreSQL and Redis"),
]


class Stage:
    """Servers and processes of this test's own, which it may kill."""

    def __init__(self, folder):
        self.folder, self.sockets, self.log = folder, folder / "sock", (folder / "log").open("wb")
        cluster.give_to_server(self.sockets)
        self.database = cluster.Cluster(PG, folder / "postgres", self.sockets, dict(os.environ))
        self.database.create()
        self.running = {}
        self.variables = {
            **{name: value for name, value in os.environ.items() if not name.startswith("PYTEST")},
            "DJANGO_SETTINGS_MODULE": "config.settings.base",
            "ROWAN_HOME": str(folder / "home"),
            "DATABASE_URL": environment.database_url("rowan_app", "app", self.sockets),
            "DATABASE_OWNER_URL": environment.database_url("rowan_owner", "owner", self.sockets),
            "REDIS_URL": environment.redis_url(self.sockets),
            "SECRET_KEY": "a key for one test, and for nothing else at all",
            "PYTHONPATH": str(ROOT),
        }
        (folder / "home").mkdir(mode=0o700)

    def start(self, name, command, **more):
        self.running[name] = subprocess.Popen(
            [str(word) for word in command], stdout=self.log, stderr=self.log, start_new_session=True, **more
        )

    def kill(self, name, with_signal=signal.SIGKILL):
        process = self.running.pop(name)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, with_signal)
        process.wait()

    def start_postgresql(self):
        command = self.database.command(fsync="off", max_connections="60")
        self.start("postgresql", command, cwd="/", **cluster.as_server())
        self.database.wait(30)

    def start_redis(self):
        self.start("redis", redis.command(REDIS, self.sockets, None), cwd="/")
        redis.wait(self.sockets, 10)

    def start_worker(self):
        worker = "-m celery -A config worker -Q pdf -c 1 --max-tasks-per-child 1 --without-gossip --without-mingle"
        self.start("worker", [sys.executable, *worker.split()], cwd=ROOT, env=self.variables)

    def python(self, *words):
        subprocess.run(
            [sys.executable, *words], cwd=ROOT, env=self.variables, check=True, stdout=self.log, stderr=self.log
        )

    def rows(self, question):
        connection = psycopg2.connect(host=str(self.sockets), dbname="rowan", user="rowan_owner", password="owner")
        try:
            with connection.cursor() as cursor:
                cursor.execute(question)
                return cursor.fetchall()
        finally:
            connection.close()

    def wait_for(self, question, seconds=60):
        until = time.monotonic() + seconds
        while not self.rows(question)[0][0]:
            assert time.monotonic() < until, (question, (self.folder / "log").read_text()[-4000:])
            time.sleep(0.02)

    def stop(self):
        for name in list(self.running):
            self.kill(name)
        self.log.close()


@pytest.fixture
def stage():
    folder = Path(tempfile.mkdtemp(prefix="rowan-", dir="/tmp"))  # a socket's path must be short
    folder.chmod(0o711)
    own = Stage(folder)
    try:
        own.start_postgresql()
        own.database.prepare(app_password="app", owner_password="owner")
        own.start_redis()
        own.python("manage.py", "migrate", "--verbosity", "0")
        yield own
    finally:
        own.stop()
        shutil.rmtree(folder, ignore_errors=True)


RUNNING = "SELECT count(*) FROM reports_reportjob WHERE status = 'running' AND progress >= 10 AND attempts = 1"
DONE = "SELECT count(*) FROM reports_reportjob WHERE status = 'done'"


def test_every_report_arrives_and_none_twice(stage):
    stage.python("-m", "tests.reports.chaos", "fill")
    stage.python("-m", "tests.reports.chaos", "ask", str(ASKED_BEFORE))
    stage.start_worker()
    stage.start("sweeper", [sys.executable, "-m", "tests.reports.chaos", "sweep"], cwd=ROOT, env=stage.variables)

    stage.wait_for(RUNNING)
    stage.kill("worker")
    stage.start_worker()

    stage.wait_for(f"SELECT ({DONE}) >= 1")
    stage.kill("redis")  # it keeps nothing on disk, so every message is lost
    stage.python("-m", "tests.reports.chaos", "ask", str(ASKED_WITHOUT_REDIS))
    stage.start_redis()

    stage.wait_for(f"SELECT ({DONE}) >= 3")
    stage.wait_for(RUNNING)
    stage.kill("postgresql", signal.SIGQUIT)  # immediate: no farewell to sessions, recovery at the start
    stage.start_postgresql()

    everything = ASKED_BEFORE + ASKED_WITHOUT_REDIS
    stage.wait_for(f"SELECT ({DONE}) = {everything}", seconds=100)
    reports = stage.rows("SELECT id::text, file, sha256, attempts FROM reports_reportjob")
    files = dict(stage.rows("SELECT name, content FROM reports_storedfile"))
    assert len(reports) == everything == len(files) == len({file for _, file, _, _ in reports})
    for _, file, sha256, _ in reports:
        assert hashlib.sha256(files[file]).hexdigest() == sha256
    finished = stage.rows("SELECT record::text, count(*) FROM audit_statuschange WHERE verb = 'finish' GROUP BY 1")
    assert sorted(finished) == sorted((key, 1) for key, _, _, _ in reports)
    assert max(attempts for *_, attempts in reports) > 1
