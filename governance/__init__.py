"""What chief officers and the committee meet about, decide and follow, and how they judge their own work."""
