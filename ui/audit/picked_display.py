"""The display that was picked for the room, kept for the day: tomorrow the room is another."""

from core.model.clock import Clock
from ui.program.settings import SettingsFile
from ui.room.control import PickedDisplay


class PickedToday(PickedDisplay):
    """A choice that lasts for the day it was made on, over every audit opened then."""

    def __init__(self, settings: SettingsFile, clock: Clock) -> None:
        super().__init__()
        self._settings, self._clock = settings, clock

    @property
    def key(self) -> str:
        """The display's key; empty where none was picked today."""
        kept = self._settings.now
        return kept.room_display if kept.room_display_day == self._today() else ""

    def keep(self, key: str) -> None:
        """Keep another one for today."""
        self._settings.change(room_display=key, room_display_day=self._today())

    @property
    def account(self) -> str:
        """Where the window stood last, on whatever day."""
        return self._settings.now.room_geometry

    def keep_account(self, account: str) -> None:
        """Keep where it stands now."""
        self._settings.change(room_geometry=account)

    def _today(self) -> str:
        return self._clock().date().isoformat()
