"""The audit itself: words, counting, the workshop file, acts, documents. Knows no window."""
