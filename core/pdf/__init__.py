"""The PDF writer: blocks onto pages, previewed, protected and read back."""
