"""Who may see and do what: the only room that speaks to guardian."""
