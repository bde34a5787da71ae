"""A text field that grows with what is typed and says when the typing pauses."""

from collections.abc import Callable, Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QMetaMethod,
    QMimeData,
    QPointF,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit, QSizePolicy, QWidget

from core.model.names import seen_words
from ui.theme import BODY, app_theme
from ui.theme.grounds import dress_anew
from ui.widgets.paint import cap_on_card, cap_size, key_cap, words, words_width
from ui.widgets.qt_answers import painted
from ui.widgets.reading import read_leftwards
from ui.widgets.text_marks import TextMark, selections
from ui.widgets.typed_words import TypedWords
from ui.widgets.typing_pause import TypingPause
from ui.widgets.wrapping import wrap_of

_MOST_TURNS: Final = 4

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class _Lines(QPlainTextDocumentLayout):
    """Sets each paragraph at the side it is read from; Qt turns its letters only."""

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:  # noqa: N802
        where = super().blockBoundingRect(block)
        if not block.isValid():  # Qt asks for lines that were typed over just now
            return where
        layout = block.layout()
        option = layout.textOption()
        side = _RIGHT if read_leftwards(block.text()) else _LEFT
        if option.alignment() != side:
            option.setAlignment(side)
            layout.setTextOption(option)
        return where


class GrowingText(TypedWords, QPlainTextEdit):
    """Plain text between *least* and *most* lines high; Tab goes on to the next field.

    With `enter_submits`, Enter sends and Shift+Enter starts a new line. Where
    `whole` is given, a pause tells only what it calls whole: half a time is none.

    Signals:
        paused: typing stopped for a moment, or the field was left; carries the text.
        submitted: Enter was pressed where that sends; carries the text.
        escaped: Esc was pressed.
        pasted: something was pasted or let go in it; carries the text.
    """

    paused = Signal(str)
    submitted = Signal(str)
    escaped = Signal()
    pasted = Signal(str)
    focus_radius = 8.0
    _fits = False

    def __init__(
        self,
        name: str,
        least: int = 2,
        most: int = 6,
        hint: str = "",
        keys: str = "",
        enter_submits: bool = False,
        whole: Callable[[str], bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        document = QTextDocument(self)
        document.setDocumentLayout(_Lines(document))
        document.setDefaultFont(self.font())
        self.setDocument(document)
        self._least, self._most = least, most
        self._hint, self._keys = hint, keys
        self._enter_submits = enter_submits
        self._whole = whole
        self._told: str | None = ""
        self._held = ""
        self._theme = app_theme(self)
        self._marks: Sequence[TextMark] = ()
        self._pause = TypingPause(self)
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pause.over.connect(self._on_pause)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._theme.follow(self._restyle)
        self._restyle()

    def show_text(self, text: str) -> None:
        """Put *text* in without a signal, the cursor at its end; the same text moves nothing."""
        self._told = self._in_audit = text
        if text != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(text)
            self.moveCursor(QTextCursor.MoveOperation.End)
            self.blockSignals(False)
            self._pause.stop()
            self._fit()
            if not self.hasFocus():  # it is read from its beginning
                self.verticalScrollBar().setValue(0)

    def mark(self, marks: Sequence[TextMark]) -> None:
        """Tint or underline stretches of the text, in this look and any other that comes."""
        if marks or self._marks:
            self._marks = marks
            self.setExtraSelections(selections(marks, self._theme))

    def setPlainText(self, text: str) -> None:  # noqa: N802
        """Hold another text, wrapped as it has to be."""
        if wrap_of(text) is not self.wordWrapMode():
            with QSignalBlocker(self):  # empty, or the old text would be wrapped anew first
                super().setPlainText("")
            self.setWordWrapMode(wrap_of(text))
        super().setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Take what can be seen of it; before it is laid out, wrap as it has to be."""
        seen = seen_words(source.text())
        if seen != source.text():
            source = QMimeData()
            source.setText(seen)
        if wrap_of(source.text()) is not wrap_of(""):
            self.setWordWrapMode(wrap_of(source.text()))
        super().insertFromMimeData(source)
        self.pasted.emit(source.text())

    def clear(self) -> None:
        """Be empty, and wrap at words again."""
        self.setPlainText("")

    def set_hint(self, hint: str) -> None:
        """Say what belongs here while it is empty."""
        self._hint = hint
        self.setAccessibleDescription(hint)
        self.viewport().update()

    def set_least(self, lines: int) -> None:
        """Be at least so many lines high."""
        if lines != self._least:
            self._least = lines
            self._fit()

    def commit(self) -> None:
        """Take the word an input method or dictation still holds, before anything goes on.

        It is asked for it; where it does not give it, the word is taken as it stands.
        """
        held = self._held
        if not held:
            return
        QGuiApplication.inputMethod().commit()
        if self._held:  # it gave nothing: what stands on the screen was typed all the same
            event = QInputMethodEvent("", [])
            event.setCommitString(held)
            QCoreApplication.sendEvent(self, event)
            QGuiApplication.inputMethod().reset()

    def flush(self) -> None:
        """Say at once what was typed since the last pause, if anything."""
        self.commit()
        self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        text = self.toPlainText()
        if text != self._told:
            self._told = text
            self.paused.emit(text)

    @property
    def unsaved(self) -> bool:
        """Whether words stand here that were not told yet, or could not be kept."""
        return self.toPlainText() != self._told

    def mark_unsaved(self) -> None:
        """What was told could not be kept: tell it again when the field is left."""
        self._told = None

    def setReadOnly(self, read_only: bool) -> None:  # noqa: N802
        """Take nothing that is typed, or take it again; it looks so at once."""
        if read_only != self.isReadOnly():
            super().setReadOnly(read_only)
            dress_anew(self)

    def sizeHint(self) -> QSize:
        """Return a middling width and the present height."""
        return QSize(self._theme.px(280), self.height())

    def minimumSizeHint(self) -> QSize:
        """Return a narrow field of the present height."""
        return QSize(self._theme.px(96), self.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the cursor is, unless it is put where somebody presses."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.ensureCursorVisible()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed when the field is left."""
        super().focusOutEvent(event)
        self.flush()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know what an input method holds."""
        super().inputMethodEvent(event)
        self._held = event.preeditString()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send with Enter where asked to; tell of Esc, which is the page's where nobody listens."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.escaped.emit()
            event.setAccepted(self.isSignalConnected(QMetaMethod.fromSignal(self.escaped)))
        elif enter and self._enter_submits and plain == Qt.KeyboardModifier.NoModifier:
            self.commit()
            self.submitted.emit(self.toPlainText())
        else:
            super().keyPressEvent(event)

    @painted
    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the hint, and the key that leads here, while empty."""
        super().paintEvent(event)
        if self.document().isEmpty() and (self._hint or self._keys):
            painter = QPainter(self.viewport())
            self._paint_hint(painter)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew, and be as high as that takes."""
        super().resizeEvent(event)
        self._fit()

    def _paint_hint(self, painter: QPainter) -> None:
        colours = self._theme.colours
        height = self._theme.metrics(BODY).height()
        margin = self.document().documentMargin()
        line = QRectF(margin + 1, margin, self.viewport().width() - 2 * margin, height)
        cap = cap_size(self._theme, self._keys).width() + 10 if self._keys else 0.0
        words(painter, line.adjusted(0, 0, -cap, 0), self._hint, self._theme.font(), colours.faint)
        if self._keys and not self.hasFocus():
            used = min(words_width(self._hint, self._theme.font()), line.width() - cap)
            at = QPointF(line.left() + used + 8, line.center().y() + 1)
            key_cap(painter, self._theme, at, self._keys, cap_on_card(self._theme))

    def _on_pause(self) -> None:
        if self._whole is None or self._whole(self.toPlainText()):
            self._tell()  # a word still being composed is left alone

    def _on_text_changed(self) -> None:
        self._pause.typed()
        self._fit()

    def _restyle(self) -> None:
        self.mark(self._marks)
        self._fit()
        self.viewport().update()

    def _words_height(self) -> float:
        """Return the height of all lines: those of some scripts are higher than others."""
        block, high = self.document().begin(), 0.0
        while block.isValid():
            self.blockBoundingRect(block)  # sets its lines, and would count the margins too
            high += block.layout().boundingRect().height()
            block = block.next()
        return high

    def _fit(self) -> None:
        """Be as high as the lines, within the bounds.

        Another height may bring another width and so more lines, which would ask for this
        again from within: that is looked at here, a few times and no more.
        """
        if self._fits:
            return
        self._fits = True
        try:
            for _ in range(_MOST_TURNS):
                if not self._take_height():
                    break
        finally:
            self._fits = False

    def _take_height(self) -> bool:
        """Take the height the lines need now; return whether it was another one."""
        lines = max(1, round(self.document().size().height()))
        policy = Qt.ScrollBarPolicy
        over = lines > self._most
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if over else policy.ScrollBarAlwaysOff
        )
        line = ceil(self._theme.metrics(BODY).lineSpacing())
        margins = 2 * self.document().documentMargin()
        edges = self.contentsMargins()  # those of the style sheet, once it is dressed
        words = self._most * line if over else max(self._least * line, self._words_height())
        height = round(words + margins + max(edges.top() + edges.bottom(), 12))
        if height == self.minimumHeight() and height == self.maximumHeight():
            return False
        self.setFixedHeight(height)
        return True
