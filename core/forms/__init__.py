"""What goes out to agencies."""
