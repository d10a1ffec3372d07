"""The thread: from what asked for a change, through what is done, to what proves it and what came of it."""

from improvement.thread.gather import of_indicator, of_learning, of_recommendation, of_source
from improvement.thread.knots import Item, Knot, Place, Strand, Thread

__all__ = [
    "Item",
    "Knot",
    "Place",
    "Strand",
    "Thread",
    "of_indicator",
    "of_learning",
    "of_recommendation",
    "of_source",
]
