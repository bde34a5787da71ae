"""Where the note-taker's panel stands: beside the page, behind its rail, or in its own window."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from core.words import tr
from ui.audit.context import AuditContext
from ui.program.actions import spec_of
from ui.walk.heard.own_window import HeardWindow
from ui.walk.heard.panel import HeardPanel
from ui.widgets.panel_side import PanelSide
from ui.widgets.side_panel import SidePanel


class HeardPlace(QObject):
    """Moves the panel into a window of its own and back, as chosen on this computer.

    The window is there while the page is: another stage, a lock and the start screen
    take both out of sight.
    """

    _watched: QWidget | None = None
    """The page; none for what is left of a place whose page is being thrown away."""

    def __init__(
        self, context: AuditContext, panel: HeardPanel, page: QWidget, columns: QWidget
    ) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.side = SidePanel(
            tr("Heard in the room"),
            PanelSide.RIGHT,
            348,
            tr("Ctrl K"),
            columns,
            folds_first=True,
        )
        self.panel = panel
        self.side.hold(self.panel)
        self.side.set_count(self.panel.count)
        self.panel.counted.connect(self.side.set_count)
        self.window: HeardWindow | None = None
        self._watched = page
        page.installEventFilter(self)

    @property
    def is_apart(self) -> bool:
        """Whether the panel stands in a window of its own."""
        return self._context.settings.now.heard_window

    def reveal(self) -> None:
        """Let the panel be seen, wherever it stands; the keyboard may go there."""
        self.side.reveal()

    def toggle(self) -> None:
        """Put the panel into a window of its own, or back beside the page."""
        if self.is_apart:
            self._put_back()
            return
        self._context.settings.change(heard_window=True)
        self._put_apart()
        self.reveal()
        self.panel.focus_entry()
        self._context.give_notice(_apart_words())

    def give_keyboard_back(self) -> None:
        """Make the facilitator's window the active one, if the keyboard is in the panel's own."""
        if self.window is not None and self.window.isActiveWindow():
            self._page.window().activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the page."""
        if watched is self._watched and not event.spontaneous():
            if event.type() == QEvent.Type.Show and self.is_apart:
                at_work = self._page.window().isActiveWindow()
                self._put_apart()
                if at_work:  # not every system shows a window without making it active
                    self._page.window().activateWindow()
            elif event.type() == QEvent.Type.Hide and self.window is not None:
                self.give_keyboard_back()
                self.window.hide()
        return super().eventFilter(watched, event)

    def _put_apart(self) -> None:
        window = self._made()
        if self.panel.window() is not window:
            window.hold(self.side.give_away(window.bring_up))
        window.show()
        self._context.show_window(window)

    def _made(self) -> HeardWindow:
        if self.window is None:
            self.window = made = HeardWindow(self._page)
            made.place_at(self._context.settings.now.heard_geometry)
            made.closed.connect(self._put_back)
            made.left.connect(self.panel.leave)
            made.stood.connect(self._on_stood)
            self._context.room.opened.connect(made.keep_off)
        return self.window

    def _put_back(self) -> None:
        """Have it beside the page again, with the keyboard where words go there."""
        if self.window is None or not self.is_apart:
            return
        self._context.settings.change(heard_window=False)
        self._context.withdraw_notice(_apart_words())
        self.give_keyboard_back()
        self.side.take_back()
        self.window.hide()
        self.panel.leave()

    def _on_stood(self, account: str) -> None:
        self._context.settings.change(heard_geometry=account)


def _apart_words() -> str:
    return tr(
        "What is heard has a window of its own, on this display only. All keys work in "
        "it; Esc comes back here, {keys} puts it back.",
        keys=spec_of("hear_window").caps,
    )
