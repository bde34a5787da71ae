"""Handing cases out to a table: a sealed file of their own, under four words of its own."""

import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final
from uuid import uuid4

from core.files import PASSPHRASE_WORDS, is_there
from core.model.access import AccessKind
from core.model.case import Case
from core.model.changed import Changed
from core.model.fault import NotYet, WorkshopError
from core.model.hand_out import FileOfAudit, HandOut, HandOutCase
from core.model.ids import CaseId
from core.model.names import cleaned, normalised
from core.model.progress import Progress, unreported
from core.store.file import WorkshopFile
from core.words import plural, tr

WORDS: Final = 4
"""How many words the passphrase of a hand-out has: each one of 7,776, together 51 bits."""

LONGEST_NAME: Final = 60


@cache
def passphrase_words() -> tuple[str, ...]:
    """Return the words that passphrases are drawn from, in the order of the alphabet."""
    return tuple(PASSPHRASE_WORDS.read_text(encoding="ascii").split())


def drawn_passphrase() -> str:
    """Return four words drawn at random: "maple anchor window tiger"."""
    return " ".join(secrets.choice(passphrase_words()) for _ in range(WORDS))


def table_name(typed: str) -> str:
    """Return the name of a table as it is kept: on one line; "" where nothing can be read."""
    name = " ".join(cleaned(typed).split())
    return name if normalised(name) else ""


def hand_out(
    file: WorkshopFile,
    path: Path,
    name: str,
    cases: Sequence[CaseId],
    passphrase: str,
    progress: Progress = unreported,
    who: str = "",
) -> Changed | None:
    """Write a sealed file with some cases for a table, and note here that they lie there.

    The access log says so in the same act, by *who*.

    It is read back from the disk before anything is noted. Takes about 0.3 s, on the
    calling thread. Raises NotYet, FileProblem and Cancelled, with nothing handed out.
    """
    name = table_name(name)
    _refuse(file, name, cases)
    ours = file.which
    at = file.clock().isoformat(timespec="seconds")
    which = FileOfAudit(ours.audit, uuid4().hex, name, ours.file, at)
    kept = passphrase if file.is_locked else ""
    label = tr(
        "hand {several} out to {name}", several=plural(len(cases), "{case}", "{cases}"), name=name
    )
    is_ours = not is_there(path)  # from here on it can only be what is written now
    try:
        with file.act(label) as act:
            made = HandOut(which.file, name, handed_at=at, written_as=path.name, passphrase=kept)
            key = file.put(made)
            file.put_new([HandOutCase(key, case) for case in cases])
            file.access.note(AccessKind.TABLE, who, f"{name} ({len(cases)})")
            file.seal(path, passphrase, which, cases, key, progress)
            is_ours = True
    except BaseException:
        if is_ours:
            _take_away(file, path, which)
        raise
    return act.news


def _take_away(file: WorkshopFile, path: Path, which: FileOfAudit) -> None:
    """Remove a table's file that could not be noted; where that is in doubt it stays."""
    with suppress(WorkshopError, OSError):
        if all(one.file != which.file for one in file.all(HandOut)):
            path.unlink()


def call_back(file: WorkshopFile, handed: HandOut) -> Changed | None:
    """Let the cases of a table that may never return be worked on here; it may still come."""
    with file.act(tr("call {name} back", name=handed.name)) as act:
        at = file.clock().isoformat(timespec="seconds")
        file.put(replace(handed, called_back_at=at))
    return act.news


def _refuse(file: WorkshopFile, name: str, cases: Sequence[CaseId]) -> None:
    safe = tr("Nothing was handed out.")
    if not name or len(name) > LONGEST_NAME:
        raise NotYet(
            tr("The table has no name, or one of more than {most} signs.", most=LONGEST_NAME),
            safe,
            tr("Give it a short one, such as “Table 1”."),
        )
    if not cases:
        raise NotYet(tr("No {case} was chosen."), safe, tr("Choose at least one."))
    there = {one.id for one in file.all(Case)}
    if not there.issuperset(cases):
        raise NotYet(tr("A chosen {case} is not in the audit any more."), safe, tr("Choose again."))
