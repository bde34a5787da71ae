"""Decides what is on the wall: what was put there on purpose, or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget

from core.room import BlankScene, Scene
from core.words import tr
from ui.room.awake import Awake, awake_here
from ui.room.page import RoomPage
from ui.room.screens import Decision, Displays, described, key_of
from ui.room.window import RoomWindow

SHOW_AGAIN: Final = tr(
    "Nothing else was shown. Show it again when the displays are as you want them."
)
BRING_BACK: Final = tr("Nothing else was shown. Bring it back with F6.")


class PickedDisplay:
    """Which display was picked for the room, by its key; kept as long as this is.

    And where the room screen stood last as a window, as `RoomWindow.account` tells it.
    """

    def __init__(self) -> None:
        self._key = self._account = ""

    @property
    def account(self) -> str:
        """Where the window stood; empty where it was none yet."""
        return self._account

    def keep_account(self, account: str) -> None:
        """Keep where it stands now."""
        self._account = account

    @property
    def key(self) -> str:
        """The display's key; empty where none was picked."""
        return self._key

    def keep(self, key: str) -> None:
        """Keep another one."""
        self._key = key


class RoomControl(QObject):
    """Owns the room window and what it shows.

    *home* is the facilitator's window: the wall is never put on its display
    unless that was chosen, and never the other way round.

    Signals:
        opened: the room screen is up.
        shown: a scene is on the wall; carries it.
        blanked: the wall shows the audit's title only.
        brought_back: what was there before is on the wall again.
        closed: the room screen is no longer shown.
        asked: nothing was shown; carries the `Decision` to tell the facilitator
            about, who then chooses `look_again` or `show_in_window`.
        blanked_itself: displays changed and the wall was blanked; carries what
            to tell the facilitator.
        next_wanted, previous_wanted: a clicker was pressed.
    """

    opened = Signal()
    shown = Signal(object)
    blanked = Signal()
    brought_back = Signal()
    closed = Signal()
    asked = Signal(object)
    blanked_itself = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()

    def __init__(
        self,
        app: QApplication,
        home: QWidget,
        blank: BlankScene,
        awake: Awake | None = None,
        parent: QObject | None = None,
        letters: Callable[[], bool] = lambda: True,
        picked: "PickedDisplay | None" = None,
    ) -> None:
        super().__init__(parent)
        self._picked = PickedDisplay() if picked is None else picked
        self._home = home
        self._blank = blank
        self._scene: Scene = blank
        self._is_blank = True
        self._up = False
        self._in_window = False
        self._awake = awake_here() if awake is None else awake
        self._displays = Displays(app, self)
        self._displays.removed.connect(self._on_removed)
        self._displays.rearranged.connect(self._on_rearranged)
        app.aboutToQuit.connect(self._awake.release)
        self.window = RoomWindow(blank, letters)
        self.window.next_requested.connect(self.next_requested)
        self.window.previous_requested.connect(self.previous_requested)
        self.window.blank_requested.connect(self.toggle_blank)
        self.window.left.connect(self.close)

    @property
    def visible(self) -> bool:
        """Whether the room screen is up, blank or not."""
        return self._up

    @property
    def is_blank(self) -> bool:
        """Whether the wall shows the audit's title only."""
        return self._is_blank

    @property
    def scene(self) -> Scene:
        """What is on the wall, or would be if it were up."""
        return self._blank if self._is_blank else self._scene

    @property
    def page(self) -> RoomPage:
        """The wall as it looks now."""
        return self.window.page

    def open(self) -> bool:
        """Put the room screen up, blank; return whether it is up."""
        if not self.visible:
            self._is_blank = True
        return self._put_up()

    def show_scene(self, scene: Scene) -> bool:
        """Put a scene on the wall on purpose; return whether it is there.

        Where no display is the room's alone, `asked` is fired instead and the
        scene waits for the answer.
        """
        self._scene, self._is_blank = scene, isinstance(scene, BlankScene)
        if not self._put_up():
            return False
        self.shown.emit(scene)
        return True

    def refresh_scene(self, scene: Scene) -> None:
        """Bring what was shown up to date; a blank wall stays blank."""
        self._scene = scene
        if not self._is_blank:
            self._paint()
            if self.visible:
                self.shown.emit(scene)

    def set_blank(self, blank: BlankScene) -> None:
        """Change the title the blank wall shows."""
        self._blank = blank
        self._paint()

    def clear(self, neutral: BlankScene) -> None:
        """Have nothing to bring back, and show *neutral* where the wall is up.

        No clicker acts on it until `answer_again`.
        """
        self._blank = self._scene = neutral
        self._is_blank = True
        self.window.setEnabled(False)
        self._paint()

    def answer_again(self, blank: BlankScene) -> None:
        """Show *blank* while nothing was put on the wall, and let clickers act again."""
        self._blank = self._scene = blank
        self.window.setEnabled(True)
        self._paint()

    def give_up_window(self) -> RoomWindow | None:
        """Give the wall's window up as it stands; None where it is down, and goes."""
        if not self._up:
            self.close()
            return None
        self._keep_place()
        self._up = False
        self._awake.release()
        return self.window

    def take_over(self, wall: RoomWindow) -> None:
        """Put the wall up, blank, where another one stood until now."""
        self._up, self._in_window = True, not wall.isFullScreen()
        self._paint()
        if self._in_window:
            self.window.show_where_it_was(wall.account, wall.screen())
        else:
            self.window.fill(wall.screen())
        self._awake.hold()
        self.opened.emit()

    def look_again(self) -> bool:
        """Decide again after the facilitator changed the displays."""
        return self._put_up() and self._last_emitted()

    def show_in_window(self) -> bool:
        """Show as a window on the facilitator's display, as the facilitator chose."""
        self._up = self._in_window = True
        self._paint()
        self.window.show_where_it_was(self._picked.account, self._home.screen())
        self._awake.hold()
        self.opened.emit()
        return self._last_emitted()

    def show_on(self, screen: QScreen) -> bool:
        """Show on the display that the facilitator picked, today and until another is picked."""
        self._picked.keep(key_of(screen))
        self._take_down_quietly()
        return self._put_up() and self._last_emitted()

    def choices(self, decision: Decision) -> list[tuple[str, QScreen]]:
        """Return the displays to pick from, each in words."""
        screens, home = self._displays.screens, self._home.screen()
        return [(described(screens[at], home), screens[at]) for at in decision.choices]

    def pick_again(self) -> None:
        """Ask again which display is the room's, where there is more than one."""
        decision, _ = self._displays.decide_for(self._home.screen())
        if decision.display is not None:
            decision = replace(decision, choices=(decision.display,))
        self.asked.emit(decision)

    @property
    def where(self) -> str:
        """Which display shows the room screen, in words; empty where there is no doubt."""
        if not self._up or self._in_window or len(self._displays.screens) <= 2:
            return ""
        return described(self.window.screen(), self._home.screen())

    def swap(self) -> bool:
        """Let the facilitator's window and the room screen change places.

        Where it is not decided which display is the room's, `asked` is fired instead.
        """
        home = self._home.screen()
        decision, other = self._displays.decide_for(home, self._picked.key)
        if self._up and not self._in_window:
            other = self.window.screen()
        if other is None:
            self.asked.emit(decision)
            return False
        was_up = self._up and not self._in_window
        self.window.hide()  # so that at no moment both stand on one display
        self._picked.keep(key_of(home))
        _move(self._home.window(), other)
        if was_up:
            self.window.fill(home)
            self.opened.emit()
        elif self._in_window:
            self.window.show_as_window(other)
        return True

    def blank(self) -> None:
        """Clear the wall at once."""
        if not self._is_blank:
            self._is_blank = True
            self._paint()
            self.blanked.emit()

    def bring_back(self) -> None:
        """Show again what was there before it was blanked."""
        if self._is_blank and not isinstance(self._scene, BlankScene):
            self._is_blank = False
            self._paint()
            self.brought_back.emit()

    def toggle_blank(self) -> None:
        """Blank the wall, or bring back what was there (F6)."""
        if not self.visible:
            return
        if self._is_blank:
            self.bring_back()
        else:
            self.blank()

    def close(self) -> None:
        """Take the room screen down and forget what waits; next time it starts blank."""
        self._scene, self._is_blank = self._blank, True
        if self._up:
            self._take_down()

    def _put_up(self) -> bool:
        if self._up:
            self._paint()
            return True
        decision, screen = self._displays.decide_for(self._home.screen(), self._picked.key)
        if screen is None:
            self.asked.emit(decision)
            return False
        self._up, self._in_window = True, False
        self._paint()
        self.window.fill(screen)
        self._awake.hold()
        self.opened.emit()
        return True

    def _last_emitted(self) -> bool:
        if not self._is_blank:
            self.shown.emit(self._scene)
        return True

    def _paint(self) -> None:
        self.window.set_scene(self.scene)

    def _on_removed(self, screen: QScreen) -> None:
        self._step_aside([other for other in self._displays.screens if other is not screen])

    def _on_rearranged(self, happened: str) -> None:
        """Blank the wall, and take it down where it is no longer the room's alone."""
        self._step_aside(self._displays.screens)
        if not self._up:
            return
        was_blank = self._is_blank
        self._is_blank = True
        self._paint()
        if not self._still_apart():
            self._take_down()
            self.blanked_itself.emit(
                tr(
                    "{happened} The room screen was taken down. {show_again}",
                    happened=happened,
                    show_again=SHOW_AGAIN,
                )
            )
        elif not was_blank:
            self.blanked.emit()
            self.blanked_itself.emit(
                tr(
                    "{happened} The room screen was blanked. {bring_back}",
                    happened=happened,
                    bring_back=BRING_BACK,
                )
            )

    def _step_aside(self, left: Sequence[QScreen]) -> None:
        """Hide what stands on a display that is going, before Qt moves it to another.

        The room's window would land on the facilitator's screen, or the
        facilitator's on the wall.
        """
        if self._up and self.window.screen() not in left:
            self.window.hide()
        if self._up and not self._in_window and self._home.screen() not in left:
            self._home.showMinimized()

    def _still_apart(self) -> bool:
        """Return whether the wall still stands where it may; full screen it is fitted anew."""
        if self.window.isHidden():
            return False
        if self._in_window:
            return True
        here = key_of(self.window.screen())
        _, screen = self._displays.decide_for(self._home.screen(), here)
        if screen is None:
            return False
        stays = self.window.screen()
        overlaps = stays.geometry().intersects(self._home.screen().geometry())
        self.window.fill(screen if overlaps else stays)
        return True

    def _take_down_quietly(self) -> None:
        """Leave the display, keeping what was asked for."""
        self._keep_place()
        self._up = self._in_window = False
        self.window.hide()

    def _keep_place(self) -> None:
        """Keep where the window stands, for the next time it is one."""
        if self._up and self._in_window and not self.window.isHidden():
            self._picked.keep_account(self.window.account)

    def _take_down(self) -> None:
        self._keep_place()
        self._scene, self._is_blank = self._blank, True
        self._up = self._in_window = False
        self.window.hide()
        self._paint()
        self._awake.release()
        self.closed.emit()


def _move(window: QWidget, screen: QScreen) -> None:
    """Put a window on another display, as large as fits there; maximised where it was."""
    was_large = window.isMaximized() or window.isFullScreen()
    if was_large:
        window.showNormal()
    room = screen.availableGeometry()
    size = window.size().boundedTo(QSize(room.width() - 8, room.height() - 40))
    place = QRect(room.topLeft(), size)
    place.moveCenter(room.center())
    window.setScreen(screen)
    window.setGeometry(place)
    if was_large:
        window.showMaximized()
