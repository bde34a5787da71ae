"""What undo and redo would take, and what they took, in words."""

from datetime import datetime
from typing import Final

from core.model.clock import long_date, short_time
from core.words import tr

UNDO: Final = tr("Undo: ")
REDO: Final = tr("Redo: ")
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
        return tr("Taken back: {removeprefix}.", removeprefix=news.removeprefix(UNDO))
    if news.startswith(REDO):
        return tr("Done again: {removeprefix}.", removeprefix=news.removeprefix(REDO))
    return ""


def _when(at: datetime, now: datetime) -> str:
    if at.date() == now.date():
        return tr("at {short_time}", short_time=short_time(at))
    return tr("on {long_date} at {short_time}", long_date=long_date(at), short_time=short_time(at))
