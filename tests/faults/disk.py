"""A disk that forgets: what may lie on it when the power goes after any write.

What was written since its file was last synced may be there or not, sector by
sector and in any order; so may every name that was made, given or taken away since
the folder was last synced. A sector of 512 bytes is written whole or not at all,
and bytes beside a write stay as they were: what SQLite asks of a disk.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final, TypeVar

T = TypeVar("T")

_SECTOR: Final = 512

Written = tuple[int, bytes | None]
"""Where, and what; None cuts the file off there."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that was done: W write, T truncate, S sync, C create, U unlink, R rename, M mark.

    Names are relative to the folder that was watched, with a stroke before them.
    """

    what: str
    name: str
    at: int
    data: bytes


def read_trace(path: Path) -> list[Operation]:
    """Return what the shim noted, in its order."""
    operations = []
    with path.open("rb") as trace:
        while line := trace.readline():
            what, at, length, name = line.decode().rstrip("\n").split(" ", 3)
            data = trace.read(int(length)) if what in "WR" else b""
            operations.append(Operation(what, name, int(at), data))
    return operations


@dataclass(eq=False)
class _File:
    safe: bytearray = field(default_factory=bytearray)
    unsafe: list[Written] = field(default_factory=list)


_Naming = tuple[str, str, _File]
"""C or U of a name (a rename is one of each), and the file."""


class ForgetfulDisk:
    """What is safe on the disk, and what was written but not synced."""

    def __init__(self) -> None:
        self._names: dict[str, _File] = {}
        self._safe_names: dict[str, _File] = {}
        self._unsafe_names: list[tuple[_Naming, ...]] = []

    def do(self, one: Operation) -> None:
        """Do what the program did."""
        match one.what:
            case "C":
                self._name((("C", one.name, _File()),))
            case "U":
                self._name((("U", one.name, self._names[one.name]),))
            case "R":
                file = self._names[one.name]
                self._name((("U", one.name, file), ("C", one.data.decode(), file)))
            case "S" if one.name in self._names:
                file = self._names[one.name]
                for writing in file.unsafe:
                    _write(file.safe, writing)
                file.unsafe.clear()
            case "S":
                self._sync_folder(one.name)
            case "W" | "T" if one.name in self._names:  # else of a file whose name is gone
                data = one.data if one.what == "W" else None
                self._names[one.name].unsafe.append((one.at, data))

    def _name(self, naming: tuple[_Naming, ...]) -> None:
        _give(self._names, naming)
        self._unsafe_names.append(naming)

    def _sync_folder(self, folder: str) -> None:
        kept = []
        for naming in self._unsafe_names:
            if any(str(PurePosixPath(name).parent) == (folder or "/") for _, name, _ in naming):
                _give(self._safe_names, naming)
            else:
                kept.append(naming)
        self._unsafe_names = kept

    def cut(self, chance: random.Random) -> dict[str, bytes]:
        """Return what lies on the disk if the power goes now: one of the many possibilities."""
        names = dict(self._safe_names)
        for naming in _surviving(self._unsafe_names, chance):
            _give(names, naming)
        left: dict[_File, bytes] = {}
        for file in names.values():
            if file not in left:
                left[file] = _after_cut(file, chance)
        return {name: left[file] for name, file in names.items()}


def _give(names: dict[str, _File], naming: tuple[_Naming, ...]) -> None:
    for what, name, file in naming:
        if what == "C":
            names[name] = file
        else:
            names.pop(name, None)


def _after_cut(file: _File, chance: random.Random) -> bytes:
    content = bytearray(file.safe)
    sectors = [sector for writing in file.unsafe for sector in _sectors(writing)]
    for sector in _surviving(sectors, chance):
        _write(content, sector)
    return bytes(content)


def _sectors(writing: Written) -> Iterator[Written]:
    at, data = writing
    if data is None:
        yield writing
        return
    start = 0
    while start < len(data):
        end = min(len(data), start + _SECTOR - (at + start) % _SECTOR)
        yield (at + start, data[start:end])
        start = end


def _write(content: bytearray, writing: Written) -> None:
    at, data = writing
    if data is None:
        del content[at:]
        content.extend(bytes(at - len(content)))
        return
    content.extend(bytes(max(0, at - len(content))))
    content[at : at + len(data)] = data


def _surviving(waiting: list[T], chance: random.Random) -> list[T]:
    """Return which of the things not synced are on the disk: none, all, the first, or any."""
    how = chance.randrange(5)
    if how == 0:
        return []
    if how == 1:
        return list(waiting)
    if how == 2:
        return waiting[: chance.randint(0, len(waiting))]
    likely = chance.choice((0.1, 0.5, 0.9))
    return [one for one in waiting if chance.random() < likely]
