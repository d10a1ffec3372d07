"""Papers of a case: kinds, versions, and the check at the door."""
