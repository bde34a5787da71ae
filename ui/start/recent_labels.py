"""The words in which a recent file is listed, and whether it is still there."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from core.model.clock import MONTHS
from core.words import tr

ENDING: Final = ".casewalk"
_PARTED: Final = " › "
_REMOVABLE: Final = (("media",), ("run", "media"), ("mnt",), ("Volumes",))


def time_label(at: datetime, now: datetime) -> str:
    """Return a time as "today 11:02", "yesterday 16:40", "14 July" or "3 December 2013"."""
    if at.date() == now.date():
        return tr("today {at:%H:%M}", at=at)
    if at.date() == now.date() - timedelta(days=1):
        return tr("yesterday {at:%H:%M}", at=at)
    day = f"{at.day} {MONTHS[at.month - 1]}"
    return day if at.year == now.year else f"{day} {at.year}"


def place_label(path: Path, home: Path) -> str:
    """Return the folder of *path* as "Documents › Audits", from the home folder where it can."""
    folder = path.parent
    if folder == home:
        return tr("Home folder")
    if folder.is_relative_to(home):
        return _PARTED.join(folder.relative_to(home).parts)
    parts = [part for part in folder.parts if part != folder.anchor]
    for start in _REMOVABLE:
        if tuple(parts[: len(start)]) == start:
            return _PARTED.join([tr("Removable drive"), *parts[len(start) + 2 :]])
    drive = [tr("Drive {drive}", drive=folder.drive)] if folder.drive else []
    return _PARTED.join([*drive, *parts]) or tr("Top folder")


def name_label(path: Path) -> str:
    """Return a file's name without its ending."""
    return path.stem if path.suffix == ENDING else path.name


def missing_of(paths: list[Path]) -> frozenset[Path]:
    """Return which files are not there now; may wait for a drive that is slow to answer."""
    return frozenset(path for path in paths if not _is_there(path))


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
