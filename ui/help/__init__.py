"""The help page: every key, a short guide, what has changed, and what Casewalk is made of."""
