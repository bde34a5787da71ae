"""F1: the guide where one is, the keys by where they work, and what is looked for in both."""

from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
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
from core.guide.finding import Found, find
from core.guide.pages import PAGES
from core.wording.spoken import spoken
from core.words import tr
from ui.help.contents import SECTIONS, HelpContents
from ui.help.reading import GuideText
from ui.program.actions import Scope, help_rows
from ui.theme import app_theme
from ui.widgets.button import Button
from ui.widgets.entry_list import EntryHeading, EntryList, ListEntry
from ui.widgets.labels import Label, Text, heading, small, subheading
from ui.widgets.scroll import Scroll
from ui.widgets.tags import KeyCap

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
_WITH: Final = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
"""Held with a letter or a figure, it looks for nothing: in an audit it is an answer's key."""
_WIDEST: Final = 820
_ABOVE: Final = 12
_MARKS: Final = ("or",)
"""What is no sentence: the word between two keys."""
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
        self.contents = HelpContents()
        self.found = EntryList(tr("Found in the guide"))
        self.none_found = Label("", Text.BODY)
        self.back = Button(tr("Back"), keys="Esc")
        self._pages = QStackedWidget()
        self._reading: _Reading | None = None
        self._make_results()
        top = QHBoxLayout()
        top.setContentsMargins(32, 16, 32, 12)
        top.addStretch(1)
        top.addWidget(self.back)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(top)
        right.addWidget(self._pages, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.contents)
        row.addLayout(right, 1)
        self.contents.requested.connect(self._bring_up)
        self.contents.asked.connect(self._on_asked)
        self.contents.went_down.connect(self._on_went_down)
        self.found.chosen.connect(self._on_found)
        self.back.clicked.connect(self.left)

    def _make_results(self) -> None:
        self._results = QWidget()
        column = QVBoxLayout(self._results)
        column.setContentsMargins(32, 12, 32, 16)
        column.addWidget(self.none_found)
        column.addWidget(self.found, 1)
        self._pages.addWidget(self._results)

    def show_section(self, name: str, heading: str = "") -> None:
        """Bring a section to the front and stand in it, so that the arrows scroll.

        With *heading* what stands under it is at the top.
        """
        self.contents.ask("")
        found = self._bring_up(name)
        found.setFocus(Qt.FocusReason.OtherFocusReason)
        found.show_heading(heading)

    def look_for(self) -> None:
        """Stand where one types what one looks for."""
        self.contents.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.contents.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc, first from what was looked for; letters look for something."""
        if event.key() == Qt.Key.Key_Escape:
            if self.contents.field.text():
                self.show_section(self.contents.shown)
            else:
                self.left.emit()
            return
        letter = event.text().isalnum() and not event.modifiers() & _WITH
        if letter and not self.contents.field.hasFocus():
            self.look_for()
            self.contents.field.setText(event.text())
            return
        super().keyPressEvent(event)

    def _bring_up(self, name: str) -> "_Reading":
        """Bring a section to the front; one that was in front goes: together they are large."""
        before, reading = self._reading, self._reading
        if reading is None or reading.section != name:
            make: dict[str, Callable[[], QWidget]] = {"keys": _keys, "about": _about}
            content = make[name]() if name in make else GuideText(name)
            reading = self._reading = _Reading(name)
            self._pages.addWidget(reading)
            reading.fill(content)  # where it stays: measured and dressed once
        self.contents.show_section(name)
        self._pages.setCurrentWidget(reading)
        if before is not None and before is not reading:
            self._pages.removeWidget(before)
            before.deleteLater()
        return reading

    def _on_asked(self, query: str) -> None:
        if not query.strip():
            self._bring_up(self.contents.shown)
            return
        found = find(query)
        self.none_found.setText(
            tr("Nothing in the guide says “{query}”. Try another word for it.", query=query.strip())
        )
        self.none_found.setVisible(not found)
        self.found.setVisible(bool(found))
        self.found.show_entries(list(_entries(found)))
        self._pages.setCurrentWidget(self._results)

    def _on_went_down(self) -> None:
        if self._pages.currentWidget() is self._results and self.found.count:
            self.found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_found(self, value: object) -> None:
        if isinstance(value, Found):
            begins = value.excerpt if value.passage.page == "words" else value.passage.heading
            self.show_section(value.passage.page, begins)


def _entries(found: Sequence[Found]) -> Iterator[EntryHeading | ListEntry]:
    for key, title in PAGES.items():
        of_page = [one for one in found if one.passage.page == key]
        if of_page:
            yield EntryHeading(title)
        for one in of_page:
            below = one.excerpt.removeprefix(f"{one.passage.heading}:").strip()
            yield ListEntry(((one.passage.heading, False),), below, one)


class _Reading(Scroll):
    """A section, no wider than is easy to read; the arrows scroll it."""

    def __init__(self, section: str) -> None:
        self.section = section
        ground = QWidget()
        self._row = QHBoxLayout(ground)
        self._row.setContentsMargins(32, 12, 32, 32)
        self._row.addStretch(1)
        super().__init__(ground, SECTIONS[section])
        self._content = ground
        self._theme = app_theme(self)
        self._theme.follow(self._fit)

    def fill(self, content: QWidget) -> None:
        """Put in what is read."""
        self._content = content
        self._fit()
        self._row.insertWidget(0, content, 100)

    def show_heading(self, words: str) -> None:
        """Have what begins with these words at the top; without any, the page from its start."""
        page = self._content if isinstance(self._content, GuideText) else None
        label = page.label_of(words) if page is not None and words else None
        self.ensurePolished()
        ground = self.widget()
        if label is None or ground is None:
            self.verticalScrollBar().setValue(0)
            self.setAccessibleDescription(_spoken(self._content))
            return
        ground.adjustSize()
        self._bring_to_top(label)
        # Once more when it has its width: until then the lines break where they will not.
        QTimer.singleShot(0, label, lambda: self._bring_to_top(label))
        self.setAccessibleDescription(_spoken(self._content, label))

    def _bring_to_top(self, label: QLabel) -> None:
        ground = self.widget()
        if ground is not None and ground.isAncestorOf(label):
            self.verticalScrollBar().setValue(label.mapTo(ground, QPoint(0, -_ABOVE)).y())

    def _fit(self) -> None:
        self._content.setMaximumWidth(self._theme.px(_WIDEST))


def _spoken(content: QWidget, first: QLabel | None = None) -> str:
    """Return a page's words, from a label on: a screen reader stands on the page, not on labels."""
    labels = content.findChildren(QLabel)
    labels = labels[labels.index(first) if first is not None else 0 :]
    found = (one.accessibleName() or one.text() for one in labels)
    return spoken(*(words for words in found if words not in _MARKS))


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
            top = Qt.AlignmentFlag.AlignTop
            grid.addLayout(_caps(row.keys), at, 0, top)
            grid.addWidget(Label(row.words, Text.STRONG), at, 1, top)
            grid.addWidget(small(row.hint), at, 2, top)
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
