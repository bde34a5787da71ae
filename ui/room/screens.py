"""Which display is the room's, and the news when displays come, go or move."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen


class ScreenChoice(StrEnum):
    """Where the room screen can go."""

    OTHER = "other display"
    SINGLE = "there is only one display"
    MIRRORED = "the displays show the same"


@dataclass(frozen=True, slots=True)
class Decision:
    """Where the room screen goes; `display` is its number where there is another one."""

    place: ScreenChoice
    display: int | None = None


def decide(displays: Sequence[QRect], home: int) -> Decision:
    """Return where the room screen goes, the facilitator's window being on display *home*.

    Displays that overlap the facilitator's show the same and are never chosen;
    of several others the largest is.
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
    return Decision(
        ScreenChoice.OTHER, max(others, key=lambda at: displays[at].width() * displays[at].height())
    )


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

    def decide_for(self, home: QScreen | None) -> tuple[Decision, QScreen | None]:
        """Return where the room screen goes, and the display if there is one for it."""
        screens = self.screens
        at = screens.index(home) if home is not None and home in screens else 0
        decision = decide([screen.geometry() for screen in screens], at)
        chosen = None if decision.display is None else screens[decision.display]
        return decision, chosen

    def _on_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_moved)
        self.rearranged.emit("A display was connected.")

    def _on_removed(self, screen: QScreen) -> None:
        self.removed.emit(screen)
        self.rearranged.emit("A display was disconnected.")

    def _on_moved(self) -> None:
        self.rearranged.emit("A display changed its size or place.")

    def _on_primary_changed(self) -> None:
        self.rearranged.emit("The main display changed.")
