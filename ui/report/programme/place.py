"""The programme's place in Report: what would leave, or rounds beside one another."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.acts.leaving import settle
from core.acts.programme import choose_programme, keep_sent, keep_signed, keep_withdrawn
from core.files import is_there
from core.model.changed import Changed
from core.model.fault import WorkshopError
from core.model.published import ProgrammeChoice, Published
from core.programme.check import ToSettle, accepts, assure_reason, leaves_out
from core.programme.key_file import PartnershipKey, open_key, usual_key
from core.programme.queue import (
    signed_again,
    signed_version,
    signed_withdrawal,
    to_send,
    write_signed,
)
from core.programme.rounds_file import usual_rounds
from core.programme.sending import Sent, keep, send
from core.queries.search import Hit, HitKind
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.program.files import ask_for_folder
from ui.program.jobs import Job, while_there
from ui.report.programme.compare_part import ComparePart
from ui.report.programme.entries import COMPARE, LEAVE, ProgrammeEntries
from ui.report.programme.goes_by import GoesBy
from ui.report.programme.leave_side import LeaveSide
from ui.report.programme.leave_view import LeaveView
from ui.report.programme.settle_cards import LeavingCard
from ui.report.programme.worked_out import ProgrammeNow, ProgrammeWork, choice_in
from ui.widgets.panel_side import PanelSide
from ui.widgets.side_panel import SidePanel

_PAUSE: Final = 300
"""Milliseconds after a change before it is worked out anew."""


class ProgrammePlace(QWidget):
    """In Report's middle and right while one of the programme's rows is chosen.

    Signals:
        left: Esc was pressed: the documents are wanted again.
    """

    left = Signal()

    def __init__(
        self, context: AuditContext, entries: ProgrammeEntries, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context, self.entries = context, entries
        self.shown = ""
        self.leave_view = LeaveView()
        self.comparing = ComparePart(context, entries, self.begin, self)
        self.compare_view = self.comparing.view
        self.panel = SidePanel(tr("Programme"), PanelSide.RIGHT, 330, parent=self, folds_first=True)
        self._sides = QStackedWidget(self.panel)
        self.side, self.goes_by = LeaveSide(), GoesBy()
        self.work = ProgrammeWork(context.session, self)
        self._found: ProgrammeNow | None = None
        self._job: Job | None = None
        self._soon = QTimer(self, interval=_PAUSE, singleShot=True)
        self._lay_out()
        self._connect()

    # What Report asks of it

    def offer(self) -> None:
        """Show its rows in the list where something is set up; nothing is opened for that."""
        published = bool(self.context.session.now.publications)
        publishes = published or is_there(usual_key())
        compares = self.shown == COMPARE or is_there(usual_rounds())
        self.entries.offer(publishes=publishes, compares=compares)

    def show_part(self, which: str) -> None:
        """Bring one of its two parts to the front, worked out as the audit is now."""
        self.shown = which
        self.offer()
        self.entries.show_chosen(which)
        at = 0 if which == LEAVE else 1
        self._middles.setCurrentIndex(at)
        self._sides.setCurrentIndex(at)
        self._show_choice()
        self.work.begin()
        self.comparing.show_comparison()
        self.setVisible(True)
        QTimer.singleShot(0, self, self.take_focus)

    def hide_part(self) -> None:
        """Let the documents have the place again; what was typed is forgotten."""
        self.shown = ""
        self.offer()
        self.entries.show_chosen("")
        self.side.settled()
        self.setVisible(False)

    def take_focus(self) -> None:
        """Take the focus where work goes on."""
        if self.shown == LEAVE:
            self.leave_view.take_focus()
        elif self.shown == COMPARE:
            self.compare_view.take_focus()

    # What would leave

    def _on_worked_out(self, found: ProgrammeNow) -> None:
        self._found = found
        leaves = found.leaves
        self.leave_view.show_found(leaves, found.why_not)
        self.side.show_found(leaves, self.context.session.now.publications)
        if leaves is not None:
            rows = plural(leaves.publication.rows, "row")
            self.entries.rows[LEAVE].say(rows)
        self.comparing.compare_with(found.round)

    def _on_carded(self, card: LeavingCard) -> None:
        card.go_requested.connect(self._on_go)
        card.left_out.connect(self._on_left_out)
        card.accepted.connect(self._on_accepted)

    def _on_go(self, one: ToSettle) -> None:
        where = one.text.where
        for kind, number in (
            (HitKind.FINDING, where.finding_id),
            (HitKind.RECOMMENDATION, where.recommendation_id),
            (HitKind.ACTION, where.action_id),
        ):
            if number is not None:
                self.context.show_hit(Hit(kind, number, "", None, None))
                return

    def _on_left_out(self, one: ToSettle) -> None:
        self.context.session.do(lambda file: settle(file, leaves_out(one)))

    def _on_accepted(self, one: ToSettle, because: str) -> None:
        self.context.session.do(lambda file: settle(file, accepts(one, because)))

    def _on_sign(self, passphrase: str) -> None:
        leaves = self._found.leaves if self._found is not None else None
        if leaves is None:
            return

        def work() -> tuple[Published, str]:
            key = open_key(usual_key(), passphrase)
            whose = replace(leaves.publication, partnership=key.partnership)
            return signed_version(replace(leaves, publication=whose), key), key.programme

        def done(found: tuple[Published, str]) -> None:
            published, programme = found
            who = self.context.session.access.who
            self.entries.call(programme)
            if self.context.session.do(lambda file: keep_signed(file, published, who)):
                self.side.settled()
                version = published.version
                self.side.say(tr("Version {version} is signed and waits.", version=version))

        self.begin(work, done)

    def _on_withdraw(self, one: Published, reason: str, passphrase: str) -> None:
        found = self._found
        if found is None:
            return

        def work() -> str:
            assure_reason(found.full, reason)
            key: PartnershipKey = open_key(usual_key(), passphrase)
            return signed_withdrawal(one, key, reason)

        def done(word: str) -> None:
            if self.context.session.do(lambda file: keep_withdrawn(file, one, reason, word)):
                self.side.settled()
                self.side.say(tr("Version {version} is withdrawn here.", version=one.version))

        self.begin(work, done)

    def _on_send(self) -> None:
        one, service = (
            to_send(self.context.session.now),
            choice_in(self.context.session.now).service,
        )
        if one is None:
            return
        if not service:
            self.side.say(tr("Name the service below, or write it to a folder."))
            return
        travels = signed_again(one)

        def done(sent: Sent) -> None:
            self.context.session.do(lambda file: keep(file, one, sent))
            fault = sent.fault
            self.side.say(fault.sentences if fault is not None else tr("Sent."))

        self.side.say(tr("Sending to {service}…", service=service))
        self.begin(lambda: send(travels, service), done)

    def _on_folder(self) -> None:
        ask_for_folder(self, tr("Write it into the folder"), self.write_to)

    def write_to(self, folder: Path) -> None:
        """Write what waits into a folder, for secure mail."""
        one = to_send(self.context.session.now)
        if one is None:
            return
        travels = signed_again(one)

        def done(path: Path) -> None:
            self.context.session.do(lambda file: keep_sent(file, one, folder.name))
            self.side.say(tr("“{name}” is written. Send it by secure mail.", name=path.name))

        self.begin(lambda: write_signed(travels, folder), done)

    def _on_choice(self, choice: ProgrammeChoice) -> None:
        self.context.session.do(lambda file: choose_programme(file, choice))

    # Work on its way

    def begin(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        """Do something off the window's thread; only one thing at a time."""
        if self._job is not None:
            return
        self._job = job = Job(lambda _progress: work())
        self.side.set_busy(True)

        def ended(found: object) -> None:
            self._end()
            self.compare_view.say("")
            done(found)

        job.done.connect(while_there(self, ended))
        job.failed.connect(while_there(self, self._on_failed))
        job.broke.connect(while_there(self, self._on_broke))
        job.start()

    def _end(self) -> None:
        self._job = None
        self.side.set_busy(False)

    def _on_failed(self, fault: WorkshopError) -> None:
        self._end()
        (self.side if self.shown == LEAVE else self.compare_view).say(fault.sentences)

    def _on_broke(self, error: Exception) -> None:
        self._end()
        raise error

    def _on_changed(self, _news: Changed) -> None:
        if self.isVisible():
            self._show_choice()
            self._soon.start()

    def _on_soon(self) -> None:
        if self.isVisible() and not self.context.session.is_closed:
            self.work.begin()

    def _show_choice(self) -> None:
        session = self.context.session
        self.goes_by.show_choice(choice_in(session.now), read_only=session.read_only)

    def _connect(self) -> None:
        self.work.worked_out.connect(self._on_worked_out)
        self.side.carded.connect(self._on_carded)
        self.side.sign_requested.connect(self._on_sign)
        self.side.withdraw_requested.connect(self._on_withdraw)
        self.side.send_requested.connect(self._on_send)
        self.side.folder_requested.connect(self._on_folder)
        self.goes_by.chosen.connect(self._on_choice)
        self.context.session.changed.connect(self._on_changed)
        self._soon.timeout.connect(self._on_soon)

    def _lay_out(self) -> None:
        self._middles = QStackedWidget()
        self._middles.addWidget(self.leave_view)
        self._middles.addWidget(self.compare_view)
        leave = QWidget()
        column = QVBoxLayout(leave)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.side, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 0, 12, 14)
        foot.addWidget(self.goes_by)
        column.addLayout(foot)
        self._sides.addWidget(leave)
        self._sides.addWidget(self.comparing.side)
        self.panel.hold(self._sides)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._middles, 1)
        row.addWidget(self.panel)
        self.hide()
