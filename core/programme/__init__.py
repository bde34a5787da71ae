"""Rounds beside one another: one's own earlier audits, and what a partnership publishes."""
