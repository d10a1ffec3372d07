"""Shape of input. Nothing here writes."""
