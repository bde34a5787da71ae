"""Words are found again on the pages, where what stands around them does."""

from core.documents.blocks import Document, Paragraph, Section, TextSpan
from core.pdf.places import MarkedPlace, Sought, places_of
from core.pdf.writer import write
from tests.golden.made import documents

LONG = "The plan was seen by Mark, who then said so. " * 3


def found(sought: Sought, *paragraphs: str) -> list[MarkedPlace]:
    """Where something stands on the page of these paragraphs."""
    blocks = tuple(Paragraph((TextSpan(one),)) for one in paragraphs)
    document = Document("x", "X", "", "Draft", (Section("Plans", "", blocks),))
    return list(places_of(write(document), [sought]))


def test_words_are_marked_where_they_were_found_and_nowhere_else() -> None:
    said = ("Mark was there.", "Nobody told Mark of it.", "A Markedly good plan for Marks.")
    (one,) = found(Sought(3, "Mark", "told Mark of it"), *said)
    assert (one.number, one.page) == (3, 0)
    everywhere = found(Sought(1, "Mark", "no such words"), *said)
    assert len(everywhere) == 4, "a word is marked from its beginning on"
    assert one.boxes[0] in [mark.boxes[0] for mark in everywhere]
    assert found(Sought(1, "Markus"), *said) == []
    assert found(Sought(1, ""), *said) == []


def test_words_on_two_lines_have_a_box_on_each() -> None:
    (one,) = found(Sought(1, "", LONG[30:140]), LONG)
    assert len(one.boxes) == 2
    (left, top, wide, high), second = one.boxes
    assert left > second[0]
    assert second[1] > top + high / 2
    assert wide > 0


def test_a_long_document_is_sought_through_and_at_most_twenty_places_of_a_word_are_marked() -> None:
    pdf = write(documents("cin")["report"])
    places = places_of(pdf, [Sought(1, "the"), Sought(2, "", "Where views differed:")])
    assert sum(one.number == 1 for one in places) == 20
    assert {one.page for one in places if one.number == 2} >= {6, 8}
    assert list(places) == sorted(places, key=lambda one: (one.page, one.boxes[0][1], one.number))
