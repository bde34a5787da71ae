"""Reads a day written as TOML: an example's details, people, agenda and what was walked so far."""

from pathlib import Path

from core.intake.toml import decode_toml
from core.model.draft.day import DayDraft
from core.words import tr


def read_day(path: Path) -> DayDraft:
    """Read a day.

    Raises Unreadable naming the entry that cannot be used; whether its cases,
    agencies and questions exist is for the audit it goes into to say.
    """
    return decode_toml(path, DayDraft, tr("a day"))
