"""Reads every room, changes only its own jobs: home pages and PDFs."""
