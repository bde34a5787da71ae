"""The sheet of what came back from tables."""

from dataclasses import replace
from pathlib import Path

from core.acts import heard
from core.documents.catalogue import Format, compose, documents_of
from core.documents.words_in_order import document_words
from core.export.writers import writer
from core.model.case import Case
from core.model.hand_out import SideChosen, TableDifference
from core.model.note import Note, NoteKind
from core.queries.documents import full
from core.store.file import WorkshopFile
from core.tables.hand_out import hand_out
from core.tables.settle import settle
from core.tables.take_back import handed_back, take_back
from tests.small import small_audit
from tests.tables.steps import Clock

WORDS = "maple anchor window tiger"


def test_it_lists_what_was_taken_what_differed_and_what_was_chosen(tmp_path: Path) -> None:
    clock = Clock()
    with small_audit(tmp_path / "audit.casewalk", clock) as file:
        case = file.all(Case)[0].id
        assert "tables" not in [one.key for one in documents_of(full(file).now)]
        heard.add_note(file, Note(NoteKind.STRENGTH, "As it was", case_id=case))
        table = tmp_path / "t.casewalk"
        hand_out(file, table, "Table 2", [case], WORDS)
        with WorkshopFile.open(table, WORDS, clock) as there:
            heard.change_note(there, replace(there.all(Note)[0], text="Said there"))
            heard.add_note(there, Note(NoteKind.COMMENT, "Only heard there", case_id=case))
        heard.change_note(file, replace(file.all(Note)[0], text="Said here"))
        with handed_back(file, table, WORDS) as there:
            take_back(file, there)
        settle(file, file.all(TableDifference)[0], SideChosen.THERE)
        found = full(file)
        document = compose("tables", found)
    said = " ".join(document_words(document))
    for text in ("Table 2", "Said here", "Said there", "As it was", "there", "Only heard there"):
        assert text in said, text
    for format in (Format.PDF, Format.WORD):
        by = writer(format)
        by.verify(by.write(document), document, "tables")


def test_what_a_table_said_stands_by_case_and_question_whatever_was_done_first(
    tmp_path: Path,
) -> None:
    clock = Clock()
    with small_audit(tmp_path / "audit.casewalk", clock) as file:
        cases = [one.id for one in file.all(Case)]
        questions = [one.id for one in full(file).now.tool.questions]
        table = tmp_path / "t.casewalk"
        hand_out(file, table, "Table 2", cases, WORDS)
        with WorkshopFile.open(table, WORDS, clock) as there:
            for case, question, said in (
                (cases[1], questions[0], "third"),
                (cases[0], questions[1], "second"),
                (cases[0], questions[0], "first"),
            ):
                note = Note(NoteKind.COMMENT, f"Heard {said}", case_id=case)
                heard.add_note(there, replace(note, question_id=question))
        with handed_back(file, table, WORDS) as there:
            take_back(file, there)
        said = " ".join(document_words(compose("tables", full(file))))
    places = [said.index(f"Heard {one}") for one in ("first", "second", "third")]
    assert places == sorted(places)
    assert "T" not in said[said.index("taken, ") :][:30]
