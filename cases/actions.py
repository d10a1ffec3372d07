"""Every write to this room."""
