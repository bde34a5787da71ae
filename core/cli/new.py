"""Makes a new audit from a tool and lists: whole, or not at all."""

import argparse
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.cli.audit_file import secret, snapshot_of, vocabulary_in
from core.cli.bring_in import accepted_doubts, left_out_words, notes, way_out
from core.model.audit import Audit, Grouping
from core.model.draft.returns import AnyDraft, DoubtKind, DraftKind
from core.model.draft.tool import ToolDraft
from core.model.fault import Unreadable, shown
from core.words import tr

if TYPE_CHECKING:
    from core.intake.file_reader import FileReader
    from core.store.file import WorkshopFile


def new(wanted: argparse.Namespace) -> int:
    """Make a new audit; return the exit code."""
    if wanted.from_json:
        _from_json(wanted)
    else:
        _from_tool(wanted)
    print(tr("“{shown}” is ready.", shown=shown(wanted.file.name)))
    return 0


def _from_json(wanted: argparse.Namespace) -> None:
    """Make an audit of the whole one that a JSON holds."""
    from core.acts.whole import take_whole
    from core.data.json_file import read

    passphrase = secret(wanted.passphrase_file, "passphrase")
    try:
        found = read(wanted.from_json.read_bytes())
    except OSError as error:
        raise Unreadable(
            tr("“{name}” could not be read.", name=shown(wanted.from_json.name)),
            tr("No audit was made."),
            tr("Name the file that “export” wrote as JSON."),
        ) from error
    with _made(wanted.file, passphrase) as file:
        take_whole(file, found)


def _from_tool(wanted: argparse.Namespace) -> None:
    from core.intake.file_reader import FileReader
    from core.intake.shipped import find_tool

    tool = find_tool(wanted.tool)
    passphrase = secret(wanted.passphrase_file, "passphrase")
    with FileReader() as reader, _made(wanted.file, passphrase) as file:
        _fill(file, tool, wanted, reader)


@contextmanager
def _made(path: Path, passphrase: str | None) -> "Iterator[WorkshopFile]":
    """Make a file, which is gone again where what is to come into it does not."""
    from core.store.file import WorkshopFile

    file = WorkshopFile.create(path, passphrase)
    try:
        with file:
            yield file
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _fill(
    file: "WorkshopFile", tool: ToolDraft, wanted: argparse.Namespace, reader: "FileReader"
) -> None:
    from core.acts.bring_in import take
    from core.acts.prepare import set_audit
    from core.acts.tool import take_tool
    from core.intake.read import drafts_of

    one, _, many = (part.strip() for part in wanted.audited.partition(","))
    title = wanted.title.strip() or tool.title
    set_audit(file, Audit(title, audited_one=one, audited_many=many))
    take_tool(file, tool)
    lists = (
        (wanted.cases, DraftKind.CASES),
        (wanted.requests, DraftKind.REQUESTS),
        (wanted.judgements, DraftKind.JUDGEMENTS),
    )
    for path, kind in lists:
        if path is None:
            continue
        for draft in drafts_of(reader.read(path), vocabulary_in(file), kind):
            take(file, _whole(draft, accepted_doubts(wanted)))
        if kind is DraftKind.CASES:
            _group_by_what_is_there(file)


def _group_by_what_is_there(file: "WorkshopFile") -> None:
    """List the cases by team where the file named teams and no pathways."""
    from core.acts.prepare import set_audit

    now = snapshot_of(file)
    if any(case.team for case in now.cases) and not any(case.pathway for case in now.cases):
        set_audit(file, replace(now.audit, grouping=Grouping.TEAM))


def _whole(read: AnyDraft, accepted: Collection[DoubtKind]) -> AnyDraft:
    """Return a draft nothing of which is held back, and say what was noticed.

    Raises Unreadable when something is, after naming every row.
    """
    draft = read.accepting(accepted)
    for note in notes(draft):
        print(note, file=sys.stderr)
    if draft.problems:
        raise Unreadable(
            tr(
                "{left_out_words}, and a new audit is made whole or not at all.",
                left_out_words=left_out_words(draft),
            ),
            tr("No audit was made."),
            tr("Correct what is named and try again{way_out}.", way_out=way_out(read, accepted)),
        )
    return draft
