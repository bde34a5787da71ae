"""Finds out what an agency's or a form's own headings and words mean in the audit."""
