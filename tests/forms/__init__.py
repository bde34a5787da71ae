"""What is sent to agencies."""
