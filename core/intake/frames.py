"""What the reading process and the program say to each other: framed JSON, never anything to run.

A frame is a letter, a length of four bytes and that many bytes of JSON.
"""

from enum import StrEnum
from typing import Annotated, Final, Protocol

import msgspec

LONGEST_FRAME: Final = 8 * 1024 * 1024


class ByteSink(Protocol):
    """Where bytes go, perhaps not all at once."""

    def write(self, data: memoryview, /) -> int | None:
        """Write some of them; return how many."""


class ByteSource(Protocol):
    """Where bytes come from."""

    def read(self, size: int, /) -> bytes | None:
        """Return some of them; b"" at the end."""


class FrameKind(StrEnum):
    """What a frame holds; `READ` goes to the reading process, the others come from it."""

    READ = "r"
    TICK = "t"
    SHEET = "s"
    ROWS = "o"
    REFUSED = "f"
    DONE = "d"


Short = Annotated[str, msgspec.Meta(max_length=400)]


class Refusal(msgspec.Struct, frozen=True):
    """The three parts of the fault that a file cannot be read for."""

    happened: Short
    safe: Short
    remedy: Short


class Wanted(msgspec.Struct, frozen=True):
    """The file to read next: its name, and how many bytes follow this frame."""

    source: str
    size: int


def write_frame(out: ByteSink, kind: FrameKind, value: object = None) -> None:
    """Write a frame whole."""
    body = b"" if value is None else msgspec.json.encode(value)
    write_all(out, kind.value.encode() + len(body).to_bytes(4, "big") + body)


def write_all(out: ByteSink, data: bytes) -> None:
    """Write every byte, however many pieces it takes."""
    left = memoryview(data)
    while left:
        left = left[out.write(left) or 0 :]


def read_frame(stream: ByteSource) -> tuple[FrameKind, bytes]:
    """Return the next frame. Raises EOFError at the end, ValueError when it is none of ours."""
    head = read_exactly(stream, 5)
    length = int.from_bytes(head[1:], "big")
    if length > LONGEST_FRAME:
        raise ValueError(length)
    return FrameKind(chr(head[0])), read_exactly(stream, length)


def read_exactly(stream: ByteSource, size: int) -> bytes:
    """Return that many bytes. Raises EOFError when the other side has gone."""
    pieces = bytearray()
    while len(pieces) < size:
        piece = stream.read(min(size - len(pieces), 1 << 20))
        if not piece:
            raise EOFError
        pieces += piece
    return bytes(pieces)
