"""Bytes kept in the database, so that they come and go with the rows that name them."""

from __future__ import annotations

import uuid

from django.db import models

from common import clock


class StoredFile(models.Model):
    """The bytes of one file. Its history is that of the row that names it, so it keeps none."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200, unique=True)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    stored_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.name
