"""The stage's papers and tasks: one of each in every case."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from cases.models import Case
from common import clock
from documents import actions as documents
from work import actions as work


def papers(by: Any, case: uuid.UUID) -> dict[str, uuid.UUID]:
    """File a document in a case, give a task, hand another over."""
    of = Case.objects.get(pk=case)
    paper = SimpleUploadedFile("a.txt", b"What was said.")
    document = documents.file_document(of, by=by.duty_worker, kind="letter", title="A letter", content=paper)
    given = {"title": "Ring the school", "due_on": clock.today(), "whom": by.duty_worker}
    task = work.make_task(by=by.duty_worker, about=of, **given)
    over = work.make_task(by=by.duty_worker, about=of, **given)
    handed = work.hand_over(
        by=by.duty_worker, leaver=by.duty_worker, to=by.duty_colleague, chosen=[f"task-{over.pk}"], words="for the test"
    )
    return {
        "document": document.pk,
        "document_version": document.versions.get().pk,
        "task": task.pk,
        "handover": handed.pk,
        "own_staff": by.nursery_worker.pk,
    }
