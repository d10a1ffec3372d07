"""News of this room, for rooms above that know it while it does not know them."""

from django.dispatch import Signal

# Somebody came or left, changed name, team or manager, or began or ended a role: ``staff``, and ``by`` whom.
staff_changed = Signal()
