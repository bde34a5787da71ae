"""Safekeeping, from the window."""
