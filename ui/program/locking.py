"""Puts the open audit out of sight and its key away, and brings it back by its passphrase."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from core.model.clock import Clock
from core.model.fault import WorkshopError, WrongKey
from core.words import CASE, plural, tr, use_word
from ui.program.idle import IdleWatch
from ui.program.settings import SettingsFile
from ui.program.system_lock import SystemLock

if TYPE_CHECKING:
    from ui.audit.page import AuditPage
    from ui.program.opening import OpenedAudit, Opening
    from ui.room.window import RoomWindow
    from ui.start.locked import LockedPage

_TRY_AGAIN: Final = 2_000
_KEPT = tr("What was being typed is kept and will be there again, at the same place.")
_HELD = tr(
    "Not all that was typed is in the audit's file yet. It is held, out of sight; the key is put "
    "away as soon as it is saved."
)
_PLAIN = tr(
    "This audit has no passphrase: it is out of sight, and not locked. It can be locked under "
    "File, Safekeeping."
)
_WRONG = tr("That is not it. Nothing was changed.")


class LockReason(StrEnum):
    """Why an audit is locked."""

    ASKED = "asked"
    IDLE = "idle"
    SYSTEM = "system"


class LockableWindow(Protocol):
    """The window, as far as locking goes."""

    audit: "AuditPage | None"

    def whole_audit(self) -> "AuditPage | None":
        """Return the audit that is open, come in whole where it is still coming in."""
        ...

    def bring_up_locked(self, page: "LockedPage") -> None:
        """Show the page and nothing of an audit, in the menus neither."""
        ...

    def let_go_of_audit(self) -> "RoomWindow | None":
        """Close the audit; the page stays in front. Returns the wall that stays up."""
        ...

    def bring_up_audit(self) -> None:
        """Show the audit that was out of sight all the while."""
        ...


@dataclass(slots=True)
class _Away:
    """What is known of a locked audit: where its file is, and where its wall stands.

    `files` are those that were on their way in, by what reads them; `who` had it open.
    """

    path: Path
    who: str
    files: dict[str, tuple[Path, ...]]
    wall: "RoomWindow | None" = None


class Locking(QObject):
    """Locks once whatever is at work with the file has ended and all that was typed is in it.

    Until then the audit is only out of sight. One without a passphrase never is more.

    Signals:
        unlocked: the file is open again; carries the `OpenedAudit`.
        damaged: the file is damaged; carries the `DamagedAudit`.
        left: another audit is wanted.
    """

    unlocked = Signal(object)
    damaged = Signal(object)
    left = Signal()

    def __init__(
        self, window: LockableWindow, settings: SettingsFile, clock: Clock, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._window, self._settings, self._clock = window, settings, clock
        self._home = parent
        self._page: LockedPage | None = None
        self._opening: Opening | None = None
        self._away: _Away | None = None
        self.is_on = False
        self._reason, self._since = LockReason.ASKED, ""
        self._again = QTimer(self, interval=_TRY_AGAIN)
        self._again.timeout.connect(self.put_away)
        self.idle = IdleWatch(self._allowed, self._rests, self)
        self.idle.idle.connect(lambda: self.lock(LockReason.IDLE))
        self.idle.slept.connect(lambda: self.lock(LockReason.SYSTEM))
        self.system = SystemLock(self)
        self.system.locked.connect(lambda: self.lock(LockReason.SYSTEM))

    def begin(self) -> None:
        """Look out for idle minutes and the system's lock from now on."""
        self.idle.begin()
        self.system.begin()

    @property
    def page(self) -> "LockedPage":
        """What stands in the audit's place; made when first wanted."""
        if self._page is None:
            from ui.start.locked import LockedPage

            self._page = page = LockedPage(self._home)
            page.submitted.connect(self._on_submitted)
            page.stopped.connect(self._on_stop)
            page.shown_again.connect(self._come_back)
            page.left.connect(self._on_left)
        return self._page

    def lock(self, reason: LockReason = LockReason.ASKED) -> None:
        """Take the open audit out of sight at once, and put its key away as soon as can be."""
        audit = None if self.is_on else self._window.whole_audit()
        if audit is None:
            return
        self.is_on, self._reason = True, reason
        self._since = self._clock().strftime("%H:%M")
        audit.put_out_of_sight()
        _close_what_lies_over()
        use_word(CASE)
        self._window.bring_up_locked(self.page)
        self.put_away()
        self.page.take_focus()

    def put_away(self) -> bool:
        """Close the file with its key if all is kept; return whether that is done."""
        audit = self._window.audit
        if audit is not None and audit.opened.locked:
            if audit.copying or not audit.is_all_kept():
                self._again.start()
            else:
                self._away = away = _Away(
                    audit.path, audit.session.access.who, audit.files_on_their_way
                )
                away.wall = self._window.let_go_of_audit()
        if self._window.audit is None:
            self._again.stop()
        self._say()
        return self._away is not None

    def end(self) -> None:
        """The audit is open again or gone: nothing is locked any more."""
        self.is_on = False
        self._again.stop()
        self._away = None
        self.page.forget()

    def take_wall(self) -> "RoomWindow | None":
        """Give up the wall's window that stood all the while."""
        away = self._away
        wall = None if away is None else away.wall
        if away is not None:
            away.wall = None
        return wall

    @property
    def files(self) -> dict[str, tuple[Path, ...]]:
        """The files that were on their way into the audit when it was locked."""
        return {} if self._away is None else self._away.files

    def fold(self, folded: bool) -> None:
        """Fold what stands in the audit's place."""
        if self._page is not None:
            self._page.fold(folded)

    def tell(self, words: str) -> None:
        """Say something on the page, such as why the program cannot be left yet."""
        self.page.refuse(words)

    # Bringing it back

    def _on_submitted(self, passphrase: str) -> None:
        if self._away is not None:
            self.opening.open(self._away.path, passphrase, self._away.who)
        else:
            self._come_back_by(passphrase)

    def _come_back_by(self, passphrase: str) -> None:
        audit = self._window.audit
        if audit is None:
            return
        busy = audit.session.busy_reason
        if busy is not None:
            self.page.refuse(busy.sentences)
        elif audit.session.key.is_opened_by(passphrase):
            self._come_back()
        else:
            part = audit.session.key.part_of_sheet(passphrase)
            self.page.refuse(_WRONG if part is None else part.sentences)

    def _come_back(self) -> None:
        if self._window.audit is not None:
            self.end()
            self._window.bring_up_audit()

    @property
    def opening(self) -> "Opening":
        """What opens the file again, away from the window's thread."""
        if self._opening is None:
            from ui.program.opening import Opening

            self._opening = made = Opening(self._clock, self)
            made.opened.connect(self._on_opened)
            made.damaged.connect(self.damaged)
            made.refused.connect(self._on_refused)
            made.stopped.connect(lambda: self.page.set_busy(False))
        return self._opening

    def _on_opened(self, opened: "OpenedAudit") -> None:
        self.unlocked.emit(opened)

    def _on_refused(self, fault: WorkshopError) -> None:
        self.page.refuse(_WRONG if isinstance(fault, WrongKey) else fault.sentences)

    def _on_stop(self) -> None:
        if self._opening is not None:
            self._opening.stop()

    def _on_left(self) -> None:
        self._on_stop()
        self.left.emit()

    # Words

    def _say(self) -> None:
        put_away = self._away is not None
        audit = self._window.audit
        plain = audit is not None and not audit.opened.locked
        why = {
            LockReason.IDLE: tr(
                "After {minutes} without a key.",
                minutes=plural(self._settings.now.lock_minutes, "minute"),
            ),
            LockReason.SYSTEM: tr("The computer was locked or slept."),
        }.get(self._reason, "")
        rest = _PLAIN if plain else _KEPT if put_away else _HELD
        if plain:
            title = tr("Hidden at {time}", time=self._since)
        else:
            title = tr("Locked at {time}", time=self._since)
        self.page.say(title, f"{why} {rest}".strip(), not plain, put_away)

    def _allowed(self) -> float:
        return self._settings.now.lock_minutes * 60.0

    def _rests(self) -> bool:
        """Nothing is to be locked, or the room looks at the wall and nobody types."""
        audit = self._window.audit
        return audit is None or self.is_on or audit.is_example or audit.room.visible


def _close_what_lies_over() -> None:
    """Close menus and dialogs: what they offer or ask for belongs to the audit."""
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.hide()
        following = QApplication.activePopupWidget()
        popup = following if following is not popup else None
    for top in QApplication.topLevelWidgets():
        if isinstance(top, QDialog) and top.isVisible():
            top.reject()
