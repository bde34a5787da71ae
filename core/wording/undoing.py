"""What undo and redo would take, and what they took, in words."""

from datetime import datetime
from typing import Final

from core.model.clock import long_date, short_time

UNDO: Final = "Undo: "
REDO: Final = "Redo: "
"""How the news of what was taken back, or done again, begins."""


def undo_question(label: str, at: datetime, now: datetime) -> str:
    """Return what is said before something out of sight is taken back; *at* is when it was done."""
    return f"Alt+Z once more takes back what was done {_when(at, now)}: {label}."


def redo_question(label: str, at: datetime, now: datetime) -> str:
    """Return what is said before something out of sight is done again."""
    return f"Alt+Shift+Z once more does again what was done {_when(at, now)}: {label}."


def turned_words(news: str) -> str:
    """Return what undo or redo did, from the label of its news; empty for any other news."""
    if news.startswith(UNDO):
        return f"Taken back: {news.removeprefix(UNDO)}."
    if news.startswith(REDO):
        return f"Done again: {news.removeprefix(REDO)}."
    return ""


def _when(at: datetime, now: datetime) -> str:
    if at.date() == now.date():
        return f"at {short_time(at)}"
    return f"on {long_date(at)} at {short_time(at)}"
