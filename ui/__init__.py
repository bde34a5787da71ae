"""The windows: the four stages, the room screen, and what they share. Knows no SQL."""
