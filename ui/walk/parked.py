"""What was parked, to come back to before the day ends."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.model.case import Case
from core.model.changed import Changed
from core.model.ids import CaseId
from core.model.judgement import Judgement
from core.model.tool import Item, Point, Question
from core.words import tr
from ui.audit.context import AuditContext
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.entry_list import EntryHeading, EntryList, ListEntry
from ui.widgets.labels import Label, Text, small
from ui.widgets.overlay import Overlay

_NOTHING = tr("Nothing is parked. A question that is parked waits here to be come back to.")


class ParkedList(Overlay):
    """Parked judgements by case, with their reason; Enter goes there, Esc closes.

    Signals:
        chosen: one was chosen; carries its `CaseId` and `Point`. The list is gone by then.
    """

    chosen = Signal(object, object)

    def __init__(self, context: AuditContext, parent: QWidget) -> None:
        super().__init__(parent, width=600)
        self._context = context
        self._title = Label(tr("Parked"), Text.SUBHEADING)
        self._close = Button(tr("Close"), ButtonKind.QUIET, "Esc", Size.SMALL)
        self.nothing = small(_NOTHING)
        self.entries = EntryList(tr("Parked judgements"))
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(self._close)
        self.column.addLayout(row)
        self.column.addWidget(self.nothing)
        self.column.addWidget(self.entries, 1)
        self.setAccessibleName(tr("Parked judgements"))
        self.entries.chosen.connect(self._on_chosen)
        self._close.clicked.connect(self.put_away)
        context.session.changed.connect(self._on_changed)

    def open(self) -> None:
        """Come to the front with what is parked now."""
        self.refresh()
        super().open()

    def refresh(self) -> None:
        """Show what is parked."""
        now = self._context.session.now
        parked = now.parked()
        entries: list[EntryHeading | ListEntry] = []
        for case in now.every_case:
            mine = [one for one in parked if one.case_id == case.id]
            entries += [EntryHeading(case.reference)] * bool(mine)
            entries += [self._entry(one) for one in mine]
        if not parked and self.entries.hasFocus():
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)
        self.entries.show_entries(entries)
        self.entries.setVisible(bool(parked))
        self.nothing.setVisible(not parked)
        self._title.setText(tr("Parked · {count}", count=len(parked)) if parked else tr("Parked"))
        self._place()

    def take_focus(self) -> None:
        """Put the focus on the first, or on Close where there is none."""
        target: QWidget = self.entries if self.entries.count else self._close
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def height_at(self, width: int) -> int:
        """Return the height of title and entries."""
        edges = self.column.contentsMargins()
        inner = width - edges.left() - edges.right()
        rows = self.entries.content_height(inner - 14) + 24 if self.entries.count else 0
        said = 0 if self.nothing.isHidden() else self.nothing.heightForWidth(inner) + 8
        return self._close.sizeHint().height() + said + rows + edges.top() + edges.bottom()

    def _entry(self, parked: Judgement) -> ListEntry:
        tool = self._context.session.now.tool
        words = f"{tool.key_at(parked.point)}. {tool.short_at(parked.point)}"
        where = (parked.case_id, parked.point)
        return ListEntry(((words, False),), parked.reason.strip() or tr("No reason written"), where)

    def _on_chosen(self, where: tuple[CaseId, Point]) -> None:
        self.put_away()
        self.chosen.emit(*where)

    def _on_changed(self, news: Changed) -> None:
        if self.isVisible() and news.touches(Judgement, Case, Question, Item):
            self.refresh()
