"""The child's plan, the child protection plan within it, and the core group that carries it out."""
