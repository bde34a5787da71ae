"""Reads the XML parts of a zipped document, one event after the other and never all at once."""

import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Final
from xml.parsers import expat

from core.intake.kinds import damaged, too_large
from core.intake.limits import LARGEST_INSIDE

Attributes = Mapping[str, str]
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    NotImplementedError,  # a compression no office program uses
    RuntimeError,  # a part with a password
    EOFError,
    OSError,
    ValueError,
    LookupError,  # a part, a style or an encoding that is not there
)
"""What reading a zip or its XML raises when it is not what it says."""
WORD_MAIN: Final = "word/document.xml"
"""The part that only a Word document has."""
_BLOCK: Final = 1 << 16


class XmlEvents:
    """What happens while a part is read; names come without their prefix."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Some text stands in the element; a longer one may come in pieces."""


class Parts:
    """The parts of a zipped document by name, whatever its capitals."""

    def __init__(self, source: str, archive: zipfile.ZipFile, tick: Callable[[], None]) -> None:
        self.source = source
        self._archive = archive
        self.tick = tick
        if sum(part.file_size for part in archive.infolist()) > LARGEST_INSIDE:
            raise too_large(source)
        self._parts = {part.filename.lstrip("/").lower(): part for part in archive.infolist()}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def begins(self, name: str, length: int) -> bytes:
        """Return the first bytes of a part."""
        with self._archive.open(self._parts[name.lower()]) as stream:
            return stream.read(length)

    def read(self, name: str, events: XmlEvents) -> None:
        """Send a part's events; raises one of BROKEN when it is not sound.

        A document type is refused: nothing an office program writes has one,
        and its entities could grow without end.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        local: dict[str, str] = {}

        def start(name: str, attributes: dict[str, str]) -> None:
            found = local.get(name)
            if found is None:
                found = local[name] = name.rpartition(":")[2]
            events.start(found, attributes)

        def end(name: str) -> None:
            events.end(local[name])

        def refuse(*_: object) -> None:
            raise damaged(self.source)

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = events.text
        parser.StartDoctypeDeclHandler = refuse
        with self._archive.open(self._parts[name.lower()]) as stream:
            while block := stream.read(_BLOCK):
                parser.Parse(block, False)
                self.tick()
            parser.Parse(b"", True)


def attribute(attributes: Attributes, name: str) -> str:
    """Return an attribute by its name without a prefix; "" when it is not there."""
    found = attributes.get(name)
    if found is not None:
        return found
    return next((value for key, value in attributes.items() if key.endswith(f":{name}")), "")


def number(text: str, least: int = 0, most: int = 1 << 31) -> int:
    """Return a whole number in an attribute. Raises ValueError otherwise."""
    found = int(text) if len(text) <= 10 and text.strip().isdigit() else -1
    if not least <= found <= most:
        raise ValueError(text[:20])
    return found
