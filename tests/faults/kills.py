"""kill -9 of the real program in the middle of its work, and what the next start finds."""

import random
import sys
import threading
import time
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from typing import Final

from core.examples import build_example
from core.model.fault import WorkshopError
from core.store.checking import check
from core.store.file import WorkshopFile
from tests.faults import kill_day
from tests.faults.kill_day import MORNING, Said, facts_in
from tests.faults.tally import Tally

_KILLS_AN_AUDIT: Final = 12
_SECONDS: Final = 3.0
_PATIENCE: Final = 120.0
_PLACE_KEPT_WITHIN: Final = 3.0
"""Twice what is promised, as a machine at work on much else gives a window its turns late."""

if sys.platform == "win32":
    _CONTEXT: Final = get_context("spawn")
else:  # each start is a fork of a process that has loaded the program and shown nothing
    _CONTEXT: Final = get_context("forkserver")
    _CONTEXT.set_forkserver_preload([kill_day.__name__, "tests.faults.campaigns"])


@dataclass
class _Window:
    """One start of the program, and what it said until it was killed."""

    said: list[Said] = field(default_factory=list)
    too_soon: set[str] = field(default_factory=set)
    killed_at: float = 0.0

    def hear(self, one: Said) -> None:
        """Take what it said; what it called saved too soon is for the control only."""
        if one.careless:
            self.too_soon = set(one.facts or ())
        else:
            self.said.append(one)

    @property
    def facts(self) -> set[str]:
        """What it called saved last."""
        return set(next(one.facts for one in reversed(self.said) if one.facts is not None))

    @property
    def acts(self) -> int:
        """How often it called something saved."""
        return sum(one.facts is not None for one in self.said) - 1

    @property
    def places(self) -> set[str]:
        """Where the room was in the last moments: the place is kept within 1.5 s of quiet."""
        lately = [one.at >= self.killed_at - _PLACE_KEPT_WITHIN for one in self.said]
        first = next((at for at, late in enumerate(lately) if late), len(lately))
        return {one.place for one in self.said[max(first - 1, 0) :]}


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
        held = _held(audit)
        tally.add(fault or _judged(held, window.facts), f"saved {window.acts:02} times")
        control.add(_judged(held, window.facts | window.too_soon))
        before = window
    return tally


def _killed(folder: Path, audit: Path, chance: random.Random) -> _Window:
    """Start the program, let it work for a moment, and kill it."""
    window = _Window()
    hearer, speaker = _CONTEXT.Pipe(duplex=False)
    given = (folder, audit, chance.randrange(1 << 30), speaker)
    process = _CONTEXT.Process(target=kill_day.work, args=given)
    process.start()
    speaker.close()
    reader = threading.Thread(target=_listen, args=(hearer, window), daemon=True)
    reader.start()
    waited = 0.0
    while not window.said and process.is_alive() and waited < _PATIENCE:
        sleep(0.02)
        waited += 0.02
    sleep(chance.uniform(0.02, 1.2))
    window.killed_at = time.monotonic()
    process.kill()
    process.join()
    reader.join()
    return window


def _listen(hearer: "Connection[object, Said]", window: _Window) -> None:
    with hearer:
        while True:
            try:
                window.hear(hearer.recv())
            except (EOFError, OSError):  # what was cut off was not said
                return


def _held(audit: Path) -> tuple[set[str], list[str]] | None:
    """Return what the file holds and what the check says of it; looking changes nothing."""
    try:
        content = audit.read_bytes()
        journal = audit.with_name(audit.name + "-journal")
        with TemporaryDirectory(prefix="casewalk-tests-") as name:
            copy = Path(name) / audit.name
            copy.write_bytes(content)
            if journal.exists():
                copy.with_name(journal.name).write_bytes(journal.read_bytes())
            with WorkshopFile.open(copy) as file:
                return set(facts_in(file)), check(file)
    except WorkshopError:
        return None


def _judged(held: tuple[set[str], list[str]] | None, facts: set[str]) -> str:
    """Compare what the file holds with what was called saved."""
    if held is None:
        return "the file was refused"
    found, said = held
    if not facts <= found:
        return "something saved was lost"
    return "the file is unsound" if said else ""


def _judged_start(before: _Window, window: _Window) -> str:
    """Look at what the start after a kill showed first, and how long it worked for that."""
    first = window.said[0]
    facts = set(first.facts or ())
    if not before.facts <= facts:
        return "something saved was not there again"
    went_on = facts > before.facts  # agreed and at the next, which was not said
    if first.place not in before.places and not went_on:
        return "the room was at another place"
    if first.seconds > _SECONDS:
        return f"it took over {_SECONDS:.0f} s of processor time"
    return ""
