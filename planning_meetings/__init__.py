"""Child protection planning meetings: who came, what was known, what was decided."""
