"""F1: the keys by where they work, the guide, what has changed, and what it is made of."""

from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.files import PROGRAM
from core.wording.spoken import spoken
from core.words import tr
from ui.help.reading import reading
from ui.program.actions import Scope, help_rows
from ui.theme import app_theme
from ui.widgets.button import Button
from ui.widgets.labels import Label, Text, heading, small, subheading
from ui.widgets.scroll import Scroll
from ui.widgets.segmented import Option, Segmented
from ui.widgets.tags import KeyCap

SECTIONS: Final = {
    "keys": tr("Keys"),
    "guide": tr("A short guide"),
    "tools": tr("Audit tools as files"),
    "trust": tr("What you can rely on"),
    "changes": tr("What has changed"),
    "about": tr("About"),
}
_SCOPES: Final = {
    Scope.ALWAYS: tr("Anywhere"),
    Scope.AUDIT: tr("With an audit open"),
    Scope.WALK: tr("In Walk"),
    Scope.THEMES: tr("In Themes"),
    Scope.CONCLUDING: tr("In Themes and Report"),
}
_CLICKER: Final = tr(
    "On the room screen a clicker's PageDown, PageUp, B and full stop work as well; here too, "
    "while something is read out together or a theme hour's cards are gone through."
)
_WIDEST: Final = 820
_MARKS: Final = ("•", "or")
"""What is no sentence: the mark of a list, and the word between two keys."""
_NOTICES: Final = (
    tr(
        "Atkinson Hyperlegible Next and Noto Sans, under the SIL Open Font Licence; the notices "
        "are in the folder resources/licences."
    ),
    tr(
        "The English word list of SCOWL, by Kevin Atkinson and others; its notice is in the same "
        "folder."
    ),
    tr("Qt for Python, under the GNU Lesser General Public Licence, version 3."),
)


class HelpPage(QWidget):
    """Comes to the front in the window itself; Esc goes back to where you were.

    Signals:
        left: go back.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        options = [Option(key, words) for key, words in SECTIONS.items()]
        self.sections = Segmented(tr("Help"), options)
        self.back = Button(tr("Back"), keys="Esc")
        self._pages = QStackedWidget()
        self._made: dict[str, _Reading] = {}
        top = QHBoxLayout()
        top.setContentsMargins(32, 16, 32, 12)
        top.setSpacing(16)
        top.addWidget(self.sections)
        top.addStretch(1)
        top.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._pages, 1)
        self.sections.chosen.connect(self._on_chosen)
        self.back.clicked.connect(self.left)

    def show_section(self, name: str) -> None:
        """Bring a section to the front and stand in it, so that the arrows scroll."""
        self.sections.set_value(name)
        self._bring_up(name).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _on_chosen(self, name: object) -> None:
        self._bring_up(str(name))

    def _bring_up(self, name: str) -> "_Reading":
        if name not in self._made:
            make: dict[str, Callable[[], QWidget]] = {"keys": _keys, "about": _about}
            content = make[name]() if name in make else reading(name)
            self._made[name] = _Reading(content, SECTIONS[name])
            self._pages.addWidget(self._made[name])
        self._pages.setCurrentWidget(self._made[name])
        return self._made[name]


class _Reading(Scroll):
    """A section, no wider than is easy to read; the arrows scroll it."""

    def __init__(self, content: QWidget, name: str) -> None:
        ground = QWidget()
        row = QHBoxLayout(ground)
        row.setContentsMargins(32, 12, 32, 32)
        row.addWidget(content, 100)
        row.addStretch(1)
        super().__init__(ground, name)
        self.setAccessibleDescription(_spoken(content))
        self._content = content
        self._theme = app_theme(self)
        self._theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._content.setMaximumWidth(self._theme.px(_WIDEST))


def _spoken(content: QWidget) -> str:
    """Return all of a page's words: a screen reader stands on the page, not on its labels."""
    labels = (one.accessibleName() or one.text() for one in content.findChildren(QLabel))
    return spoken(*(words for words in labels if words not in _MARKS))


def _keys() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    column.addWidget(heading(tr("Keys")))
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 2)
    grid.setColumnStretch(2, 3)
    for scope, words in _SCOPES.items():
        grid.addWidget(subheading(words), grid.rowCount(), 0, 1, 3)
        for row in (one for one in help_rows() if one.scope is scope):
            at = grid.rowCount()
            grid.addLayout(_caps(row.keys), at, 0)
            grid.addWidget(Label(row.words, Text.STRONG), at, 1)
            grid.addWidget(small(row.hint), at, 2)
    column.addLayout(grid)
    column.addWidget(small(_CLICKER))
    column.addStretch(1)
    return page


def _caps(keys: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for at, cap in enumerate(keys.split(" or ")):
        if at:
            row.addWidget(Label("or", Text.SMALL, wrap=False))
        row.addWidget(KeyCap(cap))
    row.addStretch(1)
    return row


def _about() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    column.addWidget(heading("Casewalk"))
    column.addWidget(
        Label(
            tr("Version {version}. Free to use and to pass on (MIT licence).", version=_version())
        )
    )
    column.addWidget(
        Label(tr("It works without a network: nothing leaves this computer unless you export it."))
    )
    column.addWidget(subheading(tr("Shipped along")))
    for line in _NOTICES:
        column.addWidget(small(line))
    column.addStretch(1)
    return page


def _version() -> str:
    try:
        return version("casewalk")
    except PackageNotFoundError:  # run from a clone, as most do
        project = (PROGRAM / "pyproject.toml").read_text(encoding="utf-8")
        lines = (line for line in project.splitlines() if line.startswith("version"))
        return next(lines, "").partition('"')[2].rstrip('"')
