"""One open audit with all that belongs to it: session, room screen, desk, workspace, copies."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.interpreter import look_through_all_again
from core.model.access import AccessKind
from core.model.audit import Audit
from core.model.changed import Changed
from core.model.clock import short_time
from core.model.fault import FileProblem, WorkshopError
from core.room import blank_scene
from core.words import CASE, tr, use_word
from ui.audit.context import PASTED, AuditContext
from ui.audit.copy_writer import CopyWriter
from ui.audit.custody_news import CustodyNews
from ui.audit.field_words import FieldWords
from ui.audit.handed_out_band import HandedOutBand
from ui.audit.long_act_strip import LongActStrip
from ui.audit.lost import LostFile
from ui.audit.over_stages import OverStages
from ui.audit.picked_display import PickedToday
from ui.audit.place_news import PlaceNews
from ui.audit.plain_copies import PlainCopiesChoice
from ui.audit.resuming import belongs_to, go_back_to, keep_note, noted, taken_note
from ui.audit.sends_on_opening import SendsOnOpening
from ui.audit.session import WorkshopSession
from ui.audit.typed_details import DetailsWords
from ui.audit.workspace import Workspace
from ui.audit.workspace_hold import WorkspaceHold
from ui.program.files import documents
from ui.program.jobs import Job, as_each_running_ends
from ui.program.opening import OpenedAudit
from ui.program.settings import SettingsFile
from ui.room.control import RoomControl
from ui.room.window import RoomWindow
from ui.start.recent_labels import ENDING
from ui.theme import app_theme
from ui.widgets.copied_text import CopiedText
from ui.widgets.details_watch import DetailsWatch

if TYPE_CHECKING:
    from ui.audit.tour import Tour


class AuditPage(QWidget):
    """Made when an audit is opened and let go when it is closed.

    Signals:
        moved: the file, or what is known of it, is another; carries its path.
    """

    moved = Signal(object)

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
        self.last_saved = ""
        self._refused = False
        self._unwritten: FileProblem | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._column = column
        self.tour: Tour | None = None
        self.long_act = LongActStrip(self.session)
        self.long_act.stopped.connect(
            lambda: self.context.give_notice(tr("That was stopped; nothing of it was done."))
        )
        self.long_act.shown.connect(self.workspace.speaker.say_at_work)
        column.addWidget(self.long_act)
        self.band = HandedOutBand(self.session, self)
        self.band.hand_back_requested.connect(self._on_hand_back)
        column.addWidget(self.band)
        column.addWidget(self.workspace)
        self._make_helpers(column)
        self.session.changed.connect(self._on_changed)
        self.session.refused.connect(self._on_refused)
        self.session.gone.connect(self._on_gone)
        self.session.delayed.connect(self._on_delayed)
        self.session.busy_changed.connect(self.lost.end_delay)
        self.session.key.changed.connect(self._on_locked)
        self._copied = CopiedText(self)
        if opened.who:
            self.session.access.sign(opened.who)
        self.session.access.note(AccessKind.OPENED)
        self.session.keep_reserve()
        if not self.is_example:
            self.session.copies.begin()

    def _make_helpers(self, column: QVBoxLayout) -> None:
        """Make what lies over the workspace, above it, and what says in its bar how things are."""
        session, workspace = self.session, self.workspace
        self.over = OverStages(self.context, workspace, column, self.flush, self)
        self.field_words = FieldWords(self.context, workspace.stages, self.over, self)
        words = DetailsWords(lambda: None if session.is_closed else session.now)
        self.details = DetailsWatch(words, self._is_of_audit, self)
        self.details.found_late.connect(workspace.messages.say_also)
        hold = WorkspaceHold(session, workspace, self)
        self.copy_writer = CopyWriter(self.context, workspace, hold, self)
        self.lost = LostFile(session, workspace, hold, column, self)
        self.lost.moved.connect(self.moved)
        self.plain_copies = PlainCopiesChoice(session.copies, workspace, column, self)
        self.plain_copies.lock_requested.connect(self._on_lock_requested)
        workspace.copy_news.choice_requested.connect(self.plain_copies.ask)
        self.over.copies_requested.connect(self.plain_copies.ask)
        self.custody_news = CustodyNews(self.context, workspace.messages, self.over, self)
        self._place_news = PlaceNews(session, workspace, lambda: self.opened.locked, self)
        self._place_news.local_requested.connect(self._on_local_requested)
        SendsOnOpening(self.context, self)

    def _is_of_audit(self, field: QWidget) -> bool:
        """Return whether a field is the audit's: what lies in a key file is not."""
        key_file = self.over.key_file
        here = belongs_to(field, self) or (self.isVisible() and field.window() is self.window())
        return here and (key_file is None or not key_file.isAncestorOf(field))

    def show_tour(self) -> None:
        """Show five steps over the example, until they are left."""
        from ui.audit.tour import Tour

        self.tour = tour = Tour(self)
        self._column.insertWidget(self._column.indexOf(self.workspace), tour)
        tour.requested.connect(self.context.request)
        tour.left.connect(self._on_tour_left)
        tour.begin()

    def _on_tour_left(self) -> None:
        if self.tour is not None:
            self.tour.hide()
            self.tour.deleteLater()
            self.tour = None
            self.workspace.stages.arrive()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the tour's own buttons with an Esc that nothing else took; once more leaves it."""
        if event.key() == Qt.Key.Key_Escape and self.tour is not None:
            self.tour.next.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

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
        with self.session.unasked():
            self.workspace.flush()
            self.field_words.flush()
        return not self._refused

    def keep_all(self) -> bool:
        """Keep what was typed, before leaving; return False when something is still to be kept.

        What the file did not take is nowhere but here: `lost` then says it, and stays.
        """
        if self.session.busy_reason is None:
            self.session.catch_up()
        kept = self.flush() and self._drafts_are_written()
        self.lost.end_unwritten()
        if self._unwritten is not None and not self.session.read_only:
            self.lost.say_unwritten(self._unwritten)
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
        if not self.is_example:
            self._place_news.look()

    def look_who_has_it(self) -> None:
        """Say who has it and who asks for it, where two people prepare by turns."""
        if not self.is_example:
            self.custody_news.begin()

    def _on_local_requested(self) -> None:
        if not self.flush() or self.copying:
            return
        if not self.session.custody.now.has:
            self.session.custody.take()
        self.copy_writer.work_locally(self._place_news.look)

    @property
    def home(self) -> Path:
        """Where its file belongs: where it is, unless a copy on this computer is worked on."""
        return self.session.home

    # Out of sight

    def put_out_of_sight(self) -> None:
        """Clear the wall and let go of what lies over the stages, of passphrases and copied text.

        Where the keyboard was is kept in the file, with what was typed there.
        """
        self.workspace.finish()  # else it would go on where nothing of it is to be seen
        self.workspace.showing.clear()
        self._copied.clear()
        note = None if self.over.page is not None else noted(self.workspace.stages)
        self.over.leave()
        if note is not None and not self.session.read_only:
            keep_note(self.session.drafts, note)

    def is_all_kept(self) -> bool:
        """Keep what was typed; return whether the file has it all, as entered or as a draft.

        Nothing is said where it has not: this is asked while nothing is in sight.
        """
        kept = self.flush() and self._drafts_are_written()
        return kept and self.lost.panel is None and not self.workspace.stages.undrafted

    @property
    def files_on_their_way(self) -> dict[str, tuple[Path, ...]]:
        """The files that are being read and of which nothing is in the audit yet."""
        stages = self.workspace.stages
        return stages.page("prepare").files_on_their_way if stages.has("prepare") else {}

    def read_again(self, files: Mapping[str, tuple[Path, ...]]) -> None:
        """Read the files that were on their way when it was locked; the room stays where it is."""
        if not files:
            return
        self.workspace.page("prepare").read_again(files)
        words = []
        if any(files.values()):
            words += [tr("The files that were being read when it was locked are read once more.")]
        if PASTED in files:
            words += [tr("The table that was pasted was put away: copy and paste it once more.")]
        self.context.give_notice(" ".join(words))

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
        self.field_words.restore()
        if note is not None:
            go_back_to(note, self.workspace.stages)

    def shut(self, *, keeps_wall: bool = False, locks: bool = False) -> Job | None:
        """Close everything; an example's folder is thrown away, and the wall comes down.

        One that only *locks* keeps its folder: the audit is opened from it again.
        Returns the job that keeps a last copy of it, if one does.

        What was copied here may be of the audit, and goes from the clipboard with it.
        """
        for timer in self.workspace.findChildren(QTimer):
            timer.stop()  # none looks at the file once it is closed
        self.workspace.stages.forget_ahead()
        look_through_all_again()
        self._copied.clear()
        self.over.close_key()
        if not keeps_wall:
            self.room.close()
            self.room.window.deleteLater()
        last_copy = self.session.close()
        as_each_running_ends(look_through_all_again)  # what it is of stays as long as it runs
        use_word(CASE)
        app_theme(self).show_answers_plain(False)
        if not locks:
            self.opened.throw_away()
        self.hide()
        self.deleteLater()
        return last_copy

    # Copies

    def ask_where_to_copy(self) -> None:
        """Ask where to keep a copy, and write it there."""
        if self.is_example:
            suggested = documents() / self.path.name
        else:
            suggested = self.home.with_name(f"{self.path.stem}-copy{ENDING}")
        self.copy_writer.ask_where(suggested)

    def _on_hand_back(self) -> None:
        """Write a copy of a handed-out file, read back, to carry to where it came from."""
        if self.flush():
            name = tr("{stem}, handed back", stem=self.home.stem)
            self.copy_writer.ask_where(self.home.with_name(f"{name}{ENDING}"))

    def _on_lock_requested(self) -> None:
        self.over.show_safekeeping()
        if self.over.safekeeping is not None:
            self.over.safekeeping.passphrase.take_focus()

    def _on_locked(self) -> None:
        """The audit has a passphrase now: the list of recent files is to say so."""
        self.opened = replace(self.opened, locked=True)
        self.moved.emit(self.home)

    # News of the session

    def _on_gone(self, fault: WorkshopError) -> None:
        self._refused = True
        self.workspace.bar.show_waiting(True)
        self.lost.say_gone(fault)

    def _on_delayed(self, fault: FileProblem) -> None:
        self.lost.say_delayed(fault)
        self.workspace.speaker.say_at_work(fault.sentences)

    def _on_changed(self, news: Changed) -> None:
        self.last_saved = short_time(news.at)
        settings = self.context.settings
        if news.touches(Audit) and settings.kept_until(self.home):
            settings.keep_until(self.home, self.session.now.audit.kept_until)
        self.lost.end_unwritten()
        if self.lost.end_gone():
            words = tr("The file is back, and all that was done is in it.")
            QTimer.singleShot(0, self, lambda: self.context.give_notice(words))

    def _on_refused(self, error: WorkshopError) -> None:
        self._refused = True
        if isinstance(error, FileProblem):
            self._unwritten = error
