"""Where the keyboard was when an audit was locked, and what stood there: kept in its file."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from core.model.sitting import Place, draft_text, typed_in
from ui.audit.session_drafts import SessionDrafts

if TYPE_CHECKING:
    from ui.audit.stages import Stages

_KEY: Final = (Place("resume"), "keyboard")


@dataclass(frozen=True, slots=True)
class KeyboardNote:
    """The field that had the keyboard: its name, what it held, and where the caret stood."""

    part: str
    name: str
    text: str
    caret: int


def noted(stages: "Stages") -> KeyboardNote | None:
    """Return where the keyboard is, before what is typed is kept and taken away."""
    if not stages.front:
        return None
    page, focus = stages.page(stages.front), QApplication.focusWidget()
    within = focus is not None and belongs_to(focus, page)
    field = focus if within and isinstance(focus, QLineEdit | QPlainTextEdit) else None
    name = focus.accessibleName() if focus is not None and within else ""
    return KeyboardNote(page.part_in_view, name, _text(field), _caret(field))


def belongs_to(widget: QWidget, page: QWidget) -> bool:
    """Return whether something is on a page, or in a window of its own that goes with it."""
    above: QWidget | None = widget
    while above is not None and above is not page:
        above = above.parentWidget()
    return above is page


def keep_note(drafts: SessionDrafts, note: KeyboardNote) -> None:
    """Keep it in the file, where nobody is told of it."""
    drafts.keep(*_KEY, draft_text(note))


def taken_note(drafts: SessionDrafts) -> KeyboardNote | None:
    """Return what was kept, and keep it no longer. Raises FileProblem."""
    kept = next((one.text for one in drafts.all() if (one.place, one.field) == _KEY), None)
    if kept is None:
        return None
    drafts.drop(*_KEY)
    return typed_in(kept, KeyboardNote)


def go_back_to(note: KeyboardNote, stages: "Stages") -> None:
    """Stand where the keyboard was, with the words that stood there, if that is there again."""
    page = stages.page(stages.front)
    if note.part and note.part != page.part_in_view:
        page.show_again(note.part)
    found = next((one for one in page.findChildren(QWidget) if _is(one, note.name, page)), None)
    if found is None:
        return
    found.window().activateWindow()  # it may be one beside the page's
    found.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(found, QLineEdit) and not found.isReadOnly():
        _put_in_line(found, note)
    elif isinstance(found, QPlainTextEdit) and not found.isReadOnly():
        _put_in_text(found, note)


def _is(widget: QWidget, name: str, page: QWidget) -> bool:
    return bool(name) and widget.accessibleName() == name and widget.isVisibleTo(page)


def _text(field: QLineEdit | QPlainTextEdit | None) -> str:
    match field:
        case QLineEdit():
            return field.text()
        case QPlainTextEdit():
            return field.toPlainText()
    return ""


def _caret(field: QLineEdit | QPlainTextEdit | None) -> int:
    match field:
        case QLineEdit():
            return field.cursorPosition()
        case QPlainTextEdit():
            return field.textCursor().position()
    return 0


def _put_in_line(field: QLineEdit, note: KeyboardNote) -> None:
    if note.text != field.text():
        field.selectAll()
        field.insert(note.text)  # as if typed: it is kept like that
    field.setCursorPosition(note.caret)


def _put_in_text(field: QPlainTextEdit, note: KeyboardNote) -> None:
    if note.text != field.toPlainText():
        field.selectAll()
        field.insertPlainText(note.text)
    cursor = field.textCursor()
    cursor.setPosition(min(note.caret, len(field.toPlainText())), QTextCursor.MoveMode.MoveAnchor)
    field.setTextCursor(cursor)
