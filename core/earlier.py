"""An earlier audit, read from its file, or from its JSON; told there that its actions go on."""

from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from core.acts.carrying_on import say_they_go_on
from core.acts.whole import take_whole
from core.data import json_file
from core.model.fault import Unreadable
from core.model.made_passphrase import made_passphrase
from core.model.snapshot import FullSnapshot
from core.queries.documents import full
from core.queries.earlier import read_earlier
from core.store.file import WorkshopFile
from core.words import tr

ENDING: Final = ".json"


def read_audit(path: Path, passphrase: str | None = None) -> FullSnapshot:
    """Return what an audit holds, from its file or from its JSON; nothing of it is kept open.

    Raises WrongKey, Unreadable or FileProblem.
    """
    if path.suffix.casefold() != ENDING:
        return read_earlier(path, passphrase)
    try:
        return _of_json(path.read_bytes())
    except OSError as error:
        raise Unreadable(
            tr("“{name}” could not be read.", name=path.name),
            tr("Nothing came in."),
            tr("See that it is there and that you may read it."),
        ) from error
    except Unreadable as error:
        error.safe = tr("Nothing came in.")
        raise


def say_there(path: Path, passphrase: str | None, texts: Collection[str], title: str) -> None:
    """Write into an earlier audit's file that what was carried on goes on in *title*.

    Raises WrongKey, or FileProblem where somebody has it open or it cannot be written.
    """
    with WorkshopFile.open(path, passphrase) as file:
        why_not = file.why_read_only
        if why_not is not None:
            why_not.safe = tr("Nothing was written there; what came in is here.")
            raise why_not
        say_they_go_on(file, texts, title)


def _of_json(content: bytes) -> FullSnapshot:
    """Lay it out in a file for a moment: under a key nobody has, so that nothing can be left."""
    found = json_file.read(content)
    with TemporaryDirectory() as folder:
        made = Path(folder) / "earlier.casewalk"
        with WorkshopFile.create(made, made_passphrase()) as file:
            take_whole(file, found)
            return full(file)
