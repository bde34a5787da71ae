"""The container that files of before 2007 lie in: one stream of it, by its name. [MS-CFB]"""

from collections.abc import Iterator
from struct import unpack_from
from typing import Final

_SIGN: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST: Final = 0xFFFFFFFA
"""From here on a number is no sector's."""
_ENTRY: Final = 128
_IN_HEAD: Final = 109
_ROOT: Final = 5
_SHIFTS: Final = (9, 12)
_SMALL_SHIFT: Final = 6


def stream_in(data: bytes, name: bytes) -> bytes:
    """Return a stream's bytes; nothing where there is none, or the container is not sound.

    Raises struct.error, IndexError or ValueError for one that is broken.
    """
    if not data.startswith(_SIGN):
        return b""
    shift = unpack_from("<H", data, 30)[0]
    if shift not in _SHIFTS:
        return b""
    sectors = _Sectors(data, shift)
    folder = sectors.chain(unpack_from("<I", data, 48)[0])
    root: tuple[int, int] = (_LAST, 0)
    for at in range(0, len(folder) - _ENTRY + 1, _ENTRY):
        length, kind = unpack_from("<HB", folder, at + 64)
        called = folder[at : at + max(length - 2, 0)][::2]
        start, size = unpack_from("<II", folder, at + 116)
        if kind == _ROOT:
            root = start, size
        elif called == name:
            small = size < unpack_from("<I", data, 56)[0]
            whole = sectors.small(start, root[0]) if small else sectors.chain(start)
            return whole[:size]
    return b""


class _Sectors:
    """The sectors of a container, one behind the other as its table says."""

    def __init__(self, data: bytes, shift: int) -> None:
        self._data, self._size = data, 1 << shift
        self._next = self._table()

    def _at(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _table(self) -> list[int]:
        places = [one for one in unpack_from(f"<{_IN_HEAD}I", self._data, 76) if one < _LAST]
        further, count = unpack_from("<II", self._data, 68)
        each = self._size // 4
        for _ in range(min(count, len(self._data) // self._size)):
            if further >= _LAST:
                break
            told = unpack_from(f"<{each}I", self._at(further))
            places += [one for one in told[:-1] if one < _LAST]
            further = told[-1]
        most = len(self._data) // self._size + 1
        found: list[int] = []
        for place in places[:most]:
            found += unpack_from(f"<{each}I", self._at(place))
        return found

    def chain(self, start: int) -> bytes:
        """Return the bytes of the sectors from one on."""
        return b"".join(map(self._at, _chained(start, self._next)))

    def small(self, start: int, root: int) -> bytes:
        """Return the bytes of a stream that lies in parts of the root's own sectors."""
        first = unpack_from("<I", self._data, 60)[0]
        table = self.chain(first)
        following = list(unpack_from(f"<{len(table) // 4}I", table))
        whole, size = self.chain(root), 1 << _SMALL_SHIFT
        return b"".join(whole[at * size : (at + 1) * size] for at in _chained(start, following))


def _chained(start: int, following: list[int]) -> Iterator[int]:
    """Yield numbers as each names the next; one that comes round again ends it."""
    seen: set[int] = set()
    while start < _LAST and start not in seen and start < len(following):
        seen.add(start)
        yield start
        start = following[start]
