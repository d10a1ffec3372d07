"""The launcher: installs, starts, stops, tests and checks Rowan on one machine, with the standard library alone."""
