"""Documents can be heard: tagged as PDF/UA-1 asks, in the order of reading, with their language."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from core.documents.blocks import (
    AnswerPill,
    Box,
    Column,
    Document,
    Entries,
    Footnote,
    Heading,
    Paragraph,
    Section,
    Table,
    TextLook,
    TextSpan,
)
from core.documents.footnotes import counted_through
from core.model.bearing import Bearing
from core.pdf.canvas import DocumentFonts, PageCanvas
from core.pdf.protect import protected, unlocked
from core.pdf.structure import Element, attach, figure
from core.pdf.writer import opening, write
from tests.documents.audits import Parts
from tests.documents.reading import changed, paper
from tests.pdf.hearing import elements, faults, heard


def one_of_each(rows: int = 3, lines: int = 3) -> Document:
    """A document with every kind of block, longer than a page where asked for."""
    columns = (Column("Question", 1), Column("Agreed", 1), Column("Why", 2))
    table = Table(
        columns,
        tuple(
            (
                (TextSpan(f"Row {at}"),),
                AnswerPill("Yes", Bearing.MET, note="draft"),
                (TextSpan("why " * 30),),
            )
            for at in range(rows)
        ),
    )
    blocks = (
        Paragraph(
            (TextSpan("A word, "), TextSpan("strong", TextLook.STRONG), TextSpan(" and more"))
        ),
        Heading("What was agreed"),
        table,
        Entries(((TextSpan("First"),), (TextSpan("Second\n" * lines),))),
        Entries(((TextSpan("Without bullets"),),), bullets=False),
        Box((TextSpan("Look at this."),)),
    )
    sections = (Section("Child A", "6 years", blocks, "Foot"), Section("Child B", "", blocks, ""))
    return Document("x", "Audit · one of each", "Audit · head", "Official", sections)


@pytest.mark.parametrize(("rows", "lines"), [(3, 3), (60, 200)], ids=["one page", "many pages"])
def test_every_kind_of_block_is_pdf_ua_on_one_page_and_over_many(rows: int, lines: int) -> None:
    assert faults(write(one_of_each(rows, lines))) == []


@pytest.mark.parametrize(
    "words",
    [
        "সে বলে ভালো আছি",
        "يقول الطفل إنه بخير",
        "Ζει με τη γιαγιά του",
        "e\u0323\u0301 o\u0308",
        "Grandmother calls her 你好 every evening",
        "",
        "half \ud800 a sign",
        "<b>&amp;</b> \x0b",
    ],
)
def test_whatever_was_typed_is_pdf_ua(words: str) -> None:
    said = Paragraph((TextSpan(words),))
    document = Document("x", words or "t", words, words, (Section(words, words, (said,), words),))
    assert faults(write(document)) == []


def test_a_document_without_head_and_marking_or_words_is_pdf_ua() -> None:
    assert faults(write(Document("x", "", "", "", (Section(""),)))) == []


def test_a_footnote_is_heard_where_its_number_stands_and_each_leads_to_the_other() -> None:
    words = (TextSpan("Named in 15."), TextSpan("", footnote=Footnote("Two left it empty.")))
    long = tuple(Paragraph((TextSpan("on and on " * 60), *words)) for _ in range(12))
    document = Document("x", "t", "r", "m", (Section("S", "", (Paragraph(words), *long)),))
    pdf = write(counted_through(document))
    assert faults(pdf) == []
    assert heard(pdf)[5:11] == [
        "    P Named in 15.",
        *("      Reference", "        Link 1"),
        *("      Note Two left it empty.", "        Lbl", "          Link 1"),
    ]
    changed(pdf, _parents)
    with pikepdf.open(BytesIO(pdf)) as opened:
        for sheet in opened.pages:
            there = [one for one in sheet.Annots if str(one.Contents).startswith("Note")]
            back = [one for one in sheet.Annots if str(one.Contents).startswith("Back")]
            assert len(there) == len(back) > 0, "a note stands on the page of its number"
            assert all(one.Dest[0].objgen == sheet.obj.objgen for one in (*there, *back))
            lowest = min(float(one.Rect[1]) for one in back)
            assert 50 < lowest < min(float(one.Rect[1]) for one in there), "above the foot"


def test_what_is_shown_before_the_rest_is_made_is_pdf_ua() -> None:
    assert faults(opening(one_of_each(60), 2)) == []


def test_what_is_heard_is_every_word_once_in_the_order_of_reading() -> None:
    assert heard(write(one_of_each(1, 1)))[:24] == [
        "Document",
        "  P Audit · head",
        "  P Official",
        "  Sect",
        "    H1 Child A",
        "    P 6 years",
        "    P A word, strong and more",
        "    H2 What was agreed",
        "    Table",
        "      THead",
        "        TR",
        "          TH[Column] Question",
        "          TH[Column] Agreed",
        "          TH[Column] Why",
        "      TBody",
        "        TR",
        "          TH[Row] Row 0",
        "          TD Yes draft",
        f"          TD {('why ' * 30).strip()}",
        "    L[Disc]",
        "      LI",
        "        LBody First",
        "      LI",
        "        LBody Second",
    ]


def test_headings_said_again_on_another_page_are_heard_once() -> None:
    said = heard(write(one_of_each(60)))
    assert sum(line.strip() == "TH[Column] Question" for line in said) == 2
    assert sum(line.strip().startswith("H1 ") for line in said) == 2
    assert not any("continued" in line or "Page 1" in line for line in said)


def test_a_cell_over_two_pages_is_heard_as_one() -> None:
    words = " ".join(f"word{at}" for at in range(2500))
    table = Table((Column("a", 1), Column("b", 4)), (((TextSpan("Row"),), (TextSpan(words),)),))
    said = heard(write(Document("x", "t", "r", "m", (Section("Long", "", (table,)),))))
    assert f"TD {words}" in [line.strip() for line in said]


def test_words_at_the_ends_of_lines_do_not_run_on() -> None:
    words = " ".join(["first referred in spring"] * 30)
    section = Section("S", "", (Paragraph((TextSpan(words),)),))
    said = heard(write(Document("x", "t", "r", "m", (section,))))
    assert f"    P {words}" in said


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("সে বলে", "bn"),
        ("ਉਹ", "pa"),
        ("તે", "gu"),
        ("அவன்", "ta"),
        ("वह", "hi"),
        ("Γιαγιά", "el"),
        ("الطفل", "ar"),
        ("بچے", "ur"),
        ("Привет", "und-Cyrl"),
    ],
)
def test_words_in_another_script_say_their_language(words: str, language: str) -> None:
    document = Document("x", "t", "r", "m", (Section("S", "", (Paragraph((TextSpan(words),)),)),))
    assert f"{{{language}: " in "\n".join(heard(write(document)))
    assert "{" not in "\n".join(heard(write(one_of_each())))


def _parents(pdf: pikepdf.Pdf) -> None:
    """Every mark of every page leads to an element that names that mark."""
    found = pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = dict(zip([int(number) for number in found[::2]], found[1::2], strict=True))
    every = {element.objgen for _, element in elements(pdf)}
    for at, sheet in enumerate(pdf.pages):
        assert int(sheet.obj.StructParents) == at
        numbers = [
            int(step.operands[1]["/MCID"])
            for step in pikepdf.parse_content_stream(sheet)
            if str(step.operator) == "BDC" and "/MCID" in step.operands[1]
        ]
        assert numbers == list(range(len(owners[at])))
        for number, element in zip(numbers, owners[at], strict=True):
            assert element.objgen in every
            kids = [
                int(kid.MCID) if isinstance(kid, pikepdf.Dictionary) else int(kid)
                for kid in element.K
                if not isinstance(kid, pikepdf.Dictionary) or "/MCID" in kid
            ]
            assert number in kids
    for _, element in elements(pdf):
        assert element.P.objgen in every | {pdf.Root.StructTreeRoot.objgen}


@pytest.mark.parametrize("rows", [1, 60])
def test_every_mark_leads_to_its_element_and_back(rows: int) -> None:
    pdf = write(one_of_each(rows))
    assert changed(pdf, _parents)


def test_a_parent_tree_that_lost_an_entry_is_noticed() -> None:
    def lose(pdf: pikepdf.Pdf) -> None:
        pdf.Root.StructTreeRoot.ParentTree.Nums[1] = pikepdf.Array()

    lost = changed(write(one_of_each()), lose)
    with pytest.raises(AssertionError):
        changed(lost, _parents)


def _without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _without_title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


def _without_scope(pdf: pikepdf.Pdf) -> None:
    for _, element in elements(pdf):
        if element.S == "/TH":
            del element.A


def _skipping_a_heading(pdf: pikepdf.Pdf) -> None:
    for _, element in elements(pdf):
        if element.S == "/H2":
            element.S = pikepdf.Name.H4


def _with_furniture_as_words(pdf: pikepdf.Pdf) -> None:
    contents = pdf.pages[0].Contents
    contents.write(contents.read_bytes().replace(b"/Artifact BMC", b"/P BMC", 1))


@pytest.mark.parametrize(
    "change",
    [
        _without_language,
        _without_title,
        _without_scope,
        _skipping_a_heading,
        _with_furniture_as_words,
    ],
)
def test_the_checker_would_see_a_fault(change: Callable[[pikepdf.Pdf], None]) -> None:
    assert faults(changed(write(one_of_each()), change))


def test_sections_are_in_the_table_of_contents_and_headings_where_there_is_one_section() -> None:
    assert _contents(write(one_of_each())) == ["Child A", "Child B"]
    one = one_of_each().sections[:1]
    assert _contents(write(Document("x", "t", "r", "m", one))) == ["What was agreed"]


def _contents(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as opened, opened.open_outline() as outline:
        return [str(item.title) for item in outline.root]


def test_a_protected_document_can_still_be_read_out() -> None:
    locked = protected(paper(Parts().full()), "open")
    assert faults(unlocked(locked, "open")) == []
    with pikepdf.open(BytesIO(locked), password="open") as opened:
        assert opened.allow.accessibility


def test_a_figure_is_heard_as_the_words_for_it() -> None:
    root = Element("Document")
    canvas = PageCanvas(DocumentFonts(), 100)
    with canvas.figure(figure(root, "Three of four agencies agreed – “met”")):
        canvas.block(10, 10, 30, 40, "0 0 0")
        canvas.dot(50, 50, 5, "0 0 0")
    canvas.rule(10, 90, 50, "0 0 0", 1)
    drawn = BytesIO()
    sheet = Canvas(drawn, pagesize=(100, 100))
    sheet.addLiteral(canvas.strokes)
    sheet.showPage()
    attach(sheet._doc, root, [canvas.marked], "Figure")
    sheet.save()
    assert [element.tag for element in canvas.marked] == ["Figure"]
    assert canvas.strokes.count("BDC") == 1
    with pikepdf.open(drawn) as opened:
        (_, (_, found)) = elements(opened)
        assert str(found.Alt) == "Three of four agencies agreed – “met”"
