"""Sentences made from numbers, people and times."""
