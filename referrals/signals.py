"""News of this room, for rooms above that know it while it does not know them."""

from django.dispatch import Signal

# A screening is decided and it is known who the child is, whichever came last: ``screening``, ``by``.
settled = Signal()
