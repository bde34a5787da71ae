"""Widgets shared by every stage: they know no session and emit domain values.

Import each from its own module, so that a screen loads only what it shows.
"""
