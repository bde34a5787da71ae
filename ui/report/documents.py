"""The documents to leave with: which go along, which is shown, and the way out."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.documents.catalogue import DATA, DOCUMENTS, formats_for, spec
from core.model.case import Case
from core.model.ids import CaseId
from core.review.leaving import Unsettled
from core.words import plural, tr
from ui.report.audience_choice import AudienceChoice
from ui.report.document_row import DocumentRow
from ui.report.formats import FormatsChoice
from ui.report.programme.entries import ProgrammeEntries
from ui.report.protection import Protection
from ui.theme import app_theme
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.choice import Choice
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text, small, subheading
from ui.widgets.scroll import Scroll

_LOW_UNDER: Final = 480
"""Height in px at usual text under which what stands below the list scrolls with it."""


class DocumentsPanel(QWidget):
    """Which documents leave, of which *meeting*, as which *edition* and marking; and the export.

    Signals:
        chosen: another document is to be shown; carries its key.
        audience_chosen: it is for somebody else; carries the `Audience`.
        case_chosen: what is of one case alone is to be of another; carries the `CaseId`.
        marked: the marking was typed; carries it.
        look_requested: how they look is to be chosen.
        export_requested: the export was pressed.
    """

    chosen = Signal(str)
    audience_chosen = Signal(object)
    case_chosen = Signal(object)
    marked = Signal(str)
    look_requested = Signal()
    export_requested = Signal()

    def __init__(self, meeting: QWidget, edition: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meeting = meeting
        self._theme = app_theme(self)
        self._is_low = False
        self.edition = edition
        self.rows = {found.key: DocumentRow(found) for found in DOCUMENTS}
        self.programme = ProgrammeEntries()
        self.audience = AudienceChoice()
        self.audience.chosen.connect(self.audience_chosen)
        self.case = Choice(tr("Whose joint evaluation"))
        self.case.setMinimumContentsLength(8)
        self.case.activated.connect(self._on_case)
        self.marking = GrowingText(tr("Marking on every page"), 1, 2, enter_submits=True)
        self.look = Button(tr("Logo, colour, Word template…"), ButtonKind.LINK, size=Size.SMALL)
        self.formats = FormatsChoice(self)
        self.protection = Protection()
        self.export = Button("", ButtonKind.PRIMARY, size=Size.LARGE)
        self.export.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._to_settle = small()
        self._to_settle.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._to_settle.hide()
        self._left: tuple[Unsettled, ...] = ()
        self._allowed: frozenset[str] = frozenset()
        self._order: list[str] = []
        self._at_once = False
        self._case_row = QWidget()
        beside = QHBoxLayout(self._case_row)
        beside.setContentsMargins(44, 0, 8, 4)
        beside.addWidget(self.case)
        self._shown = DOCUMENTS[0].key
        self._lay_out()
        self.marking.paused.connect(self.marked)
        self.marking.submitted.connect(self.marking.flush)
        self.export.clicked.connect(self.export_requested)
        self.look.clicked.connect(self.look_requested)
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
        self._at_once = True  # what follows from it is said below, not for each tick
        for key, row in self.rows.items():
            row.allow(key in self._allowed)
            row.setVisible(key in offered)
        self._at_once = False
        self._list_rows()
        if self._shown not in self._allowed and self._allowed:
            self._show(next(key for key in self.rows if key in self._allowed))
        self._say()

    def _list_rows(self) -> None:
        """List what may be chosen first, and below it what this reader may not have."""
        order = sorted(self.rows, key=lambda key: key not in self._allowed)
        if order == self._order:
            return
        self._order = order
        for key in order:
            self._listed.addWidget(self.rows[key])
            if spec(key).of_one_case:
                self._listed.addWidget(self._case_row)

    @property
    def to_settle(self) -> tuple[Unsettled, ...]:
        """What must be settled before the ticked documents leave."""
        return tuple(one for one in self._left if one.stops(self.ticked))

    def settle_first(self, left: Sequence[Unsettled]) -> None:
        """Say how many of these must be settled before what is ticked can leave."""
        self._left = tuple(left)
        self._say()

    def offer_cases(self, cases: Sequence[Case], chosen: CaseId | None) -> None:
        """Offer whose joint evaluation it can be; *chosen* is looked at elsewhere already."""
        offered = [(one.id, one.reference) for one in cases]
        if offered != [
            (self.case.itemData(at), self.case.itemText(at)) for at in range(self.case.count())
        ]:
            before = self.case.currentData()
            kept = before if any(one == before for one, _ in offered) else chosen
            self.case.blockSignals(True)
            self.case.clear()
            for case_id, reference in offered:
                self.case.addItem(reference, case_id)
            self.case.blockSignals(False)
            self.case.set_value(kept if kept is not None else next(iter(offered), (None, ""))[0])
        self._case_row.setVisible(any(spec(key).of_one_case for key in self._allowed))

    def describe(self, said: Mapping[str, str]) -> None:
        """Say what each document holds."""
        for key, row in self.rows.items():
            row.describe(said.get(key, ""))

    def show_none(self) -> None:
        """Let no document stand as the one that is shown."""
        self.rows[self._shown].set_shown(False)

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

    def _on_case(self, at: int) -> None:
        self.case_chosen.emit(self.case.itemData(at))

    def _say(self) -> None:
        if self._at_once:
            return
        ticked = [spec(key) for key in self.ticked]
        count = len(ticked)
        self.export.setText(
            tr("Export {count}…", count=plural(count, "document")) if count else tr("Export…")
        )
        whom = self.audience.value
        offered = {format for one in ticked for format in formats_for(one, whom)}
        self.formats.offer_data([format for format in DATA if format in offered])
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list its room: where there is little, only the export stays below it."""
        super().resizeEvent(event)
        low = self.height() < self._theme.px(_LOW_UNDER)
        if low != self._is_low:
            self._is_low = low
            if low:
                self._inside.addWidget(self._below)
            else:
                self._foot.insertWidget(0, self._below)
            self._theme.restyle()  # Qt brings old fonts back when a parent changes

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
        self._listed = QVBoxLayout()
        self._listed.setSpacing(4)
        column.addLayout(self._listed)
        self._list_rows()
        column.addStretch(1)
        column.addSpacing(12)
        column.addWidget(Label(tr("Marking on every page"), Text.SMALL_STRONG))
        column.addWidget(self.marking)
        column.addWidget(self.edition)
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(self.protection)
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(10)
        below.addWidget(self.programme)
        below.addWidget(self.formats)
        self._inside = column
        self._foot = foot = QVBoxLayout()
        foot.setContentsMargins(14, 8, 14, 18)
        foot.setSpacing(10)
        foot.addWidget(self._below)
        foot.addWidget(self.export)
        foot.addWidget(self._to_settle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Scroll(inside), 1)
        whole.addLayout(foot)
