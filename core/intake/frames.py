"""What the reading process and the program say to each other: framed JSON, never anything to run.

A frame is a letter, a length of four bytes and that many bytes of JSON.
"""

import json
from enum import StrEnum
from typing import Final, Protocol

LONGEST_FRAME: Final = 8 * 1024 * 1024
_BYTES_IN_FRAME: Final = 1 << 20


class ByteSink(Protocol):
    """Where bytes go, perhaps not all at once."""

    def write(self, data: memoryview, /) -> int | None:
        """Write some of them; return how many."""


class ByteSource(Protocol):
    """Where bytes come from."""

    def read(self, size: int, /) -> bytes | None:
        """Return some of them; b"" at the end."""


class FrameKind(StrEnum):
    """What a frame holds; the first four go to the reading process, the others come back."""

    READ = "r"
    """The name of the file to read, and how many bytes follow this frame."""
    UNPACK = "u"
    """The same of a zip, whose files are wanted as they are."""
    LOGO = "l"
    """The same of a picture, which comes back as our own PNG: one file without a name."""
    TEMPLATE = "w"
    """The same of a Word template, which comes back as the style sheet it has, in JSON."""
    FILE = "n"
    """The name of a file in a zip; its `BYTES` follow."""
    BYTES = "b"
    """Some bytes of the file that came last: the one frame that is no JSON."""
    TICK = "t"
    SHEET = "s"
    """A `SheetHead`."""
    ROWS = "o"
    """Some `SheetRow`s of the sheet that came last."""
    REFUSED = "f"
    """The three parts of the fault that the file cannot be read for."""
    DONE = "d"


def write_frame(out: ByteSink, kind: FrameKind, value: object = None) -> None:
    """Write a frame whole."""
    body = b"" if value is None else _encoded(value)
    write_all(out, kind.value.encode() + len(body).to_bytes(4, "big") + body)


def write_bytes(out: ByteSink, data: bytes) -> None:
    """Write bytes in as many frames as they need."""
    for start in range(0, len(data), _BYTES_IN_FRAME):
        body = data[start : start + _BYTES_IN_FRAME]
        write_all(out, FrameKind.BYTES.value.encode() + len(body).to_bytes(4, "big") + body)


def _encoded(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


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
