"""The fictional demonstration: a city's half year, lived through the actions a user calls."""
