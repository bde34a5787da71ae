"""The documents to leave with: which go along, which is shown, and the way out."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.documents.catalogue import DOCUMENTS, DocumentSpec, spec
from core.review.leaving import Unsettled
from core.words import plural, tr
from ui.report.audience_choice import AudienceChoice
from ui.report.formats import FormatsChoice
from ui.report.protection import Protection
from ui.theme import BODY, SECONDARY, FontWeight, app_theme
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.choice import CheckBox
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, small, subheading
from ui.widgets.paint import CONTROL_RADIUS, box
from ui.widgets.pressable import Pressable
from ui.widgets.prose import Prose, StyledText
from ui.widgets.qt_answers import painted
from ui.widgets.scroll import Scroll


class DocumentsPanel(QWidget):
    """Which documents leave, of which *meeting*, as which *edition* and marking; and the export.

    Signals:
        chosen: another document is to be shown; carries its key.
        audience_chosen: it is for somebody else; carries the `Audience`.
        marked: the marking was typed; carries it.
        export_requested: the export was pressed.
    """

    chosen = Signal(str)
    audience_chosen = Signal(object)
    marked = Signal(str)
    export_requested = Signal()

    def __init__(self, meeting: QWidget, edition: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meeting = meeting
        self.edition = edition
        self.rows = {found.key: DocumentRow(found) for found in DOCUMENTS}
        self.audience = AudienceChoice()
        self.audience.chosen.connect(self.audience_chosen)
        self.marking = GrowingText(tr("Marking on every page"), 1, 2, enter_submits=True)
        self.formats = FormatsChoice(self)
        self.protection = Protection()
        self.export = Button("", ButtonKind.PRIMARY, size=Size.LARGE)
        self.export.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._to_settle = small()
        self._to_settle.hide()
        self._left: tuple[Unsettled, ...] = ()
        self._allowed: frozenset[str] = frozenset()
        self._shown = DOCUMENTS[0].key
        self._lay_out()
        self.marking.paused.connect(self.marked)
        self.marking.submitted.connect(self.marking.flush)
        self.export.clicked.connect(self.export_requested)
        for row in self.rows.values():
            row.chosen.connect(self._on_chosen)
            row.tick.toggled.connect(self._say)
        self.formats.changed.connect(self._say)
        self.rows[self._shown].set_shown(True)

    @property
    def shown(self) -> str:
        """The key of the document shown."""
        return self._shown

    @property
    def ticked(self) -> tuple[str, ...]:
        """The keys of the documents that are to leave, as listed."""
        found = (key for key, row in self.rows.items() if row.tick.isChecked())
        return tuple(key for key in found if key in self._allowed)

    def allow(self, keys: Collection[str], offered: Collection[str]) -> None:
        """Let only these documents be chosen; the others would be empty.

        One that is not even *offered* does not concern this audit, and is not seen.
        """
        self._allowed = frozenset(keys)
        for key, row in self.rows.items():
            row.allow(key in self._allowed)
            row.setVisible(key in offered)
        if self._shown not in self._allowed and self._allowed:
            self._show(next(key for key in self.rows if key in self._allowed))
        self._say()

    @property
    def to_settle(self) -> tuple[Unsettled, ...]:
        """What must be settled before the ticked documents leave."""
        return tuple(one for one in self._left if one.stops(self.ticked))

    def settle_first(self, left: Sequence[Unsettled]) -> None:
        """Say how many of these must be settled before what is ticked can leave."""
        self._left = tuple(left)
        self._say()

    def describe(self, said: Mapping[str, str]) -> None:
        """Say what each document holds."""
        for key, row in self.rows.items():
            row.describe(said.get(key, ""))

    def show_document(self, key: str) -> None:
        """Choose the document to be shown, as a press on it does."""
        self._on_chosen(key)

    def _show(self, key: str) -> None:
        for other, row in self.rows.items():
            row.set_shown(other == key)
        self._shown = key

    def _on_chosen(self, key: str) -> None:
        self._show(key)
        self.chosen.emit(key)

    def _say(self) -> None:
        count = len(self.ticked)
        self.export.setText(
            tr("Export {count}…", count=plural(count, "document")) if count else tr("Export…")
        )
        ticked = [spec(key) for key in self.ticked]
        self.formats.show_data(any(one.is_data for one in ticked))
        why = "" if count else tr("Tick a document first.")
        if not all(map(self.formats.of, ticked)):
            why = tr("Tick what they are to be written as first.")
        count = len(self.to_settle)
        first = tr("{count} must be settled first", count=plural(count, "thing")) if count else ""
        self._to_settle.setText(first)
        self._to_settle.setVisible(bool(first))
        self.export.setEnabled(not why)
        self.export.setAccessibleDescription(why or first)
        self.export.setToolTip(why)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 18, 14, 12)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(12, 0, 0, 6)
        column.addWidget(self.audience)
        column.addSpacing(10)
        head.addWidget(subheading(tr("Documents")))
        column.addLayout(head)
        column.addWidget(self._meeting)
        for row in self.rows.values():
            column.addWidget(row)
        column.addStretch(1)
        column.addSpacing(12)
        column.addWidget(Label(tr("Marking on every page"), Text.SMALL_STRONG))
        column.addWidget(self.marking)
        column.addWidget(self.edition)
        column.addSpacing(8)
        column.addWidget(self.protection)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 8, 14, 18)
        foot.setSpacing(10)
        foot.addWidget(self.formats)
        foot.addWidget(self.export)
        foot.addWidget(self._to_settle, 0, Qt.AlignmentFlag.AlignHCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Scroll(inside), 1)
        whole.addLayout(foot)


class DocumentRow(QWidget):
    """One document: a tick to take it along, and its words, which show it.

    Signals:
        chosen: it is to be shown; carries its key.
    """

    chosen = Signal(str)

    def __init__(self, spec: DocumentSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = spec.key
        self._ticked_before = False
        self._theme = app_theme(self)
        self._theme.changed.connect(self.update)
        self.tick = CheckBox("")
        self.tick.setChecked(not spec.is_data)
        self.tick.setAccessibleName(tr("Export {lower}", lower=spec.heading.lower()))
        self.words = _Words(spec.heading)
        self.words.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 4, 4)
        row.setSpacing(4)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)

    def allow(self, allowed: bool) -> None:
        """Let it be taken along; while it may not, it is not ticked."""
        if not allowed and self.tick.isChecked():
            self._ticked_before = True
            self.tick.setChecked(False)
        elif allowed and self._ticked_before:
            self._ticked_before = False
            self.tick.setChecked(True)
        self.setEnabled(allowed)

    def set_shown(self, shown: bool) -> None:
        """Stand on the tint as the document shown, or not."""
        self.words.setChecked(shown)
        self.update()

    def describe(self, below: str) -> None:
        """Say in small print what it holds."""
        self.words.say(below)

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground of the one that is shown."""
        if not self.words.isChecked():
            return
        painter = QPainter(self)
        colours = self._theme.colours
        whole = QRectF(self.rect())
        box(painter, whole, CONTROL_RADIUS, colours.accent_tint, None)
        painter.setClipRect(QRectF(0, 0, 3, whole.height()))
        box(painter, whole, CONTROL_RADIUS, colours.link, None)
        painter.end()

    def _on_clicked(self) -> None:
        self.chosen.emit(self._key)


class _Words(Pressable):
    """A document's title and, wrapped below, what it holds."""

    def __init__(self, title: str) -> None:
        self._below = ""
        super().__init__(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Show {lower}", lower=title.lower()))

    def say(self, below: str) -> None:
        """Say what it holds."""
        if below != self._below:
            self._below = below
            self.setAccessibleDescription(below.replace(" · ", ", "))
            self._restyle()

    def nextCheckState(self) -> None:
        """Leave the choice to the panel."""

    def sizeHint(self) -> QSize:
        """Return a comfortable width and what it takes there."""
        wide = self._theme.px(240)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow width and the height of two lines."""
        return QSize(self._theme.px(110), self.heightForWidth(self._theme.px(240)))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at *width*."""
        return round(self._prose(width).height) + 16

    def _prose(self, width: float) -> Prose:
        colours = self._theme.colours
        ink = colours.ink if self.isEnabled() else colours.faint
        parts = [StyledText(self.text(), self._theme.font(BODY, FontWeight.SEMIBOLD), ink)]
        if self._below:
            small = self._theme.font(SECONDARY)
            quiet = colours.secondary if self.isEnabled() else colours.faint
            parts.append(StyledText(f"\n{self._below}", small, quiet))
        return Prose(parts, width - 12)

    def _paint(self, painter: QPainter) -> None:
        hot = (self.underMouse() or self.isDown()) and self.isEnabled() and not self.isChecked()
        if hot:
            box(painter, QRectF(self.rect()), CONTROL_RADIUS, self._theme.colours.hover, None)
        prose = self._prose(self.width())
        prose.draw(painter, 6, (self.height() - prose.height) / 2)
