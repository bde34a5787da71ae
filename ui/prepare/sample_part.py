"""Sample: the list of all eligible, how it is drawn, and the sample against the list."""

import secrets
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.acts.sample import keep_draw, take_list
from core.counting.drawing import new_draw
from core.counting.drawn import CurrentSample, current_sample, is_changed_since
from core.counting.sampling import fingerprint_of
from core.model.audit import Audit
from core.model.case import Case, Request, Return
from core.model.changed import Changed
from core.model.draft.sample import EligibleDraft
from core.model.fault import WorkshopError
from core.model.judgement import Judgement
from core.model.sample import (
    DrawnLine,
    DrawnStratum,
    Eligible,
    NewDraw,
    SampleColumn,
    SampleDraw,
    SampleList,
    SampleQuota,
)
from core.queries.sample import eligible_lines
from core.words import later, tr
from ui.audit.context import AuditContext
from ui.prepare.drawn_panel import DrawnPanel
from ui.prepare.part import PreparePart
from ui.prepare.sample_intake import SampleIntake
from ui.prepare.sample_middle import SampleMiddle
from ui.prepare.sample_settings import LIST_CHANGING, LONG, DrawSettings
from ui.program.files import ask_to_open, documents
from ui.program.jobs import Job
from ui.theme import app_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.labels import Label, Text, small
from ui.widgets.qt_answers import painted
from ui.widgets.scroll import Scroll

EMPTY: Final = later(
    "Bring in the list of all {cases} that could be drawn: a line each under headings such as "
    "sex, age and team. Columns with names, dates of birth and NHS numbers are found and not "
    "taken."
)
_FILES: Final = tr("Lists (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods);;All files (*)")
_WIDE: Final = 690
_SEEDS: Final = 9000


class SamplePart(PreparePart):
    """Brings the list in, draws, and shows what was drawn against the list."""

    rests_on = frozenset(
        {
            *(SampleList, SampleColumn, SampleQuota, Eligible, SampleDraw, DrawnStratum),
            *(DrawnLine, Case, Request, Return, Judgement, Audit),
        }
    )

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._lines: tuple[Eligible, ...] | None = None
        self._sample: CurrentSample | None = None
        self._job: Job | None = None
        self._draws_at_foot: bool | None = None
        self.column.setContentsMargins(0, 0, 0, 0)
        self.settings = DrawSettings(context)
        self.settings.list_requested.connect(self.choose_file)
        self.settings.draw_requested.connect(self.draw)
        self.intake = SampleIntake()
        self.intake.accepted.connect(self._on_accepted)
        self.intake.dismissed.connect(self._on_dismissed)
        self.intake.refused.connect(context.show_fault)
        self.side = self.panel = DrawnPanel(context)
        self._stack = QStackedWidget()
        for page in (self._make_empty(), self.intake, self._make_main()):
            self._stack.addWidget(page)
        self.column.addWidget(self._stack)
        app_theme(self).follow(self._arrange)

    def _make_empty(self) -> QWidget:
        self.bring = Button(tr("Bring the list in…"), ButtonKind.PRIMARY)
        self.bring.clicked.connect(self.choose_file)
        self._empty = Label("")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(14)
        column.addWidget(Label(tr("Sample"), Text.HEADING))
        column.addWidget(self._empty)
        column.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(small(tr("Or copy it in a spreadsheet and press Ctrl+V here.")))
        column.addStretch(1)
        return page

    def _make_main(self) -> QWidget:
        self._left = _Ground()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        self._settings_home = QWidget()
        self._home = QVBoxLayout(self._settings_home)
        self._home.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(Scroll(self._settings_home), 1)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(18, 8, 18, 16)
        left.addLayout(self._foot)
        self.middle = SampleMiddle(self.context)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(Scroll(self.middle), 1)
        self._home.addWidget(self.settings)
        return page

    def refresh(self) -> None:
        """Show the list, the plan and what was drawn."""
        now = self.context.session.now
        self._empty.setText(tr(EMPTY))
        self.bring.setEnabled(not self.context.session.read_only)
        if self._stack.currentWidget() is not self.intake:
            self._stack.setCurrentIndex(0 if now.sample_list is None else 2)
        if now.sample_list is None:
            self.panel.show_sample(now, None)
            return
        if self._lines is None:
            self._lines = self.context.session.read(eligible_lines)
        self._sample = sample = current_sample(now)
        stale = sample is not None and is_changed_since(now, sample, self._lines)
        self.settings.show_plan(now, self._lines, stale)
        self.panel.show_sample(now, sample)
        self.middle.show_sample(sample, stale, self._lines)
        self._arrange()

    def begin(self) -> None:
        """Take the focus where work goes on."""
        if self._stack.currentIndex() == 0:
            self.bring.setFocus()
        elif self._stack.currentWidget() is self.intake:
            self.intake.begin()
        elif self._sample is None:
            self.settings.size_field.setFocus()
        elif self.panel.list.isVisible():
            self.panel.list.setFocus()
        else:
            self.middle.bars.setFocus()

    def leave(self) -> None:
        """Keep what was typed."""
        self.settings.leave()
        self.panel.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a list that was copied."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
            return
        super().keyPressEvent(event)

    def choose_file(self) -> None:
        """Choose a list and show what it holds."""
        ask_to_open(self, tr("Bring the list in"), documents(), self.read, _FILES)

    def read(self, path: Path) -> None:
        """Read a list and show what it holds, before anything enters."""
        if self.context.session.read_only:
            return
        self._stack.setCurrentWidget(self.intake)
        self.intake.read(path)
        self.intake.begin()

    @property
    def files_on_their_way(self) -> tuple[Path, ...]:
        """The list that is being read, or shown, if it is a file's."""
        path = self.intake.path
        return (path,) if path is not None and self._stack.currentWidget() is self.intake else ()

    def read_again(self, paths: tuple[Path, ...]) -> None:
        """Read a list that was on its way when the audit was locked."""
        self.read(paths[0])

    def paste(self, text: str) -> None:
        """Read a list that was copied in a spreadsheet."""
        if text.strip() and not self.context.session.read_only:
            self._stack.setCurrentWidget(self.intake)
            self.intake.paste(text)
            self.intake.begin()

    def draw(self, another: bool = False) -> None:
        """Draw as the plan says; with *another* seed, or one made up where there is none."""
        plan, lines = self.context.session.now.sample_list, self._lines
        if plan is None or not lines or self._job is not None:
            return
        seed = plan.seed.strip()
        if another or not seed:
            seed = str(1000 + secrets.randbelow(_SEEDS))
        now, listed = self.context.session.now, lines
        self.settings.draw.setEnabled(False)
        self.settings.draw.setText(tr("Drawing…"))
        self._job = job = Job(lambda _progress: new_draw(now, listed, seed))
        job.done.connect(self._on_drawn)
        job.failed.connect(self._on_not_drawn)
        job.broke.connect(self._on_broke)
        job.start()

    def _on_drawn(self, found: NewDraw) -> None:
        self._job = None
        self.do(lambda file: keep_draw(file, found))
        self.refresh()
        self.begin()

    def _on_not_drawn(self, fault: WorkshopError) -> None:
        self._job = None
        self.context.show_fault(fault)
        self.refresh()

    def _on_broke(self, error: Exception) -> None:
        self._job = None
        self.refresh()
        raise error

    def _on_accepted(self, draft: EligibleDraft) -> None:
        self.settings.draft = self.intake.whole
        fingerprint = fingerprint_of(draft.keys)
        if len(draft.numbers) > LONG:
            job = self.context.session.do_in_background(
                lambda file, _progress: take_list(file, draft, fingerprint), LIST_CHANGING
            )
            if job is not None:
                job.done.connect(self._on_dismissed)
                job.failed.connect(self._on_dismissed)
                job.cancelled.connect(self._on_dismissed)
                job.broke.connect(self._on_broke)
            return
        self.do(lambda file: take_list(file, draft, fingerprint))
        self._on_dismissed()

    def _on_dismissed(self, _ended: object = None) -> None:
        self._stack.setCurrentIndex(0)
        self._lines = None
        self.refresh()
        self.begin()

    def _on_changed(self, news: Changed) -> None:
        if news.touches(Eligible, SampleList):
            self._lines = None
        super()._on_changed(news)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the columns one under the other where there is no room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        theme = app_theme(self)
        wide = self.width() >= theme.px(_WIDE)
        self._left.setVisible(wide)
        margins = self._foot.contentsMargins()
        foot = self.settings.draw.sizeHint().width() + margins.left() + margins.right()
        self._left.setFixedWidth(max(theme.px(268), foot))
        into = self._home if wide else self.middle.column
        if self.settings.parentWidget() is not into.parentWidget():
            into.insertWidget(0, self.settings)
            self.settings.show()
        if self._draws_at_foot != wide:
            self._draws_at_foot = wide
            if wide:
                self._foot.addWidget(self.settings.draw)
            else:
                self.middle.column.insertWidget(1, self.settings.draw)
            self.settings.draw.show()


class _Ground(QWidget):
    """The white ground of what the draw goes by, with a line towards the sample."""

    @painted
    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = app_theme(self).colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.card)
        hair = round(colours.hairline)
        painter.fillRect(QRect(self.width() - hair, 0, hair, self.height()), colours.line)
        painter.end()
