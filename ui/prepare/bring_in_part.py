"""Files on their way in: read in the background, shown with what is held back, then taken in."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.acts.bring_in import take
from core.intake.batch import Batch, read_again, read_batch
from core.intake.file_reader import FileReader
from core.intake.vocabulary import Vocabulary, vocabulary_of
from core.model.draft.match import MatchKey
from core.model.draft.returns import AnyDraft, ReturnDraft
from core.model.fault import NotYet, WorkshopError, shown
from core.model.progress import Progress
from core.model.snapshot import Snapshot
from core.queries.returns import return_sizes
from core.wording.matching import rows_or_forms, whole_sum
from core.wording.numbers import listed
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.audit.long_acts import HEAVY
from ui.prepare.draft_card import DraftCard, FaultCard
from ui.prepare.draft_words import rows_in
from ui.prepare.part import PreparePart
from ui.program.jobs import Job
from ui.widgets.bars import ProgressBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.clear_layout import clear_layout
from ui.widgets.labels import Label, Text
from ui.widgets.scroll import Scroll

_READING: Final = tr("Reading the files. Nothing has come in yet.")
BRINGING_IN: Final = NotYet(
    tr("Files are coming in."),
    tr("The audit is as it was."),
    tr("It can be read meanwhile; wait a moment to change it."),
)


class BringInPart(PreparePart):
    """Shows what files would bring in before anything enters; one act a file.

    Signals:
        ended: all is in, or nothing was to come in after all.
    """

    ended = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._job: Job | None = None
        self._batch = self._first = Batch()
        self._cards: list[DraftCard] = []
        self._reader = FileReader()
        self._paths: tuple[Path, ...] = ()
        self._next: tuple[Path, ...] = ()
        self._pasted = self._pasted_next = ""
        self._stopping = self._taking = False
        self._left: list[AnyDraft] = []
        self._brought = ""
        self._read_for: object = None
        self._vocabulary = Vocabulary()
        self._agreed: dict[MatchKey, str] = {}
        self._read_with: dict[MatchKey, str] = {}
        self.put_heading(tr("Bring files in"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_reading())
        self._stack.addWidget(self._make_preview())
        self.column.addWidget(self._stack, 1)

    def _make_reading(self) -> QWidget:
        self.progress = ProgressBar(tr("Files read"))
        self.stop = Button(tr("Cancel"), keys="Esc")
        self.stop.clicked.connect(self.cancel)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._doing = Label(_READING)
        column.addWidget(self._doing)
        column.addWidget(self.progress)
        row = QHBoxLayout()
        row.addWidget(self.stop)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return page

    def _make_preview(self) -> QWidget:
        self._summary = Label("")
        self._files = QVBoxLayout()
        self._files.setSpacing(12)
        inside = QWidget()
        self.keep_readable(inside)
        list_column = QVBoxLayout(inside)
        list_column.setContentsMargins(3, 3, 8, 3)
        list_column.addLayout(self._files)
        list_column.addStretch(1)
        self.bring = Button(tr("Bring in"), ButtonKind.PRIMARY)
        self.bring.clicked.connect(self._on_bring)
        self.dismiss = Button(tr("Cancel"), keys="Esc")
        self.dismiss.clicked.connect(self.cancel)
        self._foot = Label("", Text.SMALL)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.bring)
        row.addWidget(self.dismiss)
        row.addWidget(self._foot, 1, Qt.AlignmentFlag.AlignVCenter)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._summary)
        column.addWidget(Scroll(inside, tr("What the files hold")), 1)
        column.addLayout(row)
        return page

    def refresh(self) -> None:
        """Nothing here rests on the audit but what was read."""

    def begin(self) -> None:
        """Take the focus at what goes on."""
        proposals = [row for card in self._cards for row in card.words.proposals]
        if self._stack.currentIndex() == 0:
            self.stop.setFocus()
        elif proposals:
            proposals[0].begin()
        else:
            (self.bring if self.bring.isEnabled() else self.dismiss).setFocus()

    def get_ready(self) -> None:
        """Start what reads the files while they are still being chosen."""
        if self._job is None:
            self._reader.start()

    def stop_waiting(self) -> None:
        """No files were chosen after all."""
        if self._job is None:
            self._reader.close()

    def read(self, paths: Sequence[Path], pasted: str = "") -> None:
        """Read files, folders and a table that was *pasted*; what they hold is shown then.

        More of them while others are being read are read together with those; where
        those were given up, by themselves as soon as that reading has stopped.
        """
        if self._taking:
            self.context.show_fault(BRINGING_IN)
            return
        if self._job is not None:
            first = self._next or (() if self._stopping else self._paths)
            self._next = tuple(dict.fromkeys((*first, *paths)))
            self._pasted_next = pasted or self._pasted_next
            self._job.cancel()
            return
        self._stopping = False
        session = self.context.session
        today = session.clock().date()
        vocabulary = vocabulary_of(session.now, session.read(return_sizes), today)
        self._vocabulary, self._agreed = vocabulary, {}
        reader = self._reader
        self._read_for = _named_in(self.context.session.now)
        self._paths, self._pasted = wanted, _ = (tuple(paths), pasted)
        self._stack.setCurrentIndex(0)
        self._doing.setText(_READING)
        self.progress.show_parts(0, len(wanted))

        def work(progress: Progress) -> Batch:
            try:
                return read_batch(wanted, vocabulary, reader, progress, pasted)
            finally:
                reader.close()

        self._job = job = Job(work)
        job.progress.connect(self.progress.show_parts)
        job.done.connect(self._on_read)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.broke.connect(self._on_broke)
        job.start()

    @property
    def files_on_their_way(self) -> tuple[Path, ...]:
        """The files that are being read, or shown, and from which nothing came in yet."""
        reading = self._job is not None and not (self._stopping or self._taking)
        shown = self._job is None and bool(self._cards or self._batch.unread)
        return tuple(dict.fromkeys((*(self._paths if reading or shown else ()), *self._next)))

    def read_again(self, paths: tuple[Path, ...]) -> None:
        """Read files that were on their way when the audit was locked."""
        self.read(paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lets nothing in; Ctrl and Enter does what comes next."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.do_next()
            return
        super().keyPressEvent(event)

    def cancel(self) -> None:
        """Let nothing in."""
        if self._job is not None:
            self._next, self._pasted_next, self._stopping = (), "", True
            self._job.cancel()
            return
        self._batch = self._first = Batch()
        self._cards = []
        clear_layout(self._files)
        self.ended.emit()

    def _on_read(self, batch: Batch) -> None:
        self._job = None
        if self._read_next():
            return
        self._first = batch
        self._show_batch(batch)
        if self.isVisible():
            self.begin()

    def _show_batch(self, batch: Batch) -> None:
        self._batch = batch
        ticked = {card.source: card.ticked for card in self._cards}
        clear_layout(self._files)
        now = self.context.session.now
        self._cards = [DraftCard(draft, now) for draft in batch.drafts]
        for card in self._cards:
            card.tick(ticked.get(card.source, ()))
            card.decided.connect(self._show_what_fits)
            card.meant.connect(self._on_meant)
            self._files.addWidget(card)
            card.show()  # at once: what is not shown yet takes no focus
        for fault in batch.unread:
            self._files.addWidget(FaultCard(fault))
        if batch.left:
            names = ", ".join(batch.left[:5]) + (tr(" and others") if len(batch.left) > 5 else "")
            self._files.addWidget(
                Label(tr("Left alone, being of another kind: {names}.", names=names), Text.SMALL)
            )
        self._summary.setText(_summary(batch))
        self._show_what_fits()
        self._stack.setCurrentIndex(1)

    def do_next(self) -> None:
        """Say yes to the proposal in focus, else go to the next; where none is left, bring in."""
        if self._job is not None:
            return
        proposals = [row for card in self._cards for row in card.words.proposals]
        here = next((row for row in proposals if row.has_focus), None)
        if here is not None:
            here.say_yes()
        elif proposals:
            proposals[0].begin()
        elif self.bring.isEnabled():
            self._on_bring()

    def _on_meant(self, pairs: Sequence[tuple[MatchKey, str]]) -> None:
        """Read the files once more, with what was said of their words."""
        self._agreed |= dict(pairs)
        if self._job is None:
            self._read_with_agreed()

    def _read_with_agreed(self) -> None:
        """Read them away from the window; what comes in by what was said before waits for it."""
        self.bring.setEnabled(False)
        self._foot.setText(tr("Reading it with what you said…"))
        agreed = {**self._vocabulary.agreed, **self._agreed}
        vocabulary, batch = replace(self._vocabulary, agreed=agreed), self._first
        self._read_with = dict(self._agreed)
        self._job = job = Job(lambda progress: read_again(batch, vocabulary, progress))
        job.done.connect(self._on_read_again)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.broke.connect(self._on_broke)
        job.start()

    def _on_read_again(self, batch: Batch) -> None:
        self._job = None
        if self._read_next():
            return
        if self._read_with != self._agreed:  # more was said meanwhile
            self._read_with_agreed()
            return
        self._show_batch(batch)
        rows = [row for card in self._cards for row in card.words.open_rows]
        if not self.isVisible():
            return
        if rows:
            rows[0].begin()
        else:
            self.begin()

    @property
    def cards(self) -> tuple[DraftCard, ...]:
        """The files as they would come in now, in order."""
        return tuple(self._cards)

    def _show_what_fits(self) -> None:
        fits = any(card.draft.rows or card.draft.kept_waiting for card in self._cards)
        self.bring.setEnabled(fits and self._job is None and not self.context.session.read_only)
        drafts = [card.draft for card in self._cards]
        self._foot.setText(whole_sum(drafts, sum(len(card.waiting) for card in self._cards)))

    def _on_failed(self, fault: WorkshopError) -> None:
        self._job = None
        self.context.show_fault(fault)
        if not self._read_next():
            self.ended.emit()

    def _on_cancelled(self) -> None:
        self._job = None
        if not self._read_next():
            self.ended.emit()

    def _read_next(self) -> bool:
        """Read what was wanted while something else was being read; False where nothing was."""
        paths, self._next = self._next, ()
        pasted, self._pasted_next = self._pasted_next, ""
        if paths or pasted:
            self.read(paths, pasted)
        return bool(paths or pasted)

    def _on_broke(self, error: Exception) -> None:
        self._job, self._taking = None, False
        self.ended.emit()
        raise error

    def _on_bring(self) -> None:
        if self._job is not None:
            return
        if self._read_for != _named_in(self.context.session.now):  # something was undone meanwhile
            self.read(self._paths, self._pasted)
            self.context.give_notice(
                tr("The audit has changed since, so the files are read once more.")
            )
            return
        decided = [card.draft for card in self._cards]
        taken = [draft for draft in decided if draft.rows or draft.kept_waiting]
        held = sum(draft.held_back for draft in taken)
        alone = sum(draft.unread_answers for draft in taken)
        said = _words(taken, held, alone, sum(draft.kept_waiting for draft in taken))
        nothing = [draft.source for draft in decided if draft not in taken and draft.held_back]
        self._brought = " ".join(filter(None, (said, _none_words(nothing, self._batch))))
        self._left = taken
        self._take_next()

    def _take_next(self) -> None:
        """Take one draft in after another, each in an act of its own; a long one meanwhile."""
        while self._left:
            draft = self._left.pop(0)
            if _rows_of(draft) > HEAVY:
                self._take_long(draft)
                return
            if not self._take(draft):
                self.cancel()
                return
        self.context.give_notice(self._brought)
        self.cancel()

    def _take(self, draft: AnyDraft) -> bool:
        return bool(self.do(lambda file: take(file, draft)))

    def _take_long(self, draft: AnyDraft) -> None:
        job = self.context.session.do_in_background(
            lambda file, progress: take(file, draft, progress), BRINGING_IN, shown=True
        )
        if job is None:
            self.cancel()
            return
        self._job, self._taking = job, True
        self._doing.setText(
            tr("{source} is coming in. Cancel leaves it out as a whole.", source=draft.source)
        )
        self.progress.show_parts(0, 1)
        self._stack.setCurrentIndex(0)
        self.begin()
        job.progress.connect(self.progress.show_parts)
        job.done.connect(self._on_taken)
        job.failed.connect(self._on_not_taken)
        job.cancelled.connect(self._on_left_out)
        job.broke.connect(self._on_broke)

    def _on_taken(self) -> None:
        self._job, self._taking = None, False
        if self._stopping:  # too late for this one: it is in, and the others stay out
            self._left = []
        self._take_next()

    def _on_not_taken(self) -> None:
        self._job, self._taking = None, False
        self.cancel()

    def _on_left_out(self) -> None:
        self._on_not_taken()
        self.context.give_notice(tr("What was coming in was left out as a whole."))


def _rows_of(draft: AnyDraft) -> int:
    """Return about how many rows of the file a draft becomes."""
    return sum(
        1 + len(row.answers) + len(row.comments) if isinstance(row, ReturnDraft) else 1
        for row in draft.rows
    )


def _named_in(now: Snapshot) -> object:
    """Return what files name of the audit: read for other words, they may not fit any more."""
    tool = now.tool
    cases = tuple(case.reference for case in now.cases)
    agencies = tuple(agency.name for agency in now.agencies)
    return tool.questions, tool.items, tool.answers, cases, agencies, now.requests, now.returns


def _words(taken: Sequence[AnyDraft], held: int, alone: int, whole: int) -> str:
    """Return what came in, and what did not; each row and answer is listed with the returns."""
    entered = [draft for draft in taken if draft.rows]
    said = tr("{names} brought in.", names=" · ".join(rows_in(draft) for draft in entered))
    said = said if entered else tr("Nothing came in yet.")
    if not held + alone:
        return said
    forms = all(draft.of_forms for draft in taken if draft.held_back)
    counts = [rows_or_forms(held, forms=forms)] if held else []
    counts += [plural(alone, "answer")] if alone else []
    if whole:
        return tr(
            "{said} {counts} held back: each waits in Returns, to be mended there.",
            said=said,
            counts=tr("{names} was" if held + alone == 1 else "{names} were", names=listed(counts)),
        )
    return tr(
        "{said} {counts} held back: the {why} in Returns, under “Last brought in”.",
        said=said,
        counts=tr("{names} was" if held + alone == 1 else "{names} were", names=listed(counts)),
        why=tr("reason stands") if held + alone == 1 else tr("reasons stand"),
    )


def _none_words(sources: Sequence[str], batch: Batch) -> str:
    """Return from how many files nothing came in: they are listed nowhere any more."""
    count = len(sources) + len(batch.unread)
    if not count:
        return ""
    named = tr(" (“{source}”)", source=shown(sources[0])) if len(sources) == count == 1 else ""
    return tr(
        "Nothing came in from {files}{named}: bring {them} in again to read why.",
        files=plural(count, "other file"),
        named=named,
        them=tr("it") if count == 1 else tr("them"),
    )


def _summary(batch: Batch) -> str:
    held = sum(len(draft.problems) for draft in batch.drafts) + len(batch.unread)
    if any(draft.doubts for draft in batch.drafts):
        return tr(
            "Nothing has come in yet. Some rows wait for your word: say what is meant. "
            "The rest comes in without them."
        )
    if batch.drafts and not held and not any(draft.rows for draft in batch.drafts):
        return tr("All of it is in the audit already. Nothing was changed.")
    if not any(draft.rows for draft in batch.drafts):
        return tr("Nothing in these files can come in. Each reason is below; nothing was changed.")
    if not held:
        return tr("Everything in these files fits. Nothing has come in yet.")
    return tr(
        "Nothing has come in yet. Below is what fits, and under it every row that would be held "
        "back and why; the rest comes in without them."
    )
