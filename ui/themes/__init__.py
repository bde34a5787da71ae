"""Themes: what the returns and the room say, counted, by pathway and in people's words."""
