"""Settings, one file a purpose."""
