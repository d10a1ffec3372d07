"""Plumbing that knows no domain: base record, clock, lives, forms, charts."""
