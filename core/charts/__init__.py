"""Counts drawn: charts as shapes, each with the table that says the same, and as SVG."""
