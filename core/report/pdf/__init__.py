"""Blocks onto paper: what stands where, and the PDF that says so."""
