"""Reads several files, or a whole folder, as if they had come one after the other."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from core.files import is_file, is_folder
from core.intake.disk import NOTHING_IN
from core.intake.grid import Grid, read_grid
from core.intake.read import drafted, kind_of
from core.intake.vocabulary import Vocabulary
from core.model.draft.returns import AnyDraft, CaseDraft, DraftKind, RequestDraft
from core.model.fault import Unreadable
from core.model.progress import Progress

READABLE: Final = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm"})
# Cases come before what speaks of them, requests before what answers them.
_ORDER: Final = (*DraftKind, None)


@dataclass(frozen=True, slots=True)
class Batch:
    """What several files would bring in: drafts in the order to take them in.

    `unread` are the faults of files that cannot be read at all; `left` are the
    names of files in a folder that are of another kind.
    """

    drafts: tuple[AnyDraft, ...] = ()
    unread: tuple[Unreadable, ...] = ()
    left: tuple[str, ...] = ()


def read_batch(paths: Sequence[Path], vocabulary: Vocabulary, progress: Progress) -> Batch:
    """Read files and the files in folders; what one adds, the next ones know.

    Never raises Unreadable: a file that cannot be read does not stop the others.
    """
    files, left = _files(paths, progress)
    grids: list[Grid] = []
    unread: list[Unreadable] = []
    for done, path in enumerate(files):
        progress(done, len(files))
        try:
            grids.append(_grid(path))
        except Unreadable as fault:
            unread.append(fault)
    drafts: list[AnyDraft] = []
    for grid in sorted(grids, key=lambda grid: _ORDER.index(kind_of(grid, vocabulary))):
        try:
            drafts.append(drafted(grid, vocabulary))
        except Unreadable as fault:
            unread.append(fault)
            continue
        vocabulary = _learnt(vocabulary, drafts[-1])
    progress(len(files), len(files))
    return Batch(tuple(drafts), tuple(unread), left)


def _files(paths: Iterable[Path], progress: Progress) -> tuple[list[Path], tuple[str, ...]]:
    """Return the files to read, and the names of those left alone in a folder."""
    files: list[Path] = []
    left: list[str] = []
    for path in paths:
        if not is_folder(path):
            files.append(path)
            continue
        for found in _inside(path, progress):
            if found.suffix.lower() in READABLE | {".pdf"} and not _is_aside(found):
                files.append(found)
            elif not found.name.startswith("."):
                left.append(found.name)
    return list(dict.fromkeys(files)), tuple(left)


def _inside(folder: Path, progress: Progress) -> list[Path]:
    """Return the files in a folder and in those below it; it may turn out to be a whole disk."""
    found: list[Path] = []
    for above, _, names in os.walk(folder):
        progress(0, 1)
        found += (Path(above, name) for name in names)
    return sorted(path for path in found if is_file(path))


def _is_aside(path: Path) -> bool:
    """Return whether it is what Excel or a file system keeps beside an open file."""
    return path.name.startswith(("~$", "."))


def _grid(path: Path) -> Grid:
    if path.suffix.lower() == ".pdf":
        raise Unreadable(
            f"“{path.name}” is a PDF, and PDF forms cannot be read yet.",
            NOTHING_IN,
            "Type its answers in: choose its cell in the table of returns, "
            "then “Type the return in”.",
        )
    return read_grid(path)


def _learnt(vocabulary: Vocabulary, draft: AnyDraft) -> Vocabulary:
    """Return the words known once *draft* is in."""
    cases = [row.reference for row in draft.rows if isinstance(row, CaseDraft)]
    agencies = [row.agency for row in draft.rows if isinstance(row, RequestDraft)]
    return replace(
        vocabulary,
        cases=tuple(dict.fromkeys((*vocabulary.cases, *cases))),
        agencies=tuple(dict.fromkeys((*vocabulary.agencies, *agencies))),
    )
