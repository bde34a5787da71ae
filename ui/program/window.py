"""The one window: the start screen or the open audit, and the way from one to the other."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from core.words import tr
from ui.program.menu_titles import MENUS, STAGE
from ui.program.settings import SettingsFile
from ui.program.window_place import keep_where_it_is, put_where_it_was
from ui.start.page import StartPage
from ui.theme import AppTheme
from ui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import QMimeData, QObject
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent

    from core.model.changed import Changed
    from core.model.clock import Clock
    from core.model.fault import WorkshopError
    from core.model.kept_copy import LocalCopy
    from ui.audit.page import AuditPage
    from ui.program.capture import WindowCapture
    from ui.program.help_visit import HelpVisit
    from ui.program.in_turns import InTurns
    from ui.program.locking import Locking
    from ui.program.menu import Menus
    from ui.program.opening import DamagedAudit, OpenedAudit
    from ui.program.putting_back import PuttingBack
    from ui.room.window import RoomWindow
    from ui.start.locked import LockedPage
    from ui.start.new_audit import NewAuditForm

_SIZE: Final = (1440, 900)
_LEAST: Final = (720, 400)
"""A laptop of 1366 x 768 at 150% has 911 x 433 for a window with its title, over a task bar."""
_GUIDE_IN_FRONT: Final = tr("The guide is in front: Esc goes back to the audit.")
_SOON: Final = 50
"""Milliseconds for keys that came before the window was painted; then what can wait is done."""
_AT_THE_LATEST: Final = 1000
"""Milliseconds after which a window that nobody can see does what waits for its being painted."""
_QUIET: Final = 3.0
"""Seconds after which somebody who touches nothing reads, and pages can be made meanwhile."""
_UNLOCK_FIRST: Final = tr(
    "Not all that was typed is in the audit's file yet. Nothing was closed. Type the passphrase, "
    "or show it again, and keep it or leave it out first."
)


class MainWindow(QMainWindow):
    """Opens and leaves audits; what is done inside one belongs to its workspace.

    Signals:
        entered: an audit is open and on screen.
        painted: it is on screen for the first time, and its menus are there.
    """

    entered = Signal()
    painted = Signal()

    def __init__(
        self, theme: AppTheme, settings: SettingsFile, clock: "Clock | None" = None
    ) -> None:
        super().__init__()
        self._theme, self._settings, self._clock = theme, settings, clock or _now
        self.audit: AuditPage | None = None
        self._help: HelpVisit | None = None
        self._then: Callable[[], object] = self._to_start
        self._leaves_anyway = self._leaves_then = False
        self._locking: Locking | None = None
        self._menus: Menus | None = None
        self._is_painted = False
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._on_painted)
        self._last_fault: WorkshopError | None = None
        self._tours = False
        self.setWindowTitle("Casewalk")  # never anything typed: titles show in task lists
        self.setAcceptDrops(True)
        theme.fit_bars(self)  # before there are any: they come out right
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        put_where_it_was(self, settings)
        self.stack = QStackedWidget(self)
        self.setCentralWidget(self.stack)
        self.start = StartPage(settings, self._clock, self.stack)
        self._fold()  # before it is dressed and laid out, as the list: else it would be so twice
        self.start.list_files()
        self.stack.addWidget(self.start)
        self._name_menus()
        self._connect()
        FocusRing(self)
        theme.dress(self)
        self.start.show_home()

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """Return what is done for each action; the workspace does what is not named here."""
        from ui.program.actions import ACTIONS

        return {spec.name: partial(self._run, spec.name) for spec in ACTIONS} | {
            "new": self._on_new,
            "open": self._on_open,
            "close": self.close_audit,
            "keep_copy": self._on_keep_copy,
            "rehearse": self._on_rehearse,
            "go_back": self._on_go_back,
            "safekeeping": self._on_safekeeping,
            "key_file": self._on_key_file,
            "lock": self.locking.lock,
            "hide_from_capture": self._on_hide_from_capture,
            "clear_recent": self.start.clear_list,
            "quit": self.close,
            "guide": self._on_guide,
            "keys": lambda: self.show_help("keys"),
            "trust": lambda: self.show_help("trust"),
            "about": lambda: self.show_help("about"),
        }

    def _connect(self) -> None:
        self.start.opened.connect(self._on_opened)
        self.start.file_requested.connect(self.open_file)
        self.start.example_requested.connect(self.open_example)
        self.start.tour_requested.connect(self._on_tour)
        self.start.open_requested.connect(self._on_open)
        self.start.keep_requested.connect(self._on_keep_example)
        self.start.throw_requested.connect(self._on_leftover)
        self.start.back_requested.connect(self._on_back)
        self.start.form_made.connect(self._on_form_made)
        self._theme.follow(self._fold)

    # What a start screen does without: each is made when it is first asked for

    @cached_property
    def capture(self) -> "WindowCapture":
        """What keeps the program's windows out of what others see of the screen."""
        from ui.program.capture import WindowCapture

        return WindowCapture(self, self._settings)

    @property
    def locking(self) -> "Locking":
        """What takes the open audit out of sight, and knows how long nobody touched a key."""
        if self._locking is None:
            from ui.program.locking import Locking

            self._locking = made = Locking(self, self._settings, self._clock, self)
            made.unlocked.connect(self._on_unlocked)
            made.damaged.connect(self._on_damaged_while_locked)
            made.left.connect(self._on_another)
        return self._locking

    @property
    def menus(self) -> "Menus":
        """The actions; made once the window is painted, or before a key that may be theirs."""
        return self._menus or self._make_menus()

    def _make_menus(self) -> "Menus":
        from ui.program.menu import Menus

        self._menus = Menus(self, self._theme, self._settings, self._handlers())
        return self._menus

    def _name_menus(self) -> None:
        """Let the bar look as it will, before there is anything in it."""
        bar = self.menuBar()
        for title in MENUS:
            bar.addMenu(title)
        for one in (self, bar):
            one.installEventFilter(self)

    def eventFilter(self, watched: "QObject", event: QEvent) -> bool:
        """Do what can wait once the window is painted; who is at a menu sooner finds what is in it.

        So does a key that may be an action's.
        """
        kind = event.type()
        if kind == QEvent.Type.Paint:
            if self._rest.interval() != _SOON:
                self._rest.start(_SOON)
        elif self._menus is None and _needs_menus(event, at_bar=watched is not self):
            self._make_menus()
        return False

    def _on_painted(self) -> None:
        if self._is_painted:
            return
        self._is_painted = True
        for one in (self, self.menuBar()):
            one.removeEventFilter(self)
        if self._menus is None:
            self._make_menus()
        self.painted.emit()

    @cached_property
    def _coming_in(self) -> "InTurns":
        from ui.program.in_turns import InTurns

        return InTurns(self)

    @cached_property
    def _putting_back(self) -> "PuttingBack":
        from ui.program.putting_back import PuttingBack

        made = PuttingBack(self._clock, self)
        made.ended.connect(self._on_put_back)
        return made

    # Opening

    def open_file(self, path: Path) -> None:
        """Open a file, after leaving the audit that is open now."""
        self._leave(partial(self._open, path))

    def open_example(self, key: str) -> None:
        """Open a fresh copy of an example, after leaving the audit that is open now."""
        self._leave(partial(self._open_example, key))

    def _on_tour(self) -> None:
        self._leave(partial(self._open_example, "cin", tours=True))

    def _open(self, path: Path) -> None:
        self._tours = False
        self._to_start()
        if not self._putting_back.wait_for(partial(self._open, path)):  # it may be the very one
            self.start.open(path)

    def _open_example(self, key: str, *, tours: bool = False) -> None:
        self._to_start()
        self._tours = tours
        self.start.open_example(key)

    def _on_opened(self, opened: "OpenedAudit") -> None:
        self._coming_in.finish()
        if self.audit is None:
            self._coming_in.begin(self._come_in(opened))
        else:  # asked for while another came in, which would be open and out of reach
            opened.shut()

    def _come_in(self, opened: "OpenedAudit", wall: "RoomWindow | None" = None) -> Iterator[None]:
        """Bring an audit to the front, in steps none of which is long; only the last shows it."""
        from ui.audit.pages_ahead import PagesAhead

        if opened.scratch is None:
            home = opened.file.path if opened.local is None else opened.local.home
            self._remember(home, opened.locked)
        audit = self._made(opened)
        if audit is None:
            return
        yield
        with suppress(Exception):  # met again where it is shown, by who can leave the audit there
            yield from audit.workspace.ahead("prepare" if opened.new else "")
        yield
        self._enter(audit)
        if opened.new:
            audit.workspace.arrive("prepare")
        else:
            audit.take_up(wall)
        if not self.locking.is_on:
            audit.look_who_has_it()
            audit.look_where_it_lies()
        if opened.rehearsal:
            audit.workspace.rehearse()
        if self._tours and opened.scratch is not None:
            audit.show_tour()
        self._tours = False
        if opened.note:
            audit.context.give_notice(opened.note)
        self.locking.idle.touch()
        PagesAhead(audit.session, audit.workspace.stages, self._is_quiet, audit)
        self.entered.emit()

    def _is_quiet(self) -> bool:
        return self.locking.idle.seconds > _QUIET and not self.locking.is_on

    def _remember(self, path: Path, locked: bool) -> None:
        self._settings.opened(path.absolute(), self._clock(), locked)

    def _made(self, opened: "OpenedAudit") -> "AuditPage | None":
        from core.model.fault import WorkshopError
        from ui.audit.page import AuditPage  # the pages load with the first audit

        try:
            audit = AuditPage(opened, self._settings, self)
        except WorkshopError as fault:  # damage found only now: a copy may take the file's place
            opened.shut()
            self.start.refuse(fault)
            return None
        self.stack.addWidget(audit)  # before its stages come in: they are dressed once
        return audit

    def _enter(self, audit: "AuditPage") -> None:
        from ui.audit.workspace import MORE_TO_SHOW

        self.audit = audit
        audit.session.changed.connect(self._on_changed)
        audit.context.window_shown.connect(self.capture.also)
        audit.copy_writer.written.connect(self._on_copied)
        audit.copy_writer.refused.connect(self._on_copy_refused)
        audit.moved.connect(self._on_moved)
        audit.lost.leave_requested.connect(self._on_leftover)
        audit.over.handed_over.connect(self._on_handed_over)
        audit.workspace.window_action.connect(self._on_window_action)
        audit.workspace.stage_changed.connect(self.menus.offer_at)
        audit.over.front_changed.connect(self.menus.offer_at)
        audit.over.front_changed.connect(self._hide_names)
        audit.workspace.word_changed.connect(self._on_word_changed)
        audit.workspace.offer_more([self.menus[name] for name in MORE_TO_SHOW])
        self.stack.setCurrentWidget(audit)
        self.start.forget_typing()
        self.menus.offer(audit_open=True)
        self._name_undo()

    # Leaving

    def close_audit(self) -> None:
        """Keep what was typed and go back to the start screen."""
        self._leave(self._to_start)

    def _leave(self, then: Callable[[], object]) -> None:
        """Close the open audit, then go on; an example first asks what becomes of it."""
        self._coming_in.finish()
        self._then = then
        audit, leaves_anyway = self.audit, self._leaves_anyway
        if audit is None:
            then()
        elif audit.session.is_delayed:
            self.stack.setCurrentWidget(audit)
            audit.lost.ask_while_delayed()
        elif audit.copying:
            self._say_copying()
        elif not (audit.keep_all() or leaves_anyway) or audit.lost.panel is not None:
            self._stay_and_say(audit)
        elif audit.is_example:
            from ui.program.opening import is_rehearsal

            self.stack.setCurrentWidget(self.start)
            self.start.show_keeping(rehearsal=is_rehearsal(audit.path), locked=audit.opened.locked)
        else:
            self._on_leftover()

    def _on_form_made(self, form: "NewAuditForm") -> None:
        """Point out who somebody is in the title of a new audit: its file is called by it."""
        from core.model.audit import Audit
        from core.model.snapshot import Snapshot
        from ui.audit.typed_details import DetailsWords
        from ui.widgets.details_watch import DetailsWatch

        words = DetailsWords(lambda: Snapshot(Audit("")))
        self.title_details = DetailsWatch(words, lambda field: field is form.title, form)

    def _stay_and_say(self, audit: "AuditPage") -> None:
        """Stay because not all could be kept; the fault is on screen, asking again leaves."""
        self._leaves_anyway = True
        self.stack.setCurrentWidget(audit)
        audit.workspace.go_on()
        if audit.lost.panel is not None:
            audit.lost.panel.ask_before_leaving()

    def _on_handed_over(self) -> None:
        """Close it: whoever opens it next has it."""
        name = "" if self.audit is None else self.audit.path.name
        self.close_audit()
        if self.audit is None:
            words = tr("“{name}” is handed over: whoever opens it next has it.", name=name)
            self.start.home.message.say(words)

    def _say_copying(self) -> None:
        """Stay until it is written: closing the file under it would break both."""
        if self.audit is not None and self.audit.session.busy_reason is not None:
            self._on_copy_refused(self.audit.session.busy_reason)

    def _on_keep_example(self) -> None:
        if self.audit is not None:
            self.audit.ask_where_to_copy()

    def _on_back(self) -> None:
        if self.audit is not None:
            self.stack.setCurrentWidget(self.audit)
            self.audit.workspace.arrive()

    def _on_leftover(self) -> None:
        if self.audit is not None and self.audit.copying:
            self._say_copying()
            return
        self._shut()
        self._then()

    def _shut(self) -> None:
        audit, self.audit = self.audit, None
        self._leaves_anyway = False
        self.menus.offer(audit_open=False)
        if audit is not None:
            if self._help is not None:
                self._help.return_to(self.start)
            self.stack.setCurrentWidget(self.start)
            local = audit.session.local
            audit.custody_news.give_back()
            self._say_goodbye(audit)
            self.menus.label_again()
            if local is not None:
                self._leaves_then = False
                self._putting_back.begin(local)

    def _on_put_back(self, local: "LocalCopy", outcome: str, place: Path) -> None:
        from core.wording.places import put_back_words

        leaves, self._leaves_then = self._leaves_then, False
        if outcome == "both":
            self._remember(place, locked=True)
            self.start.list_files()
        if leaves and outcome == "done":
            self.close()
        elif self.audit is None and not self.locking.is_on:
            self.start.home.message.say(put_back_words(outcome, local.home.name, place.name))
        elif self.audit is not None:
            words = put_back_words(outcome, local.home.name, place.name)
            self.audit.context.give_notice(words)

    def _say_goodbye(
        self, audit: "AuditPage", *, keeps_wall: bool = False, locks: bool = False
    ) -> None:
        self.stack.removeWidget(audit)
        last_copy = audit.shut(keeps_wall=keeps_wall, locks=locks)
        if last_copy is not None:
            last_copy.failed.connect(self.say_fault)

    def _to_start(self) -> None:
        self.stack.setCurrentWidget(self.start)
        self.start.list_files()
        self.start.show_home()

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Keep what was typed; all else is saved already."""
        self._coming_in.finish()
        if self.audit is not None and self.locking.is_on:
            self._close_hidden(self.close)
        elif self.audit is not None:
            self._leave(self.close)
        if self._putting_back.is_at_work:
            self._leaves_then = True
            event.ignore()
            return
        if self.audit is not None:  # an example waits for its answer, a fault to be seen
            event.ignore()
            return
        self.start.stop_opening()
        keep_where_it_is(self, self._settings)
        event.accept()

    # Out of sight

    def whole_audit(self) -> "AuditPage | None":
        """Return the audit that is open, come in whole where it is still coming in."""
        self._coming_in.finish()
        return self.audit

    def bring_up_locked(self, page: "LockedPage") -> None:
        """Show the page and nothing of an audit, in the menus neither."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
            self._fold()
        if self._help is not None:
            self._help.return_to(page)
        self.stack.setCurrentWidget(page)
        self.menus.offer_locked()

    def let_go_of_audit(self) -> "RoomWindow | None":
        """Close the audit; what is in front stays there, and so does the wall, if it is up."""
        audit, self.audit = self.audit, None
        self._leaves_anyway = False
        if audit is None:
            return None
        wall = audit.room.give_up_window()
        self._say_goodbye(audit, keeps_wall=wall is not None, locks=True)
        return wall

    def bring_up_audit(self) -> None:
        """Show the audit that was out of sight all the while."""
        if self.audit is not None:
            self.menus.offer(audit_open=True)
            self.stack.setCurrentWidget(self.audit)
            self.audit.come_back()
            self._name_undo()

    def _on_unlocked(self, opened: "OpenedAudit") -> None:
        wall, files = self.locking.take_wall(), self.locking.files
        self._coming_in.begin(self._come_in(opened, wall))
        self._coming_in.finish()
        self.locking.end()
        if self.audit is not None:
            self.audit.read_again(files)
        else:  # its damage was found only now, and is said at the start
            self._leave_lock()
        if wall is not None:
            _end_wall(wall)
        fault, self._last_fault = self._last_fault, None
        if fault is not None:
            self.say_fault(fault)

    def _on_damaged_while_locked(self, found: "DamagedAudit") -> None:
        self._leave_lock()
        self.start.offer_copy(found)

    def _on_another(self) -> None:
        """Leave the locked audit as it is; one that is only out of sight is closed as ever."""
        if self.audit is not None:
            self._close_hidden(self._to_start)
        else:
            self._leave_lock()

    def _close_hidden(self, then: Callable[[], object]) -> None:
        """Close an audit that is out of sight; where that would lose something, stay and say so."""
        audit = self.audit
        if audit is not None and (audit.copying or not audit.is_all_kept()):
            busy = audit.session.busy_reason
            self.locking.tell(busy.sentences if busy is not None else _UNLOCK_FIRST)
            return
        self.locking.end()
        self._leave(then)

    def _leave_lock(self) -> None:
        wall = self.locking.take_wall()
        self.locking.end()
        self.menus.offer(audit_open=False)
        self._to_start()
        if wall is not None:
            _end_wall(wall)

    # What the window does itself

    def _run(self, name: str) -> None:
        if self.audit is not None and self._help is not None and self._help.is_shown:
            if not _goes_there(name):
                self.audit.workspace.speaker.say(_GUIDE_IN_FRONT)
                return
            self._help.leave()
        if self.audit is not None and self.stack.currentWidget() is self.audit:
            self.audit.over.run(name)

    def _on_window_action(self, name: str) -> None:
        self.menus[name].trigger()

    def _on_new(self) -> None:
        self._leave(self._ask_for_new)

    def _ask_for_new(self) -> None:
        self._to_start()
        self.start.show_form()

    def _on_open(self) -> None:
        from ui.program.files import ask_to_open, documents

        recent = self._settings.now.recent
        folder = Path(recent[0].path).parent if recent else documents()
        ask_to_open(self, tr("Open an audit"), folder, self.open_file)

    def _on_keep_copy(self) -> None:
        if self.audit is not None and self.audit.flush():
            self.audit.ask_where_to_copy()

    def keep_typed(self) -> None:
        """Keep what was typed a moment ago: the system ends, and may wait for nobody's closing."""
        if self.audit is not None and not self.locking.is_on:
            self.audit.flush()

    def _on_go_back(self) -> None:
        if self.audit is not None and self.stack.currentWidget() is self.audit:
            self.audit.over.go_back()

    def _on_safekeeping(self) -> None:
        if self.audit is not None and self.stack.currentWidget() is self.audit:
            self.audit.over.show_safekeeping()

    def _on_key_file(self) -> None:
        if self.audit is not None and self.stack.currentWidget() is self.audit:
            self.audit.over.show_key_file()

    def _on_rehearse(self) -> None:
        """Copy the audit to where its last day can be played, and go there."""
        from core.model.fault import WorkshopError
        from ui.program.opening import place_to_rehearse

        audit = self.audit
        if audit is None or not audit.keep_all():
            return
        if audit.session.undo_step is None:
            words = tr("There is no day in this audit that could be played.")
            audit.context.give_notice(words)
            return
        try:
            place = place_to_rehearse(None if audit.is_example else audit.path.parent)
        except WorkshopError as fault:
            audit.context.show_fault(fault)
        else:
            audit.copy_writer.write(place)

    def _on_copied(self, path: Path) -> None:
        """An example that was asked about is left now; any other audit goes on."""
        from ui.program.opening import is_rehearsal

        if self.audit is None:
            return
        if is_rehearsal(path):
            self._leave(partial(self._open, path))
            return
        if self.stack.currentWidget() is self.start:
            self._remember(path, locked=False)
            self._on_leftover()
        else:
            self.audit.context.give_notice(tr("A copy was kept as “{path}”.", path=path.name))

    def _on_copy_refused(self, fault: "WorkshopError") -> None:
        if self.stack.currentWidget() is self.start:
            self.start.keeping.message.show_fault(fault)
        elif self.audit is not None:
            self.audit.context.show_fault(fault)

    def _on_moved(self, path: Path) -> None:
        if self.audit is not None:
            self._remember(path, self.audit.opened.locked)

    def warm_up(self) -> None:
        """Load in the background what the first audit will need; called once it is on screen."""
        from ui.program.preloader import Preloader

        Preloader(self).ended.connect(self._on_loaded)
        self.menus.follow_system()
        self.locking.begin()

    def _on_loaded(self) -> None:
        if not self.start.has_opened:
            from core.interpreter import pass_over_the_program

            pass_over_the_program()

    def last_saved(self) -> str:
        """Return when something was last saved, for a fault that must say what is safe."""
        return self.audit.last_saved if self.audit is not None else ""

    def say_fault(self, fault: "WorkshopError") -> None:
        """Say a fault that nobody else took: in the open audit, or above the start screen."""
        if self.locking.is_on:
            self._last_fault = fault
        elif self.audit is not None:
            self.audit.context.show_fault(fault)
        else:
            self.start.refuse(fault)

    # Help, size, drops

    def show_help(self, section: str, heading: str = "") -> None:
        """Bring a section of the help page to the front; Esc goes back from it."""
        from ui.program.help_visit import HelpVisit

        if self._help is None:
            self._help = HelpVisit(self.stack, self)
        self._help.show(section, heading)

    def _on_guide(self) -> None:
        """Show what the guide says of the place one is at; there already, look for something."""
        from core.guide.pages import page_for
        from ui.widgets.help_place import help_place

        if self._help is not None and self._help.is_shown:
            self._help.look_for()
            return
        at = self.stack.currentWidget()
        place = self.audit.over.place if self.audit is not None and at is self.audit else "start"
        self.show_help(*page_for(f"{place} {help_place(self.focusWidget())}"))

    def _on_changed(self, news: "Changed") -> None:
        from core.model.agenda import Visit

        if not news.kinds <= {Visit}:  # something was kept: what is left is asked about anew
            self._leaves_anyway = False
        self._name_undo()

    def _on_word_changed(self) -> None:
        self.menus.label_again()
        self._name_undo()

    def _name_undo(self) -> None:
        if self.audit is not None and not self.locking.is_on:
            self.menus.name_undo(self.audit.session.undo_label, self.audit.session.redo_label)

    def _fold(self) -> None:
        folded = self._theme.folds(self.width())
        self.start.fold(folded)
        if self._locking is not None:
            self._locking.fold(folded)

    def _on_hide_from_capture(self) -> None:
        """Keep this window out of what others see of the screen, and say where that cannot be."""
        from ui.program.capture import NOT_HERE

        action = self.menus["hide_from_capture"]
        if not self.capture.choose(action.isChecked()) and action.isChecked():
            action.setChecked(False)
            self._say(NOT_HERE)

    def _hide_names(self) -> None:
        self.capture.show_names(self.audit is not None and self.audit.over.key_file is not None)

    def _say(self, words: str) -> None:
        if self.audit is not None:
            self.audit.context.give_notice(words)
        else:
            self.start.home.message.say(words)

    def showEvent(self, event: "QShowEvent") -> None:
        """Be out of capture from the first moment on, where that was chosen."""
        super().showEvent(event)
        if not self._is_painted:
            self._rest.start(_AT_THE_LATEST)
        if self._settings.now.hidden_from_capture:
            self.capture.begin()

    def resizeEvent(self, event: "QResizeEvent") -> None:
        """Fold what folds in a narrow window."""
        super().resizeEvent(event)
        self._fold()

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        """Take an audit's file."""
        if _audit_in(event.mimeData()) is not None and not self.locking.is_on:
            event.acceptProposedAction()

    def dropEvent(self, event: "QDropEvent") -> None:
        """Open the file dropped."""
        path = _audit_in(event.mimeData())
        if path is not None and not self.locking.is_on:
            event.acceptProposedAction()
            self.open_file(path)


def _needs_menus(event: QEvent, *, at_bar: bool) -> bool:
    """Return whether what came to the menu bar or the window may be for a menu or an action."""
    if isinstance(event, QKeyEvent):
        return at_bar or _may_be_an_actions(event)
    return at_bar and event.type() == QEvent.Type.MouseButtonPress


def _may_be_an_actions(key: QKeyEvent) -> bool:
    """Return whether a key is none that is typed or moves the focus."""
    plain = key.modifiers() == Qt.KeyboardModifier.NoModifier
    return not plain or Qt.Key.Key_F1 <= key.key() <= Qt.Key.Key_F35


def _goes_there(name: str) -> bool:
    """Return whether an action leaves the guide for where it leads; no other is done unseen."""
    from ui.program.actions import spec_of

    spec = spec_of(name)
    return spec.menu == STAGE and (spec.group == 0 or name.startswith("prepare_"))


def _now() -> "datetime":
    from core.model.clock import system_clock  # with all that knows of days: nobody asks yet

    return system_clock()


def _end_wall(wall: "RoomWindow") -> None:
    wall.hide()
    wall.deleteLater()


def _audit_in(dropped: "QMimeData") -> Path | None:
    """Return the audit's file among what was dropped."""
    from ui.start.recent_labels import ENDING

    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() == ENDING), None)
