"""The check finds each fault that is planted, and nothing in a sound file."""

from pathlib import Path

import pytest

from core.model.clock import Clock
from core.store.checking import check
from core.store.cipher import connect
from core.store.file import WorkshopFile
from tests.small import small_audit

PLANTED = [
    pytest.param(
        "UPDATE cases SET outline = 'changed behind its back' WHERE id = 1",
        "Row 1 of cases is not as the history left it.",
        id="a row changed outside an act",
    ),
    pytest.param(
        "DELETE FROM answer_comments WHERE id = 2",
        "Row 2 of answer_comments is not as the history left it.",
        id="a row gone outside an act",
    ),
    pytest.param(
        "DELETE FROM agencies WHERE id = 1",
        "points to a row of agencies that is not there.",
        id="a row others rest on is gone",
    ),
    pytest.param(
        "INSERT INTO judgements (case_id, question_id, state, answer_id, reason, evidence, "
        "settled_at) SELECT 1, id, 'agreed', NULL, '', 'complete', '' FROM questions LIMIT 1",
        "judgements agreed without an answer",
        id="agreed without an answer",
    ),
    pytest.param(
        "INSERT INTO judgements (case_id, question_id, state, answer_id, reason, evidence, "
        "settled_at) SELECT 1, id, 'draft', (SELECT id FROM answers WHERE key = "
        "'not_applicable'), '', 'complete', '' FROM questions WHERE key = '3'",
        "judgements whose answer the question does not allow",
        id="an answer the question does not allow",
    ),
    pytest.param(
        "INSERT INTO judgements (case_id, question_id, item_id, state, answer_id, reason, "
        "evidence, settled_at) SELECT 1, (SELECT id FROM questions WHERE key = '2'), id, "
        "'parked', NULL, '', 'complete', '' FROM items WHERE key = '4a'",
        "judgements on an item of another question",
        id="an item of another question",
    ),
    pytest.param(
        "UPDATE answers_given SET answer_id = (SELECT id FROM answers WHERE key = "
        "'not_applicable') WHERE item_id = (SELECT id FROM items WHERE key = '1a')",
        "answers that their question does not allow",
        id="a given answer the item does not allow",
    ),
    pytest.param(
        "UPDATE answers_given SET case_id = 2 WHERE id = 1",
        "answers filed under another case or agency than their return",
        id="an answer under another case",
    ),
    pytest.param(
        "UPDATE answer_comments SET agency_id = 3 WHERE id = 1",
        "comments filed under another case or agency than their return",
        id="a comment under another agency",
    ),
    pytest.param(
        "INSERT INTO evidence (finding_id, position, kind, row_id, count, shown, kept, kept_for) "
        "VALUES (1, 0, 'note', 99, '', '', '', '')",
        "pieces of evidence that name",
        id="evidence that is not there",
    ),
    pytest.param(
        "INSERT INTO questions SELECT 99, 99, 'new', '', '', theme_id, answer_set_id, 0, 0, 0, "
        "'', '', '', 0, '', '', 0, '', 0 FROM questions LIMIT 1",
        "questions without items",
        id="a question nobody can answer",
    ),
    pytest.param("DELETE FROM audit", "The file holds no audit.", id="no audit"),
    pytest.param(
        "UPDATE cases SET papers = 'lost' WHERE id = 2",
        "The table of cases holds a word that has no meaning here.",
        id="a word without meaning",
    ),
    pytest.param(
        "UPDATE acts SET changes = substr(changes, 1, 40) WHERE id = 3",
        "Entry 3 of the history cannot be read.",
        id="an entry cut short",
    ),
    pytest.param(
        "UPDATE acts SET changes = replace(changes, '\"cases\"', '\"songs\"')",
        "of the history cannot be read.",
        id="an entry of another table",
    ),
    pytest.param(
        "DELETE FROM found WHERE rowid = (SELECT max(rowid) FROM found)",
        "The search does not know 1 of the texts as they are.",
        id="a text the search lost",
    ),
    pytest.param(
        "INSERT INTO found (rowid, text) VALUES (4398046511999, 'ghost')",
        "The search does not know 1 of the texts as they are.",
        id="a text only the search has",
    ),
    pytest.param(
        "UPDATE found SET text = 'other' WHERE rowid = (SELECT max(rowid) FROM found)",
        "The search does not know 1 of the texts as they are.",
        id="a text the search has wrong",
    ),
]


def test_a_sound_file_is_sound(file: WorkshopFile) -> None:
    assert check(file) == []
    file.undo()
    assert check(file) == []


@pytest.mark.parametrize(("sql", "sentence"), PLANTED)
def test_a_planted_fault_is_found(path: Path, clock: Clock, sql: str, sentence: str) -> None:
    small_audit(path, clock).close()
    db = connect(path, None)
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("INSERT INTO findings VALUES (1, 0, 'f', NULL, 'lesson', 0, '', '', '', '', '')")
    db.execute(sql)
    db.close()
    with WorkshopFile.open(path, as_found=True) as file:
        said = check(file)
    assert any(sentence in line for line in said), said


def test_an_undone_act_is_part_of_what_is_checked(path: Path, file: WorkshopFile) -> None:
    from core.model.case import Case

    with file.act("add"):
        key = file.put(Case("Child C"))
    with file.act("change"):
        file.put(Case("Child C", id=key, outline="x"))  # type: ignore[arg-type]
    file.undo()
    assert check(file) == []
    file.query(f"UPDATE cases SET outline = 'y' WHERE id = {key}")
    assert check(file) == [f"Row {key} of cases is not as the history left it."]
