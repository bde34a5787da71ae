"""Reads a council's Word template and keeps the look of its styles alone. In the reading process.

A template with macros, or with anything that would be fetched or run, is refused. Of any other
only properties that are known are written out anew: no part of it, no name and no text.
"""

import io
import re
import zipfile
from enum import StrEnum
from typing import Final

from core.intake.disk import NOTHING_IN
from core.intake.kinds import ZIP
from core.intake.template_styles import sheet_styles
from core.intake.xml_parts import BROKEN, WORD_MAIN, Attributes, Parts, XmlEvents, attribute, number
from core.model.fault import Unreadable, shown
from core.model.house_style import WordSheet
from core.words import tr

LARGEST_TEMPLATE: Final = 5 * 1024 * 1024
MOST_PARTS: Final = 1000
_MACROS: Final = re.compile(r"vbaproject|vbadata|macroenabled|customizations\.xml$")
_INSIDE: Final = re.compile(r"/embeddings/|/activex/|oleobject|/afchunk|\.(?:bin|exe|dll|js|vbs)$")
_A4: Final = (11906, 16838)
_EDGES: Final = ("left", "right", "top", "bottom")
_PLAIN_EDGE: Final = 1134


class _Refused(Unreadable):
    """A template that is not taken in, in words about templates."""


def template_sheet(source: str, data: bytes) -> bytes:
    """Return the style sheet of a .docx or .dotx, as JSON.

    Raises Unreadable when it is none, is damaged or far too large, or carries macros, objects
    or parts from outside.
    """
    import msgspec

    if len(data) > LARGEST_TEMPLATE:
        raise _too_large(source)
    if not data.startswith(ZIP):
        raise _no_template(source)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _assure_plain(source, archive)
            parts = Parts(source, archive, lambda: None)
            _assure_harmless(parts, archive)
            page = _Page()
            parts.read(WORD_MAIN, page)
            styles = sheet_styles(parts)
    except _Refused:
        raise
    except (Unreadable, *BROKEN) as error:  # what reads a part speaks of workbooks
        raise _damaged(source) from error
    return msgspec.json.encode(WordSheet(styles, *page.size, *page.edges))


def _assure_plain(source: str, archive: zipfile.ZipFile) -> None:
    held = archive.infolist()
    if len(held) > MOST_PARTS or sum(one.file_size for one in held) > 20 * LARGEST_TEMPLATE:
        raise _too_large(source)
    if any(one.flag_bits & 1 for one in held):
        raise _fault(
            tr("“{shown}” is protected with a password.", shown=shown(source)),
            tr("Save it without the password, and choose it again."),
        )
    if archive.testzip() is not None:
        raise _damaged(source)


def _assure_harmless(parts: Parts, archive: zipfile.ZipFile) -> None:
    """Raise Unreadable for macros, objects, and whatever would be fetched from elsewhere."""
    names = [one.filename.lower() for one in archive.infolist()]
    types = _Types()
    if WORD_MAIN not in parts or "[content_types].xml" not in parts:
        raise _no_template(parts.source)
    parts.read("[content_types].xml", types)
    said = [*names, *types.found]
    if any(map(_MACROS.search, said)):
        raise _fault(
            tr("“{shown}” carries macros.", shown=shown(parts.source)),
            tr("Save it in Word as a template without macros (.dotx), and choose that."),
        )
    if any(map(_INSIDE.search, said)):
        raise _fault(
            tr("“{shown}” carries an object of another program.", shown=shown(parts.source)),
            tr("Delete the object in Word, save it as a template (.dotx), and choose that."),
        )
    for name in names:
        if name.endswith(".rels"):
            links = _Links()
            parts.read(name, links)
            if links.outside:
                raise _fault(
                    tr("“{shown}” points to a part outside itself.", shown=shown(parts.source)),
                    tr(
                        "In Word, delete linked pictures and objects, choose Normal under "
                        "Developer, Document Template, save it as a template (.dotx), and "
                        "choose that."
                    ),
                )


class _Of(StrEnum):
    """What a link of a package is called, and says."""

    LINK = "Relationship"
    KIND = "Type"
    TARGET = "Target"
    WHERE = "TargetMode"


class _Types(XmlEvents):
    """What the parts say that they are."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Note a kind of part."""
        del name
        self.found += [value.lower() for value in attributes.values()]


class _Links(XmlEvents):
    """Whether any part is to be fetched from elsewhere; an address to press on fetches nothing."""

    def __init__(self) -> None:
        self.outside = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Note a link that leads out of the file."""
        kind = attribute(attributes, _Of.KIND)
        if name == _Of.LINK and not kind.endswith("/hyperlink"):
            target = attribute(attributes, _Of.TARGET)
            external = attribute(attributes, _Of.WHERE).lower() == "external"
            self.outside |= external or "://" in target or target.startswith("\\\\")


class _Page(XmlEvents):
    """The size and the edges of the last page that is described."""

    def __init__(self) -> None:
        self.size = _A4
        self.edges = (_PLAIN_EDGE,) * 4

    def start(self, name: str, attributes: Attributes) -> None:
        """Take a size or edges, where words have room between them."""
        if name == "pgSz":
            wide, high = (_measure(attributes, one) for one in ("w", "h"))
            if 5000 <= wide <= 24000 and 5000 <= high <= 24000:
                self.size = wide, high
        elif name == "pgMar":
            left, right, top, bottom = (_measure(attributes, one) for one in _EDGES)
            self.edges = left, right, top, bottom

    def end(self, name: str) -> None:
        """Put edges right that leave too little of the page."""
        if name == "sectPr":
            left, right, top, bottom = self.edges
            wide, high = self.size
            if min(self.edges) < 300 or left + right > wide / 2 or top + bottom > high / 2:
                self.edges = (_PLAIN_EDGE,) * 4


def _measure(attributes: Attributes, name: str) -> int:
    try:
        return number(attribute(attributes, name).partition(".")[0], 0, 30000)
    except ValueError:
        return 0


def _damaged(source: str) -> _Refused:
    return _fault(tr("“{shown}” is damaged.", shown=shown(source)), _AGAIN)


def _no_template(source: str) -> _Refused:
    return _fault(
        tr("“{shown}” is no Word document or template.", shown=shown(source)),
        tr("Choose a .dotx or .docx file."),
    )


def _too_large(source: str) -> _Refused:
    return _fault(
        tr("“{shown}” is far larger than a template.", shown=shown(source)),
        tr("Delete its text and pictures in Word, save it, and choose it again."),
    )


_AGAIN: Final = tr("Open it in Word, save it as a template (.dotx), and choose that.")


def _fault(happened: str, remedy: str) -> _Refused:
    return _Refused(happened, NOTHING_IN, remedy)
