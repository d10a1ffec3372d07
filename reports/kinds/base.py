"""What a kind of report is."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from django.db.models import Model
from django.urls import reverse

from access.roles import Permission
from reports.models import ReportJob


@dataclass(frozen=True)
class ReportKind:
    """One report: what it is about, where it is asked for, which module makes it.

    The template named as its code in ``templates/pdf`` lays it out. The module says: ``look(subject, by=…)``, then
    of what was seen ``contents``, ``blocks`` (what keeps it from being made) and ``minds`` (what it will show as
    missing), ``gather(job, at=…)`` and ``draw(data)``.
    """

    code: ReportJob.Kind
    maker: ModuleType
    model: type[Model]
    address: str  # where it is asked for, and
    ask: str  # the name of that address
    about_it: str
    none_yet: str = ""
    about: tuple[str, ...] = ()  # what is read with its subject
    only: dict[str, Any] = field(default_factory=dict)  # of which subjects it may be asked
    permission: Permission = Permission.ASK_FOR_PLAN_REPORT
    names: str = "names no child"
    choose: Callable[..., list[tuple[str, str]]] | None = None  # which part of it may be asked for alone
    choose_label: str = ""
    listed: bool = False  # whether the page of reports offers it; one about a child is asked for on its own pages

    @property
    def template(self) -> str:
        """Return what lays it out: the template that is called as its code."""
        return f"pdf/{self.code}.html"

    @property
    def label(self) -> str:
        """Return what people call it."""
        return str(self.code.label)

    @property
    def is_public(self) -> bool:
        """Say whether it is for anybody, so that no copy is one person's."""
        return self.code in ReportJob.PUBLIC

    def columns(self, subject: Any) -> dict[str, Any]:
        """Return the columns of a report on ``subject``."""
        if self.code in ReportJob.LOOSE:
            return {"part": subject.pk, "called": str(getattr(subject, "title", None) or subject)[:200]}
        if self.code in ReportJob.PARTS:
            return {"case": subject.case, "part": subject.pk}
        return {ReportJob.SUBJECTS.get(self.code, "case"): subject}

    def seen(self, subject: Any, *, by: Any, part: uuid.UUID | None = None) -> Any:
        """Look at a subject as ``by`` sees it; at a part of it where one may be asked for alone."""
        return self.maker.look(subject, by=by, part=part) if self.choose else self.maker.look(subject, by=by)

    def subjects(self, by: Any) -> Any:
        """Return what ``by`` may have this report of."""
        return self.model._default_manager.visible_to(by).filter(**self.only)  # type: ignore[attr-defined]  # every model of the house has it


@dataclass(frozen=True)
class Offer:
    """A report that may be asked for: of which kind, and of what."""

    kind: ReportKind
    subject: Any

    @property
    def url(self) -> str:
        """Return where it is asked for."""
        return reverse(f"reports:{self.kind.ask}", args=[self.subject.pk])
