"""Logs that cannot carry a name: an allow-list of fields, and errors as type and place only."""

import json
import logging
import traceback

ALLOWED = ("event", "view", "status", "record", "job", "user", "ms")


class AllowListFormatter(logging.Formatter):
    """One JSON line of allowed fields; a message of ours is a fixed sentence, so arguments are left out.

    PostgreSQL puts the offending values into its error text, and Django the path into its warnings:
    neither is ever formatted.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line for ``record``."""
        line: dict[str, object] = {
            "at": self.formatTime(record),
            "level": record.levelname,
            "logger": record.name,
            "said": record.msg if isinstance(record.msg, str) and not record.name.startswith("django.request") else "",
        }
        line |= {name: str(value) for name in ALLOWED if (value := getattr(record, name, None)) is not None}
        request = getattr(record, "request", None)
        match = getattr(request, "resolver_match", None)
        if match:
            line["view"] = match.view_name
        if record.exc_info and record.exc_info[0]:
            frames = traceback.extract_tb(record.exc_info[2])[-8:]
            line["error"] = record.exc_info[0].__name__
            line["at_code"] = [f"{frame.filename}:{frame.lineno}" for frame in frames]
        return json.dumps(line)
