"""The look, the shared widgets and what holds them together, by hand and by keyboard."""
