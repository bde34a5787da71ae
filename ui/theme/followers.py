"""Who sets fonts, colours or sizes by hand, and has to do so again with each change."""

from collections.abc import Callable, Iterable
from weakref import WeakKeyDictionary

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class Followers:
    """Knows which methods of a widget follow the theme; holds on to no widget."""

    def __init__(self) -> None:
        self._methods: WeakKeyDictionary[QWidget, dict[str, int]] = WeakKeyDictionary()
        self._count = 0
        self._lengths: WeakKeyDictionary[QWidget, dict[str, float]] = WeakKeyDictionary()

    def add(self, restyle: Callable[[], object]) -> None:
        """Know one more, once; a method of a widget."""
        widget: QWidget = restyle.__self__  # type: ignore[attr-defined]  # it is a method
        self._count += 1
        self._methods.setdefault(widget, {}).setdefault(restyle.__name__, self._count)

    def keep(self, set_size: Callable[[int], object], length: float) -> None:
        """Know how long a widget is to be at usual text; *set_size* is a method of it."""
        widget: QWidget = set_size.__self__  # type: ignore[attr-defined]  # it is a method
        self._lengths.setdefault(widget, {})[set_size.__name__] = length

    def lengths_of(self, widget: QWidget) -> list[tuple[str, float]]:
        """Return by which methods a widget is given which lengths."""
        return list(self._lengths.get(widget, {}).items())

    def of(self, widgets: Iterable[QWidget]) -> list[tuple[QWidget, str]]:
        """Return those of some widgets, by name, in the order in which they were made known."""
        found = [
            (at, widget, name)
            for widget in widgets
            if isValid(widget)
            for name, at in self._methods.get(widget, {}).items()
        ]
        return [(widget, name) for _, widget, name in sorted(found, key=lambda one: one[0])]
