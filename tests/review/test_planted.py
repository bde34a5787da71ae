"""Names planted in every text somebody can type: none leaves unsettled, none stays once settled."""

import re
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import openpyxl
import pikepdf
import pypdf
import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from core.documents.audience import why_closed
from core.documents.blocks import Document
from core.documents.catalogue import TEXTS, Format, compose, documents_of, formats_for, spec
from core.documents.words_in_order import document_words
from core.export.writers import data_writer, writer
from core.model.audience import Audience, AudienceKind
from core.model.ids import AgencyId
from core.model.snapshot import FullSnapshot
from core.review.leaving import leaving
from core.review.remark import RemarkKind
from core.review.settled import Replacement, Settled
from tests.review.planted import Planted, planted_audit
from tests.rounds import rounds

AUDIENCES = (
    Audience(AudienceKind.BOARD),
    Audience(AudienceKind.AGENCY, AgencyId(1)),
    Audience(AudienceKind.PRACTITIONERS),
    Audience(AudienceKind.PUBLIC),
)
CALLED = ("agencies.", "audit.partnership", "cases.pathway", "cases.team", "items.short")
"""What something is called: a given name is found there, and a family's own word is its own."""


def _keys(full: FullSnapshot, audience: Audience) -> list[str]:
    return [one.key for one in documents_of(full.now) if not why_closed(one.key, audience)]


def _settled(
    full: FullSnapshot, audience: Audience, seen: set[str]
) -> tuple[FullSnapshot, Settled]:
    """Say all that is found otherwise, until nothing is; *seen* gathers the marks beside it."""
    settled = Settled()
    for _ in range(6):
        view, left = leaving(full, _keys(full, audience), audience, settled)
        found = [one for one in left if one.remark.kind in (RemarkKind.NAME, RemarkKind.DETAIL)]
        seen.update(mark for one in found for mark in re.findall(r"zq\d+q", one.text))
        words = [one.words for one in found]
        if not words:
            return view, settled
        settled = Settled((*settled.replace, *(Replacement(word, "[name]") for word in words)))
    raise AssertionError(f"never settled: {[(one.words, one.remark.place) for one in found]}")


def _read_twice(content: bytes) -> str:
    """What two readers find in a PDF, and what lies in it once it is unpacked."""
    said = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)
    with pypdfium2.PdfDocument(content) as opened:
        said += "".join(page.get_textpage().get_text_range() for page in opened)
    with pikepdf.open(BytesIO(content)) as opened:
        assert not opened.attachments
        said += str(opened.docinfo) + "".join(one.title for one in opened.open_outline().root)
        opened.save(
            plain := BytesIO(),
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
        )
    return (
        said + plain.getvalue().decode("latin-1") + plain.getvalue().decode("utf-16-be", "replace")
    )


def _read(content: bytes, format: Format) -> str:
    """What lies in a file, and what a reader of its own kind finds there."""
    if format is Format.PDF:
        return _read_twice(content)
    if format is Format.HTML:
        reader = _Heard()
        reader.feed(content.decode("utf-8"))
        return content.decode("utf-8") + " ".join(reader.words)
    with ZipFile(BytesIO(content)) as parts:
        said = "".join(parts.read(one).decode("utf-8", "replace") for one in parts.namelist())
    assert "<w:ins " not in said, "no revision marks"
    assert "<w:del " not in said
    opened = docx.Document(BytesIO(content))
    cells = (cell.text for table in opened.tables for row in table.rows for cell in row.cells)
    return said + " ".join((*(one.text for one in opened.paragraphs), *cells))


class _Heard(HTMLParser):
    """Every word and every attribute of a page, as HTML has them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.words += [value or "" for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("seed", range(rounds(1)))
def test_every_planted_name_is_found_and_once_settled_is_in_no_file(
    seed: int, tmp_path: Path
) -> None:
    full, marks = planted_audit(seed, tmp_path / "audit.casewalk")
    for audience in AUDIENCES:
        seen: set[str] = set()
        printed = leaving(full, (), audience, Settled())[0]
        said = " ".join(
            words for key in _keys(full, audience) for words in _said_by(compose(key, printed))
        )
        view, _ = _settled(full, audience, seen)
        found = {marks.names[mark] for mark in seen}  # one that stands twice is settled at once
        missed = {
            (marks.named[mark], name)
            for mark, name in marks.names.items()
            if mark in said and name not in found and not marks.named[mark].startswith(CALLED)
        }
        assert not missed, (missed, audience.kind)
        if audience.kind is AudienceKind.BOARD:
            _assure_plan_is_clean(printed, view, marks)
        _assure_no_data(_keys(full, audience), audience)
        if audience.kind is AudienceKind.PUBLIC or (rounds(1) > 1 and seed % 5 == 0):
            for key in _keys(full, audience):
                _assure_clean(compose(key, view), marks, printed_names(said, marks))


def _said_by(document: Document) -> tuple[str, ...]:
    return (document.marking, *document_words(document))


def _assure_no_data(keys: list[str], audience: Audience) -> None:
    """CSV and JSON hold every word as it was typed: for the panel alone, as the data are."""
    may = {(key, format) for key in (*keys, "data") for format in formats_for(spec(key), audience)}
    board = audience.kind is AudienceKind.BOARD
    assert {(key, one) for key, one in may if one not in TEXTS} == (
        {("actions", Format.EXCEL)} if board else set()
    )


def _assure_plan_is_clean(before: FullSnapshot, settled: FullSnapshot, marks: Planted) -> None:
    """The plan as a workbook holds notes that no page prints: they are looked at as well."""
    held = _cells(before)
    names = {
        name
        for mark, name in marks.names.items()
        if mark in held and not marks.named[mark].startswith(CALLED)
    }
    names -= _called(marks)
    assert len(names) > 8
    said = _cells(settled)
    left = {name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said)}
    assert left == set()


def _cells(view: FullSnapshot) -> str:
    """What two other readers find in the plan as Excel, and what lies in it."""
    content = data_writer(Format.EXCEL, spec("actions").sheets).write(view)
    book = openpyxl.load_workbook(BytesIO(content))
    said = [str(cell.value) for sheet in book for row in sheet for cell in row]
    with CalamineWorkbook.from_filelike(BytesIO(content)) as other:
        for name in other.sheet_names:
            said += [str(cell) for row in other.get_sheet_by_name(name).to_python() for cell in row]
    with ZipFile(BytesIO(content)) as parts:
        said += [unescape(parts.read(one).decode("utf-8")) for one in parts.namelist()]
    return "\n".join(said)


def printed_names(said: str, marks: Planted) -> set[str]:
    return {name for mark, name in marks.names.items() if mark in said} - _called(marks)


def _called(marks: Planted) -> set[str]:
    """What something is called by chance as somebody is: its own word, wherever it stands."""
    return {name for mark, name in marks.names.items() if marks.named[mark].startswith(CALLED)}


def _assure_clean(document: Document, marks: Planted, names: set[str]) -> None:
    for format in TEXTS:
        said = _read(writer(format).write(document), format)
        told = {name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said)}
        assert told == set(), (document.key, format)
