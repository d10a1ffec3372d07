"""News of this room, for rooms above that know it while it does not know them."""

from django.dispatch import Signal

# Who is let into a case, or kept away from it, was reckoned anew: ``case``, and ``by`` whom.
sight_settled = Signal()
# A decision opened a case or joined one: ``case``, ``screening``, ``by``.
decision_joined = Signal()
