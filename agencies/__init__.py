"""Who we are: partnerships, agencies, organisations, teams, and the staff who sign in."""
