"""What each document says, as content blocks, and the catalogue of documents."""
