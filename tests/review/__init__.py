"""What is pointed out before a document leaves."""
