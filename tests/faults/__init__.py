"""The durability campaign: disasters caused on purpose, counted, each beside one that must show."""
