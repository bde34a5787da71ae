"""What charts draw, and that their tables and captions say the same."""
