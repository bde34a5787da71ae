"""A wish beside an audit that somebody else has open: who asks for it, and nothing of it.

The audit itself cannot be written to then. Whoever has it open takes the wish in.
"""

import json
from contextlib import suppress
from pathlib import Path
from typing import Final

from core.files import is_file
from core.model.fault import FileProblem
from core.words import tr

_ENDING: Final = ".asked"
_LONGEST: Final = 200
_MOST: Final = 4_096


def leave_wish(path: Path, who: str) -> None:
    """Leave word beside the audit that *who* asks for it. Raises FileProblem."""
    try:
        _place(path).write_text(json.dumps({"who": who[:_LONGEST]}), encoding="utf-8")
    except OSError as error:
        raise FileProblem(
            tr("Nothing can be left in the folder of this audit."),
            tr("Nothing was changed."),
            tr("Ask whoever has it by other means."),
        ) from error


def taken_wish(path: Path) -> str:
    """Return who asked for the audit, and take the wish away; "" where nobody did.

    May wait for a network: not for a window's thread.
    """
    place = _place(path)
    if not is_file(place):
        return ""
    who = ""
    with suppress(OSError, ValueError, KeyError, TypeError):
        with place.open("rb") as file:
            found = json.loads(file.read(_MOST))
        who = str(found["who"])[:_LONGEST].strip()
    with suppress(OSError):
        place.unlink()
    return who


def _place(path: Path) -> Path:
    return path.with_name(path.name + _ENDING)
