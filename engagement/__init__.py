"""Engagement events, comments, and what was answered to each."""
