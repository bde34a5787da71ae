"""Reads a finished Word file with another library than wrote it, before it counts as written."""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Final
from xml.etree import ElementTree

from core.documents.blocks import Document, Section
from core.documents.footnotes import notes_of
from core.documents.words_in_order import text_words
from core.model.fault import not_whole
from core.model.plain_text import bare, sound
from core.model.progress import Progress
from core.word.package import MAIN
from core.word.styles import WordStyle

_PARAGRAPH: Final = f"{MAIN}p"
_RUN: Final = f"{MAIN}r"
_TEXT: Final = f"{MAIN}t"
_NOTE: Final = f"{MAIN}footnoteReference"
_SIGNED: Final = f"{MAIN}rPr/{MAIN}rStyle[@{MAIN}val='{WordStyle.SIGN}']"


def verify(
    content: bytes,
    document: Document,
    name: str,
    password: str = "",
    progress: Progress | None = None,
) -> None:
    """Check that every part is whole and that all words are there, in order, and no other.

    *name* is what a fault calls the file. Raises FileProblem when it is not whole.
    """
    del password  # a Word file has none
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            body = ElementTree.fromstring(parts.read("word/document.xml"))
            ends = [one for one in parts.namelist() if one.startswith(("word/header", "word/foot"))]
            ElementTree.fromstring(parts.read("word/styles.xml"))
            notes = [
                ElementTree.fromstring(parts.read(one))
                for one in parts.namelist()
                if one == "word/footnotes.xml"
            ]
            said = [_words(ElementTree.fromstring(parts.read(one))) for one in ends]
            broken = parts.testzip()
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError) as error:
        raise not_whole(name) from error
    if progress is not None:
        progress(1, 2)
    if broken is not None or _words(body) != _text_of(text_words, document):
        raise not_whole(name)
    if "".join(map(_words, notes)) != _text_of(_noted, document):
        raise not_whole(name)
    for words in (document.running, document.marking, *(one.foot for one in document.sections)):
        if not any(bare(sound(words)) in one for one in said):
            raise not_whole(name)
    if progress is not None:
        progress(2, 2)


def _text_of(words: Callable[[Section], Iterable[str]], document: Document) -> str:
    """Return words of every section as they are compared."""
    return bare("".join(sound(one) for each in document.sections for one in words(each)))


def _noted(section: Section) -> Iterator[str]:
    return (note.words for note in notes_of(section))


def _words(part: ElementTree.Element) -> str:
    """Return what a part says, spaces apart; the signs before answers' words are not read."""
    return bare("".join(_texts(part)))


def _texts(part: ElementTree.Element) -> Iterator[str]:
    for run in part.iter(_RUN):
        if run.find(_SIGNED) is None:
            yield from (text.text or "" for text in run.iter(_TEXT))
            for note in run.iter(_NOTE):  # Word counts them itself, from the first one on
                yield note.get(f"{MAIN}id", "")
