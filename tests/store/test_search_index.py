"""What the search knows: every word it should, only while it is there, and nobody's name."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core.acts import heard, prepare, walk
from core.model.audit import Participant
from core.model.case import Agency, AnswerComment, Case
from core.model.fault import FileProblem
from core.model.judgement import DifferingView, Judgement
from core.model.note import Note, NoteKind
from core.model.tool import Point, Question
from core.queries.search import CLOSE_MARK, OPEN_MARK, Hit, HitKind, search
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.store.search_index import SEARCHED
from tests.small import agency_id, case_id


def kinds(file: WorkshopFile, words: str) -> list[HitKind]:
    """Return what kinds of thing are found."""
    return [hit.kind for hit in search(file, words)]


def plain(hit: Hit) -> str:
    """Return the words of a hit without its marks."""
    return hit.words.replace(OPEN_MARK, "").replace(CLOSE_MARK, "")


@pytest.fixture
def point(file: WorkshopFile) -> Point:
    """The second question."""
    return next(point for point in read_tool(file).points if read_tool(file).key_at(point) == "2")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("child b", HitKind.CASE, id="a case by its reference"),
        pytest.param("second step", HitKind.ITEM, id="a line of a checklist"),
        pytest.param("duty manager", HitKind.NOTE, id="who was told of a concern"),
        pytest.param("rang school", HitKind.NOTE, id="what they did"),
        pytest.param("march rang", HitKind.NOTE, id="words of two fields together"),
    ],
)
def test_what_is_found_by_what(file: WorkshopFile, words: str, found: HitKind) -> None:
    heard.add_note(file, Note(NoteKind.CONCERN, "Not seen since March"))
    heard.pass_on(file, file.all(Note)[0], "Duty manager", "11:55", "Rang the school")
    assert kinds(file, words) == [found]


def test_a_question_is_found_by_its_number(file: WorkshopFile) -> None:
    hits = [hit for hit in search(file, "3") if hit.kind is HitKind.QUESTION]
    assert [hit.row_id for hit in hits] == [file.all(Question, "key = '3'")[0].id]


def test_nobody_is_found_by_name(file: WorkshopFile) -> None:
    prepare.keep_rows(file, "people", [Participant("Chair", name="Zebedee")])
    prepare.keep_rows(file, "agencies", [Agency("Zebedee House", contact="Zebedee")])
    heard.add_note(file, Note(NoteKind.COMMENT, "It helps", role="Zebedee", for_whom="Zebedee"))
    assert search(file, "zebedee") == []


def _outline(file: WorkshopFile, words: str, _: Point) -> None:
    with file.act("outline"):
        file.put(replace(file.all(Case)[0], outline=words))


def _note(file: WorkshopFile, words: str, _: Point) -> None:
    held = file.all(Note) or [Note(NoteKind.CONCERN, "x")]
    with file.act("did"):
        file.put(replace(held[0], did=words))


def _reason(file: WorkshopFile, words: str, point: Point) -> None:
    walk.choose(file, case_id(file, "Child A"), point, read_tool(file).answers_at(point)[0].id)
    walk.give_reason(file, case_id(file, "Child A"), point, words)


def _view(file: WorkshopFile, words: str, point: Point) -> None:
    case, police = case_id(file, "Child A"), agency_id(file, "Police")
    walk.record_view(file, case, point, police, note=words)


def _comment(file: WorkshopFile, words: str, _: Point) -> None:
    with file.act("comment"):
        file.put(replace(file.all(AnswerComment)[0], text=words))


@pytest.mark.parametrize(
    ("write", "kind"),
    [
        (_outline, HitKind.CASE),
        (_note, HitKind.NOTE),
        (_reason, HitKind.REASON),
        (_view, HitKind.VIEW),
        (_comment, HitKind.COMMENT),
    ],
    ids=["outline", "note", "reason", "view", "comment"],
)
def test_words_are_found_while_they_stand_and_no_longer(
    file: WorkshopFile, point: Point, write: Callable[..., None], kind: HitKind
) -> None:
    write(file, "a zebra", point)
    assert kinds(file, "zebra") == [kind]
    write(file, "a lion", point)
    assert (kinds(file, "zebra"), kinds(file, "lion")) == ([], [kind])
    write(file, "", point)
    assert kinds(file, "lion") == []
    file.undo()
    file.redo()
    assert kinds(file, "lion") == []
    write(file, "a zebra", point)
    assert kinds(file, "zebra") == [kind]
    assert check(file) == []


def test_what_goes_with_a_case_is_found_again_when_it_comes_back(
    file: WorkshopFile, point: Point
) -> None:
    case = case_id(file, "Child A")
    walk.give_reason(file, case, point, "zebra as the reason")
    walk.record_view(file, case, point, agency_id(file, "Police"), note="zebra seen otherwise")
    _comment(file, "zebra in a comment", point)
    heard.add_note(file, Note(NoteKind.STRENGTH, "zebra heard", case_id=case))
    before = search(file, "zebra")
    assert len(before) == 4
    prepare.remove_rows(file, "remove", file.all(Case, "id = ?", (case,)))
    (note,) = search(file, "zebra")
    assert (note.kind, note.case_id) == (HitKind.NOTE, None)
    file.undo()
    assert search(file, "zebra") == before


def test_a_copy_is_searched_like_the_audit_it_was_made_of(
    file: WorkshopFile, tmp_path: Path
) -> None:
    file.copy_to(tmp_path / "copy.casewalk")
    with WorkshopFile.open(tmp_path / "copy.casewalk") as copy:
        for words in ("child", "cafe", "overseen", "step"):
            assert search(copy, words) == search(file, words) != []
        heard.add_note(copy, Note(NoteKind.STRENGTH, "zebra"))
        assert kinds(copy, "zebra") == [HitKind.NOTE]
    assert search(file, "zebra") == []


def test_a_note_filed_nowhere_is_found_with_no_place(file: WorkshopFile) -> None:
    heard.add_note(file, Note(NoteKind.STRENGTH, "zebra"))
    (hit,) = search(file, "zebra")
    assert hit == Hit(HitKind.NOTE, 1, f"{OPEN_MARK}zebra{CLOSE_MARK}", None, None)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("zeb", True, id="the start of a word"),
        pytest.param("z", True, id="its first letter"),
        pytest.param("zebracro", True, id="most of a long word"),
        pytest.param("ebra", False, id="not its middle"),
        pytest.param("crossing ze", True, id="a start behind a whole word"),
        pytest.param("cross ze", False, id="two starts"),
        pytest.param("  ZEBRACROSSING  ", True, id="capitals between blanks"),
        pytest.param("zebracrossing!", True, id="a mark behind it"),
        pytest.param("- zeb", True, id="a mark on its own"),
        pytest.param("zeb -", True, id="a mark on its own behind it"),
    ],
)
def test_only_the_last_word_may_be_unfinished_and_only_at_its_end(
    file: WorkshopFile, typed: str, found: bool
) -> None:
    heard.add_note(file, Note(NoteKind.OBSERVATION, "A zebracrossing is a crossing"))
    assert kinds(file, typed) == ([HitKind.NOTE] if found else [])


def test_words_in_two_notes_are_not_words_in_one(file: WorkshopFile) -> None:
    heard.add_note(file, Note(NoteKind.OBSERVATION, "zebra"))
    heard.add_note(file, Note(NoteKind.OBSERVATION, "lion"))
    assert kinds(file, "zebra lion") == []
    assert len(kinds(file, "zebra")) == 1


def test_of_a_long_text_the_part_around_the_word_is_shown(file: WorkshopFile) -> None:
    heard.add_note(file, Note(NoteKind.OBSERVATION, "before " * 100 + "zebra " + "after " * 100))
    (hit,) = search(file, "zebra")
    assert f"before {OPEN_MARK}zebra{CLOSE_MARK} after" in hit.words
    assert hit.words.startswith("…")
    assert hit.words.endswith("…")
    assert len(plain(hit).strip("…").split()) == 16


def test_every_found_word_of_a_text_is_marked_and_the_text_is_found_once(
    file: WorkshopFile,
) -> None:
    heard.add_note(file, Note(NoteKind.OBSERVATION, "Zebra, zebras and zèbra"))
    (hit,) = search(file, "zebra")
    assert hit.words.count(OPEN_MARK) == hit.words.count(CLOSE_MARK) == 3
    assert plain(hit) == "Zebra, zebras and zèbra"


def test_a_view_is_found_at_the_judgement_it_stands_against(
    file: WorkshopFile, point: Point
) -> None:
    other = next(p for p in read_tool(file).points if p != point)
    for at, place in ((0, other), (1, point)):
        case = file.all(Case)[at].id
        walk.give_reason(file, case, place, "why")
        walk.record_view(file, case, place, agency_id(file, "Health"), note=f"zebra{at}")
    assert [one.judgement_id for one in file.all(DifferingView)] == [
        one.id for one in file.all(Judgement)
    ]
    (hit,) = search(file, "zebra1")
    assert (hit.case_id, hit.question_id) == (case_id(file, "Child B"), point.question_id)
    assert hit.row_id == file.all(DifferingView)[1].id


@pytest.mark.parametrize("number", [number for number, _, _ in SEARCHED])
def test_a_found_row_that_is_not_there_is_said_to_be_damage(
    file: WorkshopFile, number: int
) -> None:
    file.query("INSERT INTO found (rowid, text) VALUES (?, 'ghost')", ((number << 40) + 99,))
    with pytest.raises(FileProblem, match="is damaged"):
        search(file, "ghost")
    assert search(file, "cafe")


@pytest.mark.parametrize("number", [0, 98, 99])
def test_a_text_of_no_kind_is_not_found(file: WorkshopFile, number: int) -> None:
    file.query("INSERT INTO found (rowid, text) VALUES (?, 'ghost')", ((number << 40) + 1,))
    assert search(file, "ghost") == []
