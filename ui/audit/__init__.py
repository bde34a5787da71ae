"""The page of an open audit: its session, its stages and what they share."""
