import configparser
import subprocess
import sys
from pathlib import Path

import pytest

from launcher import cluster, processes


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "a 50% home"
    (folder / "run").mkdir(parents=True)
    return folder


@pytest.fixture
def written(home, monkeypatch):
    monkeypatch.setattr(cluster, "server_user", lambda: "postgres")
    monkeypatch.setattr(processes.redis, "program", lambda home: Path("/usr/bin/redis-server"))
    database = cluster.Cluster(Path("/usr/lib/postgresql/15/bin"), home / "postgres", home / "sock", {})
    programs = [*processes.servers(home, database, own_redis=True), *processes.app(home, 8000)]
    text = processes.supervisor_file(home, Path("/srv/my check out"), programs)
    # supervisor replaces %(…)s itself, and reads %% as %.
    parser = configparser.ConfigParser()
    parser.read_string(text)
    return parser


def test_processes_start_from_the_servers_up_and_stop_from_the_web_down(written):
    programs = [name for name in written.sections() if name.startswith("program:")]
    programs.sort(key=lambda name: written.getint(name, "priority"))
    order = ["postgres", "redis", "worker", "worker-pdf", "beat", "web"]
    assert [name.removeprefix("program:") for name in programs] == order


def test_postgresql_is_stopped_fast_and_workers_may_finish(written):
    assert written["program:postgres"]["stopsignal"] == "INT"
    assert written["program:worker"]["stopsignal"] == "TERM"
    assert written.getint("program:worker-pdf", "stopwaitsecs") >= 60


def test_only_the_servers_start_before_the_database_is_migrated(written):
    at_once = [name for name in written.sections() if written.get(name, "autostart", fallback="") == "true"]
    assert at_once == ["program:postgres", "program:redis"]


def test_supervisor_itself_reads_paths_with_spaces_and_percent_signs(home):
    (home / "log").mkdir()
    file = home / "run/supervisor.conf"
    file.write_text(processes.supervisor_file(home, home.parent, processes.app(home, 8000)))
    script = (
        "import sys; from supervisor.options import ServerOptions; options = ServerOptions();"
        "options.realize(['-c', sys.argv[1]]);"
        "print(*(group.process_configs[0].command for group in options.process_group_configs), sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", script, str(file)], capture_output=True, text=True, check=False)
    assert f"'{home}/run/beat-schedule'" in done.stdout, done.stderr
    assert "default@%h" in done.stdout


def test_only_names_parts_that_exist(home):
    known = {program.name for program in processes.app(home, 8000)}
    assert {name for part in processes.PARTS.values() for name in part} == known


def test_a_process_that_outlived_its_supervisor_is_found_and_ended(home):
    left = subprocess.Popen(["sleep", "60"], env={"PATH": "/usr/bin:/bin", "ROWAN_SUPERVISED": str(home)})
    unmarked = subprocess.Popen(["sleep", "60"], env={"PATH": "/usr/bin:/bin"})
    try:
        processes.stop_leftovers(home, seconds=1)
        assert left.wait(5) < 0
        assert unmarked.poll() is None
    finally:
        unmarked.kill()
        unmarked.wait()
