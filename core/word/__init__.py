"""A writer: blocks as a Word document with real headings, lists and tables."""
