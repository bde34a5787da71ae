"""What lies over the stages while somebody looks back, into safekeeping or at the key file."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from core.model.fault import NotYet
from core.words import tr
from ui.audit.context import AuditContext
from ui.audit.going_back import GoBackPage
from ui.audit.top_bar import STAGES
from ui.audit.workspace import Workspace
from ui.program.jobs import while_there
from ui.safekeeping.page import SafekeepingPage

if TYPE_CHECKING:
    from ui.key_file.page import KeyFilePage

_ROOM_LOOKS_ON: Final = NotYet(
    tr("The room screen is up, and a key file shows names."),
    tr("Nothing was opened."),
    tr("Close the room screen first."),
)
_FOR_THE_ROOM: Final = ("blank_room", "close_room")
_LEAVING: Final = (*STAGES, "undo", "redo", "search", "bring_in", "type_return", "export", "rounds")
"""What goes on from looking back, in the audit as it is."""


class OverStages(QObject):
    """Brings one page at a time in the place of the stages, and leaves it for the one in front.

    The bar, what is said under it and an open concern stay in sight.

    Signals:
        front_changed: a stage is in front, or what lies over them; carries the stage or nothing.
        handed_over: the audit was handed over and is to be closed.
        copies_requested: what becomes of copies without a passphrase is to be chosen.
    """

    front_changed = Signal(str)
    handed_over = Signal()
    copies_requested = Signal()

    def __init__(
        self,
        context: AuditContext,
        workspace: Workspace,
        column: QBoxLayout,
        flush: Callable[[], bool],
        home: QWidget,
    ) -> None:
        super().__init__(home)
        self._context, self._workspace, self._home = context, workspace, home
        self._column, self._flush = column, flush
        self.going_back: GoBackPage | None = None
        self.safekeeping: SafekeepingPage | None = None
        self.key_file: KeyFilePage | None = None
        workspace.bar.requested.connect(self._on_bar)
        workspace.left_for_stage.connect(self._take_away)

    @property
    def page(self) -> "GoBackPage | SafekeepingPage | KeyFilePage | None":
        """What lies over the stages just now."""
        return self.going_back or self.safekeeping or self.key_file

    @property
    def place(self) -> str:
        """Where one is, for help: "prepare forms", or what lies over the stages."""
        if self.page is None:
            stages = self._workspace.stages
            front = stages.front
            return f"{front} {stages.page(front).part_in_view}".strip() if front else ""
        if self.page is self.going_back:
            return "going_back"
        return "safekeeping" if self.page is self.safekeeping else "key_file"

    def go_back(self) -> None:
        """Bring to the front what the audit was at any moment."""
        if self.going_back is not None or not self._flush():
            return
        self.leave()
        self.going_back = page = GoBackPage(self._context.session)
        page.put_back.connect(self._on_put_back)
        page.copies_requested.connect(self._on_copies_requested)
        self._bring(page)

    def show_safekeeping(self) -> None:
        """Bring to the front who can read the audit and what stays of it."""
        if self.safekeeping is not None or not self._flush():
            return
        self.leave()
        self.safekeeping = page = SafekeepingPage(self._context, self._home)
        page.handed_over.connect(self.handed_over)
        page.work_ended.connect(while_there(page, lambda words: self._on_work_ended(page, words)))
        self._bring(page)

    def show_key_file(self) -> None:
        """Bring to the front who is behind the references, unless the room looks on."""
        if self.key_file is not None or not self._flush():
            return
        if self._context.room.visible:
            self._context.show_fault(_ROOM_LOOKS_ON)
            return
        from ui.key_file.page import KeyFilePage  # made when first visited

        self.leave()
        self.key_file = page = KeyFilePage(self._context, self._home)
        self._bring(page)

    def _bring(self, page: "GoBackPage | SafekeepingPage | KeyFilePage") -> None:
        page.left.connect(self.leave)
        if page is self.key_file:  # it shows names: nothing that leads to the wall stays beside it
            self._workspace.hide()
        else:
            self._workspace.stages.hide()
        self._column.addWidget(page, 1)
        self.front_changed.emit("")
        page.take_focus()
        if not page.isAncestorOf(QApplication.focusWidget() or self._home):
            page.setFocus()  # what is typed never goes to what cannot be seen

    def run(self, name: str) -> None:
        """Do an action: on what is in front, where nothing but its own step changes anything."""
        if self.page is None or name in _FOR_THE_ROOM:
            self._workspace.run(name)
        elif name == "undo" and self.key_file is not None:
            self.key_file.take_back()
        elif name == "agree" and self.going_back is not None:
            self.going_back.take_step()
        elif name in _LEAVING:
            self.leave()
            self._workspace.run(name)

    def _on_bar(self, name: str) -> None:
        if self.page is None:
            self._workspace.take(name)
        else:
            self.run(name)

    def leave(self) -> None:
        """Go on where the room was, from whatever lies over it."""
        if self._take_away():
            self._workspace.stages.arrive()

    def _take_away(self) -> bool:
        """Bring the stages back; return whether something lay over them."""
        page, key_file = self.page, self.key_file
        self.going_back = self.safekeeping = self.key_file = None
        if page is None:
            return False
        if key_file is not None:
            key_file.close_key()
        page.hide()
        if isinstance(page, SafekeepingPage) and page.is_at_work:
            page.forget()
        else:
            page.deleteLater()
        self._workspace.stages.show()
        self._workspace.show()
        self.front_changed.emit(self._workspace.stages.front)
        return True

    def close_key(self) -> None:
        """Close the key file, names and all, as the audit goes."""
        if self.key_file is not None:
            self.key_file.close_key()
            self.key_file = None
            self.front_changed.emit("")

    def _on_work_ended(self, page: SafekeepingPage, words: str) -> None:
        """Say how it went if its page was left meanwhile, which goes when nothing is at work."""
        if page is self.safekeeping:
            return
        if words:
            self._context.give_notice(words)
        if not page.is_at_work:
            page.deleteLater()

    def _on_copies_requested(self) -> None:
        self.leave()
        self.copies_requested.emit()

    def _on_put_back(self, words: str) -> None:
        self.leave()
        self._context.give_notice(words)
