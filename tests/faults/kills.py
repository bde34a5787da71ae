"""kill -9 of the real program in the middle of its work, and what the next start finds."""

import json
import os
import random
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from typing import Any, Final

from core.examples import build_example
from core.model.fault import WorkshopError
from core.store.checking import check
from core.store.file import WorkshopFile
from tests.faults.kill_day import MORNING, facts_in
from tests.faults.shim import ROOT
from tests.faults.tally import Tally

_KILLS_AN_AUDIT: Final = 12
_SECONDS: Final = 3.0
_PATIENCE: Final = 120.0
_PLACE_KEPT_WITHIN: Final = 3.0
"""Twice what is promised, as a machine at work on much else gives a window its turns late."""


@dataclass
class _Window:
    """One start of the program, and what it said until it was killed."""

    said: list[dict[str, Any]] = field(default_factory=list)
    too_soon: set[str] = field(default_factory=set)
    killed_at: float = 0.0

    def hear(self, line: dict[str, Any]) -> None:
        """Take a line it said; what it called saved too soon is for the control only."""
        if line["careless"]:
            self.too_soon = set(line["facts"])
        else:
            self.said.append(line)

    @property
    def facts(self) -> set[str]:
        """What it called saved last."""
        return set(next(line["facts"] for line in reversed(self.said) if line["facts"] is not None))

    @property
    def acts(self) -> int:
        """How often it called something saved."""
        return sum(line["facts"] is not None for line in self.said) - 1

    @property
    def places(self) -> set[str]:
        """Where the room was in the last moments: the place is kept within 1.5 s of quiet."""
        lately = [line["at"] >= self.killed_at - _PLACE_KEPT_WITHIN for line in self.said]
        first = next((at for at, late in enumerate(lately) if late), len(lately))
        return {line["place"] for line in self.said[max(first - 1, 0) :]}


def run(seed: int, count: int) -> Tally:
    """Kill the program *count* times."""
    return run_and_control(seed, count)[0]


def said_too_soon(seed: int, count: int) -> Tally:
    """Believe what is said before it is written: the control."""
    return run_and_control(seed, count)[1]


def run_and_control(seed: int, count: int) -> tuple[Tally, Tally]:
    """Kill the program *count* times; judge it by what it said, and by what it said too soon."""
    tally, control, chance = Tally(), Tally(), random.Random(seed)
    while tally.count < count:
        kills = min(_KILLS_AN_AUDIT, count - tally.count)
        with TemporaryDirectory(prefix="casewalk-tests-") as name:
            tally += _one_audit(Path(name), kills, chance, control)
    return tally, control


def _one_audit(folder: Path, kills: int, chance: random.Random, control: Tally) -> Tally:
    tally, audit = Tally(), folder / "cin.casewalk"
    build_example("cin", audit, clock=lambda: MORNING, today=True)
    before: _Window | None = None
    for _ in range(kills):
        window = _killed(folder, audit, chance)
        if not window.said:
            tally.add("the next start did not open the audit")
            return tally
        fault = _judged_start(before, window) if before else ""
        tally.add(fault or _judged_file(audit, window.facts), f"saved {window.acts:02} times")
        control.add(_judged_file(audit, window.facts | window.too_soon))
        before = window
    return tally


def _killed(folder: Path, audit: Path, chance: random.Random) -> _Window:
    """Start the program, let it work for a moment, and kill it."""
    words = [sys.executable, "-m", "tests.faults.kill_day", str(folder), str(audit)]
    window = _Window()
    process = subprocess.Popen(
        [*words, str(chance.randrange(1 << 30))],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(folder / "p")},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    reader = threading.Thread(target=_listen, args=(process, window), daemon=True)
    reader.start()
    waited = 0.0
    while not window.said and process.poll() is None and waited < _PATIENCE:
        sleep(0.02)
        waited += 0.02
    sleep(chance.uniform(0.02, 1.2))
    window.killed_at = time.monotonic()
    process.kill()
    process.wait()
    reader.join()
    return window


def _listen(process: "subprocess.Popen[str]", window: _Window) -> None:
    assert process.stdout is not None
    with process.stdout as lines:
        for line in lines:
            if line.endswith("\n"):  # what was cut off was not said
                window.hear(json.loads(line))


def _judged_file(audit: Path, facts: set[str]) -> str:
    """Compare what the file holds with what was called saved; looking changes nothing."""
    try:
        content = audit.read_bytes()
        journal = audit.with_name(audit.name + "-journal")
        with TemporaryDirectory(prefix="casewalk-tests-") as name:
            copy = Path(name) / audit.name
            copy.write_bytes(content)
            if journal.exists():
                copy.with_name(journal.name).write_bytes(journal.read_bytes())
            with WorkshopFile.open(copy) as file:
                found, said = set(facts_in(file)), check(file)
    except WorkshopError:
        return "the file was refused"
    if not facts <= found:
        return "something saved was lost"
    return "the file is unsound" if said else ""


def _judged_start(before: _Window, window: _Window) -> str:
    """Look at what the start after a kill showed first, and how long it worked for that."""
    first = window.said[0]
    if not before.facts <= set(first["facts"]):
        return "something saved was not there again"
    went_on = set(first["facts"]) > before.facts  # agreed and at the next, which was not said
    if first["place"] not in before.places and not went_on:
        return "the room was at another place"
    if first["seconds"] > _SECONDS:
        return f"it took over {_SECONDS:.0f} s of processor time"
    return ""
