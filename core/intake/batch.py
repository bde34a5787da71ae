"""Reads several files, or a whole folder, as if they had come one after the other."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from core.files import is_file, is_folder
from core.intake.file_reader import FileReader
from core.intake.forms import holds_forms
from core.intake.packed import PACKED
from core.intake.read import drafts_of, kind_of
from core.intake.repeats import with_groups_of_forms
from core.intake.sheets import Contents
from core.intake.tables import grids_of
from core.intake.vocabulary import EarlierReturn, Pair, Vocabulary
from core.model.draft.returns import AnyDraft, CaseDraft, DraftKind, RequestDraft, ReturnDraft
from core.model.fault import Unreadable
from core.model.names import normalised
from core.model.progress import Progress, unreported
from core.words import tr

READABLE: Final = frozenset(
    {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".pdf", ".docx", PACKED}
)
# Cases come before what speaks of them, requests before what answers them.
_ORDER: Final = (*DraftKind, None)


@dataclass(frozen=True, slots=True)
class Batch:
    """What several files would bring in: drafts in the order to take them in.

    A file with several tables gives several drafts. `unread` are the faults of
    files that cannot be read at all; `left` are the names of files in a folder
    that are of another kind. `contents` are the files as they are, to be read once more
    in other words, `closed` the faults of those that cannot be opened.
    """

    drafts: tuple[AnyDraft, ...] = ()
    unread: tuple[Unreadable, ...] = ()
    left: tuple[str, ...] = ()
    contents: tuple[Contents, ...] = ()
    closed: tuple[Unreadable, ...] = ()


def read_batch(
    paths: Sequence[Path],
    vocabulary: Vocabulary,
    reader: FileReader,
    progress: Progress,
    pasted: Sequence[str] = (),
) -> Batch:
    """Read files, those in folders and zips, and tables that were *pasted*.

    What one adds, the next ones know.
    Never raises Unreadable: a file that cannot be read does not stop the others.
    """
    files, left = files_in(paths, progress)
    found: list[Contents] = []
    unread: list[Unreadable] = []
    for done, path in enumerate(files):
        progress(done, len(files))
        opened = opening(path, reader, partial(progress, done, len(files)))
        found += opened.contents
        unread += opened.closed
        left += opened.left
    for at, text in enumerate(pasted, 1):
        name = tr("Pasted table") if at == 1 else tr("Pasted table {number}", number=at)
        try:
            found.append(reader.read_bytes(name, text.encode("utf-8", "replace")))
        except Unreadable as fault:
            unread.append(fault)
    contents = tuple(named_apart(found, set()))
    batch = read_again(Batch(closed=tuple(unread), left=left, contents=contents), vocabulary)
    progress(len(files), len(files))
    return batch


def opening(path: Path, reader: FileReader, look: Callable[[], None] = lambda: None) -> Batch:
    """Return what a file holds as it is, or what each of the files in a zip does."""
    try:
        if path.suffix.lower() != PACKED:
            return Batch(contents=(reader.read(path, look),))
        inside = reader.unpacked(path, look)
    except Unreadable as fault:
        return Batch(closed=(fault,))
    found: list[Contents] = []
    closed: list[Unreadable] = []
    left: list[str] = []
    for name, data in inside:
        if Path(name).suffix.lower() not in READABLE - {PACKED}:
            left.append(name)
            continue
        try:
            found.append(reader.read_bytes(name, data, look))
        except Unreadable as fault:
            closed.append(fault)
    contents = tuple(with_groups_of_forms(found))
    return Batch(contents=contents, closed=tuple(closed), left=tuple(left))


def named_apart(contents: Iterable[Contents], taken: set[str]) -> Iterator[Contents]:
    """Yield files of one name, from several folders, under names of their own: "back (2).csv".

    What waits of a file, and what was held back of it, is known by the file's name. Those
    *taken* are added to.
    """
    for one in contents:
        path, name, number = Path(one.source), one.source, 1
        while normalised(name) in taken:
            number += 1
            name = f"{path.stem} ({number}){path.suffix}"
        taken.add(normalised(name))
        yield one if name == one.source else replace(one, source=name)


def read_again(batch: Batch, vocabulary: Vocabulary, progress: Progress = unreported) -> Batch:
    """Return what the files of a batch bring in, read in the words of *vocabulary*."""
    drafts: list[AnyDraft] = []
    unread = list(batch.closed)
    listed = list(batch.contents)
    if len(listed) > 1:  # to know what a file holds it has to be read as a table
        listed.sort(key=lambda one: _order(one, vocabulary))
    for done, contents in enumerate(listed):
        progress(done, len(listed))
        try:
            for draft in drafts_of(contents, vocabulary):
                drafts.append(draft)
                vocabulary = learnt(vocabulary, draft)
        except Unreadable as fault:
            unread.append(fault)
    return replace(batch, drafts=tuple(drafts), unread=tuple(unread))


def _order(contents: Contents, vocabulary: Vocabulary) -> int:
    if holds_forms(contents):
        return _ORDER.index(DraftKind.RETURNS)
    try:
        return _ORDER.index(kind_of(grids_of(contents, vocabulary)[0], vocabulary))
    except Unreadable:
        return len(_ORDER)


def files_in(
    paths: Iterable[Path], progress: Progress = unreported
) -> tuple[list[Path], tuple[str, ...]]:
    """Return the files to read, and the names of those left alone in a folder."""
    files: list[Path] = []
    left: list[str] = []
    for path in paths:
        if not is_folder(path):
            files.append(path)
            continue
        for found in _inside(path, progress):
            if found.suffix.lower() in READABLE and not _is_aside(found):
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


def learnt(vocabulary: Vocabulary, draft: AnyDraft) -> Vocabulary:
    """Return the words known once *draft* is in, whatever is decided on its doubts."""
    rows = [*draft.rows, *(doubt.entry for doubt in draft.doubts)]
    cases = [row.reference for row in rows if isinstance(row, CaseDraft)]
    requests = [row for row in rows if isinstance(row, RequestDraft)]
    sure = dict(_returns(draft.source, draft.rows))
    waiting = dict(_returns(draft.source, [one.entry for one in draft.doubts], waiting=True))
    asked = {(normalised(row.case), normalised(row.agency)): row.asked for row in requests}
    agencies = (request.agency for request in requests)
    return replace(
        vocabulary,
        cases=tuple(dict.fromkeys((*vocabulary.cases, *cases))),
        agencies=tuple(dict.fromkeys((*vocabulary.agencies, *agencies))),
        asked={**asked, **vocabulary.asked},
        returned={**waiting, **vocabulary.returned, **sure},
    )


def _returns(
    source: str, rows: Iterable[object], *, waiting: bool = False
) -> Iterator[tuple[Pair, EarlierReturn]]:
    """Yield what is then known of the returns among rows; what only waits is not in yet."""
    for row in rows:
        if isinstance(row, ReturnDraft):
            size = len(row.answers), len(row.comments)
            known = EarlierReturn(source, *size, row.fingerprint, waiting)
            yield (normalised(row.case), normalised(row.agency)), known
