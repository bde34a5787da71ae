"""What happens to the wall, told in the facilitator's window."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QScreen

from core.room import AgendaScene, Scene
from core.words import tr
from ui.audit.messages import End, Messages
from ui.audit.top_bar import TopBar
from ui.room.control import RoomControl
from ui.room.screen_prompt import ScreenPrompt
from ui.room.screens import Decision
from ui.theme import Tone


class RoomStatus(QObject):
    """Keeps the bar's button true, asks where no display is the room's, says what went blank."""

    def __init__(
        self,
        room: RoomControl,
        bar: TopBar,
        ask: ScreenPrompt,
        messages: Messages,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._room, self._bar, self._ask, self._messages = room, bar, ask, messages
        for news in (room.opened, room.shown, room.blanked, room.brought_back, room.closed):
            news.connect(self._on_changed)
        room.shown.connect(self._on_shown)
        room.asked.connect(self._on_asked)
        room.blanked_itself.connect(self._on_blanked_itself)
        room.opened.connect(self._on_opened)
        ask.display_picked.connect(self._on_picked)
        ask.look_again_requested.connect(self._on_look_again)
        ask.window_requested.connect(self._on_show_in_window)
        ask.dismissed.connect(ask.put_away)

    def show(self) -> None:
        """Show on the bar whether the wall is up, and whether it is blank."""
        self._bar.show_room(self._room.visible, self._room.is_blank)

    def leave(self) -> None:
        """Ask no longer about what was to be shown: something else is in front now."""
        if self._ask.isVisible() and not self._room.visible:
            self._ask.put_away()
            self._room.close()  # nothing waits any more

    def _on_changed(self) -> None:
        self._ask.put_away()
        self.show()

    def _on_shown(self, scene: Scene) -> None:
        """Let what was said of the scene before go with it; an agenda only goes on."""
        if not isinstance(scene, AgendaScene):
            self._messages.end(End.ROOM_SCREEN)

    def _on_asked(self, decision: Decision) -> None:
        self._messages.end(End.ROOM_SCREEN)
        self._ask.open(decision.place, self._room.choices(decision))

    def _on_blanked_itself(self, text: str) -> None:
        self._messages.show_until(text, Tone.WARN, frozenset({End.ROOM_SCREEN}))
        self._on_changed()

    def _on_opened(self) -> None:
        """Say which display the room sees, where that is not plain."""
        if self._room.where:
            self._messages.say(
                tr(
                    "The room screen is on {where}. Shift+F5 lets the two change places; "
                    "another display is picked in the Room menu.",
                    where=self._room.where,
                )
            )

    def _on_picked(self, display: object) -> None:
        self._ask.put_away()
        if isinstance(display, QScreen):
            self._room.show_on(display)

    def _on_look_again(self) -> None:
        self._ask.put_away()
        self._room.look_again()

    def _on_show_in_window(self) -> None:
        self._ask.put_away()
        self._room.show_in_window()
