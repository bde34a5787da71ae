"""Reads a text beside an audit's counts and points at words that do not fit."""

import argparse
import json
from collections.abc import Iterable
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.cli.audit_file import open_audit, snapshot_of
from core.model.fault import FileProblem
from core.words import plural, tr, word_for

if TYPE_CHECKING:
    from core.store.file import WorkshopFile
    from core.wording.careful_reader.known import AuditBases
    from core.wording.careful_reader.mark import ReaderMark

_MOST_BYTES: Final = 5_000_000


def careful(wanted: argparse.Namespace) -> int:
    """Print what does not fit, in the order of the text; return 1 if anything does not."""
    from core.wording.careful_reader.read import read_carefully

    text = _text(wanted.text)
    with open_audit(wanted) as file:
        marks = read_carefully(text, _bases(file))
        marks = tuple(sorted(marks, key=lambda mark: mark.start))
        if wanted.format == "json":
            print(json.dumps([_row(text, mark) for mark in marks], indent=1, ensure_ascii=False))
        else:
            print("\n".join([*(_lines(text, mark) for mark in marks), _how_many(marks)]))
    return 1 if marks else 0


def _text(path: Path) -> str:
    """Return what a text file says, in UTF-8 with or without a byte order mark."""
    try:
        data = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
    except OSError as error:
        raise FileProblem(
            tr("“{name}” could not be read.", name=path.name),
            tr("Nothing was changed."),
            tr("See that it is there, that it is a file and that you may read it."),
        ) from error
    if data is None:
        raise FileProblem(
            tr("“{name}” is larger than a text is.", name=path.name),
            tr("Nothing was changed."),
            tr("Name a text file of 5 MB at most."),
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileProblem(
            tr("“{name}” is no text in UTF-8.", name=path.name),
            tr("Nothing was changed."),
            tr("Save it as plain text, with UTF-8 as its encoding, and read that."),
        ) from error


def _bases(file: "WorkshopFile") -> "AuditBases":
    from core.counting.asking import asked_of_some, deciding_items, not_asked
    from core.counting.cuts import AnswersGrouped
    from core.queries.cuts import answers_grouped
    from core.queries.returns import given_to
    from core.wording.careful_reader.audit import audit_bases

    now = snapshot_of(file)
    apart = not_asked(now, *given_to(file, deciding_items(now.tool)))
    each = [item.id for item in asked_of_some(now.tool)]
    by_agency = starmap(AnswersGrouped, answers_grouped(file, False, True, each))
    by_case = starmap(AnswersGrouped, answers_grouped(file, True, False, each))
    return audit_bases(now, by_agency, by_case, apart)


def _line_of(text: str, mark: "ReaderMark") -> int:
    return text.count("\n", 0, mark.start) + 1


def _lines(text: str, mark: "ReaderMark") -> str:
    words = " ".join(mark.words_in(text).split())
    head = tr("Line {line}: “{words}”", line=_line_of(text, mark), words=words)
    lines = [f"{head}. {word_for(mark.kind)}.", f"    {mark.reason}"]
    if mark.offer:
        lines.append("    " + tr("It could say “{offer}”.", offer=mark.offer))
    return "\n".join([*lines, ""])


def _how_many(marks: Iterable["ReaderMark"]) -> str:
    count = len(list(marks))
    if not count:
        return tr("No word was found that does not fit the numbers.")
    return tr("{places} to look at. Nothing was changed.", places=plural(count, "place"))


def _row(text: str, mark: "ReaderMark") -> dict[str, object]:
    return {
        "kind": mark.kind.name.casefold(),
        "line": _line_of(text, mark),
        "start": mark.start,
        "end": mark.end,
        "words": mark.words_in(text),
        "reason": mark.reason,
        "numbers": mark.numbers,
        "offer": mark.offer,
    }
