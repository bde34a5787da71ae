"""The acts, each tried on a real file."""
