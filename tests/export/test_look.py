"""A partnership's logo, colour and Word template in its documents, tagged and without a name."""

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from typing import Any

import docx
import pikepdf
import pypdfium2
import pytest

from core.documents.blocks import Document
from core.documents.catalogue import Format
from core.export.writers import writer
from core.intake.word_template import template_sheet
from core.model.house_style import HouseStyle, Logo, WordSheet, png, tint_of
from core.word.package import MAIN
from tests.golden.made import documents
from tests.pdf.hearing import faults, heard
from tests.word.templates import council

WORDS = "The crest of Northshire"
CLARET = "#7A1F3D"


@cache
def look() -> HouseStyle:
    """A wide logo in claret, and a council's template."""
    import msgspec

    sheet = msgspec.json.decode(template_sheet("Council.dotx", council()), type=WordSheet)
    logo = Logo(png(72, 24, bytes((0x7A, 0x1F, 0x3D)) * 72 * 24), WORDS, 72, 24)
    return HouseStyle(logo, CLARET, sheet)


@cache
def dressed(key: str) -> Document:
    """A document of an example as the partnership has it."""
    return replace(documents("cin")[key], look=look())


@cache
def made(key: str, format: Format) -> bytes:
    """A file that was read back."""
    by = writer(format)
    content = by.write(dressed(key))
    by.verify(content, dressed(key), "x")
    return content


def test_on_paper_the_logo_stands_left_of_the_first_title_and_is_told() -> None:
    pdf = made("report", Format.PDF)
    assert faults(pdf) == []
    told = list(heard(pdf))
    at = told.index(f"    Figure “{WORDS}”")
    assert told[at + 1] == "    H1 Child in need plans"
    assert sum(WORDS in line for line in told) == 1
    with pikepdf.open(io.BytesIO(pdf)) as read:
        held = [page for page in read.pages if page.get_images()]
        assert len(held) == 1
        assert held[0] == read.pages[0]
    first = pypdfium2.PdfDocument(pdf)[0]
    (seen,) = [one for one in first.get_objects() if one.type == 3]
    left, bottom, right, top = seen.get_bounds()
    assert (round(left), round(top - bottom), round(right - left)) == (46, 51, 153)


def test_the_colour_takes_the_place_of_ours_in_every_format() -> None:
    ours = "0B5C7A"
    html = made("report", Format.HTML).decode()
    with zipfile.ZipFile(io.BytesIO(made("report", Format.WORD))) as parts:
        sheet = parts.read("word/styles.xml").decode()
        drawn = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".svg")]
    for text in (html, sheet, *drawn):
        assert ours not in text.upper()
    assert CLARET in html
    assert f'w:fill="{tint_of(CLARET).lstrip("#")}"' in sheet
    ink = " ".join(f"{int(CLARET[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))
    with pikepdf.open(io.BytesIO(made("report", Format.PDF))) as read:
        page = read.pages[0].Contents.read_bytes().decode("latin-1")
    assert f"{ink} RG" in page
    assert "0.043 0.361 0.478" not in page


def test_the_web_page_holds_its_logo_and_loads_nothing() -> None:
    html = made("report", Format.HTML).decode()
    assert html.count("<img ") == 1
    assert f'<img class="logo" alt="{WORDS}" src="data:image/png;base64,' in html
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in html
    assert "img-src" not in writer(Format.HTML).write(documents("cin")["report"]).decode()
    elsewhere = replace(dressed("report"), look=HouseStyle())
    other = html.replace("data:image/png;base64,", "https://example.org/")
    with pytest.raises(Exception, match="whole"):
        writer(Format.HTML).verify(other.encode(), elsewhere, "x")


def test_word_looks_as_the_template_has_it_and_stays_what_it_is() -> None:
    read: Any = docx.Document(io.BytesIO(made("report", Format.WORD)))
    heading, body = read.styles["Heading 1"], read.styles["Body Text"]
    assert (heading.font.name, heading.font.size.pt) == ("Georgia", 28)
    assert heading.paragraph_format.keep_with_next
    assert body.paragraph_format.space_after.pt == 10
    assert read.sections[0].left_margin.cm == pytest.approx(3, abs=0.01)
    room = read.sections[0].page_width - read.sections[0].left_margin * 2
    assert {round(sum(one.width for one in table.columns) / room, 2) for table in read.tables} == {
        1
    }
    titles = [one.text for one in read.paragraphs if one.style.name == "Heading 1"]
    assert titles == [section.title for section in dressed("report").sections]
    (logo,) = [one for one in read.inline_shapes if one._inline.docPr.get("name") == "Logo"]
    assert logo._inline.docPr.get("descr") == WORDS
    assert round(logo.height.mm) == 18
    ids = [one._inline.docPr.get("id") for one in read.inline_shapes]
    assert len(ids) == len(set(ids))


def test_the_properties_of_a_style_stand_in_words_own_order() -> None:
    with zipfile.ZipFile(io.BytesIO(made("report", Format.WORD))) as parts:
        sheet = parts.read("word/styles.xml").decode()
    order = ["keepNext", "keepLines", "numPr", "pBdr", "shd", "tabs", "spacing", "ind", "jc"]
    from xml.etree import ElementTree

    for one in ElementTree.fromstring(sheet).iter(f"{MAIN}pPr"):
        names = [kid.tag.removeprefix(MAIN) for kid in one]
        known = [name for name in names if name in order]
        assert known == sorted(known, key=order.index), names
        assert len(names) == len(set(names))


@pytest.mark.parametrize("format", [Format.PDF, Format.WORD, Format.HTML])
def test_nothing_of_the_template_but_its_look_is_in_a_document(format: Format) -> None:
    content = made("report", format)
    if format is Format.WORD:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            content = b"".join(map(parts.read, parts.namelist()))
    assert not re.search(rb"Margaret|Hollis|County Council", content)
