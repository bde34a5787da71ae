"""Runs one command without a window: make an audit, bring in, count, export, check and so on."""

import argparse
import errno
import io
import os
import sys
from collections.abc import Callable, Sequence
from typing import Final

from core.cli.audit_file import open_audit, say_fault
from core.cli.bring_in import bring_in
from core.cli.careful import careful
from core.cli.counts import counts
from core.cli.documents import documents
from core.cli.export import export
from core.cli.forms import forms
from core.cli.guide import write_guide
from core.cli.identities import identities
from core.cli.new import new
from core.cli.programme import programme
from core.cli.sample import sample
from core.cli.tables import hand_out_cases, say_tables, take_files_back
from core.cli.tool import tool
from core.cli.usage import understood
from core.crashes import forbid_core_dumps
from core.model.fault import FileProblem, WorkshopError
from core.programme.faults import NotReached
from core.words import CASE, tr, use_word

_NO_ROOM: Final = {
    getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG", "EIO") if hasattr(errno, name)
}
"""What a disk says to output that has no room on it."""


def run(argv: Sequence[str]) -> int:
    """Run one command; return 0, 1 for a fault or rows held back, 2 for wrong usage.

    What waits for a connection is 3.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console that lacks a letter must not fail
            # Windows writes what goes into a file or a pipe in a code page of its own.
            where = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=where, errors="backslashreplace")
    forbid_core_dumps()
    use_word(CASE)
    try:
        wanted = understood(argv)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 2
    try:
        code = _COMMANDS[wanted.command](wanted)
        if sys.stdout is not None:  # a program of windows has none
            sys.stdout.flush()
        return code
    except WorkshopError as fault:
        say_fault(fault)
        if isinstance(fault, NotReached):  # it may go later as it is
            return 3
    except BrokenPipeError:  # whoever read our output has seen enough
        _leave_output()
    except OSError as error:
        full = error.errno in _NO_ROOM and error.filename is None
        say_fault(_not_printed() if full else _ours(error))
        if full:
            _leave_output()
    except KeyboardInterrupt:
        say_fault(
            WorkshopError(tr("It was stopped."), tr("The audit is as it was last saved."), "")
        )
    except Exception as mistake:  # noqa: BLE001 - the boundary: a script gets a sentence
        say_fault(_ours(mistake))
    return 1


def _leave_output() -> None:
    """Write nothing more to where the output went: it would fail once more as the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _not_printed() -> WorkshopError:
    return FileProblem(
        tr("What was to be printed could not be written whole: there is no room for it."),
        tr("The audit is as it was last saved."),
        tr("Send it to another place, and run the command again."),
    )


def _ours(mistake: Exception) -> WorkshopError:
    return WorkshopError(
        tr("Casewalk made a mistake ({name__}).", name__=type(mistake).__name__),
        tr("The audit is as it was last saved."),
        tr("Please report what you did, without anything from the audit itself."),
    )


def _check(wanted: argparse.Namespace) -> int:
    from core.store.checking import check
    from core.store.reading import snapshot
    from core.wording.plan import plan_remarks

    with open_audit(wanted) as file:
        wrong = check(file)
        remarks = [] if wrong else plan_remarks(snapshot(file), file.clock().date())
    if not wrong:
        print(tr("“{file}” is sound.", file=wanted.file.name))
        for remark in remarks:
            print(remark)
        return 0
    raise FileProblem(
        " ".join(wrong),
        tr("Nothing was changed."),
        tr("Keep a copy as it is, and go back to the last copy that was sound."),
    )


_COMMANDS: Final[dict[str, Callable[[argparse.Namespace], int]]] = {
    "new": new,
    "bring-in": bring_in,
    "counts": counts,
    "read": careful,
    "export": export,
    "documents": documents,
    "forms": forms,
    "identities": identities,
    "check": _check,
    "hand-out": hand_out_cases,
    "take-back": take_files_back,
    "tables": say_tables,
    "sample": sample,
    "tool": tool,
    "guide": write_guide,
    "programme": programme,
}
