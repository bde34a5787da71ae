"""Makes and fills a key file, and writes from it who each agency's forms are about."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from core.cli.audit_file import account, open_audit, secret, snapshot_of
from core.cli.export import folder_faults
from core.files import is_there
from core.model.access import AccessKind
from core.model.fault import NotYet, shown
from core.model.identities import AgencySheet, Identities
from core.model.made_passphrase import made_passphrase
from core.model.names import normalised
from core.wording.numbers import listed
from core.words import plural, tr

if TYPE_CHECKING:
    from core.export.identity_sheets import LockedSheet
    from core.intake.identities import IdentityList
    from core.model.snapshot import Snapshot
    from core.store.file import WorkshopFile
    from core.store.key_file import KeyFile


def identities(wanted: argparse.Namespace) -> int:
    """Fill the key file, write sheets, or say whom it knows; 1 where it does not know all."""
    found = _list_read(wanted)  # before a key file is made for it
    with open_audit(wanted) as file, _key_file(wanted, file) as key:
        now = snapshot_of(file)
        if wanted.new_passphrase_file:
            _change_passphrase(wanted, file, key)
            return 0
        if found is not None:
            _take(found, key)
        sheets = _sheets(now, key.identities, wanted.agency)
        if wanted.to:
            _write(wanted, file, key, sheets)
        else:
            for sheet in sheets:
                print(tr("{agency}: {count} known", agency=sheet.agency, count=sheet.count))
        return 1 if _say_misfits(now, key.identities, sheets) else 0


@contextmanager
def _key_file(wanted: argparse.Namespace, file: "WorkshopFile") -> "Iterator[KeyFile]":
    """Have the key file open, and closed whatever comes; with a list it may be a new one."""
    from core.acts.key_file import make_key_file, open_key_file, refuse_own, refuse_same_folder
    from core.counting.identities import is_of_another

    passphrase = secret(wanted.key_passphrase_file, "passphrase")
    if passphrase is None:
        raise NotYet(
            tr("A key file is opened with a passphrase of its own."),
            tr("Nothing was opened."),
            tr("Name the file that holds it with --key-passphrase-file."),
        )
    now = snapshot_of(file)
    if wanted.list and not is_there(wanted.key):
        refuse_own(file.is_opened_by(passphrase))
        if not wanted.anyway:
            refuse_same_folder(wanted.key, [wanted.file], tr("add --anyway"))
        key = make_key_file(wanted.key, passphrase, Identities(now.audit.mark))
    else:
        key = open_key_file(wanted.key, passphrase)
    try:
        if is_of_another(now, key.identities) and not wanted.anyway:
            raise NotYet(
                tr("This key file was made with another audit."),
                tr("Nothing was written."),
                tr("Name its own, or add --anyway if this one goes on from that."),
            )
        yield key
    finally:
        key.close()


def _change_passphrase(wanted: argparse.Namespace, file: "WorkshopFile", key: "KeyFile") -> None:
    """Give the key file another passphrase, and put that down in the audit's log."""
    from core.acts.key_file import refuse_easy, refuse_own

    new = secret(wanted.new_passphrase_file, "passphrase") or ""
    if file.why_read_only is not None:  # what cannot be logged is not done
        raise file.why_read_only
    refuse_own(file.is_opened_by(new))
    if not wanted.anyway:
        refuse_easy(new, tr("add --anyway"))
    key.change_passphrase(secret(wanted.key_passphrase_file, "passphrase") or "", new)
    file.access.note(AccessKind.KEY_FILE, account())
    print(tr("The key file has another passphrase. Copies of it keep the one they had."))


def _list_read(wanted: argparse.Namespace) -> "IdentityList | None":
    from core.intake.file_reader import FileReader
    from core.intake.identities import identity_list

    if not wanted.list:
        return None
    with FileReader() as reader:
        found = identity_list(reader.read(wanted.list))
    found.taken_into(Identities())  # it may be more than any key file takes
    return found


def _take(found: "IdentityList", key: "KeyFile") -> None:
    before = key.identities
    after = found.taken_into(before)
    if after != before:
        key.write(after)
    lines = plural(len(after.lines) - len(before.lines), "line")
    print(tr("{lines} taken into the key file.", lines=lines))
    if found.without_reference:
        lines = plural(found.without_reference, "line")
        print(tr("{lines} without a reference passed over.", lines=lines), file=sys.stderr)


def _say_misfits(now: "Snapshot", found: Identities, sheets: list[AgencySheet]) -> bool:
    """Say what cannot be right and who is not known; return whether there is any such thing."""
    from core.wording.identities import misfit_words, unknown_words

    said = [*misfit_words(now, found), *(unknown_words(one) for one in sheets if one.unknown)]
    for words in said:
        print(words, file=sys.stderr)
    return bool(said)


def _sheets(now: "Snapshot", found: Identities, agency: str) -> list[AgencySheet]:
    """Return the sheets asked for. Raises NotYet where there is no such agency."""
    from core.counting.identities import sheet_for

    wanted = [
        one
        for one in now.agencies
        if not agency
        or normalised(agency) in map(normalised, (one.name, one.short, *one.other_names))
    ]
    if not wanted:
        names = listed([one.name for one in now.agencies]) or tr("none")
        raise NotYet(
            tr("No agency is called “{agency}”.", agency=shown(agency)),
            tr("Nothing was written."),
            tr("The agencies are {names}.", names=names),
        )
    sheets = [sheet_for(now, one, found) for one in wanted]
    return [one for one in sheets if one.lines or one.unknown or agency]


def _write(
    wanted: argparse.Namespace,
    file: "WorkshopFile",
    key: "KeyFile",
    sheets: list[AgencySheet],
) -> None:
    """Write the sheets, and print where each is with the passphrase made for it."""
    from core.export.identity_sheets import LockedSheet, letters_missing, ready_sheets

    typed = secret(wanted.sheet_passphrase_file, "passphrase")
    locked = [LockedSheet(one, typed or made_passphrase()) for one in sheets if one.lines]
    _assure_may_leave(file, key, locked, typed)

    fresh = not is_there(wanted.to)
    folder: Path = wanted.to
    with folder_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        day = file.clock().date().isoformat()
        with ready_sheets(snapshot_of(file).audit, locked, folder, day) as ready:
            for one in locked:
                file.access.note(AccessKind.IDENTITIES, account(), one.log_line)
            ready.put_there()
    except BaseException:
        if fresh:
            with suppress(OSError):
                folder.rmdir()
        raise
    for path, one in zip(ready.paths, locked, strict=True):
        print(path if typed else f"{path}\t{one.passphrase}")
        letters = letters_missing(one.sheet)
        if letters:
            told = tr("Letters that could not be printed: {letters}.", letters=listed(letters))
            print(told, file=sys.stderr)


def _assure_may_leave(
    file: "WorkshopFile", key: "KeyFile", locked: "list[LockedSheet]", typed: str | None
) -> None:
    from core.acts.key_file import refuse_known, refuse_weak

    if file.why_read_only is not None:  # what cannot be logged does not leave
        raise file.why_read_only
    if not locked:
        raise NotYet(
            tr("The key file knows nobody whom an agency was asked about."),
            tr("Nothing was written."),
            tr("Fill it first, by the references of the audit."),
        )
    refuse_weak(typed or "")
    refuse_known(bool(typed and (file.is_opened_by(typed) or key.is_opened_by(typed))))
