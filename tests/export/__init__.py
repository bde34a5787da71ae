"""Files that leave, all or none."""
