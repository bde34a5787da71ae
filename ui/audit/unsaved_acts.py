"""What a lost file did not take: kept here until there is a copy, each act once."""

from collections.abc import Callable

from core.model.changed import Changed
from ui.audit.session_drafts import DraftKey

Act = Callable[..., Changed | None]


class UnsavedActs:
    """Acts in the order they were asked for, each with the draft it enters."""

    def __init__(self) -> None:
        self._acts: list[tuple[Act, DraftKey | None]] = []

    def add(self, act: Act, entered: DraftKey | None = None) -> None:
        """Keep an act, once, however often it is asked for."""
        if not any(_same(act, other) for other, _ in self._acts):
            self._acts.append((act, entered))

    @property
    def are_waiting(self) -> bool:
        """Whether there are any."""
        return bool(self._acts)

    def take_all(self) -> list[tuple[Act, DraftKey | None]]:
        """Hand all of them over, to be done."""
        acts, self._acts = self._acts, []
        return acts


def _same(act: Act, other: Act) -> bool:
    """Return whether two acts were asked for in one place with equal words: Enter, twice."""
    if getattr(act, "__code__", None) is not getattr(other, "__code__", act):
        return False
    return _given(act) == _given(other)


def _given(act: Act) -> list[object]:
    return [cell.cell_contents for cell in getattr(act, "__closure__", None) or ()]
