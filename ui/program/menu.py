"""The menu bar: every action once, free where it can be taken, with the looks to choose from."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow

from core.words import tr
from ui.program.actions import ACTIONS, Scope, spec_of
from ui.program.menu_bar import build, fill_menus, label_again
from ui.program.settings import SettingsFile
from ui.program.system_look import LIKE_SYSTEM, NOT_CHOSEN, look_applied, style_hints
from ui.theme import AppTheme, Look
from ui.theme.theme import SCALES, larger_than, smaller_than

LOOKS: Final = {
    "light": Look.LIGHT.value,
    "dark": Look.DARK.value,
    "high_contrast": Look.HIGH_CONTRAST.value,
    "like_system": LIKE_SYSTEM,
}
"""What is remembered for each action that chooses a look."""

WHILE_LOCKED: Final = frozenset({"guide", "keys", "about", "quit"})

_TOGETHER: Final = 50
"""Within how many ms of each other presses for another text size are one: a key held down."""


class Menus(QObject):
    """Builds the actions on a window; `offer` frees them as audits come and go."""

    def __init__(
        self,
        window: QMainWindow,
        theme: AppTheme,
        settings: SettingsFile,
        handlers: Mapping[str, Callable[[], object]],
    ) -> None:
        super().__init__(window)
        self._theme, self._settings = theme, settings
        self._wanted_size = theme.scale
        self._sizing = QTimer(self, interval=_TOGETHER, singleShot=True)
        self._sizing.timeout.connect(self._on_size_wanted)
        own: dict[str, Callable[[], object]] = {
            "larger": partial(self._size, larger_than),
            "smaller": partial(self._size, smaller_than),
            "usual_size": partial(self._size, lambda _: 1.0),
            **{name: partial(self._apply_look, kept) for name, kept in LOOKS.items()},
            "single_letters": self._on_single_letters,
            "welsh": self._on_welsh,
        }
        every = {**handlers, **own}
        self._actions = {action.objectName(): action for action in build(window, every)}
        fill_menus(window.menuBar(), self._actions.values())
        self._looks = QActionGroup(window)
        for name, kept in LOOKS.items():
            self._looks.addAction(self._actions[name])
            self._actions[name].setChecked(kept == (settings.now.look or theme.look.value))
        self._actions["single_letters"].setChecked(settings.now.single_letters)
        self._actions["welsh"].setChecked(settings.now.welsh)
        self._actions["hide_from_capture"].setChecked(settings.now.hidden_from_capture)
        theme.changed.connect(self._on_theme_changed)
        self.offer(audit_open=False)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def offer(self, audit_open: bool) -> None:
        """Free the actions that can be taken with an audit open, or without one."""
        for spec in ACTIONS:
            self._actions[spec.name].setEnabled(audit_open or spec.scope is Scope.ALWAYS)
        self.label_again()
        self.name_undo("", "")

    def offer_locked(self) -> None:
        """Free what tells nothing of the audit and opens nothing: help, and leaving."""
        self.offer(audit_open=False)
        for spec in ACTIONS:
            self._actions[spec.name].setEnabled(spec.name in WHILE_LOCKED)

    def label_again(self) -> None:
        """Put the words of the open audit on every action."""
        label_again(self._actions.values())

    def offer_at(self, stage: str) -> None:
        """Free the keys that have another use elsewhere: F2 opens a cell where tables are."""
        self._actions["change"].setEnabled(stage == "walk")

    def follow_system(self) -> None:
        """Change the look with the system from now on, where the person chose so."""
        hints, accessibility = style_hints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        accessibility.contrastPreferenceChanged.connect(self._on_system_changed)

    def name_undo(self, undo: str, redo: str) -> None:
        """Say in the menu what undo and redo would do."""
        for name, label in (("undo", undo), ("redo", redo)):
            text = tr(spec_of(name).text)
            named = f"{text}: {label.replace('&', '&&')}" if label else text
            self._actions[name].setText(named)

    def _apply_look(self, kept: str) -> None:
        self._settings.change(look=kept)
        self._theme.apply(look_applied(kept))

    def _size(self, wanted: Callable[[float], float]) -> None:
        """Change the text size: the first press at once, those that follow it all together."""
        waiting = self._sizing.isActive()
        self._wanted_size = wanted(self._wanted_size if waiting else self._theme.scale)
        if not waiting or self._wanted_size == SCALES[0]:
            self._on_size_wanted()
        self._sizing.start()
        from ui.widgets.announcer import announcer

        size = round(self._wanted_size * 100)
        announcer().announce(tr("Text at {size}%.", size=size))

    def _on_size_wanted(self) -> None:
        self._theme.apply(scale=self._wanted_size)

    def _on_system_changed(self) -> None:
        kept = self._settings.now.look
        if kept in (LIKE_SYSTEM, NOT_CHOSEN):
            self._theme.apply(look_applied(kept))

    def _on_theme_changed(self) -> None:
        self._settings.change(text_scale=self._theme.scale)

    def _on_single_letters(self) -> None:
        self._settings.change(single_letters=self._actions["single_letters"].isChecked())

    def _on_welsh(self) -> None:
        self._settings.change(welsh=self._actions["welsh"].isChecked())
