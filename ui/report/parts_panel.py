"""The parts of the document shown: begun in one's own words, moved, left out, as they were."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from core.acts import own_documents
from core.documents.catalogue import spec
from core.documents.footnotes import MARKED
from core.documents.own_parts import PartOffered, in_own_order
from core.model.changed import Changed
from core.model.finding import EvidenceKind
from core.model.own_document import (
    CASE_PARTS,
    START,
    DocumentPart,
    OwnNumber,
    own_numbers,
    parts_of,
)
from core.words import later, tr
from ui.audit.context import AuditContext
from ui.report.builder import BuiltDocument
from ui.report.right_panel import RightPanel
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind, Size
from ui.widgets.choice import Choice
from ui.widgets.entry_list import EntryList, ListEntry
from ui.widgets.flow import FlowLayout
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import ParagraphText, small

_START_ALONE: Final = (PartOffered(START, tr("At the start")),)
"""What every document has, known before it is made."""


_OF_EVERY: Final = later(
    "It stands in this document of every {case}: write here what is so of all of them, and nothing "
    "of one."
)


class PartsPanel(RightPanel):
    """A list of parts and, of the one the keyboard is at, the words it begins with."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent, spacing=10)
        self._document = ""
        self._part = START
        self._words_of = ("", START)
        self._sought = ""  # the part to show once the document is made
        self._parts: tuple[PartOffered, ...] = _START_ALONE
        self._now_shown: Mapping[str, str] = {}
        self.of_every = small(tr(_OF_EVERY), tone=Tone.WARN)
        self.list = EntryList(tr("Parts of the document"))
        self.words = GrowingText(tr("Your own words"), 4, 12)
        self.numbers = Choice(tr("Put in a live number"))
        self.note = Button(tr("Footnote"), ButtonKind.LINK, size=Size.SMALL)
        self.changed = small(tone=Tone.WARN)
        self.take = Button(tr("Take the new one"), size=Size.SMALL)
        self.up = Button(tr("Move up"), size=Size.SMALL)
        self.down = Button(tr("Move down"), size=Size.SMALL)
        self.leave_out = Button(tr("Leave out"), size=Size.SMALL)
        self.shipped = Button(tr("As it was"), ButtonKind.LINK, size=Size.SMALL)
        self._where = ParagraphText("")
        self._lay_out()
        self._connect()

    def show_document(self, key: str, made: BuiltDocument | None, part: str = "") -> None:
        """Show the parts of a document as it was *made*, at *part* where it has it."""
        self.words.flush()
        if key != self._document:
            self._document, self._part = key, START
            self._parts, self._now_shown = _START_ALONE, {}
            self._sought = ""
        self._sought = part or self._sought
        if made is not None and made.whole:
            self._parts, self._now_shown = made.parts, made.numbers
        if self._sought in [one.key for one in self._parts]:
            self._part, self._sought = self._sought, ""
        self._show()

    def begin(self) -> None:
        """Take the focus to the words."""
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _own(self) -> dict[str, DocumentPart]:
        return parts_of(self._context.session.now.document_parts, self._document)

    @property
    def _order(self) -> list[str]:
        """The parts in the user's order, the start first."""
        shipped = [one.key for one in self._parts if one.key != START]
        within = {one.key: one.group for one in self._parts if one.within}
        order = in_own_order(shipped, self._own)
        tops = [key for key in order if key not in within]
        nested = {top: [key for key in order if within.get(key) == top] for top in tops}
        return [START, *(key for top in tops for key in (top, *nested[top]))]

    def _own_part(self) -> DocumentPart:
        return self._own.get(self._part, DocumentPart(self._document, self._part))

    # Showing

    def _show(self) -> None:
        if not self._document:
            return
        shown = spec(self._document)
        self.title.setText(tr("Parts of “{title}”", title=shown.heading))
        titles = {one.key: one.title for one in self._parts}
        if self._part not in titles:
            self._part = START
        own, order = self._own, self._order
        offered = {one.key: one for one in self._parts}
        entries = [_entry(offered[key], own.get(key)) for key in order]
        if list(self.list.rows) != entries:
            self.list.blockSignals(True)
            self.list.show_entries(entries)
            self.list.go_to(order.index(self._part))
            self.list.blockSignals(False)
        self._show_part(titles[self._part])

    def _show_part(self, title: str) -> None:
        held, session = self._own_part(), self._context.session
        where = tr("“{title}” begins with your own words:", title=title)
        self._where.setText(tr("Before everything else:") if self._part == START else where)
        self.words.setAccessibleName(self._where.text().rstrip(":"))
        at = (self._document, self._part)
        if at == self._words_of:
            self.words.follow(held.words)
        else:  # of another part: what could not be kept there is not written here
            self.words.show_text(held.words)
        self._words_of = at
        self.words.setReadOnly(session.read_only)
        self.note.setVisible(not session.read_only)
        alone = spec(self._document).of_one_case and self._part.startswith(CASE_PARTS)
        movable = not (self._part == START or alone or session.read_only)
        self.of_every.setVisible(spec(self._document).of_one_case and not alone)
        self.up.setEnabled(movable and self._neighbour(-1) is not None)
        self.down.setEnabled(movable and self._neighbour(1) is not None)
        self.leave_out.setEnabled(movable)
        self.leave_out.setText(tr("Take in again") if held.left_out else tr("Leave out"))
        moved = any(one.position or one.left_out for one in self._own.values())
        self.shipped.setVisible(moved and not session.read_only)
        self._show_numbers(held)

    def _neighbour(self, by: int) -> str | None:
        """Return the part before or after this one among those it moves among."""
        groups = {one.key: one.group for one in self._parts}
        mine = [key for key in self._order if groups[key] == groups[self._part] and key != START]
        at = mine.index(self._part) + by
        return mine[at] if 0 <= at < len(mine) else None

    def _show_numbers(self, held: DocumentPart) -> None:
        evidence = self._context.session.now.evidence
        counts = [one for one in evidence if one.kind is EvidenceKind.COUNT and one.shown]
        offered = {one.count: one.shown for one in counts}
        self.numbers.clear()
        for count, shown in offered.items():
            self.numbers.addItem(shown, OwnNumber(count, shown))
        self.numbers.setCurrentIndex(-1)
        self.numbers.setPlaceholderText(tr("Put in a number of the findings…"))
        self.numbers.setVisible(bool(offered) and not self._context.session.read_only)
        moved = self._moved(held)
        self.changed.setText(
            tr("“{before}” is now {now_it_is}.", before=moved[0].shown, now_it_is=moved[1])
            if moved
            else ""
        )
        self.changed.setVisible(moved is not None)
        self.take.setVisible(moved is not None and not self._context.session.read_only)

    def _moved(self, held: DocumentPart) -> tuple[OwnNumber, str] | None:
        """Return the first live number of a part that has changed, and what it is now."""
        for one in own_numbers(held):
            now_shown = self._now_shown.get(one.count, one.shown)
            if now_shown != one.shown:
                return one, now_shown
        return None

    def _lay_out(self) -> None:
        column = self._column
        column.addWidget(small(tr("What is yours here stays when the numbers change.")))
        column.addWidget(self.of_every)
        self.list.setMinimumHeight(190)
        column.addWidget(self.list, 1)
        moving = FlowLayout(gap=8, line_gap=8)
        for button in (self.up, self.down, self.leave_out, self.shipped):
            moving.addWidget(button)
        column.addLayout(moving)
        column.addWidget(self._where)
        column.addWidget(self.words)
        self.note.setToolTip(tr("Put a note at the foot of the page, its number at the caret"))
        column.addWidget(self.note, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.numbers, self.changed):
            column.addWidget(part)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignRight)

    def _connect(self) -> None:
        self._context.session.changed.connect(self._on_changed)
        self.list.moved.connect(self._on_moved)
        self.list.chosen.connect(self._on_chosen)
        self.words.paused.connect(self._on_typed)
        self._keep_as_typed(self.words)
        self.numbers.activated.connect(self._on_number)
        self.note.clicked.connect(self._on_note)
        self.take.clicked.connect(self._on_take)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.leave_out.clicked.connect(self._on_leave_out)
        self.shipped.clicked.connect(self._on_shipped)

    # News

    def _on_changed(self, news: Changed) -> None:
        if not self._context.session.read(
            lambda file: own_documents.is_part_there(file, self._part)
        ):
            self.words.show_text("")  # what it is of is gone: what stood here is kept nowhere again
            self._part = START
            self._show()
        elif news.touches(DocumentPart) and self.isVisible():
            self._show()

    def _on_moved(self, entry: ListEntry) -> None:
        self.words.flush()
        if isinstance(entry.value, str):
            self._part, self._sought = entry.value, ""
            self._show()

    def _on_chosen(self, _part: object) -> None:
        self.begin()

    def _on_typed(self, words: str) -> None:
        key, part, session = self._document, self._part, self._context.session
        self._sought = ""  # here it is written
        if words == self._own_part().words:
            return
        if not session.do(
            lambda file: own_documents.write_own_words(file, key, part, words), self.words
        ):
            self.words.mark_unsaved()

    def _on_number(self, at: int) -> None:
        """Put a live number in where one stands in the words."""
        number = self.numbers.itemData(at)
        if not isinstance(number, OwnNumber):
            return
        self.words.textCursor().insertText(number.shown)
        words, key, part = self.words.toPlainText(), self._document, self._part
        numbers = [*own_numbers(self._own_part()), number]
        self._context.session.do(
            lambda file: own_documents.write_own_words(
                file, key, part, words, list(dict.fromkeys(numbers))
            ),
            self.words,
        )
        self.begin()

    def _on_note(self) -> None:
        """Begin a footnote at the caret, or make one of what is chosen."""
        before, after = MARKED
        caret = self.words.textCursor()
        caret.insertText(f"{before}{caret.selectedText()}{after}")
        caret.movePosition(QTextCursor.MoveOperation.Left, n=len(after))
        self.words.setTextCursor(caret)
        self.begin()

    def _on_take(self) -> None:
        moved, key, part = self._moved(self._own_part()), self._document, self._part
        if moved is not None:
            one, shown = moved
            self._context.session.do(
                lambda file: own_documents.take_own_number(file, key, part, one, shown)
            )
            self.begin()

    def _on_up(self) -> None:
        self._move(-1)

    def _on_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        order, key, other = self._order[1:], self._document, self._neighbour(by)
        if other is None:
            return
        at, to = order.index(self._part), order.index(other)
        order.insert(to, order.pop(at))
        self._context.session.do(lambda file: own_documents.order_parts(file, key, order))

    def _on_leave_out(self) -> None:
        key, part, out = self._document, self._part, not self._own_part().left_out
        self._context.session.do(lambda file: own_documents.leave_part_out(file, key, part, out))

    def _on_shipped(self) -> None:
        key = self._document
        self._context.session.do(lambda file: own_documents.as_shipped(file, key))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _entry(part: PartOffered, own: DocumentPart | None) -> ListEntry:
    told = []
    if own is not None and own.left_out:
        told.append(tr("left out"))
    if own is not None and own.words.strip():
        told.append(tr("begins with your words"))
    title = f"\u2003{part.title}" if part.within else part.title
    return ListEntry(((title, False),), ", ".join(told), part.key)
