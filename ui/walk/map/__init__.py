"""The map of the audit: cases by questions, by how far the agencies differ."""
