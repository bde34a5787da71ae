"""What somebody typed is known in every document by where it is kept, and is written anew there."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

from core.acts.typed_texts import write_anew
from core.data.sheets import filled
from core.documents.blocks import Document, Heading, TextSpan
from core.documents.catalogue import compose, documents_of
from core.model.finding import EvidenceKind, EvidenceNamed, Finding
from core.model.ids import FindingId
from core.model.typed_text import TypedText
from core.pdf.preview import ONE_AT_A_TIME
from core.pdf.writer import written
from core.queries.documents import full
from core.store.file import WorkshopFile
from core.wording.typed_text import text_name
from tests.golden.made import documents
from tests.journeys.marked import write


def typed_in(found: object) -> Iterator[TextSpan | Heading]:
    """Whatever of a document knows where it was typed."""
    if isinstance(found, tuple):
        for one in found:
            yield from typed_in(one)
    elif is_dataclass(found):
        if isinstance(found, TextSpan | Heading) and found.typed is not None:
            yield found
        for field in fields(found):
            yield from typed_in(getattr(found, field.name))


def every_document(file: WorkshopFile) -> Iterator[Document]:
    held = full(file, with_comments=True)
    return (compose(one.key, held) for one in documents_of(held.now))


def test_what_a_document_says_is_what_is_kept_there_and_can_be_written_anew(tmp_path: Path) -> None:
    write(tmp_path / "marked.casewalk", "a long one")
    with WorkshopFile.open(tmp_path / "marked.casewalk", "a long one") as file:
        with file.act("let the finding stand, on a note"):  # or no document prints it
            file.put(EvidenceNamed(FindingId(1), EvidenceKind.NOTE, 1))
            for finding in file.all(Finding):
                file.put(replace(finding, withdrawn=""))
        now = full(file).now
        found: dict[TypedText, str] = {}
        for document in every_document(file):
            for one in typed_in(document):
                assert one.typed is not None
                row = file.get(one.typed.kind, one.typed.id)
                assert getattr(row, one.typed.field) in one.text
                found[one.typed] = text_name(now, one.typed, row)
        kinds = {one.kind.__name__ for one in found}
        assert {"Finding", "Note", "Judgement", "DocumentPart", "Case", "Action"} <= kinds
        assert all(found.values())
        for at in {each.kind: each for each in found}.values():  # one of each act there is
            held = getattr(file.get(at.kind, at.id), at.field)
            for words in (f"{held} More", f"{held} More of it"):  # as it is typed
                assert write_anew(file, at, words) is not None
            assert write_anew(file, at, f"{held} More of it") is None
            assert file.undo() is not None
            assert getattr(file.get(at.kind, at.id), at.field) == held, "one step of undo"
        for at in found:
            write_anew(file, at, f"{getattr(file.get(at.kind, at.id), at.field)} xqx")
        said = [one.text for document in every_document(file) for one in typed_in(document)]
        assert said
        assert all("xqx" in text for text in said)


def test_the_data_of_an_audit_with_a_row_of_everything_are_written(tmp_path: Path) -> None:
    marks = write(tmp_path / "marked.casewalk", "a long one")
    with WorkshopFile.open(tmp_path / "marked.casewalk", "a long one") as file:
        sheets = list(filled(full(file, with_comments=True)))
    said = "\n".join(str(cell) for sheet in sheets for row in sheet.rows for cell in row)
    told = {"sources.text", "sources.title", "notes.text of strength", "findings.detail"}
    assert told <= marks.found_in(said)


def test_where_a_text_stands_on_the_pages_is_where_a_reader_finds_it() -> None:
    document = documents("cin")["report"]
    made = written(document)
    texts = {one.typed: one.text for one in typed_in(document)}
    assert {one.typed for one in made.texts} == set(texts)
    import pypdfium2

    with ONE_AT_A_TIME, pypdfium2.PdfDocument(made.pdf) as pdf:
        for one in made.texts[:40]:
            page = pdf[one.page]
            left, top, wide, high = one.whole
            height = page.get_height()
            read = page.get_textpage().get_text_bounded(
                left, height - top - high, left + wide, height - top
            )
            first = texts[one.typed].split()[0] if len(one.rects) > 1 else ""
            assert first in read
