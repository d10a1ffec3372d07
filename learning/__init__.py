"""The learning library: what was learned, who took it up, briefings, the newsletter and the open call."""
