"""The page of an open audit."""
