"""Where what is shipped along lies, what is at a place on the disk, and what is truly on it.

A place that cannot be asked (no leave, no drive) has nothing; Path.is_dir() and
its like raise there before Python 3.14.
"""

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

PROGRAM: Final = Path(__file__).resolve().parents[1]
_RESOURCES: Final = PROGRAM / "resources"
EXAMPLES: Final = _RESOURCES / "examples"
FONTS: Final = _RESOURCES / "fonts"
HELP: Final = _RESOURCES / "help"
TOOLS: Final = _RESOURCES / "tools"
_KEPT_BY_ANOTHER: Final = (5, 32, 33)
"""What Windows says while a virus scanner, an indexer or a viewer holds a file."""
_TRIES: Final = 6
_BETWEEN_TRIES: Final = 0.05
_LAUNCHERS: Final = ("casewalk", "casewalk-cli")
"""What starts the program in a folder that was unpacked or installed; the second has a console."""
SCRIPT: Final = "main.py"
ENGLISH: Final = _RESOURCES / "words" / "english.txt"
PASSPHRASE_WORDS: Final = _RESOURCES / "words" / "passphrase.txt"
WELSH: Final = _RESOURCES / "words" / "welsh.toml"


def own_program() -> str:
    """Return the program that has this interpreter in it, as one for Windows has; "" for none."""
    name = Path(sys.executable or "").stem
    return name if name.casefold() in _LAUNCHERS else ""


def started_as() -> str:
    """Return what this was started as: a launcher's name, or main.py."""
    named = own_program() or os.environ.get("CASEWALK_STARTED_AS", "")
    return named if named.casefold() in _LAUNCHERS else SCRIPT


def command_line() -> str:
    """Return what a command is typed after, as in "python main.py check FILE"."""
    name = started_as()
    return f"python {name}" if name == SCRIPT else f"{name.removesuffix('-cli')}-cli"


def is_folder(path: Path) -> bool:
    """Return whether a folder is there."""
    return os.path.isdir(path)  # noqa: PTH112


def is_file(path: Path) -> bool:
    """Return whether a file is there."""
    return os.path.isfile(path)  # noqa: PTH113


def is_there(path: Path) -> bool:
    """Return whether anything is there."""
    return os.path.exists(path)  # noqa: PTH110


def is_same_file(one: Path, other: Path) -> bool:
    """Return whether two paths are of one file that is there; by name where none has a number."""
    try:
        first, second = one.stat(), other.stat()
        if first.st_ino or second.st_ino:
            return os.path.samestat(first, second)
        return os.path.normcase(one.resolve()) == os.path.normcase(other.resolve())
    except OSError:
        return False


def real_path(path: Path) -> Path:
    """Return a path without links; as it is where the system cannot tell what a drive truly is.

    A disk in memory, a locked container or a place very deep down is such to Windows.
    """
    try:
        return path.resolve()
    except OSError:
        return path.absolute()


def settings_folder() -> Path:
    """Return the folder of this person's settings, where the system wants those of programs.

    It is the one that Qt names (GenericConfigLocation), found without it. It may not be there yet.
    """
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Preferences"
    else:
        named = os.environ.get("XDG_CONFIG_HOME", "")
        base = named if named.startswith("/") else Path.home() / ".config"
    return Path(base) / "casewalk"


def profile_folder() -> Path:
    """Return the folder in which this computer keeps what belongs to this person's Casewalk.

    It lies on the computer's own disk and may not be there yet.
    """
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "casewalk"


def computer_name() -> str:
    """Return what this computer calls itself in its network.

    Not by `platform`: on Windows that asks the system's management service, which is slow
    and which some organisations shut.
    """
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def put_over(aside: Path, target: Path) -> None:
    """Put a finished file where another may lie, in one step.

    On Windows a scanner holds a new file for some tens of milliseconds: that is waited
    for, a quarter of a second at most. Raises OSError.
    """
    for left in reversed(range(_TRIES)):
        try:
            aside.replace(target)
        except PermissionError as error:
            if not left or getattr(error, "winerror", None) not in _KEPT_BY_ANOTHER:
                raise
            time.sleep(_BETWEEN_TRIES)
        else:
            return


def sync_file(path: Path) -> None:
    """Bring a file down to the disk, and let the next reading of it come from there.

    Raises OSError when the disk does not take it.
    """
    with path.open("rb+") as file:
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder down to the disk; where no system can, nothing is done."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network drives know no such thing
            os.fsync(number)
    finally:
        os.close(number)
