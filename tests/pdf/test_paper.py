"""Real PDFs, read back by two readers."""

from dataclasses import replace

import pytest

from core.documents.blocks import Column, Document, Paragraph, Section, Table, TextSpan
from core.documents.catalogue import compose
from core.model.audit import Audit
from core.model.note import NoteKind
from core.model.progress import Cancelled
from core.pdf.preview import pages, render
from core.pdf.writer import write
from tests.documents.audits import JUDGEMENTS, Parts, note
from tests.documents.reading import page_of, pages_read, pages_seen, paper


def test_one_case_is_one_page_and_reads_as_it_was_written() -> None:
    pdf = paper(Parts().full())
    assert len(pages_read(pdf)) == 8
    page = pages_read(pdf)[3]
    for words in (
        "Child in Need plans · 9 April 2014 · case summaries",
        "Child D 6 years · boy · Team 1",
        "What the room agreed",
        "1 yes · 3 no",
        "School nursing saw it differently.",
        "“We should open every meeting with a photo of the child.” (early years)",
        "Passed to the social care team manager on the day at 12:05; appointment rebooked",
        "One case of 8. Not to be read as general practice.",
    ):
        assert words in page
        assert words in pages_seen(pdf)[3]


@pytest.mark.parametrize("key", ["summaries", "comments"])
def test_marking_and_number_stand_on_every_page(key: str) -> None:
    notes = tuple(note(NoteKind.COMMENT, f"Said at length {at} " * 9, at) for at in range(60))
    found = pages_read(paper(Parts(notes=notes).full(), key))
    assert len(found) > 1
    for number, page in enumerate(found, 1):
        assert "Official-sensitive" in page
        assert f"Page {number} of {len(found)}" in page


@pytest.mark.parametrize("key", ["summaries", "comments"])
def test_the_same_audit_twice_is_the_same_bytes(key: str) -> None:
    first = paper(Parts().full(), key)
    paper(Parts(notes=(note(NoteKind.COMMENT, "ক্ষি λόγος", 1),)).full(), key)
    assert paper(Parts().full(), key) == first


def test_no_date_or_path_is_in_the_file() -> None:
    from io import BytesIO

    from pypdf import PdfReader

    found = PdfReader(BytesIO(paper(Parts().full()))).metadata
    assert found is not None
    assert found.title == "Child in Need plans · 9 April 2014 · case summaries"
    assert found.creation_date is not None
    assert found.creation_date.year == 2000


def test_sixty_notes_go_on_on_a_second_page_headed_continued_and_none_is_lost() -> None:
    notes = tuple(
        note(NoteKind.STRENGTH, f"Strength number {at} was heard in the room.", at)
        for at in range(60)
    )
    found = pages_read(paper(Parts(notes=notes).full()))
    whole = " ".join(page for page in found if "Child D" in page)
    assert "Child D (continued)" in whole
    assert all(f"Strength number {at} was" in whole for at in range(60))
    assert len(found) == 9


def test_what_spills_a_little_is_set_tighter_and_stays_on_its_page() -> None:
    notes = tuple(note(NoteKind.STRENGTH, f"Strength {at}", at) for at in range(24))
    assert len(pages_read(paper(Parts(notes=notes).full()))) == 8


def test_a_table_over_two_pages_says_its_headings_again() -> None:
    rows = tuple((((TextSpan(f"Row {at}")),), (TextSpan("words " * 30),)) for at in range(60))
    columns = (Column("First heading", 1), Column("Second heading", 2))
    document = Document("x", "t", "t", "m", (Section("Long", "", (Table(columns, rows),)),))
    found = pages_read(write(document))
    assert len(found) > 1
    assert all("First heading Second heading" in page for page in found)
    assert all(any(f"Row {at} " in page for page in found) for at in range(60))


def test_a_reason_longer_than_a_page_is_printed_to_its_last_word() -> None:
    reason = " ".join(f"word{at}" for at in range(3000))
    judgements = (replace(JUDGEMENTS[0], reason=reason), *JUDGEMENTS[1:])
    whole = " ".join(pages_read(paper(Parts(judgements=judgements).full())))
    assert all(f"word{at}" in whole for at in range(3000))


def test_typed_markup_is_printed_as_typed() -> None:
    typed = "<b>bold</b> &amp; <para> 5 < 6 > 4 %s {x} \\n (paren\\) </font>"
    pdf = paper(Parts(notes=(note(NoteKind.STRENGTH, typed, 1),)).full())
    assert typed in pages_read(pdf)[3]
    assert typed in pages_seen(pdf)[3]


def test_a_word_wider_than_its_column_is_broken_and_whole() -> None:
    long = "https://example.org/" + "abcdefghij/" * 30
    judgements = (replace(JUDGEMENTS[0], reason=long), *JUDGEMENTS[1:])
    page = page_of(paper(Parts(judgements=judgements).full()), "Child D")
    assert long in page.replace(" ", "")


def test_a_very_long_title_and_marking_leave_each_other_room() -> None:
    audit = Audit("A title that never ends " * 9, marking="Official-sensitive: personal")
    first, second, *_ = pages_read(paper(Parts(audit=audit).full()))
    assert first.count("A title that never ends") == 9
    assert "Official-sensitive: personal" in first
    assert "Official-sensitive: personal" in second
    assert "…" in second


def test_a_page_that_goes_on_says_of_which_document_it_is_however_long_the_title() -> None:
    title = " ".join(["A title of some length"] * 3)
    running = f"{title} · Safeguarding partnership · 9 April 2024 · findings"
    document = replace(compose("summaries", Parts().full()), running=running)
    second = pages_read(write(document))[1]
    assert "partnership · findings" in second, "its middle parts go first"
    endless = replace(document, running=f"{'A title that never ends ' * 9}· {document.running}")
    assert "… · findings" in pages_read(write(endless))[1]


def test_an_audit_without_a_marking_prints() -> None:
    assert "Page 1 of 8" in pages_read(paper(Parts(audit=Audit("T", marking="")).full()))[0]


def test_drawing_tells_how_far_it_is_and_stops_when_told() -> None:
    told: list[tuple[int, int]] = []
    document = compose("summaries", Parts().full())
    write(document, lambda done, of: told.append((done, of)))
    assert told[-1] == (16, 16)
    assert told == sorted(told)

    def stop(done: int, of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write(document, stop)


def test_signs_are_drawn_in_the_colour_of_their_answer() -> None:
    picture = render(paper(Parts().full()), 3, 2.0)
    met, not_met = bytes((0xEE, 0xF0, 0xDD)), bytes((0xDD, 0xE6, 0xFB))  # blue, green, red
    colours = {picture.pixels[at : at + 3] for at in range(0, len(picture.pixels), 4)}
    assert met in colours
    assert not_met in colours


def test_the_preview_shows_the_pages_of_the_very_pdf() -> None:
    pdf = paper(Parts().full())
    sizes = pages(pdf)
    assert len(sizes) == 8
    assert (round(sizes[0].width), round(sizes[0].height)) == (595, 842)
    picture = render(pdf, 3, 1.0)
    assert len(picture.pixels) == picture.width * picture.height * 4
    assert len(set(picture.pixels)) > 20
    with pytest.raises(IndexError):
        render(pdf, 8)


def test_an_empty_section_is_a_page() -> None:
    document = Document("x", "t", "t", "m", (Section("", "", (Paragraph((TextSpan(""),)),)),))
    assert len(pages_read(write(document))) == 1
