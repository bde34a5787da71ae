"""Which display is the room's, and the news when displays come, go or move."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from core.words import tr


class ScreenChoice(StrEnum):
    """Where the room screen can go."""

    OTHER = "other display"
    SINGLE = "there is only one display"
    MIRRORED = "the displays show the same"
    SEVERAL = "there are several others, and none was picked today"


@dataclass(frozen=True, slots=True)
class Decision:
    """Where the room screen goes; `display` is its number where there is one for it.

    `choices` are the numbers to pick from where there are several.
    """

    place: ScreenChoice
    display: int | None = None
    choices: tuple[int, ...] = ()


def decide(displays: Sequence[QRect], home: int, picked: int | None = None) -> Decision:
    """Return where the room screen goes, the facilitator's window being on display *home*.

    Displays that overlap the facilitator's show the same and are never chosen.
    Of several others only the facilitator knows the room's: *picked* is that one.
    """
    if len(displays) <= 1:
        return Decision(ScreenChoice.SINGLE)
    others = [
        number
        for number, display in enumerate(displays)
        if number != home and not display.intersects(displays[home])
    ]
    if not others:
        return Decision(ScreenChoice.MIRRORED)
    if picked in others:
        return Decision(ScreenChoice.OTHER, picked)
    if len(others) == 1:
        return Decision(ScreenChoice.OTHER, others[0])
    return Decision(ScreenChoice.SEVERAL, choices=tuple(others))


def key_of(screen: QScreen) -> str:
    """Return what a display is known by for a day."""
    return " ".join((screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber()))


def described(screen: QScreen, home: QScreen) -> str:
    """Return a display in words: "projector, 1920 × 1080, right of this one"."""
    there, here = screen.geometry(), home.geometry()
    name = screen.model().strip() or screen.name().strip() or tr("Display")
    side = tr("right of this one")
    if there.right() < here.left():
        side = tr("left of this one")
    elif there.left() <= here.right():
        side = tr("above this one") if there.bottom() < here.top() else tr("below this one")
    return f"{name}, {there.width()} × {there.height()}, {side}"


class Displays(QObject):
    """Watches the displays of the computer.

    Signals:
        rearranged: something changed; carries a sentence that says what.
        removed: a display is going; carries its `QScreen`, still alive.
    """

    rearranged = Signal(str)
    removed = Signal(object)

    def __init__(self, app: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app.screenAdded.connect(self._on_added)
        app.screenRemoved.connect(self._on_removed)
        app.primaryScreenChanged.connect(self._on_primary_changed)
        for screen in app.screens():
            screen.geometryChanged.connect(self._on_moved)

    @property
    def screens(self) -> list[QScreen]:
        """The displays there are now."""
        return QGuiApplication.screens()

    def decide_for(self, home: QScreen | None, picked: str = "") -> tuple[Decision, QScreen | None]:
        """Return where the room screen goes, and the display if there is one for it.

        *picked* is the key of the display that was picked, as `key_of` gives it.
        """
        screens = self.screens
        at = screens.index(home) if home is not None and home in screens else 0
        number = next((n for n, one in enumerate(screens) if key_of(one) == picked), None)
        decision = decide([screen.geometry() for screen in screens], at, number)
        chosen = None if decision.display is None else screens[decision.display]
        return decision, chosen

    def _on_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_moved)
        self.rearranged.emit(tr("A display was connected."))

    def _on_removed(self, screen: QScreen) -> None:
        self.removed.emit(screen)
        self.rearranged.emit(tr("A display was disconnected."))

    def _on_moved(self) -> None:
        self.rearranged.emit(tr("A display changed its size or place."))

    def _on_primary_changed(self) -> None:
        self.rearranged.emit(tr("The main display changed."))
