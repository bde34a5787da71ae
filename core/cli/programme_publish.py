"""Publishes a round: shown first, signed, kept in the audit's own file, sent or written out."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.cli.audit_file import account, open_audit, say_fault, secret
from core.files import is_there
from core.model.fault import NotYet
from core.words import tr

if TYPE_CHECKING:
    from core.model.published import Published
    from core.model.snapshot import FullSnapshot, Snapshot
    from core.programme.key_file import PartnershipKey
    from core.programme.made import WouldLeave
    from core.store.file import WorkshopFile

WAITING: Final = 3
"""The exit code of what could not be sent yet."""

_SERVICE: Final = "service="


def _key(wanted: argparse.Namespace) -> int:
    """Make a signing key where one is asked for; print the line the office enrols it by."""
    from core.programme.key_file import make_key, usual_key

    path: Path = wanted.key or usual_key()
    if wanted.new:
        words = secret(wanted.key_passphrase_file, "passphrase") or ""
        print(make_key(path, words, wanted.new, wanted.title).line)
    else:
        print(_signing_key(wanted).line)
    return 0


def _signing_key(wanted: argparse.Namespace) -> "PartnershipKey":
    from core.programme.key_file import open_key, usual_key

    path: Path = wanted.key or usual_key()
    passphrase = secret(wanted.key_passphrase_file, "passphrase")
    if not is_there(path):
        raise NotYet(
            tr("There is no signing key yet."),
            tr("Nothing left."),
            tr("Make one with `programme key --new PARTNERSHIP`, and have the office enrol it."),
        )
    if passphrase is None:
        raise NotYet(
            tr("The signing key is opened with a passphrase of its own."),
            tr("Nothing was opened."),
            tr("Name the file that holds it with --key-passphrase-file."),
        )
    return open_key(path, passphrase)


def _publish(wanted: argparse.Namespace) -> int:
    from core.acts.leaving import settle
    from core.acts.programme import keep_signed
    from core.programme.check import leaves_out
    from core.programme.queue import assure_settled, current_version, signed_version

    with open_audit(wanted) as file:
        found = _would_leave(file, "dry-run" if wanted.dry_run else _partnership(wanted))
        for one in found.checked.left:
            if one.key in wanted.leave_out and one.text.may_stay and not wanted.dry_run:
                settle(file, leaves_out(one))
        if wanted.dry_run:
            return _say(found)
        key = _signing_key(wanted)
        found = _would_leave(file, key.partnership)
        assure_settled(found)
        now = _full(file).now
        held = current_version(now)
        if found.is_new or held is None:
            keep_signed(file, signed_version(found, key), account())
        return _send(wanted, file)


def _partnership(wanted: argparse.Namespace) -> str:
    return _signing_key(wanted).partnership


def _say(found: "WouldLeave") -> int:
    """Print every row, and what must be settled first; 1 where anything must."""
    from core.programme.leave_words import leave_lines

    for line in leave_lines(found):
        print(line)
    for one in found.checked.left:
        print(tr("Must settle ({key}): {words}", key=one.key, words=one.words), file=sys.stderr)
    return 1 if found.checked.left else 0


def _send(wanted: argparse.Namespace, file: "WorkshopFile") -> int:
    """Send what waits: a word that takes something back first, then the version.

    One that went to a folder, or to another service, goes to where it is wanted now as well.
    """
    from core.acts.programme import let_wait_again
    from core.model.published import PublishedState
    from core.programme.queue import current_version, to_send

    held = current_version(_full(file).now)
    gone = held is not None and held.state is PublishedState.SENT
    if held is not None and gone and wanted.to and held.goes_to != _called(wanted.to):
        let_wait_again(file, held)
    while (one := to_send(_full(file).now)) is not None:
        code = _send_one(wanted, file, one)
        if code:
            return code
    return _say_there(_full(file).now)


def _send_one(wanted: argparse.Namespace, file: "WorkshopFile", one: "Published") -> int:
    from core.programme.queue import write_into

    service = _service(wanted, file)
    if service:
        from core.programme.sending import send_waiting

        sent = send_waiting(file, one, service)
        if sent.fault is not None:
            say_fault(sent.fault)
            return WAITING if sent.waits else 1
        return 0
    if not wanted.to:
        print(
            tr(
                "Version {version} is signed and waits: name a service or a folder with --to.",
                version=one.version,
            ),
            file=sys.stderr,
        )
        return WAITING
    print(write_into(file, one, Path(wanted.to)))
    return 0


def _called(place: str) -> str:
    """Return by what name a place is kept: a service's, or a folder's own."""
    service = place.removeprefix(_SERVICE)
    return service if place != service else Path(place).name


def _service(wanted: argparse.Namespace, file: "WorkshopFile") -> str:
    from core.model.published import ProgrammeChoice

    if wanted.to.startswith(_SERVICE):
        return str(wanted.to.removeprefix(_SERVICE))
    chosen = file.get(ProgrammeChoice, 1)
    return chosen.service if chosen is not None and not wanted.to else ""


def _say_there(now: "Snapshot") -> int:
    from core.programme.queue import current_version

    held = current_version(now)
    if held is not None:
        said = tr("Version {version} is there. Sum {sum}", version=held.version, sum=held.short_sum)
        print(said, file=sys.stderr)
    return 0


def _withdraw(wanted: argparse.Namespace) -> int:
    from core.programme.check import assure_reason
    from core.programme.queue import current_version, to_send, withdraw

    key = _signing_key(wanted)
    with open_audit(wanted) as file:
        whole = _full(file)
        now = whole.now
        held, waits = current_version(now), to_send(now)
        if waits is not None and waits.withdrawal:  # asked for before, and not sent yet
            return _send(wanted, file)
        if held is None:
            raise NotYet(
                tr("Nothing of this audit is published."),
                tr("Nothing was withdrawn."),
                tr("See its versions in Report, under Programme."),
            )
        assure_reason(whole, wanted.reason)
        withdraw(file, held, key, wanted.reason)
        return _send(wanted, file)


def _would_leave(file: "WorkshopFile", partnership: str) -> "WouldLeave":
    from core.acts.programme import next_version
    from core.model.published import ProgrammeChoice
    from core.programme.made import would_leave

    chosen = file.get(ProgrammeChoice, 1) or ProgrammeChoice()
    return would_leave(_full(file), partnership, version=next_version(file), shared=chosen.shared)


def _full(file: "WorkshopFile") -> "FullSnapshot":
    from core.queries.documents import full

    return full(file, with_comments=True)


PUBLISHING: Final[dict[str, Callable[[argparse.Namespace], int]]] = {
    "key": _key,
    "publish": _publish,
    "withdraw": _withdraw,
}
