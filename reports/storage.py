"""Files in the database: the default storage where no other is configured."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from django.utils.deconstruct import deconstructible


@deconstructible
class DatabaseStorage(Storage):
    """Keep each file as one row, in the transaction that also changes the row that names it."""

    def _rows(self) -> Any:
        from reports.models import StoredFile  # noqa: PLC0415  settings name this class before the models are loaded

        return StoredFile.objects

    def _open(self, name: str, mode: str = "rb") -> File:
        if mode != "rb":
            raise ValueError("A stored file is only read; save another instead.")
        content = self._rows().filter(name=name).values_list("content", flat=True).first()
        if content is None:
            raise FileNotFoundError(name)
        return ContentFile(bytes(content), name=name)

    def _save(self, name: str, content: Any) -> str:
        content.seek(0)
        held = content.read()
        self._rows().create(name=name, content=held, size=len(held))
        return name

    def exists(self, name: str) -> bool:
        """Say whether there is a file of this name."""
        return self._rows().filter(name=name).exists()

    def size(self, name: str) -> int:
        """Return the file's size in bytes."""
        return self._rows().values_list("size", flat=True).get(name=name)

    def delete(self, name: str) -> None:
        """Remove the file."""
        self._rows().filter(name=name).delete()
