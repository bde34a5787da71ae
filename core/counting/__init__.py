"""Pure arithmetic on the words: collation, agreement, pace. No I/O, no window."""
