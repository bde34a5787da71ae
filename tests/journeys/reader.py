"""Somebody who sees nothing: finds what there is by role and name, and does what it offers."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

from tests.journeys.facilitator import await_, settle
from tests.journeys.looking import face

Role = QAccessible.Role
_ACTIONS = ("Press", "Toggle")
"""What does the thing; "SetFocus" and "ShowMenu" only lead there."""


class Part(NamedTuple):
    """One thing a screen reader meets."""

    role: QAccessible.Role
    name: str
    description: str
    face: QAccessibleInterface

    @property
    def actions(self) -> list[str]:
        """What it offers to do."""
        found = self.face.actionInterface()
        return list(found.actionNames()) if found is not None else []

    @property
    def is_chosen(self) -> bool:
        """Whether it says that it is checked or selected."""
        state = self.face.state()
        return bool(state.checked or state.selected)

    @property
    def can_be_focused(self) -> bool:
        """Whether the keyboard comes to it."""
        state = self.face.state()
        return bool(state.focusable and not state.disabled)


class ScreenReader:
    """Drives a window by what it tells, with no key and no mouse."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def parts(self) -> Iterator[Part]:
        """Yield everything in sight, from the outside in."""
        yield from _inside(face(self._window))

    def find(self, role: QAccessible.Role, name: str) -> Part:
        """Return what has a role and a name, or a name that goes on with a comma or colon."""
        found = [one for one in self.parts() if one.role == role]
        for one in found:
            if one.name == name or one.name.startswith((f"{name},", f"{name}:")):
                return one
        there = ", ".join(f"“{one.name}”" for one in found)
        raise AssertionError(f"no {role.name} is called “{name}”, but: {there}")

    def has(self, role: QAccessible.Role, name: str) -> bool:
        """Return whether something in sight has a role and exactly this name."""
        return any(one.role == role and one.name == name for one in self.parts())

    def do(self, role: QAccessible.Role, name: str) -> None:
        """Do what a control is there for: its press, or its toggle where it has no press."""
        found = self.find(role, name)
        action = next(one for one in _ACTIONS if one in found.actions)
        pressed = found.face.object()
        found.face.actionInterface().doAction(action)
        settle()
        if isinstance(pressed, QAbstractButton):  # Qt shows it pressed for a tenth of a second
            await_(lambda: not (isValid(pressed) and pressed.isDown()))

    def write(self, name: str, text: str) -> None:
        """Put words into a field, as dictation does."""
        found = self.find(Role.EditableText, name)
        field = found.face.editableTextInterface()
        field.insertText(found.face.textInterface().characterCount(), text)
        settle()


def _inside(found: QAccessibleInterface) -> Iterator[Part]:
    shown = found.object()
    if found.state().invisible or (isinstance(shown, QWidget) and not shown.isVisible()):
        return
    said = QAccessible.Text
    yield Part(found.role(), found.text(said.Name), found.text(said.Description), found)
    for at in range(found.childCount()):
        child = found.child(at)
        if child is not None:
            yield from _inside(child)
