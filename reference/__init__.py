"""What the law and the lists say: timescales, code lists, working days."""
