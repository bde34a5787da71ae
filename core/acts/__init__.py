"""What a facilitator does, one small function each; takes the open file, returns the news."""
