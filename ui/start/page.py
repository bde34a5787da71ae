"""The start screen: the dark side, and beside it what is offered, asked or made new."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.model.fault import WorkshopError
from ui.jobs import Job
from ui.settings import SettingsFile
from ui.start.home import Home
from ui.start.recent import listed
from ui.start.said import missing_of
from ui.start.shade import Shade
from ui.theme import theme_of
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from ui.start.keeping import KeepingPage
    from ui.start.new_audit import NewAuditForm

_WIDEST = 704


class StartPage(QWidget):
    """Shown while no audit is open; the form and the question are made when first asked for.

    Signals:
        made: carries the `NewAudit` that was filled in.
    """

    made = Signal(object)

    def __init__(self, settings: SettingsFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._looking: Job | None = None
        self._form: NewAuditForm | None = None
        self._keeping: KeepingPage | None = None
        # Each is made inside what it lies in: moving a whole page into its place afterwards
        # would dress every widget on it once more.
        self.shade = Shade(self)
        self._stack = QStackedWidget(self)
        self._home_side = _Side(self._stack)
        self.home = Home(self._home_side.ground)
        self._home_side.hold(self.home)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.shade, 7)
        self._row.addWidget(self._stack, 11)
        self.home.new_wanted.connect(self.show_form)

    @property
    def form(self) -> "NewAuditForm":
        """The form for a new audit."""
        if self._form is None:
            from ui.start.new_audit import NewAuditForm

            side = _Side(self._stack)
            self._form = NewAuditForm(side.ground)
            side.hold(self._form)
            self._form.planned.connect(self.made)
            self._form.left.connect(self.show_home)
        return self._form

    @property
    def keeping(self) -> "KeepingPage":
        """The question what becomes of an example."""
        if self._keeping is None:
            from ui.start.keeping import KeepingPage

            side = _Side(self._stack)
            self._keeping = KeepingPage(side.ground)
            side.hold(self._keeping)
        return self._keeping

    def list_files(self, now: datetime) -> None:
        """List the recent files again, and look in the background which are there."""
        files = listed(self._settings.now.recent, now, Path.home())
        self.home.show_files(files)
        if files:
            paths = [file.path for file in files]
            self._looking = Job(lambda _told: missing_of(paths), self)
            self._looking.done.connect(self._on_looked)
            self._looking.start()

    def show_home(self) -> None:
        """Offer what there is to open."""
        self._stack.setCurrentWidget(self._home_side)
        self.home.take_focus()

    def show_form(self) -> None:
        """Ask what the new audit is to be."""
        form = self.form
        self.home.say_nothing()
        self._bring_up(form)
        form.take_focus()

    def show_keeping(self) -> None:
        """Ask what becomes of the example."""
        page = self.keeping
        page.message.clear()
        self._bring_up(page)
        page.keep.setFocus()

    def ask_for(self, path: Path) -> None:
        """Ask for the passphrase of a file."""
        self._stack.setCurrentWidget(self._home_side)
        self.home.ask_for(path)

    def refuse(self, fault: WorkshopError) -> None:
        """Say in place why something could not be opened or made."""
        if self._form is not None and self._form.isVisible():
            self._form.refuse(fault)
        else:
            self.home.refuse(fault)

    def set_busy(self, busy: bool) -> None:
        """Wait, or take typing again."""
        self.home.unlock.set_busy(busy and self.home.unlock.path is not None)
        if self._form is not None and not busy:
            self._form.set_busy(False)

    def forget_typing(self) -> None:
        """Forget passphrases and the form: an audit is open now."""
        self.home.unlock.forget()
        self.home.say_nothing()
        if self._form is not None:
            self._form.start_anew()
        self._stack.setCurrentWidget(self._home_side)

    def fold(self, folded: bool) -> None:
        """Lie above one another in a narrow window or with large text."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if folded else across)
        self._row.setStretch(0, 0 if folded else 7)
        self.shade.fold(folded)
        self.home.fold(folded)

    def _bring_up(self, content: QWidget) -> None:
        for at in range(self._stack.count()):
            side = self._stack.widget(at)
            if side is not None and side.isAncestorOf(content):
                self._stack.setCurrentIndex(at)

    def _on_looked(self, missing: object) -> None:
        if self.sender() is self._looking and isinstance(missing, frozenset):
            self.home.mark_missing(missing)


class _Side(Scroll):
    """A page of the stack: one column that scrolls, no wider than is easy to read."""

    def __init__(self, stack: QStackedWidget) -> None:
        self.ground = QWidget(stack)
        super().__init__(self.ground, parent=stack)
        stack.addWidget(self)
        self._theme = theme_of(self)
        self._content: QWidget | None = None
        self._theme.changed.connect(self._fit)

    def hold(self, content: QWidget) -> None:
        """Show *content*, higher than the middle where there is room."""
        self._content = content
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.addStretch(1)
        row.addWidget(content, 100)
        row.addStretch(1)
        column = QVBoxLayout(self.ground)
        column.setContentsMargins(40, 40, 40, 32)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(4)
        self._fit()

    def _fit(self) -> None:
        if self._content is not None:
            self._content.setMaximumWidth(self._theme.px(_WIDEST))
