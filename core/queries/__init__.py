"""What pages and commands ask of an open audit; each takes the file and changes nothing."""
