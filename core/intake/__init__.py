"""What comes in from outside: read into drafts beside their problems. Writes nothing."""
