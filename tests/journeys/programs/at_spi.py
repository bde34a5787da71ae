"""A screen reader for the tests: starts Casewalk and drives it through AT-SPI, as Orca does.

Run by the system's Python, which has PyGObject, under Xvfb and a D-Bus session of its own:
`at_spi.py PYTHON MAIN`. Prints what it met as JSON.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi  # type: ignore[import-not-found]  # of the system's Python

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402

PATIENCE = 90.0
"""Seconds that a busy computer may take for one step."""


class Ear:
    """What is said, and the way to what says it."""

    def __init__(self) -> None:
        Atspi.init()
        self.said: list[str] = []
        self._listener = Atspi.EventListener.new(self._on_said)
        self._listener.register("object:announcement")
        self._turns = GLib.MainContext.default()
        self.app: Any = None

    def _on_said(self, event: Any) -> None:
        self.said.append(str(event.any_data))

    def turn(self) -> None:
        """Let come what comes."""
        while self._turns.pending():
            self._turns.iteration(False)
        time.sleep(0.05)

    def await_(self, what: str, come: Callable[[], Any]) -> Any:
        """Return what comes in the end; fails with *what* it was."""
        until = time.monotonic() + PATIENCE
        while not (found := come()):
            if time.monotonic() > until:
                raise SystemExit(f"never came: {what}; heard: {self.said}")
            self.turn()
        return found

    def hears(self, words: str) -> str:
        """Wait until something is said that has these words; return it."""
        self.await_(words, lambda: any(words in one for one in self.said))
        return next(one for one in self.said if words in one)

    def find(self, role: str, name: str) -> Any:
        """Return what is showing with a role and a name, or a name that goes on with a comma."""

        def come() -> Any:
            self.app.clear_cache()
            return next((one for one in self.inside(self.app) if self._is(one, role, name)), None)

        return self.await_(f"{role} “{name}”", come)

    def inside(self, found: Any, depth: int = 0) -> Iterator[Any]:
        """Yield everything showing, from the outside in."""
        try:
            shown = depth < 2 or found.get_state_set().contains(Atspi.StateType.SHOWING)
            children = found.get_child_count() if shown else 0
        except GLib.Error:  # it went meanwhile
            return
        if shown:
            yield found
        for at in range(children):
            try:
                child = found.get_child_at_index(at)
            except GLib.Error:
                continue
            if child is not None:
                yield from self.inside(child, depth + 1)

    def _is(self, found: Any, role: str, name: str) -> bool:
        try:
            named = found.get_name()
            return found.get_role_name() in role.split("|") and (
                named == name or named.startswith((f"{name},", f"{name}:"))
            )
        except GLib.Error:
            return False

    def do(self, role: str, name: str) -> Any:
        """Press or toggle what has a role and a name."""
        found = self.find(role, name)
        names = [Atspi.Action.get_action_name(found, at) for at in range(found.get_n_actions())]
        action = names.index("Press" if "Press" in names else "Toggle")
        Atspi.Action.do_action(found, action)
        return found


def _has(found: Any, state: Any) -> bool:
    found.clear_cache()
    return bool(found.get_state_set().contains(state))


def _application(name: str) -> Any:
    desktop = Atspi.get_desktop(0)
    for at in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(at)
        if child is not None and child.get_name() == name:
            return child
    return None


def main(python: str, program: str) -> None:
    """Judge two questions of the example, and leave."""
    ear = Ear()
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    started = subprocess.Popen([python, program, "--example", "cin"], env=environment)
    try:
        ear.app = ear.await_("the application", lambda: _application("casewalk"))
        ear.find("page tab", "Walk")
        subprocess.run(
            ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Casewalk", "windowfocus"],
            check=True,
        )
        sys.stdout.write(json.dumps(_day(ear)) + "\n")
    finally:
        started.terminate()
        started.wait(30)


def _day(ear: Ear) -> dict[str, Any]:
    told: dict[str, Any] = {}
    subprocess.run(["xdotool", "key", "--delay", "300", "ctrl+Next"], check=True)
    ear.hears("Question 2")
    subprocess.run(["xdotool", "key", "ctrl+Prior"], check=True)
    told["begins"] = ear.hears("Question 1,")
    tabs = [one for one in ear.inside(ear.app) if one.get_role_name() == "page tab"]
    told["tabs"] = [one.get_name() for one in tabs]
    told["front"] = [one.get_name() for one in tabs if _has(one, Atspi.StateType.SELECTED)]
    ear.said.clear()
    chosen = ear.do("radio button", "Yes")
    told["chosen"] = ear.hears("Yes is chosen")
    told["is checked"] = _has(chosen, Atspi.StateType.CHECKED)
    told["position"] = chosen.get_description()
    field = ear.find("text", "Reason for the judgement, question 1 for Child D")
    Atspi.EditableText.insert_text(field, 0, "All had it.", 11)
    ear.said.clear()
    ear.do("push button|button", "Agree and next")
    told["agreed"] = ear.hears("Agreed Yes")
    told["next"] = ear.hears("Question 2")
    ear.said.clear()
    subprocess.run(["xdotool", "key", "alt+p"], check=True)
    told["parked"] = ear.hears("Parked")
    ear.said.clear()
    subprocess.run(["xdotool", "key", "alt+z"], check=True)
    told["undone"] = ear.hears("Taken back")
    ear.said.clear()
    row = ear.do("list item", "Child H")
    told["case"] = ear.hears("Child H")
    told["row"] = row.get_description()
    told["heading"] = ear.find("heading", "Child H").get_name()
    return told


if __name__ == "__main__":
    main(*sys.argv[1:3])
