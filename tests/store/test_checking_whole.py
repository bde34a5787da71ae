"""The check looks everywhere: at pages, at what was taken back, and past the first fault."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from core.acts import heard, walk
from core.model.case import Agency, Case
from core.model.fault import FileProblem
from core.model.finding import EvidenceKind, EvidenceNamed, Finding
from core.model.ids import FindingId
from core.model.note import Note, NoteKind
from core.queries.search import search
from core.store.checking import check
from core.store.cipher import connect
from core.store.file import WorkshopFile
from core.store.journal import deflated, inflated
from core.store.reading import read_tool
from core.store.sums import write_sum
from tests.conftest import NOON
from tests.small import agency_id, case_id

Plant = Callable[..., list[str]]


@pytest.fixture
def planted(file: WorkshopFile) -> Plant:
    """A function that writes behind the file's back and returns what the check says."""

    def plant(*statements: str) -> list[str]:
        file.query("PRAGMA foreign_keys = OFF")
        for sql in statements:
            file.query(sql)
        return check(file)

    return plant


def let_it_be_so(file: WorkshopFile) -> None:
    """Have the file sum up what it holds now, as if a program of ours had written it."""
    db = connect(file.path, None)
    write_sum(db)
    db.close()


def test_one_letter_changed_is_found_wherever_it_is_kept(path: Path, file: WorkshopFile) -> None:
    case, point = case_id(file, "Child A"), read_tool(file).points[1]
    walk.give_reason(file, case, point, "the zebra of the plan")
    with file.act("name an agency"):
        file.put(Agency("the lemur of the plan"))
    file.close()
    good, found = path.read_bytes(), []
    for word in (b"zebra", b"lemur"):
        places = [at for at in range(len(good)) if good.startswith(word, at)]
        assert len(places) >= 3  # the row, an index of it and the history
        for at in places:
            path.write_bytes(good[:at] + word.replace(b"r", b"s") + good[at + len(word) :])
            with WorkshopFile.open(path) as again:
                found.append(check(again))
    assert all(found)
    assert any(line.startswith("The file's pages: ") for lines in found for line in lines)
    assert all(line.endswith(".") for lines in found for line in lines)


def test_an_index_the_search_cannot_read_is_said_to_be_a_spoilt_page(planted: Plant) -> None:
    (line,) = planted("DELETE FROM found_data WHERE id > 10")
    assert line.startswith("The file's pages: ")
    assert '"found"' in line


def test_a_file_whose_history_is_gone_is_said_to_be_damaged(path: Path, planted: Plant) -> None:
    assert planted("DROP TABLE acts") == [
        f"“{path.name}” is damaged, or the disk it is on cannot be read."
    ]


@pytest.mark.parametrize(
    ("written", "spoilt"),
    [
        pytest.param(b"tokenize = 'unicode61", b"tojenize = 'unicode61", id="an option's name"),
        pytest.param(b"tokenize = 'unicode61", b"tokenize X 'unicode61", id="its sign"),
        pytest.param(b"prefix = '1 2 3'", b"prefix = '1 2 x'", id="its value"),
        pytest.param(b"fts5(text", b"fts7(text", id="the kind of index"),
    ],
)
def test_a_file_whose_tables_are_described_in_other_words_is_not_opened(
    path: Path, file: WorkshopFile, written: bytes, spoilt: bytes
) -> None:
    file.close()
    good = path.read_bytes()
    assert written in good
    path.write_bytes(good.replace(written, spoilt, 1))
    with pytest.raises(FileProblem, match="holds something that Casewalk did not write"):
        WorkshopFile.open(path, as_found=True)


@pytest.mark.parametrize(
    ("written", "spoilt"),
    [pytest.param(b"version\x04", b"version\x00", id="the index's version")],
)
def test_an_index_whose_own_description_is_spoilt_is_damage_and_not_a_crash(
    path: Path, file: WorkshopFile, written: bytes, spoilt: bytes
) -> None:
    file.close()
    good = path.read_bytes()
    assert written in good
    path.write_bytes(good.replace(written, spoilt, 1))
    with WorkshopFile.open(path) as again:
        (line,) = check(again)
        assert "is damaged" in line
        with pytest.raises(FileProblem, match="is damaged"):
            search(again, "cafe")
        with pytest.raises(FileProblem, match="is damaged"), again.act("try"):
            again.put(Case("Child C"))
        assert len(again.all(Case)) == 2


@pytest.mark.parametrize("table", ["visits", "finding_cases", "held_back"])
def test_a_table_that_is_gone_is_named(planted: Plant, table: str) -> None:
    assert any(table in line for line in planted(f"DROP TABLE {table}"))


def test_a_reference_to_nothing_names_both_ends(planted: Plant) -> None:
    assert planted("INSERT INTO visits (id, case_id, began, ended) VALUES (7, 99, '', '')") == [
        "Row 7 of visits points to a row of cases that is not there."
    ]


def test_many_broken_rows_are_counted_and_the_first_five_named(planted: Plant) -> None:
    new = (
        "INSERT INTO questions SELECT 90 + {0}, 0, 'new {0}', '', '', theme_id, answer_set_id, "
        "0, 0, 0, '', '', '', 0, '', '', 0, '', 0 FROM questions WHERE id = 1"
    )
    assert planted(*(new.format(at) for at in range(7))) == [
        "7 questions without items (rows 90, 91, 92, 93, 94)."
    ]


def test_texts_the_search_has_wrong_are_counted_over_all_kinds(planted: Plant) -> None:
    case, comment = (1 << 40) + 1, (7 << 40) + 1
    assert planted(
        f"UPDATE found SET text = 'other' WHERE rowid IN ({case}, {comment})",
        f"INSERT INTO found (rowid, text) VALUES ({(4 << 40) + 1}, 'ghost')",
    ) == ["The search does not know 3 of the texts as they are."]


def test_the_check_goes_on_past_an_entry_it_cannot_read(file: WorkshopFile) -> None:
    with file.act("one"):
        file.put(Note(NoteKind.STRENGTH, "first"))
    with file.act("two"):
        file.put(Note(NoteKind.STRENGTH, "second"))
    first = file.query("SELECT min(id) FROM acts")[0][0]
    file.query(f"UPDATE acts SET changes = '[' WHERE id = {first}")
    assert check(file) == [f"Entry {first} of the history cannot be read."]
    file.query("UPDATE notes SET text = 'changed' WHERE text = 'second'")
    assert "Row 2 of notes is not as the history left it." in check(file)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param('[["cases",[1],null,null]]', id="a number that is a list"),
        pytest.param('[["songs",1,null,null]]', id="a table that is none of ours"),
        pytest.param('{"cases":1}', id="no list"),
        pytest.param("null", id="nothing at all"),
    ],
)
def test_an_entry_that_makes_no_sense_is_named(file: WorkshopFile, changes: str) -> None:
    with file.act("one"):
        number = file.put(Note(NoteKind.STRENGTH, "first"))
    file.query("UPDATE acts SET changes = ? WHERE label = 'one'", (changes,))
    entry = file.query("SELECT id FROM acts WHERE label = 'one'")[0][0]
    assert check(file) == [f"Entry {entry} of the history cannot be read."]
    file.query("UPDATE acts SET state = 'closed'")
    let_it_be_so(file)
    said = check(file)
    assert said == ([] if "songs" in changes else [f"Entry {entry} of the history cannot be read."])
    assert number == 1


def test_what_an_older_version_closed_is_not_held_against_todays_columns(
    file: WorkshopFile,
) -> None:
    file.close_history()
    older = 0
    for key, data in file.query("SELECT id, packed FROM acts WHERE packed IS NOT NULL"):
        text = inflated("", data).replace('"outline"', '"story"')
        older += '"story"' in text
        file.query("UPDATE acts SET packed = ? WHERE id = ?", (deflated(text, always=True)[1], key))
    assert older
    let_it_be_so(file)
    assert check(file) == []


def test_a_row_that_was_taken_back_may_not_be_there(file: WorkshopFile) -> None:
    heard.add_note(file, Note(NoteKind.STRENGTH, "first"))
    file.query("CREATE TEMP TABLE aside AS SELECT * FROM notes")
    file.undo()
    assert check(file) == []
    file.query("INSERT INTO notes SELECT * FROM aside")
    assert check(file) == ["Row 1 of notes is not as the history left it."]


def test_two_changes_taken_back_leave_the_row_as_before_the_first(file: WorkshopFile) -> None:
    with file.act("hear"):
        number = file.put(Note(NoteKind.STRENGTH, "first"))
    file.close_history()
    (note,) = file.all(Note)
    for words in ("second", "third"):
        with file.act(words):
            file.put(Note(note.kind, words, id=note.id))
    file.undo()
    file.undo()
    assert [one.text for one in file.all(Note)] == ["first"]
    assert check(file) == []
    file.query("UPDATE notes SET text = 'second'")
    assert check(file) == [f"Row {number} of notes is not as the history left it."]


def test_the_time_of_a_case_is_held_against_the_history_too(file: WorkshopFile) -> None:
    walk.visit(file, case_id(file, "Child A"), NOON, NOON + timedelta(minutes=5))
    assert check(file) == []
    file.query("UPDATE visits SET ended = began")
    assert check(file) == ["Row 1 of visits is not as the history left it."]


@pytest.mark.parametrize("kind", list(EvidenceKind))
def test_evidence_has_to_name_something_unless_it_is_a_count(
    file: WorkshopFile, kind: EvidenceKind
) -> None:
    with file.act("find"):
        number = FindingId(file.put(Finding("Plans are late")))
        file.put(EvidenceNamed(number, kind, 99))
    said = check(file)
    if kind is EvidenceKind.COUNT:
        assert said == []
    else:
        assert said == [
            "1 pieces of evidence that name a judgement, note or voice that is not there (rows 1)."
        ]


def test_a_day_with_everything_a_room_can_say_is_sound(file: WorkshopFile) -> None:
    tool = read_tool(file)
    for case in file.all(Case):
        for step, point in zip(
            (walk.agree, walk.choose, walk.agree, walk.choose), tool.points, strict=False
        ):
            step(file, case.id, point, tool.answers_at(point)[-1].id)
        walk.park(file, case.id, tool.points[1])
        walk.mark_not_agreed(file, case.id, tool.points[2])
        walk.give_reason(file, case.id, tool.points[-1], "words and no answer")
        walk.record_view(file, case.id, tool.points[-1], agency_id(file, "Police"), note="not so")
    assert {row[0] for row in file.query("SELECT state FROM judgements")} == {
        *("agreed", "draft", "parked", "not agreed", "not reached")
    }
    assert check(file) == []
