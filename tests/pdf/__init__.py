"""The PDF writer: pages, text, passwords and reading back."""
