"""What this computer remembers between days: looks, sizes and which files were open.

Nothing from inside a file is kept, but the day of a reminder that was asked for.
JSON by the standard library: the start screen waits for it, and what would read it faster
takes longer to import.
"""

from collections.abc import Mapping
from contextlib import suppress
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from core.files import put_over, settings_folder

if TYPE_CHECKING:
    from datetime import datetime

KEPT: Final = 8
"""How many recent files are remembered."""


_PLAIN: Final = (
    *("look", "text_scale", "single_letters", "export_folder", "export_formats"),
    *("geometry", "window_size", "room_geometry", "column_widths"),
    *("room_display", "room_display_day", "lock_minutes", "hidden_from_capture"),
    *("heard_window", "heard_geometry", "welsh"),
)
"""The fields kept as they stand, each looked at for its type alone."""


class RecentFile(NamedTuple):
    """A file that was open: where, when (ISO time) and whether it asks for a passphrase.

    `kept_until`, a day, is the one thing from inside that may be here: where it was
    ticked that the start screen is to say when that day has come.
    """

    path: str
    opened: str
    locked: bool = False
    kept_until: str = ""


class Settings(NamedTuple):
    """All that is remembered; `geometry` is Qt's own account of the window, in base64.

    `window_size` is "1440x900" or "1440x900 maximised", `room_geometry` where the room screen
    stood last as a window, `column_widths` what columns were drawn to, by tables of the program.

    `room_display` is the display that was picked for the room, good for `room_display_day` alone.
    `heard_window`: what is heard has a window of its own, which stands at `heard_geometry`.
    `look` is empty until one was chosen.
    An audit is locked after `lock_minutes` without a key; 0 for never.
    """

    look: str = ""
    text_scale: float = 1.0
    single_letters: bool = True
    recent: tuple[RecentFile, ...] = ()
    geometry: str = ""
    window_size: str = ""
    room_geometry: str = ""
    column_widths: str = ""
    export_folder: str = ""
    export_formats: str = "pdf,xlsx"
    room_display: str = ""
    room_display_day: str = ""
    lock_minutes: int = 10
    hidden_from_capture: bool = False
    heard_window: bool = False
    heard_geometry: str = ""
    welsh: bool = False


class SettingsFile:
    """The settings on disk; a broken or missing file gives the defaults."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._now = _read(path)

    @property
    def now(self) -> Settings:
        """What is remembered."""
        return self._now

    def change(self, **changes: Any) -> None:
        """Remember other values for the named fields.

        A folder that cannot be written to is no fault: they last until closing.
        """
        changed = self._now._replace(**changes)
        if changed != self._now:
            self._now = changed
            _write(self._path, changed)

    def opened(self, path: Path, at: "datetime", locked: bool) -> None:
        """Put a file at the head of the recent ones."""
        until = self.kept_until(path)
        one = RecentFile(str(path), at.isoformat(timespec="seconds"), locked, until)
        others = tuple(kept for kept in self._now.recent if kept.path != one.path)
        self.change(recent=(one, *others)[:KEPT])

    def kept_until(self, path: Path) -> str:
        """Return the day until which an audit is kept, where that may be known here."""
        known = (one.kept_until for one in self._now.recent if one.path == str(path.absolute()))
        return next(known, "")

    def keep_until(self, path: Path, day: str) -> None:
        """Know the day until which an audit of the list is kept; nothing to know it no longer."""
        place = str(path.absolute())
        self.change(
            recent=tuple(
                one._replace(kept_until=day) if one.path == place else one
                for one in self._now.recent
            )
        )

    def forget_recent(self) -> None:
        """Forget which files were open."""
        self.change(recent=())


def usual_path() -> Path:
    """Return where settings live for the person at this computer."""
    return settings_folder() / "settings.json"


def _read(path: Path) -> Settings:
    try:
        text = path.read_text(encoding="utf-8")
        import json

        found = json.loads(text)
        return _settings(found) if isinstance(found, dict) else Settings()
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return Settings()


def _settings(found: Mapping[str, Any]) -> Settings:
    """Return settings from what was read; a field of the wrong type keeps its default."""
    usual = Settings()
    same = {
        name: found[name] for name in _PLAIN if type(found.get(name)) is type(getattr(usual, name))
    }
    if not isfinite(same.get("text_scale", 1.0)):
        del same["text_scale"]
    recent = tuple(_recent(one) for one in found.get("recent", ()))
    return usual._replace(recent=recent[:KEPT], **same)


def _recent(one: Mapping[str, Any]) -> RecentFile:
    """Return one remembered file. Raises ValueError where the time is none."""
    from datetime import date, datetime

    opened = datetime.fromisoformat(str(one["opened"]))
    until = str(one.get("kept_until", ""))
    if until:
        date.fromisoformat(until)
    at = opened.isoformat(timespec="seconds")
    return RecentFile(str(one["path"]), at, bool(one["locked"]), until)


def _write(path: Path, settings: Settings) -> None:
    """Replace the file in one step, so that a crash leaves the old or the new."""
    import json

    beside = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        recent = [one._asdict() for one in settings.recent]
        kept = settings._asdict() | {"recent": recent}
        beside.write_text(json.dumps(kept, indent=1), encoding="utf-8")
        put_over(beside, path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
