"""Report: the documents to leave with, their real pages, and what to look at before they go."""
