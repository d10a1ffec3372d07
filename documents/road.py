"""What a case's page says of its papers."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from cases.parts import Annotations, Part
from documents.models import Document


def _annotations() -> Annotations:
    standing = Document.objects.standing().filter(case=OuterRef("pk")).order_by()
    return {"documents_filed": ArraySubquery(standing.values("pk"))}


def _line(case: Any) -> str:
    many = len(case.documents_filed)
    return {0: "None yet", 1: "1 document"}.get(many, f"{many} documents")


PART = Part("documents", "Documents", 90, "documents:case_documents", _annotations, _line)
