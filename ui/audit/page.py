"""One open audit with all that belongs to it: session, room screen, desk, workspace, copies."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from core.model.access import AccessKind
from core.model.audit import Audit
from core.model.changed import Changed
from core.model.clock import short_time
from core.model.fault import FileProblem, NotYet, WorkshopError
from core.model.kept_copy import PlainCopies
from core.places import FilePlace, place_of
from core.room import blank_scene
from core.wording.access import custody_words, handed_words
from core.wording.places import OFFER, local_words, offers_words, place_words
from core.words import CASE, tr, use_word
from ui.audit.context import AuditContext
from ui.audit.going_back import GoBackPage
from ui.audit.long_act_strip import LongActStrip
from ui.audit.lost import LostPanel, UnwrittenPanel
from ui.audit.picked_display import PickedToday
from ui.audit.plain_copies import PlainCopiesPanel
from ui.audit.resuming import go_back_to, keep_note, noted, taken_note
from ui.audit.session import WorkshopSession
from ui.audit.top_bar import STAGES
from ui.audit.workspace import Workspace
from ui.program.files import ask_to_keep, documents
from ui.program.jobs import Job, while_there
from ui.program.opening import OpenedAudit
from ui.program.settings import SettingsFile
from ui.room.control import RoomControl
from ui.room.window import RoomWindow
from ui.safekeeping.page import SafekeepingPage
from ui.start.recent_labels import ENDING
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.key_file.page import KeyFilePage

COPYING: Final = NotYet(
    tr("A copy of this audit is being written."),
    tr("The audit is as it was."),
    tr("Wait until it is there."),
)

_COPY_STOPPED: Final = NotYet(
    tr("The copy was stopped."),
    tr("What is not in the file is still held here, and nothing was written."),
    tr("Keep a copy on another disk, and go on in it."),
)

_ASKED: Final = tr(
    "Asked for. Whoever has the audit open sees it within half a minute; open it again once it is "
    "handed over."
)
_ROOM_LOOKS_ON: Final = NotYet(
    tr("The room screen is up, and a key file shows names."),
    tr("Nothing was opened."),
    tr("Close the room screen first."),
)
_FOR_THE_ROOM: Final = ("blank_room", "close_room")
_LEAVING: Final = (*STAGES, "undo", "redo", "search", "bring_in", "export")
"""What goes on from looking back, in the audit as it is."""


class AuditPage(QWidget):
    """Made when an audit is opened and let go when it is closed.

    Signals:
        copied: a copy was written; carries its path.
        copy_refused: no copy was written; carries the `WorkshopError`.
        moved: the file was gone and work goes on in a copy; carries its path.
        handed_over: the audit was handed over and is to be closed.
        front_changed: a stage is in front, or what lies over them; carries the stage or nothing.
        leave_requested: the audit is to be left though the file does not hold all of it.
    """

    copied = Signal(object)
    copy_refused = Signal(object)
    moved = Signal(object)
    leave_requested = Signal()
    handed_over = Signal()
    front_changed = Signal(str)

    def __init__(self, opened: OpenedAudit, settings: SettingsFile, home: QWidget) -> None:
        super().__init__(home)
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise RuntimeError("an audit is opened in a running application")
        self.opened = opened
        self.session = WorkshopSession(opened.file, self, opened.now)
        self.session.local = opened.local
        self.room = RoomControl(
            app,
            home,
            blank_scene(self.session.now),
            parent=self,
            letters=lambda: settings.now.single_letters,
            picked=PickedToday(settings, opened.file.clock),
        )
        use_word(self.session.now.audit.audited)
        self.context = AuditContext(self.session, self.room, settings, self)
        self.workspace = Workspace(self.context, self)
        self.lost: LostPanel | None = None
        self.last_saved = ""
        self._refused = False
        self._unwritten: FileProblem | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.long_act = LongActStrip(self.session)
        self.long_act.stopped.connect(
            lambda: self.context.give_notice(tr("That was stopped; nothing of it was done."))
        )
        self.long_act.shown.connect(self.workspace.speaker.say_at_work)
        self._column.addWidget(self.long_act)
        self._column.addWidget(self.workspace)
        self.session.changed.connect(self._on_changed)
        self.session.refused.connect(self._on_refused)
        self.session.gone.connect(self._on_gone)
        self.session.key.changed.connect(self._on_locked)
        self._copied_here = False
        QApplication.clipboard().dataChanged.connect(self._on_clipboard)
        if opened.who:
            self.session.access.sign(opened.who)
        self.session.access.note(AccessKind.OPENED)
        self.session.keep_reserve()
        self.plain_copies: PlainCopiesPanel | None = None
        self.going_back: GoBackPage | None = None
        self.safekeeping: SafekeepingPage | None = None
        self.key_file: KeyFilePage | None = None
        self.workspace.copy_news.choice_requested.connect(self.ask_about_copies)
        if not self.is_example:
            self.session.copies.begin()

    @property
    def is_example(self) -> bool:
        """Whether it is a copy to scribble in, and still in the folder made for it."""
        return self.opened.scratch is not None and self.opened.scratch == self.path.parent

    @property
    def copying(self) -> bool:
        """Whether a copy or a long act is being written: the file is at work meanwhile."""
        return self.session.busy_reason is not None

    @property
    def path(self) -> Path:
        """Where its file is."""
        return self.session.path

    def flush(self) -> bool:
        """Keep what was typed; return False when it could not be kept."""
        self._refused = False
        self._unwritten = None
        self.workspace.flush()
        return not self._refused

    def keep_all(self) -> bool:
        """Keep what was typed, before leaving; return False when something is still to be kept.

        What the file did not take is nowhere but here: `lost` then says it, and stays.
        """
        kept = self.flush() and self._drafts_are_written()
        self._end_unwritten()
        if self._unwritten is not None and self.lost is None and not self.session.read_only:
            self._show_lost(UnwrittenPanel(self._unwritten))
        return kept and not self.workspace.ask_what_is_unkept()

    def _drafts_are_written(self) -> bool:
        """Return whether the file has what fields hold that is not entered; refused before, say."""
        if self.session.read_only:
            return True
        self.session.drafts.write()
        if not self.session.drafts.are_waiting:
            return True
        refusal = self.session.drafts.refusal
        if isinstance(refusal, FileProblem):
            self._unwritten = refusal
        return False

    def look_where_it_lies(self) -> None:
        """Say in one line where its file lies, if that may do anything to it."""
        if self.is_example:
            return
        local, path = self.session.local, self.path
        if local is not None:
            self.workspace.say_place(local_words(local.home.parent.name))
            return
        job = Job(lambda _progress: place_of(path))
        job.done.connect(while_there(self, self._on_place))
        job.broke.connect(self._on_broke)
        job.start()

    def _on_place(self, place: object) -> None:
        locked = self.opened.locked
        if not isinstance(place, FilePlace):
            return
        offer = offers_words(place.kind, place.name) if locked else ""
        if offer and not self.workspace.messages.is_saying and self.session.copies.offers_local():
            self.workspace.messages.show_until(
                offer, Tone.PLAIN, action=OFFER, act=self.work_locally
            )
        else:
            self.workspace.say_place(place_words(place.kind, place.name, locked))

    def work_locally(self) -> None:
        """Go on in a copy on this computer, which is put back when the audit is closed."""
        if not self.flush() or self.copying:
            return
        if not self.session.custody.now.has:
            self.session.custody.take()
        hand_back = self._hold_workspace()

        def on_done(_worked: object) -> None:
            hand_back()
            self._go_on()
            if self.session.local is not None:
                self.context.give_notice(local_words(self.session.local.home.parent.name))

        def on_failed(error: WorkshopError) -> None:
            hand_back()
            self._go_on()
            self.context.show_fault(error)

        def on_broke(error: Exception) -> None:
            hand_back()
            raise error

        job = self.session.go_on_locally(COPYING)
        if job is None:
            hand_back()
            return
        job.done.connect(while_there(self, on_done))
        job.failed.connect(while_there(self, on_failed))
        job.broke.connect(while_there(self, on_broke))
        job.cancelled.connect(while_there(self, lambda: on_failed(_COPY_STOPPED)))

    def give_back(self) -> None:
        """Say in a copy on this computer that it is given up, before it is put back."""
        custody = self.session.custody
        with suppress(WorkshopError):
            if self.session.local is not None and custody.now.has == custody.who:
                custody.hand_over("")

    @property
    def home(self) -> Path:
        """Where its file belongs: where it is, unless a copy on this computer is worked on."""
        return self.session.home

    def look_who_has_it(self) -> None:
        """Say who has it and who asks for it, where two people prepare by turns."""
        if self.is_example:
            return
        custody = self.session.custody
        custody.changed.connect(self._say_who_has_it)
        custody.requested.connect(lambda: self.context.give_notice(_ASKED))
        custody.refused.connect(self.context.show_fault)
        before = custody.now
        if self.session.read_only:
            return
        custody.begin()
        if before.is_used and not before.has and before.handed_by != custody.who:
            self.context.give_notice(tr("{words} You have it now.", words=handed_words(before)))
        else:
            self._say_who_has_it()

    def _say_who_has_it(self) -> None:
        """Say it in the bar where it is another's, or another asks for it."""
        custody = self.session.custody
        now, who = custody.now, custody.who
        anothers = now.is_used and now.has != who
        wanted = bool(now.wanted_by) and now.wanted_by != who
        if self.safekeeping is None and (anothers or wanted):
            self.workspace.messages.show_until(
                custody_words(now, who), Tone.WARN, frozenset(), tr("Who has it…"), self._to_custody
            )

    def _to_custody(self) -> None:
        self.show_safekeeping()
        if self.safekeeping is not None:
            self.safekeeping.custody.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_broke(self, error: Exception) -> None:
        raise error

    # Out of sight

    def put_out_of_sight(self) -> None:
        """Clear the wall and let go of what lies over the stages, of passphrases and copied text.

        Where the keyboard was is kept in the file, with what was typed there.
        """
        self.workspace.showing.clear()
        self._clear_clipboard()
        note = None if self._over is not None else noted(self.workspace.stages)
        self.leave_over()
        if note is not None and not self.session.read_only:
            keep_note(self.session.drafts, note)

    def is_all_kept(self) -> bool:
        """Keep what was typed; return whether the file has it all, as entered or as a draft.

        Nothing is said where it has not: this is asked while nothing is in sight.
        """
        kept = self.flush() and self._drafts_are_written()
        return kept and self.lost is None and not self.workspace.stages.undrafted

    @property
    def files_on_their_way(self) -> dict[str, tuple[Path, ...]]:
        """The files that are being read and of which nothing is in the audit yet."""
        stages = self.workspace.stages
        return stages.page("prepare").files_on_their_way if stages.has("prepare") else {}

    def read_again(self, files: Mapping[str, tuple[Path, ...]]) -> None:
        """Read the files that were on their way when it was locked; the room stays where it is."""
        if files:
            self.workspace.page("prepare").read_again(files)
            words = tr("The files that were being read when it was locked are read once more.")
            self.context.give_notice(words)

    def come_back(self) -> None:
        """Go on after having been out of sight all the while."""
        self.room.answer_again(blank_scene(self.session.now))
        use_word(self.session.now.audit.audited)
        self._go_on_where_it_was()

    def take_up(self, wall: RoomWindow | None) -> None:
        """Go on where the audit was when it was locked; the wall stands, blank, where it stood."""
        if wall is not None:
            self.room.take_over(wall)
        self._go_on_where_it_was()

    def _go_on_where_it_was(self) -> None:
        note = None if self.session.read_only else taken_note(self.session.drafts)
        self.workspace.arrive()
        if note is not None:
            go_back_to(note, self.workspace.stages)

    def shut(self, keeps_wall: bool = False) -> Job | None:
        """Close everything; an example's folder is thrown away, and the wall comes down.

        Returns the job that keeps a last copy of it, if one does.

        What was copied here may be of the audit, and goes from the clipboard with it.
        """
        for timer in self.workspace.findChildren(QTimer):
            timer.stop()  # none looks at the file once it is closed
        self._clear_clipboard()
        if self.key_file is not None:
            self.key_file.close_key()
            self.key_file = None
            self.front_changed.emit("")
        if not keeps_wall:
            self.room.close()
            self.room.window.deleteLater()
        last_copy = self.session.close()
        use_word(CASE)
        self.opened.throw_away()
        self.hide()
        self.deleteLater()
        return last_copy

    def _clear_clipboard(self) -> None:
        if self._copied_here:
            QApplication.clipboard().clear()

    # Copies

    def ask_where_to_copy(self) -> None:
        """Ask where to keep a copy, and write it there."""
        if self.is_example:
            suggested = documents() / self.path.name
        else:
            suggested = self.home.with_name(f"{self.path.stem}-copy{ENDING}")
        dialog = ask_to_keep(self, tr("Keep a copy"), suggested, self.keep_copy, replace=True)
        dialog.rejected.connect(self._go_on)

    def keep_copy(self, path: Path) -> None:
        """Write a copy away from the window's thread; nothing else changes the file meanwhile."""
        if self.copying:
            self.copy_refused.emit(self.session.busy_reason)
            return
        hand_back = self._hold_workspace()

        def settle() -> None:
            hand_back()
            self._go_on()

        def on_done(_answer: object) -> None:
            settle()
            self.copied.emit(path)

        def on_failed(error: WorkshopError) -> None:
            settle()
            self.copy_refused.emit(error)

        def on_broke(error: Exception) -> None:
            settle()
            raise error

        job = self.session.copy_to(path, COPYING)
        if job is not None:
            job.done.connect(while_there(self, on_done))
            job.failed.connect(while_there(self, on_failed))
            job.broke.connect(while_there(self, on_broke))
            job.cancelled.connect(while_there(self, settle))

    def _hold_workspace(self) -> Callable[[], None]:
        """Let nothing be typed for a while; return what gives the keyboard back."""
        focus = self.workspace.focusWidget()
        self.workspace.setEnabled(False)

        def hand_back() -> None:
            self.workspace.setEnabled(True)
            if focus is not None and isValid(focus):
                focus.setFocus()

        return hand_back

    def _go_on(self) -> None:
        """The stage in front goes on: before a copy all was kept, and the clock stopped."""
        if self.isVisible():
            self.workspace.go_on()

    # Copies kept by themselves

    def ask_about_copies(self) -> None:
        """Ask what becomes of the copies of an audit without a passphrase."""
        if self.plain_copies is None:
            self.plain_copies = panel = PlainCopiesPanel()
            panel.chosen.connect(self._on_copies_chosen)
            panel.left.connect(self._end_asking)
            panel.lock_requested.connect(self._on_lock_requested)
            self._column.insertWidget(0, panel)
            panel.show()
        self.plain_copies.lock.setFocus()

    def _on_copies_chosen(self, choice: PlainCopies) -> None:
        try:
            self.session.copies.choose(choice)
        except FileProblem as fault:
            if self.plain_copies is not None:
                self.plain_copies.refuse(fault)
            return
        self._end_asking()

    def _on_lock_requested(self) -> None:
        self._end_asking()
        self.show_safekeeping()
        if self.safekeeping is not None:
            self.safekeeping.passphrase.take_focus()

    def _end_asking(self) -> None:
        panel, self.plain_copies = self.plain_copies, None
        if panel is not None:
            panel.hide()
            panel.deleteLater()
            self.workspace.page(self.workspace.stages.front).arrive()

    # Going back

    def go_back(self) -> None:
        """Bring to the front what the audit was at any moment."""
        if self.going_back is not None or not self.flush():
            return
        self.leave_over()
        self.going_back = page = GoBackPage(self.session)
        page.left.connect(self.leave_over)
        page.put_back.connect(self._on_put_back)
        self._bring_over(page)
        page.take_focus()

    def show_safekeeping(self) -> None:
        """Bring to the front who can read the audit and what stays of it."""
        if self.safekeeping is not None or not self.flush():
            return
        self.leave_over()
        self.safekeeping = page = SafekeepingPage(self.context, self)
        page.left.connect(self.leave_over)
        page.handed_over.connect(self.handed_over)
        page.work_ended.connect(while_there(page, lambda words: self._on_work_ended(page, words)))
        self._bring_over(page)
        page.take_focus()

    def show_key_file(self) -> None:
        """Bring to the front who is behind the references, unless the room looks on."""
        if self.key_file is not None or not self.flush():
            return
        if self.room.visible:
            self.context.show_fault(_ROOM_LOOKS_ON)
            return
        from ui.key_file.page import KeyFilePage  # made when first visited

        self.leave_over()
        self.key_file = page = KeyFilePage(self.context, self)
        page.left.connect(self.leave_over)
        self._bring_over(page)
        page.take_focus()

    def _bring_over(self, page: QWidget) -> None:
        self.workspace.hide()
        self._column.addWidget(page, 1)
        self.front_changed.emit("")

    def run(self, name: str) -> None:
        """Do an action: on what is in front, where nothing but its own step changes anything."""
        if self._over is None or name in _FOR_THE_ROOM:
            self.workspace.run(name)
        elif name == "undo" and self.key_file is not None:
            self.key_file.take_back()
        elif name == "agree" and self.going_back is not None:
            self.going_back.take_step()
        elif name in _LEAVING:
            self.leave_over()
            self.workspace.run(name)

    @property
    def _over(self) -> "GoBackPage | SafekeepingPage | KeyFilePage | None":
        return self.going_back or self.safekeeping or self.key_file

    def leave_over(self) -> None:
        """Go on where the room was, from whatever lies over it."""
        page, key_file = self._over, self.key_file
        self.going_back = self.safekeeping = self.key_file = None
        if page is not None:
            if key_file is not None:
                key_file.close_key()
            page.hide()
            if isinstance(page, SafekeepingPage) and page.is_at_work:
                page.forget()
            else:
                page.deleteLater()
            self.workspace.show()
            self.front_changed.emit(self.workspace.stages.front)
            self.workspace.page(self.workspace.stages.front).arrive()

    def _on_work_ended(self, page: SafekeepingPage, words: str) -> None:
        """Say how it went if its page was left meanwhile, which goes when nothing is at work."""
        if page is self.safekeeping:
            return
        if words:
            self.context.give_notice(words)
        if not page.is_at_work:
            page.deleteLater()

    def _on_locked(self) -> None:
        """The audit has a passphrase now: the list of recent files is to say so."""
        self.opened = replace(self.opened, locked=True)
        self.moved.emit(self.home)

    def _on_put_back(self, when: str) -> None:
        self.leave_over()
        words = tr("All is as it was at {when}. Alt+Z takes that back.", when=when)
        self.context.give_notice(words)

    # A file that is gone, or takes nothing more

    def _on_gone(self, fault: WorkshopError) -> None:
        self._refused = True
        self._end_unwritten()
        if self.lost is None:
            self._show_lost(LostPanel(fault))

    def _show_lost(self, panel: LostPanel) -> None:
        self.lost = panel
        panel.keep.clicked.connect(self._on_rescue)
        panel.leave.clicked.connect(self.leave_requested)
        self._column.insertWidget(0, panel)
        panel.show()

    def _end_lost(self) -> None:
        if self.lost is not None:
            self.lost.hide()
            self.lost.deleteLater()
            self.lost = None

    def _end_unwritten(self) -> None:
        """Something was written, or the next closing looks again: what was said is over."""
        if isinstance(self.lost, UnwrittenPanel):
            self._end_lost()

    def _on_rescue(self) -> None:
        suggested = documents() / self.path.name
        ask_to_keep(self, tr("Keep a copy"), suggested, self.go_on_in, replace=True)

    def go_on_in(self, path: Path) -> None:
        """Write a copy of what is held in memory, off the window's thread, and go on in it."""
        if self.copying:
            if self.lost is not None:
                self.lost.refuse(self.session.busy_reason or COPYING)
            return
        hand_back = self._hold_workspace()
        if self.lost is not None:
            self.lost.say_copying(COPYING)

        def on_done(_worked: object) -> None:
            hand_back()
            self._end_lost()
            self.moved.emit(path)
            self.workspace.flush()  # what the file before did not take
            self.workspace.arrive()

        def on_failed(error: WorkshopError) -> None:
            hand_back()
            if self.lost is not None:
                self.lost.refuse(error)

        def on_broke(error: Exception) -> None:
            hand_back()
            raise error

        job = self.session.keep_copy(path, COPYING)
        if job is not None:
            job.done.connect(while_there(self, on_done))
            job.failed.connect(while_there(self, on_failed))
            job.broke.connect(while_there(self, on_broke))
            job.cancelled.connect(while_there(self, lambda: on_failed(_COPY_STOPPED)))

    def _on_changed(self, news: Changed) -> None:
        self.last_saved = short_time(news.at)
        settings = self.context.settings
        if news.touches(Audit) and settings.kept_until(self.home):
            settings.keep_until(self.home, self.session.now.audit.kept_until)
        self._end_unwritten()

    def _on_clipboard(self) -> None:
        """Something was copied: by us, if one of our windows is the active one."""
        self._copied_here = QApplication.activeWindow() is not None

    def _on_refused(self, error: WorkshopError) -> None:
        self._refused = True
        if isinstance(error, FileProblem):
            self._unwritten = error
