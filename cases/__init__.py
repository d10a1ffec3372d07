"""The shared multi-agency record of the work to keep one child safe."""
