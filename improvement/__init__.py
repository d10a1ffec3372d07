"""What changes because of it: plans, sources, recommendations, actions, evidence."""
