"""The formats a text can be written in: every word comes back in its order, whatever it is."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings

from core.documents.blocks import (
    Column,
    Document,
    Footnote,
    Paragraph,
    Section,
    Table,
    TextSpan,
)
from core.documents.catalogue import TEXTS, Format, without_format, written_as
from core.documents.footnotes import counted_through
from core.export.export import export
from core.export.writers import writer
from core.model.fault import NotYet
from tests.documents import hostile
from tests.documents.audits import Parts
from tests.golden.made import documents
from tests.rounds import rounds

UNTITLED = Document(
    "x",
    "A text",
    "",
    "",
    (Section("A", "", (Table((Column("of", 1),), (), caption="Under no title"),)),),
)
"""A table with a caption over it and no title over that."""
OTHERS = tuple(format for format in TEXTS if format is not Format.PDF)


@given(hostile.documents)
@example(Document("x", "", "0\x000", "0\x000\x01"))
@example(UNTITLED)
@settings(max_examples=rounds(8), deadline=None)
def test_any_words_come_back_in_their_order(document: Document) -> None:
    for format in OTHERS:
        by = writer(format)
        by.verify(by.write(document), document, "name")


def _of(facts: str) -> Document:
    return Document("x", "Plans", "Plans", "", (Section("Child A", facts),))


def _noted(*notes: str) -> Document:
    words = tuple(TextSpan("", footnote=Footnote(one)) for one in notes)
    section = Section("Child A", "", (Paragraph((TextSpan("So."), *words)),))
    return counted_through(Document("x", "Plans", "Plans", "", (section,)))


def _is_titled(document: Document) -> bool:
    """Whether there are pages and something stands on each: a case has a reference."""
    return bool(document.sections) and all(one.title.strip() for one in document.sections)


@given(hostile.documents.filter(_is_titled))
@example(_of("6 years · two\nlines"))
@example(_of("   "))
@example(_of("\ufe00"))
@example(_noted("", "", "One of 24."))
@settings(max_examples=rounds(8), deadline=None)
def test_any_words_come_back_from_paper(document: Document) -> None:
    by = writer(Format.PDF)
    by.verify(by.write(document), document, "name")


def test_the_documents_of_an_example_come_back_whole_and_are_the_same_bytes_each_time() -> None:
    for document in documents("three").values():
        for format in OTHERS:
            by = writer(format)
            content = by.write(document)
            assert content == by.write(document)
            by.verify(content, document, "name")


def test_each_document_is_written_in_every_format_it_is_wanted_in(tmp_path: Path) -> None:
    keys = ("summaries", "comments")
    paths = export(Parts().full(), keys, tmp_path, formats=TEXTS)
    assert len(paths) == len(keys) * len(TEXTS)
    assert {path.suffix for path in paths} == {f".{format.value}" for format in TEXTS}
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_what_a_password_cannot_protect_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(NotYet, match="A password protects PDFs only, not Word"):
        export(Parts().full(), ["comments"], tmp_path, "open", formats=TEXTS)
    assert not list(tmp_path.iterdir())


def test_a_format_that_is_left_over_is_told_and_so_is_a_document_without_any() -> None:
    assert without_format(["comments"], [Format.WORD]) == ""
    assert without_format([], [Format.WORD]) == ""
    assert "“comments” can be written as pdf" in without_format(["comments"], [])
    assert [(one.key, format) for one, format in written_as(["terms"], [Format.WORD])] == [
        ("terms", Format.WORD)
    ]
