"""Keeps a partnership's own rounds, and sets rounds beside one another."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.cli.audit_file import open_audit, secret
from core.cli.programme_office import COMMANDS as OFFICE
from core.cli.programme_publish import PUBLISHING
from core.files import is_there
from core.model.fault import NotYet, WrongKey
from core.words import plural, tr

if TYPE_CHECKING:
    from core.programme.publication import Publication
    from core.programme.rounds_file import RoundsFile

_ROUNDS_OPTION: Final = "--rounds-passphrase-file"


def programme(wanted: argparse.Namespace) -> int:
    """Do one of the commands under `programme`; 1 refused, 3 waiting."""
    return _COMMANDS[wanted.programme](wanted)


def _own(wanted: argparse.Namespace) -> int:
    return _OWN[wanted.own](wanted)


def _add(wanted: argparse.Namespace) -> int:
    """Count audits, all of them before any is kept, so that none is kept by half."""
    counted = _counted(wanted.files, secret(wanted.passphrase_file, "passphrase"))
    with _rounds(wanted, may_be_new=True) as rounds:
        new = rounds.add(counted)
        kept = len(rounds.rounds)
    anew = len({one.round for one in counted}) - new
    print(
        tr(
            "{new} added, {anew} counted anew: {kept} in all.",
            new=plural(new, "round"),
            anew=anew,
            kept=plural(kept, "round"),
        )
    )
    return 0


def _list(wanted: argparse.Namespace) -> int:
    with _rounds(wanted) as rounds:
        for one in rounds.rounds:
            cases = plural(one.cases, "{case}", "{cases}")
            print(f"{one.held_on}\t{one.title}\t{cases}")
    return 0


def _take_out(wanted: argparse.Namespace) -> int:
    with _rounds(wanted) as rounds:
        gone = rounds.take_out(wanted.title)
    if not gone:
        raise NotYet(
            tr("There is no round called “{title}”.", title=wanted.title),
            tr("Nothing was changed."),
            tr("Name it as `programme own list` does."),
        )
    print(tr("{rounds} taken out.", rounds=plural(gone, "round")))
    return 0


def _compare(wanted: argparse.Namespace) -> int:
    from core.programme.compare import compare, round_counts
    from core.programme.compared_words import as_csv, as_json, as_text
    from core.programme.others import NOBODY_ELSE, fetched, sames_of
    from core.programme.rounds_file import in_order, usual_rounds

    held: dict[str, Publication] = {}
    if wanted.file is None or wanted.rounds or is_there(usual_rounds()):
        with _rounds(wanted) as rounds:
            held = {one.round: one for one in rounds.rounds}
    if wanted.file is not None:
        held |= {one.round: one for one in (_of_audit(wanted),)}
    counted = [round_counts(one) for one in in_order(held.values())]
    found = compare(counted)
    service, others = wanted.beside.removeprefix("service="), NOBODY_ELSE
    if service:
        others = fetched(service, sames_of(found.trends))
        found = compare(counted, others.mapped)
    write = {"text": as_text, "json": as_json, "csv": as_csv}[wanted.format]
    print(write(found, others), end="\n" if wanted.format == "json" else "")
    return 0


def _of_audit(wanted: argparse.Namespace) -> "Publication":
    from core.programme.rounds_file import counted_round
    from core.queries.documents import full

    with open_audit(wanted) as file:
        return counted_round(full(file))


def _counted(files: Sequence[Path], typed: str | None) -> "list[Publication]":
    from core.earlier import ENDING, read_audit
    from core.programme.rounds_file import counted_round

    found = []
    for path in files:
        for last, line in _with_end(["", *(typed or "").splitlines()]):
            try:
                held = read_audit(path, line or None)
                found.append(counted_round(held, of_json=path.suffix.casefold() == ENDING))
                break
            except WrongKey:
                if last:
                    raise
    return found


def _with_end(lines: Sequence[str]) -> Iterator[tuple[bool, str]]:
    for at, line in enumerate(lines, 1):
        yield at == len(lines), line


@contextmanager
def _rounds(wanted: argparse.Namespace, *, may_be_new: bool = False) -> "Iterator[RoundsFile]":
    """Have the file of rounds open, and closed whatever comes."""
    from core.programme.rounds_file import RoundsFile, usual_rounds

    path: Path = wanted.rounds or usual_rounds()
    passphrase = secret(wanted.rounds_passphrase_file, "passphrase")
    if passphrase is None:
        raise NotYet(
            tr("The file of your rounds is opened with a passphrase of its own."),
            tr("Nothing was opened."),
            tr("Name the file that holds it with {option}.", option=_ROUNDS_OPTION),
        )
    if not is_there(path) and not may_be_new:
        raise NotYet(
            tr("There are no rounds of your own yet."),
            tr("Nothing was changed."),
            tr("Add them with `programme own add FILES`."),
        )
    rounds = (RoundsFile.open if is_there(path) else RoundsFile.create)(path, passphrase)
    try:
        yield rounds
    finally:
        rounds.close()


_OWN: Final[dict[str, Callable[[argparse.Namespace], int]]] = {
    "add": _add,
    "list": _list,
    "take-out": _take_out,
}
_COMMANDS: Final[dict[str, Callable[[argparse.Namespace], int]]] = {
    "own": _own,
    "compare": _compare,
    **PUBLISHING,
    **OFFICE,
}
