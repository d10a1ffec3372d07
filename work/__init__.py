"""Notices and questions between people, and the jobs that wait."""
