"""The shared widgets, by hand and by keyboard."""
