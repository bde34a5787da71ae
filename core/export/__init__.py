"""Files that leave: written beside their place, read back, then put there at once."""
