"""The system's own dialogs for choosing an audit's file; the answer comes by a call."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from core.files import is_folder
from core.words import tr
from ui.start.recent_labels import ENDING

_FILTER: Final = tr("Casewalk audits (*{ending})", ending=ENDING)


def documents() -> Path:
    """Return the folder where people keep their documents, or their home."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(found) if found else Path.home()
    return folder if folder.is_dir() else Path.home()


def ask_to_open(
    parent: QWidget, title: str, folder: Path, then: Callable[[Path], None], names: str = _FILTER
) -> QFileDialog:
    """Ask for a file that is there."""
    dialog = QFileDialog(parent, title, str(folder), names)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _asked(dialog, then)


def ask_for_several(
    parent: QWidget, title: str, then: Callable[[list[Path]], None], names: str
) -> QFileDialog:
    """Ask for one or more files that are there."""
    dialog = QFileDialog(parent, title, str(documents()), names)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)

    def on_selected(chosen: list[str]) -> None:
        then([Path(name) for name in chosen])

    dialog.filesSelected.connect(on_selected)
    return _opened(dialog)


def ask_for_folder(
    parent: QWidget, title: str, then: Callable[[Path], None], start: Path | None = None
) -> QFileDialog:
    """Ask for a folder that is there; begin in *start* where there is such a one."""
    begin = start if start is not None and is_folder(start) else documents()
    dialog = QFileDialog(parent, title, str(begin))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _asked(dialog, then)


def ask_to_keep(
    parent: QWidget, title: str, suggested: Path, then: Callable[[Path], None], replace: bool
) -> QFileDialog:
    """Ask where to keep an audit; with *replace* the dialog asks before a file is replaced."""
    dialog = QFileDialog(parent, title, str(suggested.parent), _FILTER)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replace)
    dialog.setDefaultSuffix(ENDING.removeprefix("."))
    dialog.selectFile(suggested.name)
    return _asked(dialog, then)


def ask_to_save(
    parent: QWidget, title: str, suggested: Path, then: Callable[[Path], None], names: str
) -> QFileDialog:
    """Ask where to save a file; the dialog asks before one is replaced."""
    dialog = QFileDialog(parent, title, str(suggested.parent), names)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggested.suffix.removeprefix("."))
    dialog.selectFile(suggested.name)
    return _asked(dialog, then)


def _asked(dialog: QFileDialog, then: Callable[[Path], None]) -> QFileDialog:
    def on_selected(chosen: str) -> None:
        then(Path(chosen))

    dialog.fileSelected.connect(on_selected)
    return _opened(dialog)


def _opened(dialog: QFileDialog) -> QFileDialog:
    """Open it without waiting here, so that the wall and the clock go on meanwhile."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
