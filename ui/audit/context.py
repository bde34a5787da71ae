"""What every page is given: the open audit, where the room is, and a way to speak up."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.counting.pace import Open, Pace, pace_of
from core.model.fault import WorkshopError
from core.model.ids import CaseId, ThemeId
from core.model.plan import ActionOrigin
from core.model.snapshot import Snapshot
from core.queries.search import Hit
from ui.audit.cursor import WalkCursor
from ui.audit.day_break import DayBreak
from ui.audit.expected_talk import ExpectedTalk
from ui.audit.session import WorkshopSession
from ui.program.settings import SettingsFile
from ui.room.control import RoomControl

PASTED: Final = "pasted"
"""What stands among the files on their way for tables that were copied, which no lock keeps."""


class AuditContext(QObject):
    """One open audit's shared things, handed to every page by its constructor.

    Signals:
        fault: something to show in the message bar; carries a `WorkshopError`.
        refused: what was typed could not be kept; like a fault, but gone with the next thing kept.
        notice_requested: a plain sentence for the message bar.
        notice_over: what was asked with such a sentence is no longer waited for; carries it.
        requested: the name of an action of `ui.program.actions` that a page asks for.
        action_requested: an action is to be begun outside the recommendations; carries
            the `ActionOrigin`.
        hit_requested: something the search could find is to be shown; carries the `Hit`.
        window_shown: a window of its own came up beside the facilitator's; carries it.
        part_changed: the page in front shows another part: what was said of the one before is over.
        moment_over: what was said last is over, and so is what it waited for.
    """

    fault = Signal(object)
    refused = Signal(object)
    notice_requested = Signal(str)
    notice_over = Signal(str)
    requested = Signal(str)
    action_requested = Signal(object)
    hit_requested = Signal(object)
    window_shown = Signal(object)
    part_changed = Signal()
    moment_over = Signal()

    def __init__(
        self,
        session: WorkshopSession,
        room: RoomControl,
        settings: SettingsFile,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.room = room
        self.settings = settings
        self.cursor = WalkCursor(session, self)
        self.day_break = DayBreak(session, self)
        self._talk = ExpectedTalk(session, self)
        self._pace: tuple[Snapshot, datetime, CaseId | None, Pace] | None = None
        self._played_at: datetime | None = None
        self._is_out_of_sight = False

    def show_fault(self, fault: WorkshopError) -> None:
        """Show a fault in the message bar."""
        self.fault.emit(fault)

    def refuse(self, fault: WorkshopError) -> None:
        """Say why what was typed could not be kept, until the next thing is kept."""
        self.refused.emit(fault)

    def give_notice(self, words: str) -> None:
        """Say a plain sentence in the message bar."""
        self.notice_requested.emit(words)

    def withdraw_notice(self, words: str) -> None:
        """Say no longer what was asked: nobody waits for an answer any more."""
        self.notice_over.emit(words)

    def request(self, action: str) -> None:
        """Ask for an action of `ui.program.actions` by its name."""
        self.requested.emit(action)

    def begin_action(self, origin: ActionOrigin) -> None:
        """Ask for an action straight from a case or a return."""
        self.action_requested.emit(origin)

    def show_hit(self, hit: Hit) -> None:
        """Ask for something to be shown where it stands, as if it were found."""
        self.hit_requested.emit(hit)

    def show_window(self, window: QWidget) -> None:
        """Tell that a window of its own came up: it is kept out of capture like the first."""
        self.window_shown.emit(window)

    def change_part(self) -> None:
        """Tell that the page in front shows another part."""
        if not self._is_out_of_sight:
            self.part_changed.emit()

    @contextmanager
    def out_of_sight(self) -> Iterator[None]:
        """Take what is made meanwhile for what it is: not in front, so that it ends no message."""
        self._is_out_of_sight = True
        try:
            yield
        finally:
            self._is_out_of_sight = False

    def end_moment(self) -> None:
        """Tell that what was said last is over."""
        self.moment_over.emit()

    def play_at(self, at: datetime | None) -> None:
        """Tell the pace as of the hour that is played; None for the real one again."""
        self._played_at = at

    def pace(self) -> Pace:
        """Return the pace of the day this second, worked out once for all who show it."""
        now, at = self.session.now, (self._played_at or self.session.clock()).replace(microsecond=0)
        case, known = self.cursor.case_id, self._pace
        if self.day_break.since is not None:
            case = None  # on a break no case takes time
        if known is not None and known[0] is now and known[1:3] == (at, case):
            return known[3]
        pace = pace_of(now, at, None if case is None else Open(case, at), self._talk.by_case(at))
        self._pace = (now, at, case, pace)
        return pace


class StagePage(QWidget):
    """A stage of the day (Prepare, Walk, Themes, Report); made when first visited."""

    def __init__(self, context: AuditContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def arrive(self) -> None:
        """The stage has just come to the front: take the focus where work goes on."""

    def leave(self) -> None:
        """Another stage comes to the front, or the audit closes: keep what was typed."""

    def ask_what_is_unkept(self) -> bool:
        """Bring what closing the audit would lose to the front; return whether there is any."""
        return False

    @property
    def unkept(self) -> bool:
        """Whether something is typed here that nothing but the user's own step keeps."""
        return False

    @property
    def shows_returns(self) -> bool:
        """Whether what is in front here is made of what the agencies wrote."""
        return True

    @property
    def undrafted(self) -> bool:
        """Whether something is typed here that the file does not even have as a draft."""
        return False

    @property
    def part_in_view(self) -> str:
        """Which of several parts is shown; nothing where there is one only."""
        return ""

    def make_first(self) -> None:
        """Make what it shows first, before it comes to the front; nobody sees it yet."""

    def make_rest(self) -> Iterator[None]:
        """Make what else may be come to here, a step at a time; nobody sees it yet."""
        yield from ()

    def forget_ahead(self) -> None:
        """Let go of what was made ahead and never came in."""

    def show_again(self, part: str) -> None:
        """Show the part that was in view; what it is not called now is passed over."""

    @property
    def files_on_their_way(self) -> dict[str, tuple[Path, ...]]:
        """The files that are being read here and of which nothing is in the audit yet."""
        return {}

    def read_again(self, files: Mapping[str, tuple[Path, ...]]) -> None:
        """Read the files that were on their way when the audit was locked."""

    def renew(self) -> "StagePage | None":
        """Return a page like this one, at the same place; None where any new one is."""
        return None

    def aim_at(self, _name: str) -> bool:
        """Be asked before it comes to the front, so that no part but an action's is shown.

        Returns whether to come to the front is all that this action does.
        """
        return False

    def run(self, name: str) -> None:
        """Do an action that only this stage can: "bring_in" in Prepare, "export" in Report."""

    def run_in_turns(self, name: str) -> Iterator[None]:
        """Do the same a turn's work at a time; who asks finishes it before anything else."""
        self.run(name)
        yield from ()

    def open_found(self, hit: Hit) -> None:
        """Show what the search found on this stage."""

    def theme_in_view(self) -> ThemeId | None:
        """Return the theme that is looked at, if one is: a remark may go there."""
        return None

    def show_room(self) -> bool:
        """Put on the wall what this stage is for; return False to show the question."""
        return False
