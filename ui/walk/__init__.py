"""Walk: the room goes through every case and every question."""
