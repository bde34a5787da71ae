"""Contents lead to their pages, and an address of the web that was typed leads there."""

from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest

from core.documents.blocks import (
    Column,
    ContentsLine,
    ContentsList,
    Document,
    Entries,
    Heading,
    Paragraph,
    Section,
    Table,
    TextSpan,
)
from core.documents.web_links import with_addresses
from core.html.verify import verify as verify_html
from core.html.writer import write as write_html
from core.pdf.verify import verify as verify_pdf
from core.pdf.writer import write as write_pdf
from core.word.verify import verify as verify_word
from core.word.writer import write as write_word
from tests.pdf.hearing import faults, heard

LONG = f"https://example.org/{'guidance/' * 30}page?a=1&b=(2)"


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("See https://example.org/a_(b).", ["https://example.org/a_(b)"]),
        ("(www.example.org), then HTTPS://EXAMPLE.ORG/B!", ["https://www.example.org"]),
        ("“http://example.org/x”; www. and https:// lead nowhere", ["http://example.org/x"]),
        ("mail a@www.example.org, javascript://x.y or 24/7", []),
        ("", []),
    ],
)
def test_an_address_is_known_and_what_closes_the_words_around_it_is_none_of_it(
    text: str, leads: list[str]
) -> None:
    found = list(with_addresses(text))
    assert "".join(said for said, _ in found) == text
    assert [leads for _, leads in found if leads][: len(leads)] == leads


def _guide() -> Document:
    said = (TextSpan(f"Read www.example.org and {LONG} first."),)
    table = Table((Column("What", 1), Column("Where", 2)), (((TextSpan("Guide"),), said),))
    blocks = (Paragraph(said), Entries((said,)), table)
    contents = ContentsList((ContentsLine("Where to read"), ContentsLine("Further", 1)))
    front = Section("Guide", "", (contents,))
    return Document(
        "g", "Guide", "", "", (front, Section("Where to read", "", (*blocks, Heading("Further"))))
    )


def test_links_are_in_every_format_and_read_out_in_their_place() -> None:
    guide = _guide()
    pdf, html, word = write_pdf(guide), write_html(guide), write_word(guide)
    verify_pdf(pdf, guide, "guide.pdf")
    verify_html(html, guide, "guide.html")
    verify_word(word, guide, "guide.docx")
    assert faults(pdf) == []
    with pikepdf.open(BytesIO(pdf)) as opened:
        leads = [link for page in opened.pages for link in page.get("/Annots", [])]
        addresses = {str(link.A.URI) for link in leads if "/A" in link}
        inside = [link for link in leads if "/Dest" in link]
        assert addresses == {"https://www.example.org", LONG}
        assert [link.Dest[0].objgen for link in inside] == [opened.pages[1].obj.objgen] * 2
        assert str(inside[0].Contents) == "Where to read, 2"
    said = [line.strip() for line in heard(pdf)]
    assert "Link www.example.org" in said
    assert said.count("TOCI") == 2
    assert b'href="https://www.example.org"' in html
    assert html.count(b"<a rel=") == 6
    body = ZipFile(BytesIO(word)).read("word/document.xml").decode()
    assert body.count('HYPERLINK "https://www.example.org"') == 3
    assert "TargetMode" not in body
