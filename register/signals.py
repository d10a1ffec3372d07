"""What other rooms may hear of the register."""

from django.dispatch import Signal

# registration, by, acting_as, on, why: the child's name came off the register.
taken_off = Signal()
