"""The list of all eligible on its way in: read in the background, shown with what is amiss."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.intake.eligible_draft import eligible_draft
from core.intake.file_reader import FileReader
from core.intake.sheets import Contents
from core.model.draft.sample import EligibleDraft, ListedColumn
from core.model.fault import WorkshopError, at_most, shown
from core.model.names import normalised
from core.model.progress import Progress
from core.wording.numbers import listed
from core.words import plural, tr
from ui.program.jobs import Job
from ui.theme import Tone
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.choice import CheckBox
from ui.widgets.clear_layout import clear_layout
from ui.widgets.growing_text import GrowingText
from ui.widgets.labels import Label, Text
from ui.widgets.scroll import Scroll

PASTED: Final = tr("Pasted list")
_USUAL: Final = frozenset(
    ("age", "sex", "gender", "team", "pathway", "service", "route", "ethnicity", "locality")
)
_MOST_NAMED: Final = 6
_LONGEST: Final = 300


class SampleIntake(QWidget):
    """Reads a list and shows what of it would stay; nothing is in before the button.

    Signals:
        accepted: it is to come in as it was chosen; carries an `EligibleDraft`.
        dismissed: nothing is to come in.
        refused: it cannot be read; carries a `WorkshopError`.
    """

    accepted = Signal(object)
    dismissed = Signal()
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self.path: Path | None = None
        """The file that is read or shown; None where it was pasted."""
        self._draft: EligibleDraft | None = None
        self.boxes: dict[str, CheckBox] = {}
        self.leave_out: CheckBox | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_reading())
        self._stack.addWidget(self._make_draft())
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(14)
        column.addWidget(Label(tr("Bring the list in"), Text.HEADING))
        column.addWidget(self._stack, 1)

    def _make_reading(self) -> QWidget:
        self.stop = Button(tr("Stop"), keys="Esc")
        self.stop.clicked.connect(self.cancel)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label(tr("Reading the list. Nothing of it is in the audit.")))
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    def _make_draft(self) -> QWidget:
        self._content = QVBoxLayout()
        self._content.setSpacing(12)
        inside = QWidget()
        holder = QVBoxLayout(inside)
        holder.setContentsMargins(3, 3, 8, 3)
        holder.addLayout(self._content)
        holder.addStretch(1)
        self.bring = Button(tr("Bring in"), ButtonKind.PRIMARY)
        self.bring.clicked.connect(self._on_bring)
        self.dismiss = Button(tr("Cancel"), keys="Esc")
        self.dismiss.clicked.connect(self.cancel)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.bring)
        row.addWidget(self.dismiss)
        row.addStretch(1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Scroll(inside, tr("What the list holds")), 1)
        column.addLayout(row)
        return page

    def begin(self) -> None:
        """Take the focus at what goes on."""
        if self._stack.currentIndex() == 0:
            self.stop.setFocus()
        else:
            (self.bring if self.bring.isEnabled() else self.dismiss).setFocus()

    def read(self, path: Path) -> None:
        """Read a file; what it holds is shown when it is read."""
        if self._job is None:
            self.path = path
        self._read(lambda reader, look: reader.read(path, look))

    def paste(self, text: str) -> None:
        """Read what was copied in a spreadsheet."""
        if self._job is None:
            self.path = None
        self._read(lambda reader, look: reader.read_bytes(PASTED, text.encode(), look))

    def _read(self, open_it: Callable[[FileReader, Callable[[], None]], Contents]) -> None:
        if self._job is not None:
            return
        self._stack.setCurrentIndex(0)

        def work(progress: Progress) -> EligibleDraft:
            with FileReader() as reader:
                return eligible_draft(open_it(reader, lambda: progress(0, 1)))

        self._job = job = Job(work)
        job.done.connect(self._on_read)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.broke.connect(self._on_broke)
        job.start()

    def cancel(self) -> None:
        """Let nothing in."""
        if self._job is not None:
            self._job.cancel()
            return
        self._draft = None
        self.dismissed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lets nothing in."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
            return
        super().keyPressEvent(event)

    @property
    def draft(self) -> EligibleDraft | None:
        """The list as it would come in now."""
        if self._draft is None:
            return None
        chosen = [heading for heading, box in self.boxes.items() if box.isChecked()]
        found = self._draft.balanced_by(chosen)
        leaves = self.leave_out is not None and self.leave_out.isChecked()
        return found.without(found.unusable) if leaves else found

    @property
    def whole(self) -> EligibleDraft | None:
        """The list with every column that can be balanced by, less the lines left out."""
        if self._draft is None or (draft := self.draft) is None:
            return None
        return self._draft.without(set(self._draft.numbers) - set(draft.numbers))

    def _on_read(self, draft: EligibleDraft) -> None:
        self._job = None
        self._draft = draft
        self._show(draft)
        self._stack.setCurrentIndex(1)
        if self.isVisible():
            self.begin()

    def _on_failed(self, fault: WorkshopError) -> None:
        self._job = None
        self.refused.emit(fault)
        self.dismissed.emit()

    def _on_cancelled(self) -> None:
        self._job = None
        self.dismissed.emit()

    def _on_broke(self, error: Exception) -> None:
        self._on_cancelled()
        raise error

    def _on_bring(self) -> None:
        draft = self.draft
        if draft is not None:
            self.accepted.emit(draft)

    def _show(self, draft: EligibleDraft) -> None:
        clear_layout(self._content)
        self._content.addWidget(self._source_card(draft))
        self._content.addWidget(self._columns_card(draft))
        self._content.addWidget(self._problems_card())
        self._show_what_fits()

    def _source_card(self, draft: EligibleDraft) -> Card:
        card = Card()
        card.column.addWidget(Label(shown(draft.source), Text.STRONG))
        twins = (
            tr("no line twice")
            if not draft.twins
            else tr("{lines} like another", lines=plural(draft.twins, "line"))
        )
        lines = plural(len(draft.numbers), "line")
        card.column.addWidget(Label(f"{lines} · {twins}", Text.SMALL))
        for remark in draft.remarks:
            card.column.addWidget(Label(remark, Text.SMALL, Tone.WARN))
        for words in _not_taken(draft):
            card.column.addWidget(Label(words, Text.SMALL))
        return card

    def _columns_card(self, draft: EligibleDraft) -> Card:
        card = Card()
        card.column.addWidget(Label(tr("Balance the sample by"), Text.SUBHEADING))
        self.boxes = {}
        for column in draft.columns:
            box = CheckBox(tr("{heading}: {words}", heading=column.heading, words=_values(column)))
            box.setChecked(not _USUAL.isdisjoint(normalised(column.heading).split()))
            box.toggled.connect(self._show_what_fits)
            self.boxes[column.heading] = box
            card.column.addWidget(box)
        if not draft.columns:
            card.column.addWidget(
                Label(
                    tr(
                        "No column of this list can be balanced by: each tells lines apart. "
                        "The sample is then drawn by chance alone."
                    )
                )
            )
        card.column.addWidget(
            Label(
                tr(
                    "Of each line only what is ticked here, its number and a key without "
                    "meaning come into the audit."
                ),
                Text.SMALL,
            )
        )
        return card

    def _problems_card(self) -> Card:
        self._amiss = Card()
        self._amiss_words = Label("", Text.SMALL_STRONG, Tone.WARN)
        self._amiss_lines = GrowingText(tr("Lines that cannot be used"), 1, 8)
        self._amiss_lines.setReadOnly(True)
        self.leave_out = CheckBox(tr("Leave out what cannot be used"))
        self.leave_out.toggled.connect(self._show_what_fits)
        for widget in (self._amiss_words, self._amiss_lines, self.leave_out):
            self._amiss.column.addWidget(widget)
        return self._amiss

    def _show_what_fits(self) -> None:
        draft, whole = self.draft, self._draft
        if draft is None or whole is None or self.leave_out is None:
            return
        chosen = [heading for heading, box in self.boxes.items() if box.isChecked()]
        amiss = whole.balanced_by(chosen).unusable
        left = len(whole.numbers) - len(amiss)
        self._amiss.setVisible(bool(amiss))
        self._amiss_words.setText(
            tr(
                "{lines} cannot be used. Mend the list and bring it in again, or leave out "
                "what cannot be used ({left} are left).",
                lines=plural(len(amiss), "line"),
                left=left,
            )
        )
        self._amiss_lines.setPlainText("\n".join(amiss.values()))
        self.bring.setText(tr("Bring {lines} in", lines=plural(len(draft.numbers), "line")))
        self.bring.setEnabled(bool(draft.numbers) and not draft.unusable)


def _not_taken(draft: EligibleDraft) -> list[str]:
    found = []
    if draft.naming:
        found.append(
            tr("Not taken, as they say who somebody is: {names}.", names=_named(draft.naming))
        )
    if draft.unfit:
        found.append(
            tr("Not taken, as nearly every line differs: {names}.", names=_named(draft.unfit))
        )
    return found


def _named(headings: tuple[str, ...]) -> str:
    return at_most([listed([shown(heading) for heading in headings])], _LONGEST)


def _values(column: ListedColumn) -> str:
    if column.edges:
        return tr("in bands, from {first} on", first=column.edges[0])
    values = sorted({cell for cell in column.cells if cell})
    more = tr(" and more") if len(values) > _MOST_NAMED else ""
    return ", ".join(map(shown, values[:_MOST_NAMED])) + more
