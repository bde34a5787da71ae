"""The letters inside the PDF: only those used, each once, and each saying what it is."""

import re
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from core.documents.blocks import Document, Paragraph, Section, TextLook, TextSpan
from core.files import FONTS
from core.pdf.embedding import GlyphCodes
from core.pdf.text.faces import Weight, main_face, missing
from core.pdf.writer import write
from tests.documents.audits import Parts
from tests.documents.reading import pages_read, pages_seen, paper


def pdf(*spans: TextSpan) -> bytes:
    """A page of words."""
    section = Section("Title", "", (Paragraph(spans),))
    return write(Document("x", "Title", "Title", "Official", (section,)))


def faces(content: bytes) -> dict[str, Any]:
    """The innermost description of each face by its name without the tag."""
    found = {}
    resources: Any = PdfReader(BytesIO(content)).pages[0]["/Resources"]
    for font in resources["/Font"].values():
        outer = font.get_object()
        if outer["/Subtype"] == "/Type0":
            inner = outer["/DescendantFonts"][0].get_object()
            assert outer["/BaseFont"] == inner["/BaseFont"]
            assert re.fullmatch(r"/[A-Z]{6}\+[\w-]+", inner["/BaseFont"])
            found[inner["/BaseFont"].split("+")[1]] = inner
    return found


EVERY_LETTER = "".join(
    chr(code)
    for start, end in ((0x21, 0x7F), (0xC0, 0x180), (0x391, 0x3CA), (0x410, 0x450))
    for code in range(start, end)
    if not missing(chr(code))
)


def test_hundreds_of_letters_of_one_face_are_copied_as_typed() -> None:
    content = pdf(TextSpan(" ".join(EVERY_LETTER)))
    for read in (pages_read(content)[0], pages_seen(content)[0]):
        letters = "".join(read.split())
        assert EVERY_LETTER in letters.replace("\u200b", "")


def test_a_face_takes_no_more_room_than_its_letters() -> None:
    few = faces(pdf(TextSpan("ab")))["AtkinsonHyperlegibleNext-400Regular"]
    file = few["/FontDescriptor"]["/FontFile2"]
    whole = (FONTS / "AtkinsonHyperlegibleNext_400Regular.ttf").stat().st_size
    assert file["/Length1"] == len(file.get_data())
    assert file["/Length1"] < whole / 3


def test_each_cut_is_described_as_what_it_is() -> None:
    spans = (
        TextSpan("plain "),
        TextSpan("italic ", TextLook.ITALIC),
        TextSpan("bold", TextLook.STRONG),
    )
    found = faces(pdf(*spans))
    plain, italic, bold = (
        found[f"AtkinsonHyperlegibleNext-{cut}"]["/FontDescriptor"]
        for cut in ("400Regular", "400Regular-Italic", "700Bold")
    )
    assert [one["/Flags"] for one in (plain, italic, bold)] == [4, 68, 4]
    assert plain["/ItalicAngle"] == bold["/ItalicAngle"] == 0
    assert italic["/ItalicAngle"] < 0
    assert bold["/StemV"] > plain["/StemV"]
    assert plain["/Ascent"] > 0 > plain["/Descent"]
    left, bottom, right, top = plain["/FontBBox"]
    assert left < right
    assert bottom < 0 < top


def test_letters_are_as_wide_in_the_file_as_they_were_set() -> None:
    inner = faces(pdf(TextSpan("Wi")))["AtkinsonHyperlegibleNext-400Regular"]
    start, widths = inner["/W"]
    face = main_face(Weight.REGULAR)
    assert (start, widths[0], inner["/DW"]) == (0, 0, 0)
    assert {face.advance[ord("W")], face.advance[ord("i")]} <= set(widths)


def test_only_the_faces_that_are_needed_are_in_the_file() -> None:
    assert all("Noto" not in name for name in faces(pdf(TextSpan("ours"))))
    assert "NotoSansArabic-Regular" in faces(pdf(TextSpan("ours تقول")))


def test_a_letter_has_one_code_and_letters_have_their_own() -> None:
    letters = GlyphCodes(main_face(Weight.REGULAR), "T1")
    assert letters.of_text("abba") == "0001000200020001"
    assert letters.of_text("ca") == "00030001"
    assert [says for _, _, says in letters.used] == ["", "a", "b", "c"]


def test_letters_that_look_alike_are_copied_apart() -> None:
    content = pdf(TextSpan("micro \u00b5, mu \u03bc, A \u0391, \u0410"))
    assert "micro \u00b5, mu \u03bc, A \u0391, \u0410" in pages_read(content)[0]


@pytest.mark.parametrize("text", ["ছেলেটি স্কুলে", "लड़के ने कहा"], ids=["Bengali", "Devanagari"])
def test_joined_letters_are_copied_whole_by_a_viewer(text: str) -> None:
    assert text in pages_seen(pdf(TextSpan(text)))[0]


def test_another_choice_of_letters_is_another_tag() -> None:
    def tag(text: str) -> str:
        return str(faces(pdf(TextSpan(text)))["AtkinsonHyperlegibleNext-400Regular"]["/BaseFont"])

    assert tag("ab") == tag("ab")
    assert tag("ab") != tag("xy")


def test_a_font_is_called_a_font_in_the_file() -> None:
    with pikepdf.open(BytesIO(paper(Parts().full()))) as opened:
        for font in opened.pages[0].Resources.Font.values():
            inner = font.DescendantFonts[0]
            assert [str(font.Type), str(inner.Type)] == ["/Font", "/Font"]
            assert str(inner.FontDescriptor.Type) == "/FontDescriptor"
