"""Files on their way in: read in the background, shown with what waits, then taken in."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.acts.bring_in import take_all
from core.acts.putting_off import forget_put_off as forget_put_off_rows
from core.acts.putting_off import put_off
from core.intake.batch import Batch, read_again, read_batch
from core.intake.file_reader import FileReader
from core.intake.vocabulary import Vocabulary, vocabulary_of
from core.model.draft.match import MatchKey
from core.model.draft.returns import AnyDraft, DraftKind
from core.model.fault import NotYet, WorkshopError, shown
from core.model.progress import Progress
from core.queries.returns import return_sizes
from core.wording.matching import in_then, new_cases, whole_sum
from core.wording.numbers import listed
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.audit.long_acts import HEAVY
from ui.audit.typed_details import details_in_files
from ui.prepare.brought_words import (
    brought_words,
    lost_words,
    named_in,
    none_words,
    on_comments,
    rows_become,
    summary_words,
)
from ui.prepare.draft_card import DraftCard, FaultCard
from ui.prepare.file_tabs import NOT_READ, FileTabs, tabs_of
from ui.prepare.match_row import MatchRow
from ui.prepare.part import PreparePart
from ui.prepare.put_off import earlier_meanings, forget_put_off, keep_put_off
from ui.prepare.waiting_side import WaitingSide
from ui.program.jobs import Job
from ui.theme import app_theme
from ui.widgets.bars import ProgressBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.clear_layout import clear_layout
from ui.widgets.labels import Label, Text
from ui.widgets.scroll import Scroll

_LARGE: Final = 1.5
_FEW_FAULTS: Final = 2
"""So many files that cannot be read say why whichever file is in front; more in their own tab."""
_READING: Final = tr("Reading the files. Nothing has come in yet.")
BRINGING_IN: Final = NotYet(
    tr("Files are coming in."),
    tr("The audit is as it was."),
    tr("It can be read meanwhile; wait a moment to change it."),
)


class BringInPart(PreparePart):
    """Shows what files would bring in before anything enters; then all of it in one act.

    Files that are not brought in now stay here and can be gone on with.

    Signals:
        ended: all is in, or nothing was to come in after all.
        waiting_changed: more or less of the files waits for a word.
    """

    ended = Signal()
    waiting_changed = Signal()

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._job: Job | None = None
        self._batch = self._first = Batch()
        self._cards: list[DraftCard] = []
        self._faults: list[FaultCard] = []
        self._reader = FileReader()
        self._paths: tuple[Path, ...] = ()
        self._next: tuple[Path, ...] = ()
        self._pasted: tuple[str, ...] = ()
        self._pasted_next: tuple[str, ...] = ()
        self._stopping = self._taking = False
        self._brought, self._on_comments = "", frozenset[tuple[type, int]]()
        self._front = ""
        self._beside = self._waits = False
        self._read_for: object = None
        self._vocabulary = Vocabulary()
        self._agreed: dict[MatchKey, str] = {}
        self._read_with: dict[MatchKey, str] = {}
        self.tabs = FileTabs()
        self.tabs.chosen.connect(self._on_tab)
        self.more = Button(tr("Another file…"), ButtonKind.LINK)
        self.more.clicked.connect(self.files_requested)
        heading = self.put_heading(tr("Bring files in"), self.tabs)
        heading.addWidget(self.more)
        self.waiting = WaitingSide()
        self.waiting.meant.connect(self._on_meant)
        self.waiting.copied.connect(self._on_copied)
        self.waiting.refresh_requested.connect(self._show_waiting)
        self.side = self.waiting
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
        self.dismiss = Button(tr("Not now"), keys="Esc")
        self.dismiss.clicked.connect(self.put_off)
        self.leave_out = Button(tr("Leave these files out"), ButtonKind.LINK)
        self.leave_out.clicked.connect(self.cancel)
        self._foot = Label("", Text.SMALL)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.leave_out, self.dismiss, self.bring):
            buttons.addWidget(button)
        self._last = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(8)
        row.addWidget(self._foot)
        row.addLayout(buttons)
        app_theme(self).follow(self._fit)
        self._fit()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._summary)
        column.addWidget(Scroll(inside, tr("What the files hold")), 1)
        column.addLayout(row)
        return page

    def _fit(self) -> None:
        """With large text the sum stands over the buttons, so that it has the whole width."""
        large = app_theme(self).scale >= _LARGE
        way = QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight
        self._last.setDirection(way)
        self._last.setStretch(0, 0 if large else 1)

    def refresh(self) -> None:
        """Nothing here rests on the audit but what was read."""

    def begin(self) -> None:
        """Take the focus at what goes on."""
        proposals = [row for card in self._cards for row in card.words.proposals]
        if self._stack.currentIndex() == 0:
            self.stop.setFocus()
        elif proposals:
            self._bring_to_front(proposals[0])
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

    def read(self, paths: Sequence[Path], pasted: Sequence[str] = ()) -> None:
        """Read files, folders and tables that were *pasted*; what they hold is shown then.

        More of them while others are being read, or shown, are read together with those;
        where those were given up, by themselves as soon as that reading has stopped.
        """
        if self._taking:
            self.context.show_fault(BRINGING_IN)
            return
        if self._job is not None:
            first = self._next or (() if self._stopping else self._paths)
            tables = self._pasted_next or (() if self._stopping else self._pasted)
            self._next = tuple(dict.fromkeys((*first, *paths)))
            self._pasted_next = tuple(dict.fromkeys((*tables, *pasted)))
            self._job.cancel()
            return
        self._stopping = False
        if self.files_wait:
            paths = tuple(dict.fromkeys((*self._paths, *paths)))
            pasted = tuple(dict.fromkeys((*self._pasted, *pasted)))
        else:
            self._agreed = earlier_meanings(self.context.session)
        session = self.context.session
        today = session.clock().date()
        vocabulary = vocabulary_of(session.now, session.read(return_sizes), today)
        self._vocabulary = vocabulary
        vocabulary = replace(vocabulary, agreed={**vocabulary.agreed, **self._agreed})
        reader = self._reader
        self._read_for = named_in(self.context.session.now)
        self._paths, self._pasted = wanted, tables = (tuple(paths), tuple(pasted))
        self._stack.setCurrentIndex(0)
        self._doing.setText(_READING)
        self.progress.show_parts(0, len(wanted))

        def work(progress: Progress) -> Batch:
            try:
                return read_batch(wanted, vocabulary, reader, progress, tables)
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

    @property
    def tables_wait(self) -> bool:
        """Whether tables that were pasted are being read, or shown, and are not in yet."""
        given_up = self._job is not None and (self._stopping or self._taking)
        return bool(self._pasted_next or (self._pasted and not given_up and self._is_begun))

    @property
    def _is_begun(self) -> bool:
        return self._job is not None or self.files_wait

    def read_again(self, paths: tuple[Path, ...]) -> None:
        """Read files that were on their way when the audit was locked."""
        self.read(paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lets nothing in; Ctrl and Enter does what comes next."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_off()
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.do_next()
            return
        super().keyPressEvent(event)

    @property
    def files_wait(self) -> bool:
        """Whether files were read of which nothing came in yet, and that can be gone on with."""
        return self._job is None and bool(self._cards or self._batch.unread)

    @property
    def files_words(self) -> str:
        """What the files that wait are called."""
        names = [tab.words for tab in tabs_of(self._cards, len(self._batch.unread))]
        return listed(names[:3]) if len(names) < 4 else plural(len(names), "file")

    def put_off(self) -> None:
        """Let nothing in now; what was read, and said of it, stays."""
        if self._job is not None or not any(
            card.draft.rows or card.draft.kept_waiting for card in self._cards
        ):
            self.cancel()
            return
        self._keep()
        drafts = [card.draft for card in self._cards]
        if not self.context.session.read_only:
            self._waits = bool(self.do(lambda file: put_off(file, drafts))) or self._waits
        self.ended.emit()

    def _keep(self) -> None:
        """Keep of which files something was said, and what."""
        names = [tab.name for tab in tabs_of(self._cards, 0)]
        keep_put_off(self.context.session, names, self._agreed)

    def cancel(self) -> None:
        """Let nothing in."""
        if self._job is not None:
            self._next, self._pasted_next, self._stopping = (), (), True
            self._job.cancel()
            return
        if self._waits:
            drafts = [card.draft for card in self._cards]
            self.do(lambda file: forget_put_off_rows(file, drafts))
        self._forget()

    def _forget(self) -> None:
        """Have no files any more."""
        self._batch = self._first = Batch()
        self._waits = False
        self._cards, self._faults, self._agreed = [], [], {}
        clear_layout(self._files)
        forget_put_off(self.context.session)
        self.ended.emit()

    def _on_read(self, batch: Batch) -> None:
        self._job = None
        if self._read_next():
            return
        self._first = batch
        self._front = "" if self._front == NOT_READ else self._front  # what can be read goes first
        self._show_batch(batch)
        if self.isVisible():
            self.begin()

    def _show_batch(self, batch: Batch) -> None:
        self._batch = batch
        said = {
            card.key: (card.ticked, card.chosen_returns, card.chosen_later) for card in self._cards
        }
        clear_layout(self._files)
        now = self.context.session.now
        self._faults = [FaultCard(fault) for fault in batch.unread]
        for fault_card in self._faults:  # first: why a file stays out is not to be looked for
            self._files.addWidget(fault_card)
        self._cards = [DraftCard(draft, now) for draft in batch.drafts]
        for card in self._cards:
            card.tick(*said.get(card.key, ((), {}, {})))
            card.decided.connect(self._show_what_fits)
            card.meant.connect(self._on_meant)
            self._files.addWidget(card)
            card.show()  # at once: what is not shown yet takes no focus
        if batch.left:
            names = ", ".join(batch.left[:5]) + (tr(" and others") if len(batch.left) > 5 else "")
            self._files.addWidget(
                Label(tr("Left alone, being of another kind: {names}.", names=names), Text.SMALL)
            )
        self._summary.setText(summary_words(batch))
        self._show_what_fits()
        self._stack.setCurrentIndex(1)
        job = Job(lambda progress: (batch, details_in_files(now, batch.drafts, progress)))
        job.done.connect(self._on_details)
        job.broke.connect(self._on_details_broke)
        job.start()

    def _on_details(self, found: tuple[Batch, Sequence[Sequence[str]]]) -> None:
        batch, said = found
        if batch is self._batch:  # it may have been read anew meanwhile
            for card, lines in zip(self._cards, said, strict=True):
                card.show_details(lines)

    def _on_details_broke(self, error: Exception) -> None:
        raise error

    def _show_tabs(self) -> None:
        """Show the file in front, and of the others their names."""
        tabs = tabs_of(self._cards, len(self._faults))
        names = [tab.name for tab in tabs]
        if self._front not in names:
            self._front = names[0] if names else ""
        self.tabs.show_tabs(tabs, self._front)
        for tab in tabs:
            for card in tab.cards:
                card.setVisible(tab.name == self._front)
        for fault_card in self._faults:
            in_sight = len(self._faults) <= _FEW_FAULTS or self._front == NOT_READ
            fault_card.setVisible(in_sight)

    def _on_tab(self, name: object) -> None:
        self._front = str(name)
        self._show_tabs()

    def _bring_to_front(self, row: MatchRow) -> None:
        """Show the file of a proposal, and take the focus there."""
        tabs = tabs_of(self._cards, len(self._faults))
        home = next(
            (tab.name for tab in tabs for card in tab.cards if row in card.words.rows), self._front
        )
        if home != self._front:
            self._on_tab(home)
        row.begin()

    def _on_copied(self, agency: str) -> None:
        self.context.give_notice(
            tr(
                "The question to {agency} is copied, without a word about the {case}.",
                agency=shown(agency),
            )
        )

    def do_next(self) -> None:
        """Say yes to the proposal in focus, else go to the next; where none is left, bring in."""
        if self._job is not None:
            return
        proposals = [row for card in self._cards for row in card.words.proposals]
        here = next((row for row in proposals if row.has_focus), None)
        if here is not None:
            here.say_yes()
        elif proposals:
            self._bring_to_front(proposals[0])
        elif self.bring.isEnabled():
            self._on_bring()

    def _on_meant(self, pairs: Sequence[tuple[MatchKey, str]]) -> None:
        """Read the files once more, with what was said of their words."""
        self._agreed |= dict(pairs)
        self._beside = self.waiting.has_focus
        self._keep()
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
        if self._beside and self.waiting.cards:
            self.waiting.begin()
        elif rows:
            self._bring_to_front(rows[0])
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
        added = new_cases(drafts, self.context.session.now)
        whole = whole_sum(drafts, sum(len(card.waiting) for card in self._cards), added)
        then = in_then(drafts, self.context.session.now)
        self._foot.setText(" ".join(filter(None, (whole, then))))
        returns = sum(len(one.rows) for one in drafts if one.kind is DraftKind.RETURNS)
        self.bring.setText(self._bring_words(drafts, returns, added))
        self._show_tabs()
        self._show_waiting()
        self.waiting_changed.emit()

    def _show_waiting(self) -> None:
        session = self.context.session
        today = session.clock().date()
        self.waiting.show_files(self._cards, session.now, today, self._vocabulary)

    @staticmethod
    def _bring_words(drafts: Sequence[AnyDraft], returns: int, added: int) -> str:
        """Return what the button does: where nothing enters, what is held back goes to wait."""
        waiting = sum(one.kept_waiting for one in drafts)
        said = [plural(added, "new {case}", "new {cases}")] if added else []
        said += [plural(returns, "return")] if returns else []
        if said:
            return tr("Bring in {count}", count=listed(said))
        if waiting and not any(one.rows for one in drafts):
            return tr("Let {count} wait in Returns", count=plural(waiting, "return"))
        return tr("Bring in")

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
        pasted, self._pasted_next = self._pasted_next, ()
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
        if self._read_for != named_in(self.context.session.now):  # something was undone meanwhile
            self.read(self._paths, self._pasted)
            self.context.give_notice(
                tr("The audit has changed since, so the files are read once more.")
            )
            return
        decided = [card.draft for card in self._cards]
        taken = [draft for draft in decided if draft.rows or draft.kept_waiting]
        held = sum(draft.held_back for draft in taken)
        alone = sum(draft.unread_answers for draft in taken)
        said = brought_words(taken, held, alone, sum(draft.kept_waiting for draft in taken))
        nothing = [draft.source for draft in decided if draft not in taken and draft.held_back]
        self._brought = " ".join(filter(None, (said, none_words(nothing, self._batch))))
        self._on_comments = on_comments(self.context.session.now)
        if sum(map(rows_become, taken)) > HEAVY:
            self._take_long(taken)
        elif self.do(lambda file: take_all(file, taken)):
            self._end_with_word()
        else:
            self._show_what_fits()

    def _end_with_word(self) -> None:
        lost = lost_words(self._on_comments, self.context.session.now)
        self.context.give_notice(" ".join(filter(None, (self._brought, lost))))
        self._forget()

    def _take_long(self, drafts: Sequence[AnyDraft]) -> None:
        job = self.context.session.do_in_background(
            lambda file, progress: take_all(file, drafts, progress), BRINGING_IN, shown=True
        )
        if job is None:
            return
        self._job, self._taking = job, True
        self._doing.setText(
            tr("{source} is coming in. Cancel leaves it out as a whole.", source=drafts[0].source)
            if len(drafts) == 1
            else tr("The files are coming in. Cancel leaves them out as a whole.")
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
        self._end_with_word()

    def _on_not_taken(self) -> None:
        """Show the files again: the bar says why nothing came in."""
        self._job, self._taking = None, False
        self._stopping = False
        self._stack.setCurrentIndex(1)
        self._show_what_fits()
        self.begin()

    def _on_left_out(self) -> None:
        self._on_not_taken()
        self.context.give_notice(tr("What was coming in was left out as a whole."))
