"""Who is behind each reference: typed, pasted or taken from a list, straight into the key file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QWidget

from core.counting.identities import with_references
from core.intake.file_reader import FileReader
from core.intake.identities import IdentityList, identity_list
from core.model.fault import NotYet, WorkshopError
from core.model.identities import Identities, Identity, KeyColumn
from core.wording.identities import misfit_words
from core.words import plural, tr
from ui.audit.session import WorkshopSession
from ui.key_file.open_key import OpenKey
from ui.key_file.telling_card import TellingCard
from ui.program.files import ask_to_open, documents
from ui.program.jobs import Job, while_there
from ui.theme import Tone, app_theme
from ui.widgets.button import Button, Size
from ui.widgets.choice import Choice
from ui.widgets.composed import ComposedLine
from ui.widgets.labels import Label, Text, small, subheading
from ui.widgets.sheet_view import SheetView
from ui.widgets.table.model import SheetModel
from ui.widgets.table.shape import Misfit, RowShape, TableColumn

_LISTS: Final = tr("Lists (*.csv *.xlsx *.xls *.ods *.tsv *.txt)")
_MOST_LINES_SEEN: Final = 14
_MOST_SEEN_LARGE: Final = 7
"""With large text: so many stand under their headings on a small laptop."""
_LARGE: Final = 1.3


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line of the table; its number counts from 1, and is 0 while it is being typed."""

    id: int = 0
    reference: str = field(default="", repr=False)
    cells: tuple[str, ...] = field(default=(), repr=False)


class LinesCard(TellingCard):
    """The table with what can be done to its lines and columns."""

    def __init__(
        self, session: WorkshopSession, key: OpenKey, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, parent)
        self._key = key
        self._job: Job | None = None
        self._columns: tuple[KeyColumn, ...] = ()
        self.title = subheading("")
        self.view = SheetView(tr("Who is behind each reference"))
        self.model: SheetModel[KeyLine] = SheetModel(_shape(Identities(), ()), self)
        self.take_list = Button(tr("Take a list in…"), size=Size.SMALL)
        self.back = Button(tr("Take back"), size=Size.SMALL, keys="Alt Z")
        self.remove = Button(tr("Remove the line"), size=Size.SMALL)
        self.new_column = ComposedLine()
        self.new_column.setAccessibleName(tr("Name of a further column"))
        self.new_column.setPlaceholderText(tr("A further column, such as Police number"))
        self.add_column = Button(tr("Add the column"), size=Size.SMALL)
        self.about_column = small()
        self.column_for = Choice(tr("On whose sheets this column goes"))
        self.drop_column = Button(tr("Remove the column"), size=Size.SMALL)
        self.remarks = Label("", Text.BODY, Tone.WARN)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Show what the key file holds now."""
        found = self._key.identities
        other = [one.name for one in found.columns] != [one.name for one in self._columns]
        self._columns = found.columns
        place = self._show_shape(found) if other else None
        rows = [KeyLine(at, one.reference, one.cells) for at, one in enumerate(found.lines, 1)]
        self.model.show(rows)
        if place is not None:
            self.view.choose(self.model.index(*place))
        self.title.setText(
            tr("“{name}”: {lines}", name=self._key.name, lines=plural(len(rows), "line"))
        )
        self.back.setEnabled(self._key.can_take_back)
        self._say_remarks(found)
        self._show_column()
        self._fit()

    def forget(self) -> None:
        """Show nothing of a key file that is closed."""
        self._job = None
        self._columns = ()
        for part in (self.said, self.remarks):
            part.setText("")
            part.hide()
        self.new_column.clear()
        self._show_shape(Identities())

    def keep_typed(self) -> None:
        """Keep what stands in an open cell, as the focus leaving it does."""
        if self.view.state() is QAbstractItemView.State.EditingState:
            self.view.setFocus()

    def take_focus(self) -> None:
        """Stand in the table."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_in(self, path: Path) -> None:
        """Read a list, away from the window's thread, and put it into the key file."""
        if self._job is not None:
            return

        def work() -> IdentityList:
            with FileReader() as reader:
                return identity_list(reader.read(path))

        self.say(tr("Reading it…"), None)
        self._job = job = Job(lambda _progress: work())
        job.done.connect(while_there(self, lambda found: self._on_read(job, found)))
        job.failed.connect(while_there(self, lambda fault: self._on_unread(job, fault)))
        job.broke.connect(while_there(self, self._on_broke))
        job.start()

    # Making it

    def _lay_out(self) -> None:
        below, columns = QHBoxLayout(), QHBoxLayout()
        for button in (self.take_list, self.back, self.remove):
            below.addWidget(button)
        below.addStretch(1)
        columns.addWidget(self.new_column, 1)
        columns.addWidget(self.add_column)
        of_column = QHBoxLayout()
        of_column.addWidget(self.about_column, 0, Qt.AlignmentFlag.AlignVCenter)
        of_column.addWidget(self.column_for)
        of_column.addWidget(self.drop_column)
        of_column.addStretch(1)
        self.column.addWidget(self.title)
        self.column.addWidget(self.view)
        for row in (below, of_column, columns):
            row.setSpacing(8)
            self.column.addLayout(row)
        self.column.addWidget(self.remarks)
        self.column.addWidget(self.said)
        self.remarks.hide()

    def _connect(self) -> None:
        self.view.pasted.connect(self._on_pasted)
        self.view.cleared.connect(self._on_cleared)
        self.take_list.clicked.connect(self._on_take_list)
        self.back.clicked.connect(self._key.take_back)
        self.remove.clicked.connect(self._on_remove)
        self.add_column.clicked.connect(self._on_add_column)
        self.new_column.returnPressed.connect(self._on_add_column)
        self.drop_column.clicked.connect(self._on_drop_column)
        self.column_for.activated.connect(self._on_column_for)
        self._key.refused.connect(lambda fault: self.say(fault.sentences, Tone.BAD))
        self._theme = app_theme(self)
        self._theme.follow(self._fit)

    def _show_shape(self, found: Identities) -> tuple[int, int]:
        """Show a table of these columns: the model before, with all it held, goes.

        Returns the row and column where the cursor was, as far as there is such a one.
        """
        before, current = self.model, self.view.currentIndex()
        references = tuple(case.reference for case in self._session.now.cases)
        self.model = SheetModel(_shape(found, references), self)
        self.model.change_requested.connect(self._on_change_requested)
        self.model.refused.connect(lambda fault: self.say(fault.sentences, Tone.BAD))
        self.view.setModel(self.model)
        self.view.selectionModel().currentChanged.connect(self._show_column)
        before.deleteLater()
        return max(current.row(), 0), max(0, min(current.column(), len(found.columns)))

    def _fit(self) -> None:
        """Be as high as the lines, up to so many; the widths by what columns hold as a rule."""
        head = self.view.horizontalHeader().sizeHint().height()
        row = self.view.verticalHeader().defaultSectionSize()
        bar = self.view.horizontalScrollBar().sizeHint().height()
        most = _MOST_SEEN_LARGE if self._theme.scale > _LARGE else _MOST_LINES_SEEN
        seen = min(self.model.rowCount(), most)
        self.view.setFixedHeight(head + seen * row + bar + 6)
        letter = self.view.fontMetrics().averageCharWidth()
        for at, column in enumerate(self.model.shape.columns):
            self.view.setColumnWidth(at, column.wide * letter + 24)

    # Lines

    def _on_change_requested(self, rows: list[KeyLine]) -> None:
        try:
            found = self._key.identities
            for row in rows:
                line = Identity(row.reference, row.cells)
                found = found.with_line(row.id - 1 if row.id else None, line)
        except WorkshopError as fault:
            self.model.turn_down()
            self.say(fault.sentences, Tone.BAD)
            return
        self.say("", None)
        if self._key.keep(found):
            self.model.keep(rows)
        else:
            self.model.hold()

    def _on_pasted(self, row: int, column: int, block: list[list[str]]) -> None:
        self.model.paste(row, column, block)

    def _on_cleared(self, cells: list[tuple[int, int]]) -> None:
        whole = {row for row, _ in cells}
        if len(cells) == len(whole) * self.model.columnCount():
            self._on_remove()
        else:
            self.model.clear(cells)

    def _on_remove(self) -> None:
        chosen = {index.row() for index in self.view.selectionModel().selectedIndexes()}
        chosen |= {self.view.currentIndex().row()}
        found = self._key.identities
        gone = [at for at in sorted(chosen, reverse=True) if self.model.row(at) is not None]
        for at in gone:
            found = found.without_line(at)
        if gone and self._key.keep(found):
            lines = plural(len(gone), "line")
            self.say(tr("{lines} removed. Alt+Z takes that back.", lines=lines), None)
            self.take_focus()

    # Lists

    def _on_take_list(self) -> None:
        ask_to_open(self, tr("Take a list in"), documents(), self.take_in, _LISTS)

    def _on_read(self, job: Job, found: IdentityList) -> None:
        if job is not self._job:
            return
        self._job = None
        before = self._key.identities
        try:
            after = found.taken_into(before)
        except NotYet as fault:
            self.say(fault.sentences, Tone.BAD)
            return
        if not self._key.keep(after):
            return
        words = tr(
            "The list is in, with {lines}. Delete the list itself once it is not needed.",
            lines=plural(len(found.lines), "line"),
        )
        if found.without_reference:
            count = plural(found.without_reference, "line")
            words += " " + tr("{count} without a reference stayed out.", count=count)
        self.say(words, Tone.GOOD)

    def _on_unread(self, job: Job, fault: WorkshopError) -> None:
        if job is self._job:
            self._job = None
            self.say(fault.sentences, Tone.BAD)

    def _on_broke(self, error: Exception) -> None:
        self._job = None
        self.say("", None)
        raise error

    # Columns

    @property
    def _at_column(self) -> int:
        """The column of the key file in which the cursor stands; -1 for none of its own."""
        at = self.view.currentIndex().column() - 1
        return at if at < len(self._columns) else -1

    def _show_column(self, *_: object) -> None:
        at = self._at_column
        self.column_for.setVisible(at >= 0)
        for part in (self.about_column, self.drop_column):
            part.setEnabled(at >= 0)
        if at < 0:
            self.about_column.setText(
                tr("Put the cursor in a column to say on whose sheets it goes.")
            )
            return
        column = self._columns[at]
        self.about_column.setText(tr("“{name}” goes on the sheets of", name=column.name))
        own = (agency.name for agency in self._session.now.agencies)
        names = list(dict.fromkeys(["", *own, column.agency]))
        if names != [self.column_for.itemData(n) for n in range(self.column_for.count())]:
            self.column_for.clear()
            for name in names:
                words = tr("{name} alone", name=name) if name else tr("every agency")
                self.column_for.addItem(words, name)
        self.column_for.set_value(column.agency)

    def _on_column_for(self) -> None:
        at = self._at_column
        if at >= 0:
            agency = str(self.column_for.currentData())
            self._change(lambda found: found.with_column_for(at, agency))

    def _on_add_column(self) -> None:
        name = self.new_column.text()
        if self._change(lambda found: found.with_column(KeyColumn(name))):
            self.new_column.clear()

    def _on_drop_column(self) -> None:
        at = self._at_column
        if at < 0:
            return
        name = self._columns[at].name
        if self._change(lambda found: found.without_column(at)):
            self.say(tr("“{name}” is removed. Alt+Z takes that back.", name=name), None)
            self.take_focus()

    def _change(self, change: Callable[[Identities], Identities]) -> bool:
        try:
            found = change(self._key.identities)
        except NotYet as fault:
            self.say(fault.sentences, Tone.BAD)
            return False
        self.say("", None)
        return self._key.keep(found)

    # Remarks

    def _say_remarks(self, found: Identities) -> None:
        """Say which references are of no case, and whose columns go on no sheet."""
        now = self._session.now
        words = list(misfit_words(now, found))
        missing = with_references(now, found)
        count = len(missing.lines) - len(found.lines)
        if count:
            words.append(
                tr(
                    "{count} of the audit without a line here.",
                    count=plural(count, "{case}", "{cases}"),
                )
            )
        self.remarks.setText(" ".join(words))
        self.remarks.setVisible(bool(words))


def _shape(found: Identities, references: Sequence[str]) -> RowShape[KeyLine]:
    width = len(found.columns)
    own = (_column(at, one.name) for at, one in enumerate(found.columns))
    first: TableColumn[KeyLine] = TableColumn(
        tr("Reference"),
        lambda row: row.reference,
        lambda row, text: replace(row, reference=_fitting(text)),
        choices=lambda: references,
    )
    return RowShape(
        (first, *own),
        lambda: KeyLine(cells=("",) * width),
        lambda row: "" if row.reference else tr("a reference"),
    )


def _column(at: int, name: str) -> TableColumn[KeyLine]:
    def put(row: KeyLine, text: str) -> KeyLine:
        cells = (*row.cells[:at], _fitting(text), *row.cells[at + 1 :])
        return replace(row, cells=cells)

    return TableColumn(name, lambda row: row.cells[at], put, wide=20)


def _fitting(text: str) -> str:
    """Return a text as a cell takes it. Raises Misfit."""
    try:
        return Identities().with_line(None, Identity(text)).lines[0].reference
    except NotYet as fault:
        raise Misfit(fault.happened, fault.remedy) from fault
