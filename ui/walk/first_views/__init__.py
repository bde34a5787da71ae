"""First views: what the table says before it sees the returns."""
