"""A writer: blocks as one HTML file without scripts or remote parts, which prints well."""
