"""A line to type in that is kept at every pause, and says beside itself what does not fit."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Tone, app_theme
from ui.widgets.composed import ComposedLine
from ui.widgets.help_place import describe
from ui.widgets.labels import Label, Text
from ui.widgets.table.shape import Misfit
from ui.widgets.typed_words import TypedWords
from ui.widgets.typing_pause import MOST_KEYS, TypingPause

Tidy = Callable[[str], str]


class LineField(TypedWords, ComposedLine):
    """One line; `problem` is where it says that something does not fit.

    *tidy* returns a text as it is to be shown, or raises Misfit; it is asked
    when the field is left, because half a date is none. What does not fit is
    left as typed and told, and not kept. Words too long to be a date or a number
    are kept while they are typed all the same, where they fit as they stand.

    Signals:
        paused: typing stopped, or the field was left; carries what fits.
    """

    paused = Signal(str)
    only_when_left = False
    """Whether nothing of it is kept before it is left: what follows would be made anew."""

    def __init__(self, name: str, tidy: Tidy | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tidy = tidy
        self._told: str | None = ""
        self._name = name
        self._pause = TypingPause(self)
        self._pause.over.connect(self._keep if tidy is None else self._keep_words)
        self.setAccessibleName(name)
        self.problem = Label("", Text.SMALL, Tone.BAD)
        self.problem.hide()
        self.textEdited.connect(self._on_edited)
        self._theme = app_theme(self)
        self._theme.follow(self._restyle)
        self._restyle()

    def show_text(self, text: str) -> None:
        """Put *text* in without a signal."""
        self._pause.stop()
        self._in_audit = text
        self._settle(text)
        if text != self.text():
            self.setText(text)

    @property
    def unsaved(self) -> bool:
        """Whether something stands here that was not told yet, or is not kept."""
        return self.isModified()

    def flush(self) -> None:
        """Say at once what was typed since the last pause, if it fits."""
        self.commit()
        self._keep()

    def _keep(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if text == self._told:
            self._settle(text)
            return
        try:
            tidied = self._tidy(text) if self._tidy is not None else text
        except Misfit as misfit:
            self._say_problem(misfit)
            return
        self._settle(tidied)
        self.paused.emit(tidied)

    def _keep_words(self) -> None:
        text = self.text().strip()
        if self._tidy is None or self.only_when_left or text == self._told:
            return
        if len(text) < MOST_KEYS:
            return
        with suppress(Misfit):
            if self._tidy(text) == text:
                self._settle(text)
                self.paused.emit(text)

    @property
    def misfit(self) -> str:
        """What does not fit, as it is said beside the field; nothing while all fits."""
        return "" if self.problem.isHidden() else self.problem.text()

    def mark_unsaved(self) -> None:
        """What was told could not be kept: it stays, and is told again when the field is left."""
        self._told = None
        self.setModified(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed, and show it as it is kept."""
        super().focusOutEvent(event)
        self.flush()
        if not self.isModified() and self.text() != self._told:
            self.setText(self._told)

    def _on_edited(self) -> None:
        self._pause.typed()
        if self._tidy is not None:
            self._say_problem(None)

    def _settle(self, told: str) -> None:
        self._told = told
        self.setModified(False)
        self._say_problem(None)

    def _say_problem(self, misfit: Misfit | None) -> None:
        told = f"{misfit.happened} {misfit.remedy}" if misfit is not None else ""
        self.problem.setText(told)
        self.problem.setVisible(bool(told))
        describe(self, told)

    def _restyle(self) -> None:
        self.setFont(self._theme.font())
