"""What is said at a field whose words may say who somebody is; what is typed stays as it is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.model.snapshot import Snapshot
from core.words import tr

if TYPE_CHECKING:
    from core.review.as_typed import TypedDetails


class DetailsWords:
    """Finds the words for a text by an audit's own words; None once the audit is closed."""

    def __init__(self, now: Callable[[], Snapshot | None]) -> None:
        self._now = now
        self._known: TypedDetails | None = None

    def __call__(self, typed: str, names: bool) -> str:
        """Return what to say of it; nothing where it is harmless."""
        from core.review.as_typed import TypedDetails  # a list of words: not before it is needed

        now = self._now()
        if now is None:
            return ""
        if self._known is None or not self._known.knows(now):
            self._known = TypedDetails(now)
        found = list(self._known.found_in(typed, names=names))
        if not found:
            return ""
        return " ".join(
            [*found, tr("It is kept as you typed it. A role, a reference or an age says enough.")]
        )
