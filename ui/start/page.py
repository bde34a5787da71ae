"""The start screen: the dark side, and beside it what is offered, asked or made new."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from core.words import tr
from ui.program.settings import SettingsFile
from ui.start.banner import StartBanner
from ui.start.column import StartColumn
from ui.start.home import Home
from ui.start.recent import listed

if TYPE_CHECKING:
    from core.model.clock import Clock
    from core.model.fault import WorkshopError
    from ui.program.jobs import Job
    from ui.program.opening import DamagedAudit, NewAudit, Opening, ReadableAudit
    from ui.start.damaged import DamagedPage
    from ui.start.keep_example import KeepExamplePage
    from ui.start.new_audit import NewAuditForm
    from ui.start.readable import ReadablePage


class StartPage(QWidget):
    """Shown while no audit is open; the form and the question are made when first asked for.

    Signals:
        opened: carries what was `Opened`, after its passphrase was typed or its form filled in.
        open_requested: a file is to be chosen.
        file_requested: a recent file was chosen; carries its path.
        example_requested: carries the example's key.
        tour_requested: five steps through an example are wanted.
        keep_wanted, throw_wanted, back_wanted: what becomes of the example.
        form_made: the form for a new audit is there; carries the `NewAuditForm`.
    """

    opened = Signal(object)
    open_requested = Signal()
    file_requested = Signal(object)
    example_requested = Signal(str)
    tour_requested = Signal()
    keep_requested = Signal()
    throw_requested = Signal()
    back_requested = Signal()
    form_made = Signal(object)

    def __init__(
        self, settings: SettingsFile, clock: "Clock", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings, self._clock = settings, clock
        self._opening: Opening | None = None
        self._looking: Job | None = None
        self._due: Job | None = None
        self._form: NewAuditForm | None = None
        self._keeping: KeepExamplePage | None = None
        self._damage: DamagedPage | None = None
        self._torn: ReadablePage | None = None
        self._found: DamagedAudit | ReadableAudit | None = None
        # Each is made inside what it lies in: moving a whole page into its place afterwards
        # would dress every widget on it once more.
        self.shade = StartBanner(self)
        self._stack = QStackedWidget(self)
        self._home_side = StartColumn(self._stack)
        self.home = Home(self._home_side.ground)
        self._home_side.hold(self.home)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.shade, 7)
        self._row.addWidget(self._stack, 11)
        self._connect()

    def _connect(self) -> None:
        home = self.home
        home.new_requested.connect(self.show_form)
        home.open_requested.connect(self.open_requested)
        home.file_requested.connect(self.file_requested)
        home.example_requested.connect(self.example_requested)
        home.tour_requested.connect(self.tour_requested)
        home.unlock_requested.connect(self._on_unlock)
        home.stop_requested.connect(self.stop_opening)
        home.removal_requested.connect(self._on_removal)
        home.clearing_requested.connect(self.clear_list)

    # What it is made of

    @property
    def form(self) -> "NewAuditForm":
        """The form for a new audit."""
        if self._form is None:
            from ui.start.new_audit import NewAuditForm

            side = StartColumn(self._stack)
            self._form = NewAuditForm(side.ground)
            side.hold(self._form)
            self._form.planned.connect(self._on_planned)
            self._form.left.connect(self.show_home)
            self.form_made.emit(self._form)
        return self._form

    @property
    def keeping(self) -> "KeepExamplePage":
        """The question what becomes of an example."""
        if self._keeping is None:
            from ui.start.keep_example import KeepExamplePage

            side = StartColumn(self._stack)
            self._keeping = KeepExamplePage(side.ground)
            side.hold(self._keeping)
            self._keeping.keep_requested.connect(self.keep_requested)
            self._keeping.throw_requested.connect(self.throw_requested)
            self._keeping.back_requested.connect(self.back_requested)
        return self._keeping

    @property
    def damage(self) -> "DamagedPage":
        """The offer of a good copy."""
        if self._damage is None:
            from ui.start.damaged import DamagedPage

            side = StartColumn(self._stack)
            self._damage = DamagedPage(side.ground)
            side.hold(self._damage)
            self._damage.restore_requested.connect(self._on_restore)
            self._damage.older_requested.connect(self._on_older)
            self._damage.elsewhere_requested.connect(self._on_elsewhere)
            self._damage.left.connect(self._on_damage_left)
        return self._damage

    @property
    def torn(self) -> "ReadablePage":
        """The offer of what can be read of a file without a good copy."""
        if self._torn is None:
            from ui.start.readable import ReadablePage

            side = StartColumn(self._stack)
            self._torn = ReadablePage(side.ground)
            side.hold(self._torn)
            self._torn.together_requested.connect(self._on_together)
            self._torn.stop_requested.connect(self.stop_opening)
            self._torn.elsewhere_requested.connect(self._on_elsewhere)
            self._torn.left.connect(self._on_damage_left)
        return self._torn

    @property
    def opening(self) -> "Opening":
        """What opens audits away from the window's thread."""
        if self._opening is None:
            from ui.program.opening import Opening

            self._opening = Opening(self._clock, self)
            self._opening.opened.connect(self.opened)
            self._opening.locked.connect(self._on_locked)
            self._opening.damaged.connect(self.offer_copy)
            self._opening.refused.connect(self.refuse)
            self._opening.stopped.connect(self._on_stopped)
        return self._opening

    @property
    def has_opened(self) -> bool:
        """Whether an audit was opened here, or is being opened."""
        return self._opening is not None

    # Opening

    def open(self, path: Path) -> None:
        """Open a file; one that is locked asks for its passphrase first."""
        self.home.say_nothing()
        self.home.ask_no_more()
        self.opening.open(path)

    def open_example(self, key: str) -> None:
        """Open a fresh copy of an example."""
        self.home.ask_no_more()
        self.home.message.say(tr("Making a fresh copy of the example…"))
        self.opening.example(key)

    def stop_opening(self) -> None:
        """Open nothing after all."""
        if self._opening is not None:
            self._opening.stop()

    def _on_unlock(self, path: Path, passphrase: str) -> None:
        self.opening.open(path, passphrase, self.home.unlock.who)

    def _on_planned(self, plan: "NewAudit") -> None:
        self.opening.make(plan)

    def _on_locked(self, path: Path) -> None:
        self._stack.setCurrentWidget(self._home_side)
        self.home.ask_for(path)

    def offer_copy(self, found: "DamagedAudit | ReadableAudit") -> None:
        """Offer the good copy of a file that is damaged, or what can be read of it."""
        from ui.program.opening import DamagedAudit

        self._found = found
        self.home.ask_no_more()
        self.home.say_nothing()
        page: DamagedPage | ReadablePage
        if isinstance(found, DamagedAudit):
            page = self.damage
            page.offer(found)
        else:
            page = self.torn
            page.offer(found)
        self._bring_up(page)
        page.take_focus()

    def _on_restore(self, left_out: frozenset[int] | None) -> None:
        from ui.program.opening import DamagedAudit

        if isinstance(self._found, DamagedAudit):
            self.damage.set_busy(True)
            self.opening.restore(self._found, left_out)

    def _on_together(self) -> None:
        from ui.program.opening import ReadableAudit

        if isinstance(self._found, ReadableAudit):
            self.torn.set_busy(True)
            self.opening.put_together(self._found)

    def _on_older(self, sequence: int) -> None:
        from ui.program.opening import DamagedAudit

        if isinstance(self._found, DamagedAudit):
            self.damage.set_busy(True)
            self.opening.look_at_older(self._found, sequence)

    def _on_elsewhere(self) -> None:
        from ui.program.files import ask_to_open

        if self._found is not None:
            folder = self._found.path.parent
            ask_to_open(self, tr("Look in another place"), folder, self._look_at)

    def _look_at(self, copy_path: Path) -> None:
        if self._found is not None:
            if self._shown is not None:
                self._shown.set_busy(True)
            self.opening.look_at(self._found, copy_path)

    @property
    def _shown(self) -> "DamagedPage | ReadablePage | None":
        """The offer that is on screen, if one is."""
        for page in (self._damage, self._torn):
            if page is not None and page.isVisibleTo(self):  # help may cover all of it
                return page
        return None

    def _on_damage_left(self) -> None:
        self._found = None
        self.show_home()

    def _on_stopped(self) -> None:
        self.home.say_nothing()
        if self._shown is not None:
            self._shown.set_busy(False)
            self._shown.message.clear()
        self.home.stopped()
        if self._form is not None:
            self._form.set_busy(False)

    # The list

    def clear_list(self) -> None:
        """Forget which files were open."""
        self._settings.forget_recent()
        self._list_anew()

    def _on_removal(self, path: Path) -> None:
        kept = tuple(one for one in self._settings.now.recent if Path(one.path) != path)
        self._settings.change(recent=kept)
        self._list_anew()

    def _list_anew(self) -> None:
        self.list_files()
        if self.home.isVisible():
            self.home.take_focus_in_list()

    def list_files(self) -> None:
        """List the recent files again, and look in the background which are there."""
        recent = self._settings.now.recent
        files = listed(recent, self._clock(), Path.home()) if recent else []
        self.home.show_files(files)
        if files:
            from ui.program.jobs import Job
            from ui.start.recent_labels import missing_of

            paths = [file.path for file in files]
            self._looking = Job(lambda _told: missing_of(paths))
            self._looking.done.connect(self._on_looked)
            self._looking.broke.connect(self._on_broke)
            self._looking.start()

    # What is in front

    def show_home(self) -> None:
        """Offer what there is to open."""
        self._stack.setCurrentWidget(self._home_side)
        self.home.take_focus()

    def show_form(self) -> None:
        """Ask what the new audit is to be."""
        form = self.form
        self.home.say_nothing()
        self._bring_up(form)
        form.take_focus()

    def show_keeping(self, *, rehearsal: bool = False, locked: bool = False) -> None:
        """Ask what becomes of the example, or of the copy in which a day was played."""
        page = self.keeping
        page.ask_about(rehearsal=rehearsal, locked=locked)
        page.message.clear()
        self._bring_up(page)
        page.setFocus()

    def refuse(self, fault: "WorkshopError") -> None:
        """Say in place why something could not be opened or made."""
        self.home.say_nothing()
        if self._shown is not None:
            self._shown.set_busy(False)
            self._shown.message.show_fault(fault)
        elif self._form is not None and self._form.isVisibleTo(self):
            self._form.refuse(fault)
        else:
            self.home.refuse(fault)

    def forget_typing(self) -> None:
        """Forget passphrases and the form: an audit is open now."""
        self._found = None
        self.home.ask_no_more()
        self.home.say_nothing()
        if self._form is not None:
            self._form.start_anew()
        self._stack.setCurrentWidget(self._home_side)

    def fold(self, folded: bool) -> None:
        """Lie above one another in a narrow window or with large text."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if folded else across)
        self._row.setStretch(0, 0 if folded else 7)
        self.shade.fold(folded)
        self.home.fold(folded)

    def _bring_up(self, content: QWidget) -> None:
        for at in range(self._stack.count()):
            side = self._stack.widget(at)
            if side is not None and side.isAncestorOf(content):
                self._stack.setCurrentIndex(at)

    def _on_looked(self, missing: object) -> None:
        if self.sender() is self._looking and isinstance(missing, frozenset):
            self.home.mark_missing(missing)
            self._look_what_is_due(missing)

    def _look_what_is_due(self, missing: frozenset[Path]) -> None:
        """Look into the files without a passphrase; into a locked one nobody can."""
        rows = [one.file for one in self.home.recent.rows]
        plain = [one.path for one in rows if not one.locked and one.path not in missing]
        if plain:
            from ui.program.jobs import Job

            self._due = job = Job(lambda _told: _dues(plain))
            job.done.connect(self._on_due)
            job.broke.connect(self._on_broke)
            job.start()

    def _on_due(self, found: object) -> None:
        if self.sender() is self._due and isinstance(found, dict):
            from core.wording.plan import dues_words  # not before there is something to say

            today = self._clock().date()
            self.home.mark_due({path: dues_words(dues, today) for path, dues in found.items()})

    def _on_broke(self, error: Exception) -> None:
        raise error


def _dues(paths: list[Path]) -> dict[Path, tuple[tuple[str, str, str], ...]]:
    """Return when actions are due; what opens files is loaded here, away from the window."""
    from ui.program.opening import dues_of_plain

    return dues_of_plain(paths)
