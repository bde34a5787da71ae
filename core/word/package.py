"""A Word file as a package of XML parts: the same bytes for the same words, and nobody's name."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from core.markup import escape
from core.model.plain_text import sound

_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LATER: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
_COMPATIBLE: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
SPACES: Final = (
    f'xmlns:w="{_WORD}" xmlns:w14="{_LATER}" xmlns:mc="{_COMPATIBLE}" '
    f'xmlns:r="{_OFFICE}" mc:Ignorable="w14"'
)
MAIN: Final = f"{{{_WORD}}}"
"""What stands before a name of Word's own where XML is read."""
_PACKED: Final = 3
"""How hard a part is packed: a third larger than with 6, in 40% of the time."""
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class WordXml:
    """One part of the package under word/: its name without ending, and its text."""

    name: str
    text: str

    @property
    def kind(self) -> str:
        """What it is to Word: header3 is a header."""
        return self.name.rstrip("0123456789")


@dataclass(frozen=True, slots=True)
class WordPicture:
    """A picture in the package under word/media/: its whole name, and what it is."""

    name: str
    content: bytes


def links_to(names: Sequence[str]) -> dict[str, str]:
    """Return by which mark the document's text names its other parts, and its pictures."""
    return {name: f"rId{at}" for at, name in enumerate(names, 1)}


def package(
    title: str,
    document: str,
    others: Sequence[WordXml],
    made: datetime | None = None,
    pictures: Sequence[WordPicture] = (),
) -> bytes:
    """Return a whole file; it bears the day it was *made* only where one is given.

    A long *document* begins with the HEAD of a part already: it need not be copied for that.
    """
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, text in _parts(title, document, others, made, pictures):
            whole = text if text.startswith(HEAD) else HEAD + text
            _put(parts, name, whole.encode("utf-8", "replace"))
        for one in pictures:
            _put(parts, f"word/media/{one.name}", one.content)
    return held.getvalue()


def _put(parts: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    parts.writestr(entry, content, zipfile.ZIP_DEFLATED, _PACKED)


def _parts(
    title: str,
    document: str,
    others: Sequence[WordXml],
    made: datetime | None,
    pictures: Sequence[WordPicture],
) -> Iterator[tuple[str, str]]:
    """Yield the parts of the file with their text."""
    yield "[Content_Types].xml", _content_types(others)
    yield (
        "_rels/.rels",
        _relationships(
            {"rId1": ("officeDocument", "word/document.xml")},
            f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/>',
        ),
    )
    marks = links_to([*(one.name for one in others), *(one.name for one in pictures)])
    targets = {marks[one.name]: (one.kind, f"{one.name}.xml") for one in others}
    targets |= {marks[one.name]: ("image", f"media/{one.name}") for one in pictures}
    yield "word/_rels/document.xml.rels", _relationships(targets)
    yield "word/document.xml", document
    for one in others:
        yield f"word/{one.name}.xml", one.text
    yield "docProps/core.xml", _properties(title, made)


def _content_types(others: Sequence[WordXml]) -> str:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    named = [("document", "document.main"), *((one.name, one.kind) for one in others)]
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{main}.{kind}+xml"/>'
        for name, kind in named
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="svg" ContentType="image/svg+xml"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def _relationships(targets: Mapping[str, tuple[str, str]], more: str = "") -> str:
    inside = "".join(
        f'<Relationship Id="{mark}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for mark, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}{more}</Relationships>'


def _properties(title: str, made: datetime | None) -> str:
    day = "" if made is None else f"{made:%Y-%m-%d}T00:00:00Z"
    created = f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>' if day else ""
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(sound(title))}</dc:title>{created}</cp:coreProperties>"
    )
