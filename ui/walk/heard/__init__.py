"""Heard in the room: what people say is caught here without losing the thread."""
