"""Facts, lists, lessons and boxes stand beside one another, and below where they are too long."""

from collections.abc import Sequence
from io import BytesIO

import pypdf
import pytest

from core.documents.blocks import (
    Arranged,
    Aside,
    Block,
    Document,
    Entries,
    Heading,
    Paragraph,
    Section,
    TextLook,
    TextSpan,
)
from core.documents.words_in_order import document_words
from core.model.bearing import Bearing
from core.pdf.writer import write

LONG = "This was said at length and is said again. " * 90
ARABIC = "كُتبت الخطة ولم تُرسل إلى المدرسة."


def _words(text: str, look: TextLook = TextLook.PLAIN) -> tuple[TextSpan, ...]:
    return (TextSpan(text, look),)


def _lesson(text: str, asked: str) -> list[Block]:
    return [
        Heading("1  Ask first", "finding:1", together=True, numbered=True),
        Paragraph(_words(text)),
        Aside("Ask yourself", _words(asked)),
    ]


def _page(*blocks: Block, boxed: bool = False) -> Document:
    return Document("d", "Title", "", "", (Section("Title", "", blocks, boxed=boxed),))


def _at(pdf: bytes, page: int = 0) -> dict[str, tuple[float, float]]:
    """Where on a page each line begins: from the left, and from the foot."""
    found: dict[str, tuple[float, float]] = {}

    def visit(text: str, _cm: object, matrix: Sequence[float], _font: object, _size: float) -> None:
        if text.strip():
            found.setdefault(text.strip(), (matrix[4], matrix[5]))

    pypdf.PdfReader(BytesIO(pdf)).pages[page].extract_text(visitor_text=visit)
    return found


def _read(pdf: bytes) -> str:
    said = " ".join(one.extract_text() for one in pypdf.PdfReader(BytesIO(pdf)).pages)
    return " ".join(said.split())


def test_facts_a_list_and_a_question_stand_beside_what_they_belong_to() -> None:
    facts = tuple((*_words(f"{at} cases"), *_words(f"drawn {at}")) for at in (8, 24, 3))
    seen = tuple((*_words("Child A", TextLook.TAG), *_words(f"  Noted {at}.")) for at in range(5))
    strip = Entries(facts, bullets=False, arranged=Arranged.STRIP)
    columns = Entries(seen, arranged=Arranged.COLUMNS, sign=Bearing.MET)
    at = _at(write(_page(strip, columns, *_lesson("It was so.", "Who asks?"))))
    assert at["8 cases"][1] == at["24 cases"][1] == at["3 cases"][1]
    assert at["8 cases"][0] < at["24 cases"][0] < at["3 cases"][0]
    left, right = at["Noted 0."], at["Noted 3."]
    assert left[1] == right[1]
    assert right[0] - left[0] > 200
    assert at["Who asks?"][0] - at["It was so."][0] > 200
    assert at["Who asks?"][1] > at["It was so."][1] - 30, "beside it, not below"


@pytest.mark.parametrize("text", [LONG, ARABIC, "", "👩‍👧 و " * 40])
def test_what_is_too_long_for_columns_stands_below_and_no_word_is_lost(text: str) -> None:
    entries = Entries((_words(text), _words("Short.")), arranged=Arranged.COLUMNS)
    strip = Entries((_words(text), _words("8")), bullets=False, arranged=Arranged.STRIP)
    for blocks in ([*_lesson(text, "Who?")], [*_lesson("So.", text)], [entries], [strip]):
        document = _page(*blocks)
        pdf = write(document)
        said = _read(pdf)
        for page in range(len(pypdf.PdfReader(BytesIO(pdf)).pages)):
            assert min(y for _, y in _at(pdf, page).values()) > 20, "nothing runs off a page"
        for word in " ".join(document_words(document)).split():
            if word.isascii():
                assert word in said


def test_boxes_stand_beside_one_another_and_below_where_they_do_not_fit_one_page() -> None:
    parts: list[list[Block]] = [
        [Heading(f"{at}  Part", f"p{at}"), Paragraph(_words(f"So {at}."))] for at in range(3)
    ]
    blocks: list[Block] = [block for part in parts for block in part]
    at = _at(write(_page(*blocks, boxed=True)))
    assert at["0 Part"][1] == at["1 Part"][1] > at["2 Part"][1]
    pdf = write(_page(*blocks, Paragraph(_words(LONG * 4)), boxed=True))
    at = _at(pdf)
    assert at["0 Part"][0] == at["1 Part"][0]
    assert _read(pdf).count("at length") == 360
