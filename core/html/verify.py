"""Reads a finished HTML file as a stranger would, before it counts as written."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

from core.documents.blocks import Document
from core.documents.words_in_order import section_words
from core.model.fault import not_whole
from core.model.plain_text import bare, sound
from core.model.progress import Progress

_KNOWN: Final = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "main",
        "section",
        "nav",
        "figure",
        "figcaption",
        "p",
        "h1",
        "h2",
        "ul",
        "ol",
        "li",
        "table",
        "caption",
        "colgroup",
        "col",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "div",
        "img",
        "span",
        "sup",
        "strong",
        "em",
        "b",
        "br",
        "a",
        "svg",
        "defs",
        "pattern",
        "rect",
        "polyline",
        "circle",
        "text",
        "g",
    ]
)
"""The elements there may be: none of them runs anything or fetches anything."""
_ALONE: Final = frozenset({"meta", "col", "br", "img"})
_PICTURE: Final = "data:image/png;base64,"
_UNREAD: Final = frozenset({"head", "svg"})


def verify(
    content: bytes,
    document: Document,
    name: str,
    password: str = "",
    progress: Progress | None = None,
) -> None:
    """Check that all words are there, in order, and no other, and that nothing lies elsewhere.

    What leads elsewhere is an address that stands among the words.

    *name* is what a fault calls the file. Raises FileProblem when it is not whole.
    """
    del password  # an HTML file has none
    reader = _Reader()
    try:
        reader.feed(content.decode("utf-8"))
        reader.close()
    except (UnicodeDecodeError, AssertionError) as error:
        raise not_whole(name) from error
    if progress is not None:
        progress(1, 2)
    wanted = bare("".join(map(sound, _wanted(document))))
    leads = all(bare(one.removeprefix("https://")) in wanted for one in reader.leads)
    if not reader.ended or reader.strange or bare("".join(reader.words)) != wanted or not leads:
        raise not_whole(name)
    if progress is not None:
        progress(2, 2)


def _wanted(document: Document) -> Iterator[str]:
    yield document.running
    yield document.marking
    for section in document.sections:
        yield from section_words(section)
        yield section.foot


class _Reader(HTMLParser):
    """Keeps what is read out, and whether anything is in it that should not be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.leads: list[str] = []
        self.strange = self.ended = False
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, and whether what is in it is read out."""
        held = dict(attrs)
        self.strange |= tag not in _KNOWN or not all(map(_is_ours, held, held.values()))
        address = held.get("href") or ""
        if tag == "a" and not address.startswith("#"):
            self.leads.append(address)
        unread = tag in _UNREAD or held.get("aria-hidden") == "true"
        if tag not in _ALONE:
            self._open.append((tag, unread or self._unread))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that holds nothing."""
        self.handle_starttag(tag, attrs)
        if tag not in _ALONE:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Note the end of an element; each has to end in its turn."""
        if not self._open or self._open.pop()[0] != tag:
            self.strange = True
        self.ended |= tag == "html"

    def handle_data(self, data: str) -> None:
        """Keep words that are read out."""
        if not self._unread:
            self.words.append(data)

    def handle_comment(self, _data: str) -> None:
        """Note that there is a comment; we write none."""
        self.strange = True

    @property
    def _unread(self) -> bool:
        return bool(self._open) and self._open[-1][1]


def _is_ours(name: str, value: str | None) -> bool:
    if name == "src":
        return (value or "").startswith(_PICTURE)
    if name in ("srcset", "action", "data") or name.startswith("on"):
        return False
    return name != "href" or (value or "").startswith(("#", "https://", "http://"))
