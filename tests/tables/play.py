"""Plays one random workshop in a folder of its own."""

import traceback
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.tables.workshop import Workshop


def play(seed: int) -> Workshop:
    """Return a workshop that was played; what ended the program is among its fails."""
    with TemporaryDirectory(prefix="casewalk-tests-") as folder:
        workshop = Workshop(seed, Path(folder))
        try:
            workshop.run()
        except Exception:  # noqa: BLE001 - told with the others
            workshop.fails.append(("ended", traceback.format_exc()[-1_200:]))
    return workshop
