"""Fetches the bytes of a file someone brought, or says plainly why not."""

from pathlib import Path

from core.model.fault import Unreadable

LARGEST = 20 * 1024 * 1024
NOTHING_IN = "Nothing was taken in from it."


def bytes_of(path: Path) -> bytes:
    """Return the whole file.

    Raises Unreadable when it is missing, a folder, closed to us or over 20 MB.
    """
    try:
        if path.is_dir():
            raise Unreadable(
                f"“{path.name}” is a folder.", NOTHING_IN, "Choose the files inside it."
            )
        size = path.stat().st_size
        if size > LARGEST:
            raise Unreadable(
                f"“{path.name}” holds {size // (1024 * 1024)} MB; "
                f"{LARGEST // (1024 * 1024)} MB is the most that can be read.",
                NOTHING_IN,
                "Check that it is the right file, or split it into smaller ones.",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable(
            f"There is no file “{path.name}” there.",
            NOTHING_IN,
            "Check the name and the folder, then try again.",
        ) from error
    except (OSError, ValueError) as error:
        raise Unreadable(
            f"“{path.name}” cannot be read.",
            NOTHING_IN,
            "Close it in other programs, or copy it to this computer first.",
        ) from error
