"""Have a report made, as a worker does, and read it."""

import subprocess
import uuid

from agencies.models.staff import system
from reports import actions, tasks


def made(subject, by, kind=""):
    """Return the job of a report, made and read back from the database."""
    asked = actions.ask(subject, by=by, key=uuid.uuid4(), kind=kind)
    tasks.make(actions.claim(asked, by=system(), celery_id="one"), by=system())
    asked.refresh_from_db()
    return asked


def content(job):
    """Return the bytes of its file."""
    with job.file.open() as held:
        return held.read()


def pages_of(content, folder):
    """Return the text of each page, every run of blanks as one."""
    (folder / "report.pdf").write_bytes(content)
    told = subprocess.run(["pdftotext", folder / "report.pdf", "-"], check=True, capture_output=True, text=True).stdout
    return [" ".join(page.split()) for page in told.split("\f")[:-1]]
