"""What somebody typed, written in where it stands on a page: one at a time, one step of undo."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from core.acts.typed_texts import row_of, write_anew
from core.model.changed import Changed
from core.model.typed_text import TypedText
from core.pdf.typed import PlacedText
from core.wording.typed_text import text_name
from ui.audit.context import AuditContext
from ui.report.pages_view import PagesView
from ui.report.text_editor import TextEditor


class PageTexts(QObject):
    """Opens the editor over a text of the pages, and keeps what is typed in it.

    Signals:
        closed: nothing is written in any more; the pages can be shown anew.
    """

    closed = Signal()

    def __init__(self, context: AuditContext, sheets: PagesView) -> None:
        super().__init__(sheets)
        self._context, self._sheets = context, sheets
        self._text: PlacedText | None = None
        self._before: Any = None
        self._otherwise = False
        self.editor = TextEditor(sheets.ground)
        self.editor.paused.connect(self._on_typed)
        self.editor.closed.connect(self.close)
        self.editor.left.connect(self.flush)
        self.editor.grew.connect(self._keep_in_sight)
        sheets.text_pressed.connect(self.open)
        sheets.text_reached.connect(self._on_reached)
        sheets.refitted.connect(self._on_refitted)
        context.session.changed.connect(self._on_changed)

    @property
    def writing(self) -> bool:
        """Whether a text is open."""
        return self._text is not None

    def say_otherwise(self, otherwise: bool) -> None:
        """Say, or no more, that these readers are told something else than what was typed."""
        self._otherwise = otherwise

    def open(self, text: PlacedText) -> None:
        """Write in a text where it stands."""
        if self.writing:
            self._end()
        row = self._row(text.typed)
        if row is None or self._context.session.read_only:
            return
        name = text_name(self._context.session.now, text.typed, row)
        self._sheets.reach(text, name)
        self._text, self._before = text, row
        words = getattr(row, text.typed.field)
        over, within = self._places(text)
        self.editor.open(name, words, over, within, otherwise=self._otherwise)
        self._keep_in_sight()

    def close(self) -> None:
        """Keep what was typed and go back to the page."""
        if self.writing:
            self._end()
            self._sheets.setFocus()

    def flush(self) -> None:
        """Keep what was typed, and lay the editor away."""
        if self.writing:
            self._end()

    def _end(self) -> None:
        self.editor.field.flush()
        self._text = self._before = None
        writing = self.editor.field.hasFocus() or self.editor.done.hasFocus()
        self.editor.hide()
        if writing:  # or the keyboard would go on to the next button, wherever that is
            self._sheets.setFocus()
        self.closed.emit()

    def _row(self, typed: TypedText) -> Any:
        before = self._before
        return self._context.session.read(lambda file: row_of(file, typed, before))

    def _places(self, text: PlacedText) -> tuple[Any, Any]:
        return self._sheets.frame_of(text), self._sheets.sheets[text.page].geometry()

    def _keep_in_sight(self) -> None:
        """Show all of the editor; where it is higher than the view, the line that is typed in."""
        editor, sheets = self.editor, self._sheets
        sheets.ensureWidgetVisible(editor, 0, 20)
        if editor.height() > sheets.viewport().height():
            line = editor.field.cursorRect()
            at = editor.field.viewport().mapTo(sheets.ground, line.center())
            sheets.ensureVisible(at.x(), at.y(), 0, 2 * line.height())

    # News

    def _on_typed(self, words: str) -> None:
        text, field, before = self._text, self.editor.field, self._before
        if text is not None and not self._context.session.do(
            lambda file: write_anew(file, text.typed, words, before), field
        ):
            field.mark_unsaved()

    def _on_reached(self, text: PlacedText) -> None:
        row = self._row(text.typed)
        if row is not None:
            name = text_name(self._context.session.now, text.typed, row)
            self._sheets.reach(text, name)

    def _on_refitted(self) -> None:
        if self._text is not None:
            self.editor.lie_over(*self._places(self._text))
            self._keep_in_sight()

    def _on_changed(self, news: Changed) -> None:
        """Follow the audit: an undo, or what was changed elsewhere."""
        text = self._text
        if text is None:
            return
        row = self._row(text.typed)
        if row is None:
            self.editor.field.show_text("")  # it is gone: what stood here is kept nowhere again
            self._end()
        elif news.touches(text.typed.kind):
            self.editor.field.follow(getattr(row, text.typed.field))
