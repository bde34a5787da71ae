"""Hands cases out to a table, takes its file back, and says what is where."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from core.cli.audit_file import account, open_audit, secret, snapshot_of
from core.counting.waiting_rows import waits
from core.files import is_there, real_path
from core.model.case import Case
from core.model.fault import FileProblem, NotYet
from core.model.ids import CaseId
from core.model.names import normalised
from core.wording.first_views import HIDDEN
from core.wording.tables import (
    came_words,
    heading_of,
    open_words,
    side_words,
    state_words,
    table_lines,
    what_words,
)
from core.wording.tables_page import twice_words
from core.words import plural, tr

if TYPE_CHECKING:
    from core.model.snapshot import Snapshot
    from core.store.file import WorkshopFile
    from core.tables.take_back import TakenBack


def hand_out_cases(wanted: argparse.Namespace) -> int:
    """Write a table's file; its four words go to the slip, or to standard output."""
    from core.tables.hand_out import drawn_passphrase, hand_out, table_name

    for target in (wanted.to, wanted.slip):
        if target is not None and is_there(target):
            raise FileProblem(
                tr("There is already a file called “{name}” there.", name=target.name),
                tr("It was not touched, and nothing was handed out."),
                tr("Choose another name or another folder."),
            )
    if wanted.slip is not None and real_path(wanted.slip) == real_path(wanted.to):
        raise NotYet(
            tr("The slip and the table's file cannot be one file."),
            tr("Nothing was handed out."),
            tr("Give the slip a name of its own."),
        )
    table = table_name(wanted.table)
    with open_audit(wanted) as file:
        cases, words = _cases_named(file, wanted.case), drawn_passphrase()
        twice = twice_words(snapshot_of(file), cases)
        with _slip_first(file, wanted.slip, table, words):
            hand_out(file, wanted.to, table, cases, words, who=account())
    print(
        tr(
            "{table}: {number} handed out as “{name}”.",
            table=table,
            number=plural(len(cases), "{case}", "{cases}"),
            name=wanted.to.name,
        )
    )
    if twice:
        print(twice)
    if wanted.slip is None:
        print(tr("It opens with: {words}", words=words))
    return 0


def _cases_named(file: "WorkshopFile", references: Sequence[str]) -> list[CaseId]:
    known = {normalised(one.reference): one.id for one in file.all(Case)}
    unknown = [one for one in references if normalised(one) not in known]
    if unknown:
        raise NotYet(
            tr("There is no {case} called “{name}”.", name=unknown[0]),
            tr("Nothing was handed out."),
            tr("Name it as the audit does."),
        )
    return list(dict.fromkeys(known[normalised(one)] for one in references))


@contextmanager
def _slip_first(
    file: "WorkshopFile", target: Path | None, table: str, words: str
) -> Iterator[None]:
    """Write the slip before its table's file: what no slip can be had of is not handed out.

    Where nothing is handed out then, the slip goes again.
    """
    from core.documents.slip import slip
    from core.export.one_document import write_document

    if target is None:
        yield
        return
    day = file.clock().date().isoformat()
    write_document(target, slip(snapshot_of(file).audit, table, words, day))
    try:
        yield
    except BaseException:
        with suppress(OSError):
            target.unlink()
        raise


def take_files_back(wanted: argparse.Namespace) -> int:
    """Take files back, one act each; 1 where anything is to be settled afterwards."""
    from core.tables.take_back import opened_by_kept, take_back

    given = secret(wanted.words_file, "passphrase")
    typed = (given or "").splitlines()
    with open_audit(wanted) as file:
        for path in wanted.files:
            with opened_by_kept(file, path, typed) as there:
                found = take_back(file, there, anyway=wanted.anyway, who=account())
            _say_taken(file, found)
        now = snapshot_of(file)
    for one in (one for one in now.table_differences if one.is_open):
        print(f"{heading_of(now, one)}: {what_words(one)}")
        if waits(now, one):
            print(f"  {HIDDEN}")
            continue
        print(tr("  here: {words}", words=side_words(now, one.here)))
        print(tr("  there: {words}", words=side_words(now, one.there)))
    return 1 if open_words(now) else 0


def _say_taken(file: "WorkshopFile", found: "TakenBack") -> None:
    name = found.which.name
    if found.is_empty:
        print(tr("Nothing new from {table}.", table=name))
    else:
        print(tr("{table}: {things} taken.", table=name, things=plural(found.report.rows, "thing")))
    for heading, words in came_words(snapshot_of(file), found.report.taken):
        print(f"  {heading}: {words}")
    if found.report.erased:
        print(tr("  Of a {case} that was erased here for good nothing came in."))
    if found.waiting:
        print(
            tr(
                "  {texts} typed there and not entered did not come.",
                texts=plural(found.waiting, "text"),
            )
        )


def say_tables(wanted: argparse.Namespace) -> int:
    """Say which cases lie where, and what is to be settled; call one back before, where asked."""
    with open_audit(wanted) as file:
        if wanted.call_back is not None:
            _call_back(file, wanted.call_back)
        now, which, today = snapshot_of(file), file.which, file.clock().date()
    if which.is_handed_out:
        number = plural(len(now.cases), "{case}", "{cases}")
        print(tr("This is the file of {table}, with {number}.", table=which.name, number=number))
    lines = table_lines(now)
    for line in lines:
        print(_table_words(now, line.name, line.cases, *state_words(line, today)))
    if not lines and not which.is_handed_out:
        print(tr("Nothing was handed out."))
    still = open_words(now)
    if still:
        print(f"{still}.")
    return 0


def _call_back(file: "WorkshopFile", name: str) -> None:
    """Call back every table of that name that is out."""
    from core.tables.hand_out import call_back

    lines = table_lines(snapshot_of(file))
    named = [one for one in lines if normalised(one.name) == normalised(name)]
    out = [one.hand_out for one in named if one.is_out and one.hand_out is not None]
    if not out:
        raise NotYet(
            tr("“{name}” is out no more.", name=name)
            if named
            else tr("There is no table called “{name}”.", name=name),
            tr("Nothing was called back."),
            tr("Name one that is not back, as the list of tables has it."),
        )
    for handed in out:
        call_back(file, handed)


def _table_words(
    now: "Snapshot", name: str, cases: Sequence[CaseId], state: str, beside: str
) -> str:
    named = ", ".join(now.case[one].reference for one in cases if one in now.case)
    return f"{name}: {named}. {'. '.join(filter(None, (state, beside)))}."
