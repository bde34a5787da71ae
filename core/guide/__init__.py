"""The guide: its pages as text with headings, and what is found in them by the words people use."""
