"""Cases handed out to tables, and their files taken back: merged with nothing dropped."""
