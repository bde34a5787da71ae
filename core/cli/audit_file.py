"""The audit a command is about: opened, read, and the passphrase that opens it."""

import argparse
import sys
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING

from core.cli.usage import STDIN
from core.model.access import AccessKind
from core.model.audit import Audit
from core.model.fault import FileProblem, NotYet, WorkshopError
from core.words import tr, use_word

if TYPE_CHECKING:
    from core.intake.vocabulary import Vocabulary
    from core.model.snapshot import Snapshot
    from core.store.file import WorkshopFile


def say_fault(fault: WorkshopError) -> None:
    """Print a fault's three parts on standard error."""
    print(fault.sentences, file=sys.stderr)


def secret(name: str | None, what: str) -> str | None:
    """Return the passphrase or password in a file, or on standard input for "-"."""
    if name is None:
        return None
    try:
        data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
        found = data.decode("utf-8-sig").rstrip("\r\n")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise FileProblem(
            tr("The {what} could not be read.", what=what),
            tr("Nothing was changed."),
            tr("Name a text file that holds it, in UTF-8."),
        ) from error
    if not found:
        raise NotYet(
            tr("The {what} is empty.", what=what),
            tr("Nothing was changed."),
            tr("Put it in the file, on one line."),
        )
    return found


def open_audit(wanted: argparse.Namespace) -> "WorkshopFile":
    """Open the audit that a command names."""
    from core.store.file import WorkshopFile

    passphrase = secret(wanted.passphrase_file, "passphrase")
    file = WorkshopFile.open(wanted.file, passphrase, as_found=wanted.command == "check")
    if wanted.command != "check":
        use_word((file.get(Audit, 1) or Audit("")).audited)
    return file


def note_access(file: "WorkshopFile", kind: AccessKind, about: str = "") -> None:
    """Write a line into the audit's access log, where anything can be written to it."""
    if not file.read_only:
        file.access.note(kind, account(), about)


def account() -> str:
    """Return the name of the account at this computer."""
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return tr("An account without a name")


def vocabulary_in(file: "WorkshopFile") -> "Vocabulary":
    """Return the words of an open audit, for reading files against it."""
    from core.intake.vocabulary import vocabulary_of
    from core.queries.returns import return_sizes

    return vocabulary_of(snapshot_of(file), return_sizes(file), file.clock().date())


def snapshot_of(file: "WorkshopFile") -> "Snapshot":
    """Return what an open audit holds."""
    from core.store.reading import snapshot

    return snapshot(file)
