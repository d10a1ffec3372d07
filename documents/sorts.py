"""Which files are kept: told by what is in them, never by their name alone."""

from __future__ import annotations

from typing import Any

import filetype

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
ENDINGS = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.oasis.opendocument.text": "odt",
    "image/jpeg": "jpg",
    "image/png": "png",
    "text/plain": "txt",
}
KEPT = "a PDF, a Word or OpenDocument text, an Excel workbook, plain text, or a JPEG or PNG picture"


def content_type_of(content: bytes) -> str:
    """Return what a file is by its content; empty when it is nothing that is kept here."""
    found = filetype.guess_mime(content)
    if found is not None:
        return found if found in ENDINGS else ""
    return "text/plain" if _is_text(content) else ""


def why_not_keep(content: Any) -> str | None:
    """Say why an uploaded file is not kept, or None."""
    if not content.size:
        return "This file is empty. Choose another."
    if content.size > MOST_BYTES:
        return f"This file is {content.size // MEGABYTE} MB. Choose one of at most {MOST_BYTES // MEGABYTE} MB."
    content.seek(0)
    found = content_type_of(content.read())
    content.seek(0)
    return None if found else f"Rowan keeps {KEPT}. Save this as one of these and choose it again."


def _is_text(content: bytes) -> bool:
    if b"\x00" in content:
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
