"""Draw every life of Rowan into docs/workflows, one page a life."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from access.roles import Permission
from common.workflow import Life, all_lives

FOLDER = settings.BASE_DIR / "docs" / "workflows"


def page_of(model: Any, life: Life) -> str:
    """Return the page of one life: the diagram, what each state means, who may make each move."""
    states = "\n".join(f"| {status.value} | {status.label} |" for status in life.statuses)
    moves = "\n".join(
        f"| {move.label or move.verb} | {', '.join(life.statuses(one).label for one in move.sources)} "
        f"| {life.statuses(move.target).label} | {Permission(move.permission).label} "
        f"| {'yes' if move.must_say_why else ''} |"
        for move in life.transitions
    )
    article = "an" if life.name[0] in "aeiou" else "a"
    return (
        f"# The life of {article} {life.name}\n\n"
        f"Drawn from `{model.__module__.split('.')[0]}/workflow.py` by `manage.py draw_lives`. "
        "PostgreSQL refuses every other move, and every birth but the first.\n\n"
        f"```mermaid\n{life.diagram()}```\n\n"
        f"| state | on the page |\n|---|---|\n{states}\n\n"
        f"| move | from | to | who may | must say why |\n|---|---|---|---|---|\n{moves}\n"
    )


def pages() -> dict[str, str]:
    """Return every page by its file's name."""
    return {f"{life.name.replace(' ', '-')}.md": page_of(model, life) for model, life in all_lives()}


class Command(BaseCommand):
    """Write the pages."""

    help = "Draw every life of Rowan into docs/workflows, one page a life."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write what differs."""
        FOLDER.mkdir(parents=True, exist_ok=True)
        for name, page in pages().items():
            (FOLDER / name).write_text(page)
            self.stdout.write(f"docs/workflows/{name}")
