"""The command line: make an audit, bring returns in, count, export and check, without a window."""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from core.files import is_there
from core.model.audit import Audit, Grouping
from core.model.draft import Draft, ReturnDraft, ToolDraft
from core.model.fault import FileProblem, NotYet, Unreadable, WorkshopError
from core.usage import STDIN, understood
from core.wording.numbers import listed, plural

if TYPE_CHECKING:
    from core.intake.known import Known
    from core.model.snapshot import Snapshot
    from core.store.file import WorkshopFile

R = TypeVar("R")


def run(argv: Sequence[str]) -> int:
    """Run one command; return 0, 1 for a fault or rows held back, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console that lacks a letter must not fail
            stream.reconfigure(errors="backslashreplace")
    try:
        wanted = understood(argv)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 2
    try:
        code = _COMMANDS[wanted.command](wanted)
        sys.stdout.flush()
        return code
    except WorkshopError as fault:
        _say_fault(fault)
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        _say_fault(WorkshopError("It was stopped.", "The audit is as it was last saved.", ""))
    except Exception as mistake:  # noqa: BLE001 - the boundary: a script gets a sentence
        _say_fault(_ours(mistake))
    return 1


def _say_fault(fault: WorkshopError) -> None:
    print(fault.sentences, file=sys.stderr)


def _ours(mistake: Exception) -> WorkshopError:
    return WorkshopError(
        f"Casewalk made a mistake ({type(mistake).__name__}).",
        "The audit is as it was last saved.",
        "Please report what you did, without anything from the audit itself.",
    )


def _secret(name: str | None, what: str) -> str | None:
    """Return the passphrase or password in a file, or on standard input for "-"."""
    if name is None:
        return None
    try:
        data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
        secret = data.decode("utf-8-sig").rstrip("\r\n")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise FileProblem(
            f"The {what} could not be read.",
            "Nothing was changed.",
            "Name a text file that holds it, in UTF-8.",
        ) from error
    if not secret:
        raise NotYet(
            f"The {what} is empty.", "Nothing was changed.", "Put it in the file, on one line."
        )
    return secret


def _open(wanted: argparse.Namespace) -> "WorkshopFile":
    from core.store.file import WorkshopFile

    return WorkshopFile.open(wanted.file, _secret(wanted.passphrase_file, "passphrase"))


def _words(file: "WorkshopFile") -> "Known":
    from core.intake.known import known_of

    return known_of(_snapshot(file))


def _snapshot(file: "WorkshopFile") -> "Snapshot":
    from core.store.reading import snapshot

    return snapshot(file)


def _new(wanted: argparse.Namespace) -> int:
    from core.intake.shipped import find_tool
    from core.store.file import WorkshopFile

    tool = find_tool(wanted.tool)
    passphrase = _secret(wanted.passphrase_file, "passphrase")
    file = WorkshopFile.create(wanted.file, passphrase)
    try:
        with file:
            _fill(file, tool, wanted)
    except BaseException:
        wanted.file.unlink(missing_ok=True)
        raise
    print(f"“{wanted.file.name}” is ready.")
    return 0


def _fill(file: "WorkshopFile", tool: ToolDraft, wanted: argparse.Namespace) -> None:
    from core.acts import bring_in
    from core.acts.prepare import set_audit
    from core.acts.tool import take_tool
    from core.intake.cases import read_cases
    from core.intake.judgements import read_judgements
    from core.intake.requests import read_requests

    set_audit(file, Audit(wanted.title.strip() or tool.title))
    take_tool(file, tool)
    if wanted.cases:
        bring_in.take_cases(file, _whole(read_cases(wanted.cases, _words(file))))
        _group_by_what_is_there(file)
    if wanted.requests:
        bring_in.take_requests(file, _whole(read_requests(wanted.requests, _words(file))))
    if wanted.judgements:
        bring_in.take_judgements(file, _whole(read_judgements(wanted.judgements, _words(file))))


def _group_by_what_is_there(file: "WorkshopFile") -> None:
    """List the cases by team where the file named teams and no pathways."""
    from core.acts.prepare import set_audit

    now = _snapshot(file)
    if any(case.team for case in now.cases) and not any(case.pathway for case in now.cases):
        set_audit(file, replace(now.audit, grouping=Grouping.TEAM))


def _whole(draft: Draft[R]) -> Draft[R]:
    """Return a draft nothing of which is held back, and say what was noticed.

    Raises Unreadable when something is, after naming every row.
    """
    for note in (*draft.remarks, *(problem.sentence for problem in draft.problems)):
        print(note, file=sys.stderr)
    if draft.problems:
        raise Unreadable(
            f"{_held(draft)}, and a new audit is made whole or not at all.",
            "No audit was made.",
            "Correct what is named and try again.",
        )
    return draft


def _bring_in(wanted: argparse.Namespace) -> int:
    held_back = False
    with _open(wanted) as file:
        known = _words(file)  # of before: an agency of one file is no reason to refuse the next
        for path in wanted.returns:
            try:
                held_back |= _bring_one(file, path, known)
            except Unreadable as fault:
                _say_fault(fault)
                held_back = True
    return 1 if held_back else 0


def _bring_one(file: "WorkshopFile", path: Path, known: "Known") -> bool:
    """Bring one file in and report on it; return whether any row was held back."""
    from core.acts.bring_in import take_returns
    from core.intake.disk import NOTHING_IN
    from core.intake.returns import read_returns

    draft = read_returns(path, known)
    take_returns(file, draft)
    print(_report(draft))
    for note in (*draft.remarks, *(problem.sentence for problem in draft.problems)):
        print(f"  {note}")
    if not draft.problems:
        return False
    many = len(draft.rows)
    others = f"The other {plural(many, 'row')} {'is' if many == 1 else 'are'} in."
    _say_fault(
        WorkshopError(
            f"{_held(draft)}.",
            others if many else NOTHING_IN,
            "Correct what is named and bring the file in again.",
        )
    )
    return True


def _report(draft: Draft[ReturnDraft]) -> str:
    answers = sum(len(row.answers) for row in draft.rows)
    return (
        f"{draft.source}: {plural(len(draft.rows), 'return')} and "
        f"{plural(answers, 'answer')} taken in, "
        f"{plural(len(draft.problems), 'row')} held back."
    )


def _held(draft: Draft[R]) -> str:
    held = len(draft.problems)
    return f"{plural(held, 'row')} of {draft.source} {'was' if held == 1 else 'were'} held back"


def _counts(wanted: argparse.Namespace) -> int:
    from core.counting.collation import Base
    from core.counting.printed import counts_csv, counts_text
    from core.counting.tabulated import counts_table
    from core.store.reading import counts

    with _open(wanted) as file:
        now, found = _snapshot(file), counts(file)
    base = Base.ALL if wanted.base == "all" else Base.APPLICABLE
    match wanted.format:
        case "json":
            print(json.dumps(counts_table(now, found), indent=1))
        case "csv":
            print(counts_csv(now, found, base), end="")
        case _:
            print(counts_text(now, found, base), end="")
    return 0


def _export(wanted: argparse.Namespace) -> int:
    from core.export.export import export
    from core.store.reading import full

    password = _secret(wanted.password_file, "password")
    with _open(wanted) as file:
        everything = full(file)
    _must_be_settled(everything.now)
    made = not is_there(wanted.to)
    with _folder_faults(wanted.to):
        wanted.to.mkdir(parents=True, exist_ok=True)
    try:
        written = export(everything, wanted.documents, wanted.to, password)
    except BaseException:
        if made:
            with suppress(OSError):
                wanted.to.rmdir()
        raise
    for path in written:
        print(path)
    return 0


def _must_be_settled(now: "Snapshot") -> None:
    open_ones = [note for note in now.notes if note.must_settle]
    if open_ones:
        names = {now.case[note.case_id].reference for note in open_ones if note.case_id}
        about = f" on {listed(sorted(names))}" if names else ""
        raise NotYet(
            f"An immediate concern{about} is not yet passed on.",
            "Nothing was written.",
            "Record who was told, when and what they did, or why it is carried as open.",
        )


@contextmanager
def _folder_faults(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileProblem(
            f"The folder “{folder.name}” cannot be used.",
            "Nothing was written.",
            "Choose a folder of your own on this computer.",
        ) from error


def _check(wanted: argparse.Namespace) -> int:
    from core.store.checking import check

    with _open(wanted) as file:
        wrong = check(file)
    if not wrong:
        print(f"“{wanted.file.name}” is sound.")
        return 0
    raise FileProblem(
        " ".join(wrong),
        "Nothing was changed.",
        "Keep a copy as it is, and go back to the last copy that was sound.",
    )


_COMMANDS: Final[dict[str, Callable[[argparse.Namespace], int]]] = {
    "new": _new,
    "bring-in": _bring_in,
    "counts": _counts,
    "export": _export,
    "check": _check,
}
