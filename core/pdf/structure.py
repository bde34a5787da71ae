"""What the words on the pages are to a reader who cannot see them: headings, lists, tables.

The tree of elements is a tagged PDF's structure (ISO 32000-1, 14.7 and 14.8); each
element knows which marks on which pages hold its words.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final

from core.documents.blocks import Role
from core.markup import escape
from core.model.plain_text import sound

TAGS: Final = {
    Role.DOCUMENT: "Document",
    Role.SECTION: "Sect",
    Role.TITLE: "H1",
    Role.HEADING: "H2",
    Role.PARAGRAPH: "P",
    Role.NOTICE: "P",
    Role.LIST: "L",
    Role.LIST_ENTRY: "LI",
    Role.TABLE: "Table",
    Role.ROW: "TR",
    Role.COLUMN_HEADING: "TH",
    Role.ROW_HEADING: "TH",
    Role.CELL: "TD",
    Role.FIGURE: "Figure",
    Role.CAPTION: "Caption",
    Role.CONTENTS: "TOC",
    Role.CONTENTS_ENTRY: "TOCI",
    Role.LINK: "Link",
    Role.REFERENCE: "Reference",
    Role.NOTE: "Note",
}
"""The standard structure type of each role."""

_ATTRIBUTES: Final = {
    Role.COLUMN_HEADING: "/A <</O /Table /Scope /Column>>",
    Role.ROW_HEADING: "/A <</O /Table /Scope /Row>>",
}
BULLETS: Final = "/A <</O /List /ListNumbering /Disc>>"
NO_BULLETS: Final = "/A <</O /List /ListNumbering /None>>"

LANGUAGE: Final = "en-GB"


class Element:
    """One node of the tree; `attributes` is PDF as it is written to the file."""

    __slots__ = ("attributes", "kids", "tag")

    def __init__(self, tag: str, attributes: str = "") -> None:
        self.tag = tag
        self.attributes = attributes
        self.kids: list[Element | StructureMark | WidgetMark] = []

    def child(self, role: Role, attributes: str = "") -> "Element":
        """Add and return an element for what has a role, after the kids there are."""
        return self.within(TAGS[role], attributes or _ATTRIBUTES.get(role, ""))

    def within(self, tag: str, attributes: str = "") -> "Element":
        """Add and return an element of a structure type that no block names (THead, LBody)."""
        element = Element(tag, attributes)
        self.kids.append(element)
        return element


class StructureMark:
    """Where some of an element's words are: the page from 0, and the mark's number there."""

    __slots__ = ("number", "page")

    def __init__(self, page: int, number: int) -> None:
        self.page = page
        self.number = number


class WidgetMark:
    """That an element is a field to fill in, on which page; `number` is its object's."""

    __slots__ = ("element", "number", "page")

    def __init__(self, page: int, element: Element) -> None:
        self.page = page
        self.element = element
        self.number = 0


def figure(parent: Element, words: str) -> Element:
    """Add and return a figure with the words that are read in its place."""
    said = sound(words).encode("utf-16-be").hex().upper()
    return parent.child(Role.FIGURE, f"/Alt <FEFF{said}>")


def attach(
    pdf: Any,
    root: Element,
    marked: Sequence[Sequence[Element]],
    title: str,
    widgets: Sequence[WidgetMark] = (),
) -> None:
    """Put the tree into reportlab's document; *marked* has each page's elements by mark number.

    The *widgets* have their objects' numbers, and follow the pages in the tree of parents.
    """
    pages = pdf.Pages.pages
    for at, page in enumerate(pages):
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = at, raw("/S")
    page_objects = [number_of(pdf, page) for page in pages]
    raws = {element: raw("") for element in _walk(root)}
    numbers = {element: number_of(pdf, raw) for element, raw in raws.items()}
    tree = raw("")
    _fill(root, number_of(pdf, tree), raws, numbers, page_objects)
    rows = " ".join(
        f"{at} [{' '.join(f'{numbers[element]} 0 R' for element in found)}]"
        for at, found in enumerate(marked)
    )
    rows += "".join(
        f" {len(marked) + at} {numbers[widget.element]} 0 R" for at, widget in enumerate(widgets)
    )
    parents = number_of(pdf, raw(f"<</Nums [{rows}]>>"))
    names = sorted(
        f"{element.attributes.removeprefix('/ID ')} {number} 0 R"
        for element, number in numbers.items()
        if element.attributes.startswith("/ID (")
    )
    named = f"/IDTree <</Names [{' '.join(names)}]>> " if names else ""
    tree.content = (
        f"<</Type /StructTreeRoot /K [{numbers[root]} 0 R] {named}"
        f"/ParentTree {parents} 0 R /ParentTreeNextKey {len(marked) + len(widgets)}>>"
    ).encode("ascii")
    pdf.Catalog.StructTreeRoot = tree
    pdf.Catalog.MarkInfo = raw("<</Marked true>>")
    pdf.Catalog.Metadata = _metadata(title)


def raw(content: str) -> Any:
    """Return an object of reportlab's that is written as it is."""
    return _raw_class()(content.encode("ascii"))


def raw_stream(entries: str, content: bytes) -> Any:
    """Return a stream of reportlab's that is written as it is."""
    stream = raw("")
    head = f"<<{entries} /Length {len(content)}>>\nstream\n".encode("ascii")
    stream.content = head + content + b"\nendstream"
    return stream


@cache
def _raw_class() -> Any:
    from reportlab.pdfbase.pdfdoc import PDFObject

    class Raw(PDFObject):  # type: ignore[misc]
        def __init__(self, content: bytes) -> None:
            self.content = content

        def format(self, _document: Any) -> bytes:
            return self.content

    return Raw


def number_of(pdf: Any, found: Any) -> int:
    """Return an object's number in reportlab's document, where it is from now on."""
    number: int = pdf.idToObjectNumberAndVersion[pdf.Reference(found).name][0]
    return number


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid)


def _fill(
    element: Element,
    parent: int,
    raws: dict[Element, Any],
    numbers: dict[Element, int],
    pages: Sequence[int],
) -> None:
    """Write an element and all below it; a mark on the element's own page is its number alone."""
    own = next((kid.page for kid in element.kids if isinstance(kid, StructureMark)), -1)
    kids = []
    for kid in element.kids:
        if isinstance(kid, Element):
            kids.append(f"{numbers[kid]} 0 R")
            _fill(kid, numbers[element], raws, numbers, pages)
        elif isinstance(kid, WidgetMark):
            kids.append(f"<</Type /OBJR /Pg {pages[kid.page]} 0 R /Obj {kid.number} 0 R>>")
        elif kid.page == own:
            kids.append(str(kid.number))
        else:
            kids.append(f"<</Type /MCR /Pg {pages[kid.page]} 0 R /MCID {kid.number}>>")
    page = "" if own < 0 else f"/Pg {pages[own]} 0 R "
    raws[element].content = (
        f"<</Type /StructElem /S /{element.tag} /P {parent} 0 R {page}{element.attributes} "
        f"/K [{' '.join(kids)}]>>"
    ).encode("ascii")


def _metadata(title: str) -> Any:
    """Return the description that says it is PDF/UA; uncompressed, for those that look for it."""
    said = _XMP.format(title=_escaped(title), language=LANGUAGE).encode()
    # reportlab would give a stream of its own an empty list of filters, which readers trip on.
    return raw_stream("/Type /Metadata /Subtype /XML", said)


def _escaped(text: str) -> str:
    """Return text as XML takes it: marks escaped, and no character that XML forbids."""
    sound = text.encode("utf-8", "replace").decode()
    return escape("".join(letter for letter in sound if letter.isprintable() or letter == " "))


_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>Casewalk</xmp:CreatorTool><pdf:Producer>Casewalk</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
