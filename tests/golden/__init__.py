"""What every document of the examples says, kept for every writer to be tested against."""
