"""The child protection register: who is on it and why, enquiries to it, and moves between areas."""
