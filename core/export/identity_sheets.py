"""Writes identity sheets, each locked with a passphrase of its own: all of them whole, or none."""

from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from core.documents.catalogue import Format
from core.documents.identity_sheet import identity_sheet
from core.export.atomic_files import Waiting, faults, replace_all, write_temporary, written_next_to
from core.export.writers import writer
from core.leftovers import under_way
from core.model.audit import Audit
from core.model.fault import FileProblem, NotYet
from core.model.file_names import in_file_name
from core.model.identities import AgencySheet
from core.model.progress import Progress, unreported
from core.words import tr


@dataclass(frozen=True, slots=True)
class LockedSheet:
    """An agency's sheet with the passphrase that is to open it."""

    sheet: AgencySheet
    passphrase: str = field(repr=False)

    @property
    def file_name(self) -> str:
        """What its file is called: whose it is, and of whom it says nothing."""
        agency = in_file_name(self.sheet.agency) or tr("Agency")
        return tr("{agency}, identity sheet.pdf", agency=agency)

    @property
    def log_line(self) -> str:
        """What the access log is told: for whom, and how many."""
        return f"{self.sheet.agency}: {self.sheet.count}"


class SheetsReady:
    """Sheets that are written whole beside their place: `put_there` or `throw_away` ends it.

    In between they are to be logged: none is in its place that was not.
    """

    def __init__(self, sheets: Sequence[LockedSheet], waiting: Sequence[Waiting]) -> None:
        self.sheets = tuple(sheets)
        self.paths = tuple(place.target for place in waiting)
        self._waiting = waiting
        self._noted = ExitStack()
        self._noted.enter_context(under_way(*(one.temporary for one in waiting)))

    def write(self, audit: Audit, day: str, progress: Progress) -> None:
        """Write each beside its place and read it back. Raises FileProblem, NotYet, Cancelled."""
        for done, (one, place) in enumerate(zip(self.sheets, self._waiting, strict=True)):
            progress(done, len(self.sheets))
            _write(audit, one, place, day)

    def __enter__(self) -> "SheetsReady":
        return self

    def __exit__(self, *_: object) -> None:
        self.throw_away()

    def put_there(self) -> None:
        """Put all of them in their place, or none. Raises FileProblem."""
        try:
            replace_all(self._waiting)
        finally:
            self.throw_away()

    def throw_away(self) -> None:
        """Leave nothing behind of what is not in its place."""
        for place in self._waiting:
            with suppress(OSError):
                place.temporary.unlink(missing_ok=True)
        self._noted.close()


def ready_sheets(
    audit: Audit,
    sheets: Sequence[LockedSheet],
    folder: Path,
    day: str,
    progress: Progress = unreported,
) -> SheetsReady:
    """Write the sheets beside their place as PDFs under AES-256, and read them back.

    Nothing that is not locked touches the disk. Raises NotYet where two would open with one
    passphrase, FileProblem where the folder cannot take them or holds one of that name.
    """
    _assure_own(sheets)
    _assure_new(sheets, folder)
    ready = SheetsReady(sheets, [written_next_to(folder / one.file_name) for one in sheets])
    try:
        ready.write(audit, day, progress)
    except BaseException:
        ready.throw_away()
        raise
    return ready


def _write(audit: Audit, locked: LockedSheet, place: Waiting, day: str) -> None:
    by = writer(Format.PDF)
    document = identity_sheet(audit, locked.sheet, day)
    if by.protect is None:
        raise RuntimeError("a sheet is never written without its lock")
    content = by.protect(by.write(document), locked.passphrase)
    with faults(place.target):
        write_temporary(place.temporary, content)
        back = place.temporary.read_bytes()
    by.verify(back, document, place.target.name, locked.passphrase)


def letters_missing(sheet: AgencySheet) -> tuple[str, ...]:
    """Return the letters of a sheet that no typeface has: they would not be printed."""
    from core.pdf.text.faces import missing

    said = (text for line in sheet.lines for text in (line.reference, *line.cells))
    return missing(" ".join([sheet.agency, *sheet.columns, *said]))


def _assure_own(sheets: Sequence[LockedSheet]) -> None:
    for one in sheets:
        if not one.passphrase.strip():
            raise NotYet(
                tr("The sheet of {agency} has no passphrase.", agency=one.sheet.agency),
                tr("Nothing was written."),
                tr("Type one, or have one made."),
            )
    if len({one.passphrase for one in sheets}) < len(sheets):
        raise NotYet(
            tr("Two agencies would open each other's sheets: they have one passphrase."),
            tr("Nothing was written."),
            tr("Give each agency a passphrase of its own."),
        )


def _assure_new(sheets: Sequence[LockedSheet], folder: Path) -> None:
    names = [one.file_name for one in sheets]
    if len({name.casefold() for name in names}) < len(names):
        raise NotYet(
            tr("Two agencies go by names that are one as the name of a file."),
            tr("Nothing was written."),
            tr("Write their sheets into two folders, one agency at a time."),
        )
    there = next((name for name in names if (folder / name).exists()), "")
    if there:
        raise FileProblem(
            tr("“{name}” is already in “{folder}”.", name=there, folder=folder.name),
            tr("Nothing was written."),
            tr("Choose another folder, or delete the older sheet there first."),
        )
