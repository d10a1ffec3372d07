"""News of people that other rooms may hear, in the transaction in which it is written.

``circumstances_changed``: ``person`` is a child whose home or household changed, ``change`` one of the constants below,
``since`` the day as far as known, ``by`` who wrote it. ``born``: ``person`` was awaited and is born.
``died``: that ``person`` died ``on`` a day, as far as known, was written down.
``identity_changed``: who ``person`` is was put right; ``was`` holds what stood in each column that changed.
"""

from django.dispatch import Signal

NEW_ADULT, MOVED = "new_adult", "moved"
# Of two children who live together from now on: she who came, and she who lived there already.
JOINED, NEW_CHILD = "joined", "new_child"

circumstances_changed = Signal()
born = Signal()
died = Signal()
identity_changed = Signal()
