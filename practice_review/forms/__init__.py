"""Shape of input, by page family. Nothing here writes."""
