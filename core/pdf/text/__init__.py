"""The text engine, a library of its own: faces, direction, shaping and line breaks. Frozen."""
