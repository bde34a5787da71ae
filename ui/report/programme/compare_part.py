"""Compare in Report: which statement, over which rounds, beside whose figures."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from core.export.one_file import write_file
from core.files import is_there
from core.model.fault import WorkshopError
from core.programme.compare import Comparison, RoundCounts, compare, round_counts
from core.programme.compared_words import as_csv, as_json, rounds_words
from core.programme.others import NOBODY_ELSE, OthersFigures, fetched, sames_of
from core.programme.publication import Publication
from core.programme.rounds_file import RoundsFile, usual_rounds
from core.programme.trend_chart import trend_chart
from core.words import plural, tr
from ui.audit.context import AuditContext
from ui.program.files import ask_to_save, documents
from ui.report.programme.compare_view import CompareView
from ui.report.programme.entries import COMPARE, ProgrammeEntries
from ui.report.programme.worked_out import choice_in
from ui.widgets.labels import ParagraphText, Text, subheading

Begin = Callable[[Callable[[], object], Callable[..., None]], None]
"""Does something off the window's thread, and says what came of it."""


class ComparePart(QObject):
    """The rounds there are, with this audit's own; the file of rounds is read and closed again."""

    def __init__(
        self,
        context: AuditContext,
        entries: ProgrammeEntries,
        begin: Begin,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context, self.entries, self._begin = context, entries, begin
        self.view = CompareView()
        self.side = QWidget()
        self.statements = QListWidget()
        self.foot = ParagraphText("", Text.SMALL)
        self._own: Publication | None = None
        self._rounds: tuple[RoundCounts, ...] = ()
        self._opened = False
        self._comparison = Comparison()
        self._others: OthersFigures = NOBODY_ELSE
        self._lay_out()
        self.view.open_requested.connect(self._on_open_rounds)
        self.view.others_requested.connect(self._on_others)
        self.view.save_requested.connect(self._on_save)
        self.view.keep_requested.connect(self._on_keep)
        self.statements.currentRowChanged.connect(self._on_statement)

    def compare_with(self, own: Publication | None) -> None:
        """Set this audit, as it is now, beside the rounds that were opened."""
        self._own = own
        self._compare()

    def _lay_out(self) -> None:
        listed = QVBoxLayout(self.side)
        listed.setContentsMargins(16, 18, 16, 18)
        listed.addWidget(subheading(tr("Statements")))
        self.statements.setAccessibleName(tr("Statements"))
        self.statements.setWordWrap(True)
        self.statements.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.statements.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.statements.setTextElideMode(Qt.TextElideMode.ElideNone)
        listed.addWidget(self.statements, 1)
        listed.addWidget(self.foot)

    def _on_statement(self, _at: int) -> None:
        self.show_comparison()

    def _on_keep(self, passphrase: str) -> None:
        """Keep this audit's round, in a new file of rounds where there is none yet."""
        if self._own is None:
            self.view.say(tr("Nothing was judged yet, so there is no round to keep."))
            return
        path = usual_rounds()
        if not is_there(path):

            def made(_: object) -> None:
                self._open_rounds(passphrase, self._own)

            self._begin(lambda: RoundsFile.create(path, passphrase).close(), made)
            return
        self._open_rounds(passphrase, self._own)

    def _on_open_rounds(self, passphrase: str) -> None:
        self._open_rounds(passphrase, None)

    def _open_rounds(self, passphrase: str, keeps: Publication | None) -> None:
        def work() -> tuple[RoundCounts, ...]:
            held = RoundsFile.open(usual_rounds(), passphrase)
            try:
                if keeps is not None:
                    held.add([keeps])
                return tuple(round_counts(one) for one in held.rounds)
            finally:
                held.close()

        def done(found: tuple[RoundCounts, ...]) -> None:
            self._rounds, self._opened = found, True
            self._compare()
            self.view.take_focus()

        self._begin(work, done)

    def _on_others(self) -> None:
        service = choice_in(self.context.session.now).service
        if not service:
            self.view.say(tr("Name the service under What would leave first."))
            return
        sames = sames_of(self._comparison.trends)

        def done(found: OthersFigures) -> None:
            self._others = found
            self.entries.call(found.region)
            self._compare()  # with what the office has go on as what

        self.view.say(tr("Asking {service}…", service=service))
        self._begin(lambda: fetched(service, sames), done)

    def _compare(self) -> None:
        rounds = {one.round: one for one in self._rounds}
        if self._own is not None:
            rounds[self._own.round] = round_counts(self._own)
        ordered = sorted(rounds.values(), key=lambda one: (one.held_on, one.title))
        self._comparison = compare(ordered, self._others.mapped)
        self.entries.rows[COMPARE].say(plural(len(ordered), "round"))
        self._show_statements()
        self.show_comparison()

    def _show_statements(self) -> None:
        at = max(self.statements.currentRow(), 0)
        self.statements.blockSignals(True)
        self.statements.clear()
        for trend in self._comparison.trends:
            self.statements.addItem(f"{trend.asked.words}\n{rounds_words(trend)}")
        self.statements.setCurrentRow(min(at, self.statements.count() - 1))
        self.statements.blockSignals(False)

    def show_comparison(self) -> None:
        """Show the statement that is chosen."""
        trends, at = self._comparison.trends, self.statements.currentRow()
        there = is_there(usual_rounds())
        self.view.ask_for_rounds(there and not self._opened, is_new=not there)
        self.view.others.setVisible(bool(choice_in(self.context.session.now).service))
        if not 0 <= at < len(trends):
            self.view.show_chart(None)
            return
        chart = trend_chart(trends[at], self._comparison.rounds, self._others)
        self.view.show_chart(chart, self._legend())
        self.foot.setText(self._foot())

    def _legend(self) -> str:
        if not self._others.are_there:
            return tr("○ Yours")
        return tr("○ Yours   ▲ {region}   ■ All partnerships", region=self._others.region)

    def _foot(self) -> str:
        if not self._others.released_on:
            return tr("Yours are from this computer.")
        return tr(
            "The others’ figures were released on {day}. Yours are from this computer.",
            day=self._others.released_on,
        )

    def _on_save(self, form: str) -> None:
        suggested = documents() / f"{tr('compare')}.{form}"
        names = tr("Comma-separated (*.csv)") if form == "csv" else tr("JSON (*.json)")
        ask_to_save(self.view, tr("Save the comparison"), suggested, self.save_to, names)

    def save_to(self, target: Path) -> None:
        """Write all statements over all rounds as CSV or JSON."""
        found = self._comparison
        write = as_csv if target.suffix.lower() == ".csv" else as_json
        text = write(found, self._others)
        content = text.encode("utf-8-sig" if target.suffix.lower() == ".csv" else "utf-8")
        try:
            write_file(target, content, lambda path: path.read_bytes() == content)
        except WorkshopError as fault:
            self.view.say(fault.sentences)
            return
        self.view.say(tr("“{name}” is written.", name=target.name))
