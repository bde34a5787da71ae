"""The audit a command is about: opened, read, and the passphrase that opens it."""

import argparse
import sys
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.cli.usage import STDIN
from core.model.access import AccessKind
from core.model.audit import Audit
from core.model.case import Case
from core.model.fault import FileProblem, NotYet, WorkshopError, WrongKey
from core.words import tr, use_word

ASKING: Final = ("counts", "read", "export", "programme")
"""Commands that show what agencies wrote."""

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
    try:
        file = WorkshopFile.open(wanted.file, passphrase, as_found=wanted.command == "check")
    except WrongKey as fault:
        if passphrase is not None:
            raise
        remedy = tr("Add --passphrase-file F: a text file that holds its passphrase.")
        raise WrongKey(fault.happened, fault.safe, remedy) from fault
    if wanted.command != "check":
        use_word((file.get(Audit, 1) or Audit("")).audited)
    if wanted.command in ASKING:
        try:
            _ask_about_hidden(file, wanted)
        except WorkshopError:
            file.close()
            raise
    return file


def _ask_about_hidden(file: "WorkshopFile", wanted: argparse.Namespace) -> None:
    """Ask before anything is shown of returns that wait for the table's first views.

    Raises NotYet where nobody is there to answer, or the answer is no.
    """
    from core.counting.first_views import unrevealed
    from core.wording.first_views import unrevealed_words

    asks = (file.get(Audit, 1) or Audit("")).asks_first or file.all(Case, "asks_first = 'yes'")
    if getattr(wanted, "hidden_too", True) or not asks:
        return
    found = unrevealed(snapshot_of(file))
    if not found:
        return
    happened = tr("{waiting}; this would show them.", waiting=unrevealed_words(found))
    if sys.stdin.isatty() and wanted.passphrase_file != STDIN:
        print(happened, file=sys.stderr)
        print(tr("Show them all the same? [y/N]"), end=" ", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().casefold() in ("y", tr("yes")):
            return
    raise NotYet(
        happened,
        tr("Nothing was shown."),
        tr("Wait until the first views are in, or add --hidden-too."),
    )


def not_at_a_table(file: "WorkshopFile") -> None:
    """Refuse in a table's file what is prepared where it came from. Raises NotYet."""
    if file.which.is_handed_out:
        raise NotYet(
            tr(
                "This is the file of {table}: what is prepared is not there.", table=file.which.name
            ),
            tr("Nothing was changed."),
            tr("Do this in the audit it was handed out from."),
        )


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
