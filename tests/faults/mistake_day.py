"""The real window, in which something of ours breaks now and then; run in a process of its own.

mistake_day.py FOLDER SEED COUNT: lets slots, and what Qt asks of our widgets, break COUNT times,
each with somebody's words in the error, wherever keys and clicks as chance has them lead. In a
log beside ours, errors are written as nobody should: the control. Prints JSON: how many broke
and were said, what was raised beside them, whether the file is sound, whether a word of theirs
is in our log or on the console, and in how many lines of the other log.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from inspect import Parameter, isclass, isfunction, signature
from pathlib import Path
from pkgutil import walk_packages
from types import FunctionType, TracebackType
from typing import Any, Final

from PySide6.QtWidgets import QApplication

import ui
from core.examples import build_example
from core.store.checking import check
from core.store.file import WorkshopFile
from tests.faults.event_day import TYPED, click, lean_on_one
from tests.faults.kill_day import MORNING
from tests.journeys.facilitator import Facilitator, Watch, settle
from tests.journeys.test_day_at_random import KEYS, send_away
from ui.audit.session import WorkshopSession
from ui.program.application import collect_on_this_thread
from ui.program.faults import FaultDesk, log_to
from ui.widgets.qt_answers import ANSWERS, NotShown

_ACTS: Final = ("Alt+1", "Alt+2", "Ctrl+Return", "Alt+Z", "a", "Ctrl+K", "Return", "F2", "F5")
_OFTEN: Final = 0.06
_SELDOM: Final = 0.0005
"""How often what Qt asks breaks: it asks a thousand times for one key."""
_EACH: Final = 12
"""How often one slot breaks at most, so that many do."""
_ENOUGH: Final = 40
"""Mistakes in one window: one in which so much went wrong is closed, as its message says."""


class Planted(Exception):  # what a mistake of ours would be
    """A mistake, with words of somebody in it, in what caused it or in a note to it."""

    slot = ""


class Breaking:
    """Lets slots, what pages ask of the session and what Qt asks of us break, once it has begun."""

    def __init__(self, chance: random.Random, most: int) -> None:
        self._chance, self.most = chance, most
        self.on = False
        self.broke = 0
        self.slots: Counter[str] = Counter()
        for name in ("do", "read"):
            setattr(WorkshopSession, name, self._broken(getattr(WorkshopSession, name)))
        for kind in _classes():
            for name, slot in list(vars(kind).items()):
                if name.startswith("_on_") and isfunction(slot):
                    setattr(kind, name, self._broken(slot))
                elif isfunction(slot) and hasattr(slot, ANSWERS):
                    self._break_within(slot)

    def _break_within(self, answer: FunctionType) -> None:
        """Let an override break where Qt gets its answer all the same."""
        cell = (answer.__closure__ or ())[answer.__code__.co_freevars.index("override")]
        whole: Callable[..., Any] = cell.cell_contents

        def asked(*given: Any, **named: Any) -> Any:
            if self._breaks(whole.__qualname__, _SELDOM):
                self.broke += 1
                self.slots[whole.__qualname__] += 1
                raise self._mistake(whole.__qualname__)
            return whole(*given, **named)

        cell.cell_contents = asked

    def _broken(self, whole: Callable[..., Any]) -> Callable[..., Any]:
        def asked(*given: Any, **named: Any) -> Any:
            if self._breaks(whole.__qualname__):
                self.broke += 1
                self.slots[whole.__qualname__] += 1
                raise self._mistake(whole.__qualname__)
            return whole(*given, **named)

        return _that_takes_as_many(whole, asked)

    def _breaks(self, slot: str, often: float = _OFTEN) -> bool:
        if not self.on or self.broke >= self.most or self.slots[slot] >= _EACH:
            return False
        return self._chance.random() < often

    def _mistake(self, slot: str) -> Planted:
        mistake = Planted(TYPED if self._chance.random() < 0.6 else "")
        if not mistake.args[0]:
            mistake.__cause__ = KeyError(TYPED)
            mistake.add_note(TYPED)
        mistake.slot = slot
        return mistake


def _classes() -> list[type]:
    """Return every class of the windows."""
    modules = [import_module(found.name) for found in walk_packages(ui.__path__, "ui.")]
    found = {one for module in modules for one in vars(module).values() if isclass(one)}
    ours = [one for one in found - {FaultDesk} if one.__module__.startswith("ui.")]
    return sorted(ours, key=lambda one: (one.__module__, one.__qualname__))


def _that_takes_as_many(whole: Callable[..., Any], asked: Callable[..., Any]) -> Callable[..., Any]:
    """Return *asked* with the parameters of *whole*: the binding looks how many those are."""
    names, given, held = [], [], {"asked": asked}
    for one in signature(whole).parameters.values():
        if one.kind is Parameter.VAR_KEYWORD:
            names.append(f"**{one.name}")
            given.append(f"**{one.name}")
        elif one.kind is Parameter.VAR_POSITIONAL:
            names.append(f"*{one.name}")
            given.append(f"*{one.name}")
        else:
            alone = one.kind is Parameter.KEYWORD_ONLY
            if alone and not any(name.startswith("*") for name in names):
                names.append("*")
            held[f"of_{one.name}"] = one.default
            default = "" if one.default is Parameter.empty else f"=of_{one.name}"
            names.append(one.name + default)
            given.append(f"{one.name}={one.name}" if alone else one.name)
    code = f"def made({', '.join(names)}): return asked({', '.join(given)})"
    exec(code, held)  # noqa: S102
    return wraps(whole)(held["made"])


class Console:
    """Where what is nobody's to read would stand, beside what the platform says."""

    def __init__(self) -> None:
        self.words = 0

    def write(self, text: str) -> int:
        """Look for words in what would be printed."""
        self.words += TYPED in text
        return len(text)

    def flush(self) -> None:
        """Keep nothing."""


class Window:
    """A window with its fault desk, until enough broke in it."""

    def __init__(self, folder: Path, audit: Path) -> None:
        self._audit = audit
        self.facilitator = Facilitator(folder, Watch(MORNING))
        self.facilitator.open(audit)
        window = self.facilitator.window
        self.desk = FaultDesk(window.last_saved, window)

    def live(self, chance: random.Random, breaking: Breaking) -> None:
        """Press and click until enough broke."""
        enough, breaking.on = min(breaking.broke + _ENOUGH, breaking.most), True
        for _ in range(1_500):
            if breaking.broke >= enough:
                break
            if self.facilitator.window.audit is None:
                breaking.on = False
                self.facilitator.open(self._audit)
                breaking.on = True
            self._event(chance)
        breaking.on = False
        send_away()
        self.facilitator.go_home()

    def _event(self, chance: random.Random) -> None:
        if QApplication.focusWidget() is None:  # what had it went while something broke
            self.facilitator.keep_keyboard()
            self.facilitator.window.setFocus()
        if chance.random() < 0.3 or QApplication.focusWidget() is None:
            click(self.facilitator.window, chance)
            if QApplication.activePopupWidget() is None:
                self.facilitator.keep_keyboard()
        else:
            lean_on_one(self.facilitator, chance.choice(_ACTS if chance.random() < 0.4 else KEYS))


class Counts:
    """What came of the mistakes, as the hook they end at sees them."""

    def __init__(self, breaking: Breaking) -> None:
        self.breaking = breaking
        self.desk: FaultDesk | None = None
        self.said: Counter[str] = Counter()
        self.careless = 0
        self.raised: list[str] = []
        self.rows = 0
        """What could not be shown, either, as what it shows could not be asked for."""

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Hand a mistake to the desk, as Python does, and send its dialog away."""
        planted = error.__cause__ if isinstance(error, NotShown) else error
        if not isinstance(error, NotShown | Planted):
            self.raised.append(f"{kind.__name__} {_where(error)} {error}")
        self.rows += not isinstance(planted, Planted)
        self.careless += TYPED in f"{planted}{planted.__cause__ if planted else ''}"
        if self.desk is None:
            return
        breaks, self.breaking.on = self.breaking.on, False
        self.desk._on_exception(kind, error, trace)
        quietly = isinstance(error, NotShown)
        if quietly or self.desk.dialog is not None:
            self.said.update([planted.slot] if isinstance(planted, Planted) else [])
        if self.desk.dialog is not None:
            self.desk.dialog.reject()
        self.breaking.on = breaks


def _live(folder: Path, chance: random.Random, breaking: Breaking, counts: Counts) -> bool:
    """Live in one window; return whether its file is sound afterwards."""
    folder.mkdir()
    audit = folder / "audit.casewalk"
    build_example(chance.choice(("cin", "tier2")), audit, clock=lambda: MORNING, today=True)
    window = Window(folder, audit)
    counts.desk = window.desk
    window.live(chance, breaking)
    settle()
    counts.desk = None
    with WorkshopFile.open(audit, read_only=True) as file:
        return check(file) == []


def _main(folder: Path, seed: int, count: int) -> None:
    collect_on_this_thread(QApplication([]))
    chance, log = random.Random(seed), folder / "casewalk.log"
    log_to(log)
    breaking, console, stderr = Breaking(chance, count), Console(), sys.stderr
    counts = Counts(breaking)
    unsound = windows = 0
    FaultDesk(str).take_over()
    sys.stderr, sys.excepthook = console, counts.hook
    try:
        while breaking.broke < count and windows < count:
            windows += 1
            unsound += not _live(folder / str(windows), chance, breaking, counts)
    finally:
        sys.stderr, sys.excepthook = stderr, sys.__excepthook__
    found = {"raised": counts.raised, "unsound": unsound, "broke": breaking.broke}
    unsaid = sorted((breaking.slots - counts.said).elements())
    found |= {"unsaid": unsaid, "words": _typed_in(log) + console.words}
    found |= {
        "careless words": counts.careless,
        "rows": counts.rows,
        "slots": len(breaking.slots),
        "windows": windows,
    }
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()


def _where(error: BaseException) -> str:
    """Return where our code was, of what was raised beside what was planted."""
    trace, last = error.__traceback__, ""
    while trace is not None:
        last = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return last


def _typed_in(log: Path) -> int:
    return log.read_text(encoding="utf-8").count(TYPED) if log.exists() else 0


if __name__ == "__main__":
    _main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
