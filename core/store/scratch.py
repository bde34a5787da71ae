"""The folders in which examples and rehearsals lie: private, and gone with what is in them."""

import shutil
from pathlib import Path
from time import time
from typing import Final

from core.model.fault import FileProblem
from core.words import tr

_SCRATCH: Final = "casewalk-example-"
_REHEARSAL: Final = "Rehearsal.casewalk"
_ONE_DAY: Final = 86_400.0


def example_folder() -> Path:
    """Make a folder for an example: only its owner may look inside. Sweeps what a crash left."""
    from tempfile import gettempdir, mkdtemp

    sweep(Path(gettempdir()))
    return Path(mkdtemp(prefix=_SCRATCH))


def place_to_rehearse(beside: Path | None) -> Path:
    """Return where a copy may lie in which a day is played: only its owner may look inside.

    It is *beside* the audit, as well kept as that; of an example, where examples are. Raises
    FileProblem where there is no room for it.
    """
    from tempfile import mkdtemp

    if beside is not None:
        sweep(beside, _ONE_DAY)
    try:
        return Path(mkdtemp(prefix=_SCRATCH, dir=beside)) / _REHEARSAL
    except OSError as error:
        raise FileProblem(
            tr("No copy can be made beside this audit."),
            tr("Nothing was changed."),
            tr("Copy the audit to this computer, open it there, and play its day."),
        ) from error


def is_scratch(path: Path) -> bool:
    """Return whether a file lies in a folder that was made for it, and goes with it."""
    return path.parent.name.startswith(_SCRATCH)


def is_rehearsal(path: Path) -> bool:
    """Return whether a file is such a copy."""
    return path.name == _REHEARSAL and is_scratch(path)


def sweep(temporary: Path, least_age: float = 3600.0) -> None:
    """Remove what a crash left of examples: copies that no window has open any more."""
    from core.store.lock import Lock

    for folder in temporary.glob(f"{_SCRATCH}*"):
        try:
            if time() - folder.stat().st_mtime < least_age:
                continue  # perhaps one that is just being built
            locks = [Lock(path) for path in folder.glob("*.casewalk")]
            held = any(lock.take() is not None for lock in locks)
            for lock in locks:
                lock.release()
            if not held:
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            continue  # someone else's, and not ours to remove
