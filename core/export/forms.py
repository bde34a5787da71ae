"""Writes forms and drafts of letters to a folder: all of them whole, or none."""

import io
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from core.export.atomic_files import Waiting, faults, replace_all, write_temporary, written_next_to
from core.files import is_there
from core.forms.files import FormFile, FormFormat
from core.forms.mail_draft import MailDraft
from core.leftovers import under_way
from core.model.fault import FileProblem
from core.model.progress import Progress, unreported
from core.words import tr

Outgoing = FormFile | MailDraft
OutgoingFile = TypeVar("OutgoingFile", bound=Outgoing)


def there_already(files: Sequence[OutgoingFile], folder: Path) -> tuple[OutgoingFile, ...]:
    """Return the files whose name is taken in the folder."""
    return tuple(one for one in files if is_there(folder / one.name))


def write_forms(
    files: Sequence[Outgoing], folder: Path, made: datetime, progress: Progress = unreported
) -> tuple[Path, ...]:
    """Write files of forms, or drafts of letters, into *folder*; return where they are.

    What is there already is replaced.
    *progress* is told of every file and may raise Cancelled: then nothing was written.
    Raises FileProblem when the folder cannot take them.
    """
    waiting = [written_next_to(folder / one.name) for one in files]
    with under_way(*(one.temporary for one in waiting)):
        try:
            for done, (file, place) in enumerate(zip(files, waiting, strict=True)):
                progress(done, len(files))
                _write(file, file.written(made), place)
            progress(len(files), len(files))
            replace_all(waiting)
        finally:
            for place in waiting:
                with suppress(OSError):
                    place.temporary.unlink(missing_ok=True)
    return tuple(place.target for place in waiting)


def _write(file: Outgoing, content: bytes, place: Waiting) -> None:
    with faults(place.target):
        write_temporary(place.temporary, content)
        back = place.temporary.read_bytes()
    if back != content or not _reads_back(file, back):
        raise FileProblem(
            tr("“{name}” did not read back as it was written.", name=file.name),
            tr("Nothing was changed: a file that was there before is as it was."),
            tr("Choose another folder."),
        )


def _reads_back(file: Outgoing, content: bytes) -> bool:
    if isinstance(file, MailDraft):
        return file.is_whole(content)
    return _is_whole(file.format, content)


def _is_whole(format: FormFormat, content: bytes) -> bool:
    match format:
        case FormFormat.PDF | FormFormat.PAPER:
            from pypdf import PdfReader

            return bool(PdfReader(io.BytesIO(content)).pages)
        case FormFormat.EXCEL | FormFormat.WORD:
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                return parts.testzip() is None
