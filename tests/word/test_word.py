"""Word files: real headings, lists and tables, every word in its order, and nobody's name."""

import io
import re
import zipfile
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import docx
import pytest

from core.documents.blocks import (
    AnswerPill,
    Box,
    BoxKind,
    Column,
    ContentsLine,
    ContentsList,
    Document,
    DrawnCell,
    DrawnFigure,
    Entries,
    Footnote,
    Heading,
    Paragraph,
    Section,
    Table,
    TextSpan,
)
from core.documents.footnotes import counted_through
from core.model.fault import FileProblem
from core.model.tool import Bearing
from core.word.package import MAIN
from core.word.verify import verify
from core.word.writer import write
from tests.documents import hostile
from tests.golden.made import documents

NAME = "report.docx"
TABLE = Table(
    (Column("Question", 1), Column("Agreed", 1)),
    (((TextSpan("1 Plan"),), AnswerPill("Yes", Bearing.MET, provisional=True, note="draft")),),
)
EXAMPLE = Document(
    "x",
    "Plans",
    "Plans · report",
    "Official-sensitive",
    (
        Section(
            "Child A",
            "6 years",
            (
                Paragraph((TextSpan("First\nthen"),)),
                Heading("What the room agreed"),
                TABLE,
                Entries(((TextSpan("A strength."),),)),
                Box((TextSpan("Passed on."),)),
            ),
            "One of two.",
        ),
        Section("Child B", "", (Paragraph((TextSpan("লেখা"),)),), "One of two."),
        Section("All", "", (), "Of both."),
    ),
)


def parts(content: bytes) -> dict[str, str]:
    """The text of every part."""
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        names = [name for name in held.namelist() if not name.endswith(".png")]
        return {name: held.read(name).decode() for name in names}


def _style(paragraph: Any) -> str:
    return str(paragraph.style.name)


def test_tables_and_titles_are_there_for_another_reader_too() -> None:
    for document in documents("three").values():
        read = docx.Document(io.BytesIO(write(document)))
        titles = [one.text for one in read.paragraphs if _style(one) == "Heading 1"]
        assert titles == [section.title for section in document.sections]
        tables = [
            block for one in document.sections for block in one.blocks if isinstance(block, Table)
        ]
        assert [(len(one.rows), len(one.columns)) for one in read.tables] == [
            (len(one.rows) + 1, len(one.columns)) for one in tables
        ]


def test_headings_lists_and_notices_are_what_they_are_called() -> None:
    read = docx.Document(io.BytesIO(write(EXAMPLE)))
    said = [(_style(one), one.text) for one in read.paragraphs if one.text]
    assert said == [
        ("Heading 1", "Child A"),
        ("Subtitle", "6 years"),
        ("Body Text", "First\nthen"),
        ("Heading 2", "What the room agreed"),
        ("List Bullet", "A strength."),
        ("Notice", "Passed on."),
        ("Heading 1", "Child B"),
        ("Body Text", "লেখা"),
        ("Heading 1", "All"),
    ]
    assert [one.paragraph_format.page_break_before for one in read.paragraphs if one.text][6]


def test_a_table_repeats_its_head_says_what_it_is_of_and_keeps_a_row_together() -> None:
    body = parts(write(EXAMPLE))["word/document.xml"]
    assert body.count("<w:tblHeader/>") == 1
    assert body.count("<w:cantSplit/>") == 2
    assert '<w:tblCaption w:val="Child A: What the room agreed"/>' in body
    assert 'w:firstRow="1" w:lastRow="0" w:firstColumn="1"' in body


def test_head_foot_and_number_stand_on_every_page() -> None:
    read = docx.Document(io.BytesIO(write(EXAMPLE)))
    assert [one.footer.paragraphs[0].text.split("\t")[0] for one in read.sections] == [
        "One of two.",
        "Of both.",
    ]
    assert {one.header.paragraphs[0].text for one in read.sections} == {
        "Plans · report\tOfficial-sensitive"
    }
    foot = parts(write(EXAMPLE))["word/footer1.xml"]
    assert re.findall("<w:instrText[^>]*> ([A-Z]+) ", foot) == ["PAGE", "NUMPAGES"]


def test_the_language_is_said_also_of_words_in_another_script() -> None:
    held = parts(write(EXAMPLE))
    assert '<w:lang w:val="en-GB"' in held["word/styles.xml"]
    assert '<w:lang w:val="bn"/>' in held["word/document.xml"]


def test_a_report_has_its_contents_numbered_paragraphs_and_figures_with_words() -> None:
    contents = ContentsList((ContentsLine("1 Found"), ContentsLine("1.1 Records", 1)))
    figure = DrawnFigure("Figure 4. The file", "24 returns", hostile.DRAWING, "1f: 14 yes.")
    caveat = Box((TextSpan("Few."),), BoxKind.CAVEAT)
    found = (Heading("1.1 Records"), Paragraph((TextSpan("Every"),), "1.1.2"), figure, caveat)
    sections = (Section("Report", "", (contents,)), Section("1 Found", "", found))
    content = write(replace(EXAMPLE, sections=sections))
    body = parts(content)["word/document.xml"]
    read = docx.Document(io.BytesIO(content))
    assert [(_style(one), one.text) for one in read.paragraphs if one.text][1:] == [
        ("toc 1", "1 Found"),
        ("toc 2", "1.1 Records"),
        ("Heading 1", "1 Found"),
        ("Heading 2", "1.1 Records"),
        ("Numbered Paragraph", "1.1.2\tEvery"),
        ("Caption", "Figure 4. The file"),
        ("Under Caption", "24 returns"),
        ("Caveat", "Few."),
    ]
    assert "SEQ Figure \\* ARABIC \\r 4" in body
    assert 'descr="1f: 14 yes."' in body
    anchors = re.findall('w:anchor="([^"]+)"', body)
    assert anchors == re.findall('w:bookmarkStart w:id="[0-9]+" w:name="([^"]+)"', body)
    assert {one.content_type for one in read.part.package.iter_parts()} >= {
        *("image/png", "image/svg+xml"),
    }


def test_footnotes_are_words_own_and_a_chart_in_a_table_has_its_words_and_its_caption() -> None:
    noted = (TextSpan("In 15 of 22"), TextSpan("", footnote=Footnote("Two left it empty.")))
    columns = (Column("Question", 2), Column("Yes filled", 1), Column("Yes", 1, numbers=True))
    row = ((TextSpan("1c"),), DrawnCell(hostile.DRAWING, "15 yes, 7 no"), (TextSpan("\u0627"),))
    chart = Table(columns, (row, row), title="Figure 2. Records", caption="24 returns")
    found = Section("Found", "", (Paragraph(noted), chart, Entries((noted,))))
    document = counted_through(replace(EXAMPLE, sections=(found,)))
    content = write(document)
    verify(content, document, NAME)
    held = parts(content)
    notes = ElementTree.fromstring(held["word/footnotes.xml"])
    told = {one.get(f"{MAIN}id"): "".join(one.itertext()) for one in notes}
    assert told == {"-1": "", "0": "", "1": " Two left it empty.", "2": " Two left it empty."}
    body = held["word/document.xml"]
    assert re.findall('footnoteReference w:id="([0-9]+)"', body) == ["1", "2"]
    assert "footnotes+xml" in held["[Content_Types].xml"]
    assert "footnotes.xml" in held["word/_rels/document.xml.rels"]
    assert body.count('docPr id="1" name="Figure 1" descr="15 yes, 7 no"') == 1
    assert body.count('docPr id="2" name="Figure 2" descr="15 yes, 7 no"') == 1
    assert sum(name.endswith(".svg") for name in held) == 1, "what is drawn twice lies there once"
    assert '<w:bidi/><w:jc w:val="right"/>' in body, "in the order that Word wants"
    read = docx.Document(io.BytesIO(content))
    assert [(_style(one), one.text) for one in read.paragraphs if one.text][2:4] == [
        *(("Caption", "Figure 2. Records"), ("Under Caption", "24 returns")),
    ]
    with pytest.raises(FileProblem):
        verify(write(document), counted_through(replace(EXAMPLE, sections=(other(found),))), NAME)


def other(section: Section) -> Section:
    """The same with another footnote."""
    noted = Paragraph((TextSpan("In 15 of 22"), TextSpan("", footnote=Footnote("One."))))
    return replace(section, blocks=(noted, *section.blocks[1:]))


def test_nobody_is_named_nothing_is_revised_and_nothing_lies_elsewhere() -> None:
    held = parts(write(EXAMPLE))
    properties = docx.Document(io.BytesIO(write(EXAMPLE))).core_properties
    assert properties.title == "Plans"
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert "removePersonalInformation" in held["word/settings.xml"]
    everything = "".join(held.values())
    assert not re.search(r"<w:(ins|del|comment)\b|TargetMode|rsid", everything)
    assert not any("macro" in name.lower() or "vba" in name.lower() for name in held)
    with zipfile.ZipFile(io.BytesIO(write(EXAMPLE))) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_style_that_is_named_is_in_the_sheet() -> None:
    held = parts(write(EXAMPLE))
    known = set(re.findall('w:styleId="([^"]+)"', held["word/styles.xml"]))
    named = {
        style
        for text in held.values()
        for style in re.findall('<w:(?:p|r|tbl)Style w:val="([^"]+)"', text)
    }
    assert named <= known


def without_a_word(content: bytes) -> bytes:
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as held:
        for name, text in parts(content).items():
            held.writestr(name, text.replace("A strength.", "A strength"))
    return changed.getvalue()


@pytest.mark.parametrize("part", [0, 60, 3000])
def test_what_was_cut_short_does_not_count(part: int) -> None:
    with pytest.raises(FileProblem, match=f"“{NAME}” did not come back whole"):
        verify(write(EXAMPLE)[:part], EXAMPLE, NAME)


def test_a_sign_that_is_missing_and_a_section_out_of_place_do_not_count() -> None:
    with pytest.raises(FileProblem):
        verify(without_a_word(write(EXAMPLE)), EXAMPLE, NAME)
    with pytest.raises(FileProblem):
        verify(write(replace(EXAMPLE, sections=EXAMPLE.sections[::-1])), EXAMPLE, NAME)
    with pytest.raises(FileProblem):
        verify(write(replace(EXAMPLE, marking="Official")), EXAMPLE, NAME)


def test_signs_are_seen_and_not_read_out() -> None:
    body = ElementTree.fromstring(parts(write(EXAMPLE))["word/document.xml"])
    runs = [one for one in body.iter(f"{MAIN}r") if "✓" in "".join(one.itertext())]
    assert len(runs) == 1
    assert runs[0].find(f"{MAIN}rPr/{MAIN}rStyle[@{MAIN}val='AnswerSign']") is not None


def _rooms(content: bytes) -> tuple[str, str]:
    """Where the tab of head and foot is, and how wide the page."""
    sheet, body = (parts(content)[f"word/{name}.xml"] for name in ("styles", "document"))
    (tab,) = re.findall(r'styleId="Header".*?<w:tab w:val="right" w:pos="(\d+)"', sheet)
    return tab, re.findall(r'<w:pgSz w:w="(\d+)"', body)[-1]


def test_on_a_landscape_page_the_marking_stands_at_its_right_edge() -> None:
    assert _rooms(write(EXAMPLE)) == ("10066", "11906")
    assert _rooms(write(replace(EXAMPLE, landscape=True))) == ("14998", "16838")


def test_a_marking_that_finds_no_room_beside_the_title_stands_under_it() -> None:
    head = parts(write(EXAMPLE))["word/header1.xml"]
    assert "<w:br/>" not in head
    long = replace(EXAMPLE, running="Core groups and child in need meetings · " * 3)
    content = write(long)
    assert "<w:br/>" in parts(content)["word/header1.xml"]
    verify(content, long, NAME)


def test_no_word_of_a_heading_is_parted_and_a_short_table_stays_on_one_page() -> None:
    narrow = Table(
        (Column("Question", 300), Column("Not applicable", 20, numbers=True)),
        tuple(((TextSpan(f"Line {at}"),), (TextSpan("1"),)) for at in range(3)),
    )
    body = parts(write(Document("x", "T", "", "", (Section("A", "", (narrow,)),))))
    text = body["word/document.xml"]
    wide = [int(one) for one in re.findall(r'<w:gridCol w:w="(\d+)"/>', text)]
    assert sum(wide) in range(10064, 10068)
    assert wide[1] > 900, "applicable is 45 points wide"
    held = '<w:pStyle w:val="TableText"/><w:keepNext/>'
    assert text.count(held) == 4, "both cells of all rows but the last"
    long = replace(narrow, rows=narrow.rows * 9)
    text = parts(write(Document("x", "T", "", "", (Section("A", "", (long,)),))))[
        "word/document.xml"
    ]
    assert text.count(held) == 4, "neither its first row nor its last is alone"


def test_what_leads_to_a_list_stays_with_it() -> None:
    blocks = (Paragraph((TextSpan("What works:"),)), Entries(((TextSpan("A strength."),),)))
    text = parts(write(Document("x", "T", "", "", (Section("A", "", blocks),))))
    assert '<w:pStyle w:val="BodyText"/><w:keepNext/>' in text["word/document.xml"]
    (alone,) = [Document("x", "T", "", "", (Section("A", "", blocks[:1]),))]
    assert "keepNext" not in parts(write(alone))["word/document.xml"]


def test_boxes_stand_in_two_columns_under_their_title_and_what_follows_in_one() -> None:
    boxes = Section("Boxes", "", (Heading("1  Why"), Paragraph((TextSpan("So."),))), boxed=True)
    sheet = Section("Sheet", "", (Paragraph((TextSpan("Notes"),)),))
    for sections in ((boxes, sheet), (boxes,)):
        document = Document("x", "T", "", "", sections)
        content = write(document)
        verify(content, document, NAME)
        ends = re.findall(r"<w:sectPr>.*?</w:sectPr>", parts(content)["word/document.xml"])
        assert ['w:num="2"' in one for one in ends] == [False, True, False][: len(sections) + 1]
        assert ['"continuous"' in one for one in ends] == ['w:num="2"' in one for one in ends]
