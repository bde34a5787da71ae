"""Handing cases out and taking them back over a real example, without a window."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.acts import heard, prepare, walk
from core.counting.live_number import Counted, LiveNumber, live_number
from core.counting.narrowing import Within
from core.examples import build_example
from core.model.access import AccessKind
from core.model.agenda import AgendaEntry, AgendaKind
from core.model.case import Agency, Case
from core.model.fault import NotYet, WorkshopError, WrongKey
from core.model.hand_out import (
    DifferenceKind,
    HandBack,
    HandOut,
    HandOutCase,
    SideChosen,
    TableDifference,
)
from core.model.ids import CaseId, SourceId, ThemeId
from core.model.judgement import Judgement, JudgementState
from core.model.letter import LetterPart, LetterText
from core.model.note import Note, NoteKind
from core.model.own_document import (
    DocumentPart,
    FiguresOut,
    OwnNumber,
    case_part,
    numbers_text,
    own_numbers,
)
from core.store.checking import check
from core.store.file import WorkshopFile
from core.store.reading import read_tool
from core.store.rekeying import write_under
from core.store.schema import VERSION
from core.tables.hand_out import call_back, drawn_passphrase, hand_out, passphrase_words
from core.tables.named_rows import renamed
from core.tables.settle import both_texts, is_words, settle, side
from core.tables.take_back import handed_back, look_at, opened_by_kept, take_back
from core.wording.access import access_words
from core.wording.erased import erased_words
from tests.older import older_file, older_versions
from tests.small import contents, small_audit
from tests.tables.steps import Clock

WORDS = "maple anchor window tiger"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An audit of eight cases that was walked."""
    path = tmp_path_factory.mktemp("tables") / "tier2.casewalk"
    build_example("tier2", path)
    return path


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def main(tmp_path: Path, clock: Clock) -> Iterator[WorkshopFile]:
    with small_audit(tmp_path / "main.casewalk", clock) as file:
        yield file


def cases_of(file: WorkshopFile) -> list[CaseId]:
    return [one.id for one in file.all(Case)]


def at_table(main: WorkshopFile, *cases: CaseId, name: str = "Table 1") -> Path:
    path = main.path.with_name(f"{name}.casewalk")
    hand_out(main, path, name, cases or cases_of(main), WORDS)
    return path


def remark(file: WorkshopFile, text: str, case: CaseId) -> None:
    heard.add_note(file, Note(NoteKind.STRENGTH, text, case_id=case))


def test_the_words_are_7776_and_four_are_drawn() -> None:
    words = passphrase_words()
    assert len(set(words)) == len(words) == 7_776
    assert all(word.isascii() and word.islower() and 4 <= len(word) <= 8 for word in words)
    drawn = {drawn_passphrase() for _ in range(20)}
    assert len(drawn) == 20
    assert all(set(one.split()) <= set(words) and len(one.split()) == 4 for one in drawn)


def test_a_hand_out_holds_its_cases_and_no_trace_of_the_others(
    tmp_path: Path, example: Path, clock: Clock
) -> None:
    audit = tmp_path / "audit.casewalk"
    shutil.copyfile(example, audit)
    with WorkshopFile.open(audit, None, clock) as file:
        with file.act("who comes, and when"):
            for one in file.all(Agency):
                file.put(replace(one, contact="Wilhelmina Ottersby", mail="w.o@example.org"))
            for case in file.all(Case)[2:]:
                file.put(AgendaEntry(f"{case.reference} first", AgendaKind.CASES, "10:00", 20))
            file.put(LetterText(LetterPart.CLOSING, "Ring Wilhelmina Ottersby, 01632 960 961"))
        kept, others = file.all(Case)[:2], file.all(Case)[2:]
        theirs = [one.text for one in file.all(Note) if one.case_id in {x.id for x in others}]
        hand_out(file, tmp_path / "t.casewalk", "Table 1", [one.id for one in kept], WORDS)
    with WorkshopFile.open(tmp_path / "t.casewalk", WORDS, clock) as table:
        assert table.all(Case) == kept
        assert check(table) == []
        assert table.history() == []
        assert table.all(HandOut) == []
        plain = tmp_path / "plain.casewalk"
        plain.touch()
        table.query("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
        table.query("SELECT sqlcipher_export('plain')")
        table.query("DETACH DATABASE plain")
    laid_bare = plain.read_bytes()
    assert kept[0].reference.encode() in laid_bare
    for trace in [*(one.outline for one in others), *theirs, "Ottersby", "w.o@example.org"]:
        assert trace.encode() not in laid_bare or not trace
    for other in others:
        assert f"{other.reference} first".encode() not in laid_bare


@pytest.mark.parametrize("called", [("1", "2"), ("yes", "no"), ("GP", "School"), ("30", "00")])
def test_a_case_called_like_a_word_of_the_audit_takes_nothing_out_of_the_tool(
    tmp_path: Path, clock: Clock, called: tuple[str, str]
) -> None:
    audit = tmp_path / "audit.casewalk"
    build_example("cin", audit)
    with WorkshopFile.open(audit, None, clock) as file:
        with file.act("call them so"):
            for case, name in zip(file.all(Case)[1:], called, strict=False):
                file.put(replace(case, reference=name))
            file.put(AgendaEntry(f"Case {called[1]} first", AgendaKind.CASES, "09:30", 20))
        path = at_table(file, file.all(Case)[0].id)
        with WorkshopFile.open(path, WORDS, clock) as table:
            assert read_tool(table) == read_tool(file)
            assert [one.name for one in table.all(Agency)] == [one.name for one in file.all(Agency)]
            assert [one.starts for one in table.all(AgendaEntry)] == [
                one.starts for one in file.all(AgendaEntry)
            ]
            assert take_back(file, table).is_empty


def test_a_hand_out_is_locked_also_where_the_audit_is_not(main: WorkshopFile) -> None:
    path = at_table(main)
    assert not main.is_locked
    with pytest.raises(WrongKey):
        WorkshopFile.open(path)
    assert [(one.name, one.passphrase) for one in main.all(HandOut)] == [("Table 1", "")]
    assert len(main.all(HandOutCase)) == 2


def test_nothing_is_handed_out_without_a_name_or_a_case(main: WorkshopFile) -> None:
    before = contents(main)
    path = main.path.with_name("t.casewalk")
    for name, cases in (("", cases_of(main)), ("x" * 61, cases_of(main)), ("Table 1", [])):
        with pytest.raises(NotYet):
            hand_out(main, path, name, cases, WORDS)
    with pytest.raises(NotYet, match="not in the audit any more"):
        hand_out(main, path, "Table 1", [CaseId(99)], WORDS)
    assert contents(main) == before
    assert not path.exists()


def test_what_a_table_did_comes_in_one_act_and_goes_with_one_undo(
    main: WorkshopFile, clock: Clock
) -> None:
    case = cases_of(main)[0]
    path = at_table(main)
    with WorkshopFile.open(path, WORDS, clock) as table:
        remark(table, "Seen at the table", case)
    before = contents(main)
    with handed_back(main, path, WORDS) as there:
        assert look_at(main, there).report.rows == 1
        assert contents(main) == before
        assert take_back(main, there, who="facilitator").news is not None
        assert take_back(main, there, who="facilitator").is_empty
    (line,) = (one for one in main.access.all() if one.kind is AccessKind.BACK)
    assert (line.who, access_words(line)) == (
        "facilitator",
        f"Took a table's file back: Table 1 ({path.name})",
    )
    assert [one.text for one in main.all(Note)] == ["Seen at the table"]
    assert main.undo_label == "take Table 1 back"
    main.undo()
    assert contents(main) == before


def test_where_both_changed_a_text_it_is_asked_and_either_or_both_can_be_kept(
    main: WorkshopFile, clock: Clock
) -> None:
    case = cases_of(main)[0]
    remark(main, "As it was.", case)
    path = at_table(main)
    for file, text in ((main, "Here."), (WorkshopFile.open(path, WORDS, clock), "There.")):
        heard.change_note(file, replace(file.all(Note)[0], text=text))
    file.close()
    with handed_back(main, path, WORDS) as there:
        take_back(main, there)
    (asked,) = main.all(TableDifference)
    assert is_words(asked)
    assert asked.case_id == case
    kept = {
        SideChosen.THERE: "There.",
        SideChosen.AS_IT_WAS: "As it was.",
        SideChosen.HERE: "Here.",
        SideChosen.BOTH: both_texts(asked),
    }
    for choice, text in kept.items():
        assert main.all(Note)[0].text == "Here."
        settle(main, asked, choice, text)
        assert main.all(Note)[0].text == text
        assert not main.all(TableDifference)[0].is_open
        main.undo()
    assert kept[SideChosen.BOTH] == "Here. There."


def test_a_file_of_another_audit_a_copy_and_an_older_one_are_refused(
    main: WorkshopFile, clock: Clock, tmp_path: Path
) -> None:
    case = cases_of(main)[0]
    path = at_table(main)
    other = small_audit(tmp_path / "other.casewalk", clock)
    copy = tmp_path / "copy.casewalk"
    main.copy_to(copy)
    older = tmp_path / "older.casewalk"
    shutil.copyfile(path, older)
    with WorkshopFile.open(path, WORDS, clock) as table:
        remark(table, "One", case)
        remark(table, "Two", case)
    before = contents(other)
    with handed_back(main, path, WORDS) as there:
        with pytest.raises(WorkshopError, match="belongs to another audit"):
            take_back(other, there)
        take_back(main, there)
    assert contents(other) == before
    other.close()
    before = contents(main)
    for wrong, why in ((copy, "or a copy of it"), (older, "older than the one")):
        with (
            handed_back(main, wrong, WORDS) as there,
            pytest.raises(WorkshopError, match=why),
        ):
            take_back(main, there)
    assert contents(main) == before


@pytest.mark.parametrize("taken", [1, 3])
def test_a_file_put_back_from_a_copy_is_told_from_one_that_did_as_much_since(
    main: WorkshopFile, clock: Clock, tmp_path: Path, taken: int
) -> None:
    case, path, copy = cases_of(main)[0], at_table(main), tmp_path / "copy"
    shutil.copyfile(path, copy)

    def day_of(word: str) -> None:
        with WorkshopFile.open(path, WORDS, clock) as table:
            for number in range(taken):
                remark(table, f"{word} {number}", case)

    day_of("As it came")
    with handed_back(main, path, WORDS) as there:
        take_back(main, there)
    before = contents(main)
    shutil.copyfile(copy, path)
    day_of("Under the same label")
    with (
        handed_back(main, path, WORDS) as there,
        pytest.raises(WorkshopError, match="went on from an older copy"),
    ):
        take_back(main, there)
    assert contents(main) == before


def test_typing_that_goes_on_or_is_taken_out_again_after_a_hand_back_still_comes(
    main: WorkshopFile, clock: Clock
) -> None:
    case, path = cases_of(main)[0], at_table(main)

    def comes() -> None:
        with handed_back(main, path, WORDS) as there:
            take_back(main, there)
        assert [one.text for one in main.all(Note)] == [one.text for one in table.all(Note)]

    with WorkshopFile.open(path, WORDS, clock) as table:
        remark(table, "As it was", case)
        (note,) = table.all(Note)
        for text in ("As it was, and m", "As it was, and more", "As it was"):
            heard.change_note(table, replace(note, text=text))
            with table.act("the time it took", "visit", quiet=True):
                table.put(Case(text, id=case))
            comes()
        remark(table, "One more", case)
        table.undo()
        comes()
        table.redo()
        comes()


def test_an_erased_case_never_comes_back(main: WorkshopFile, clock: Clock) -> None:
    first, second = cases_of(main)
    path = at_table(main)
    with WorkshopFile.open(path, WORDS, clock) as table:
        remark(table, "Of the erased one", first)
        remark(table, "Of the other", second)
    at_table(main, first, name="Table 2")
    main.undo()
    at_table(main, second, name="Table 3")
    erased = main.erase_case(first, "facilitator")
    assert erased.tables == ("Table 1", "Table 2")
    assert "handed out to Table 1 and Table 2: what lies there holds it" in erased_words(erased)
    told = [one.about for one in main.access.all() if one.kind is AccessKind.TABLE]
    assert told == ["Table 1 (2)", "Table 2 (1)", "Table 3 (1)"]
    with handed_back(main, path, WORDS) as there:
        found = take_back(main, there)
    assert found.report.erased == 1
    assert cases_of(main) == [second]
    assert [one.text for one in main.all(Note)] == ["Of the other"]


def test_a_tool_changed_on_one_side_merges_and_a_case_removed_here_comes_back_and_is_asked(
    main: WorkshopFile, clock: Clock
) -> None:
    case = main.all(Case)[0]
    path = at_table(main, case.id)
    with WorkshopFile.open(path, WORDS, clock) as table:
        remark(table, "Worked on there", case.id)
    prepare.remove_rows(main, "remove a case", [case])
    with handed_back(main, path, WORDS) as there:
        take_back(main, there)
    assert case in main.all(Case)
    assert [one.kind for one in main.all(TableDifference)] == ["cases"]
    assert check(main) == []


def test_a_table_is_called_back_and_may_still_come(main: WorkshopFile, clock: Clock) -> None:
    path = at_table(main)
    with WorkshopFile.open(path, WORDS, clock) as table:
        remark(table, "Late", cases_of(main)[0])
    call_back(main, main.all(HandOut)[0])
    assert main.all(HandOut)[0].called_back_at
    with handed_back(main, path, WORDS) as there:
        assert take_back(main, there).report.rows == 1
    assert len(main.all(HandBack)) == 1


def test_an_answer_chosen_by_words_that_were_changed_here_is_taken_and_asked(
    main: WorkshopFile, clock: Clock
) -> None:
    case, tool = cases_of(main)[0], read_tool(main)
    path, point = at_table(main), tool.points[1]
    yes = tool.answers_at(point)[0]
    with WorkshopFile.open(path, WORDS, clock) as table:
        walk.choose(table, case, point, yes.id)
        walk.agree(table, case, point)
    with main.act("call it otherwise"):
        main.put(replace(yes, label="Mostly"))
    with handed_back(main, path, WORDS) as there:
        take_back(main, there)
    (asked,) = main.all(TableDifference)
    assert asked.how is DifferenceKind.CALLED_OTHERWISE
    assert (side(asked.here), side(asked.there)) == ({"answer_id": yes.id}, {"answer": "Yes"})
    assert main.all(Judgement)[0].answer_id == yes.id
    settle(main, asked, SideChosen.HERE)
    assert main.all(Judgement)[0].answer_id == yes.id
    main.undo()
    settle(main, asked, SideChosen.AS_IT_WAS)
    held = main.all(Judgement)[0]
    assert (held.answer_id, held.state) == (None, JudgementState.NOT_REACHED)


def test_a_readable_file_of_an_older_version_is_no_table_s_and_stays_as_it_was(
    main: WorkshopFile, tmp_path: Path
) -> None:
    older = tmp_path / "older.casewalk"
    older.write_bytes(older_file(older_versions()[-1]))
    before = older.read_bytes()
    with (
        pytest.raises(WorkshopError, match="belongs to another audit"),
        handed_back(main, older, None),
    ):
        pass
    assert older.read_bytes() == before


def test_a_removal_takes_nothing_that_an_open_question_rests_on(
    main: WorkshopFile, clock: Clock
) -> None:
    case, tool = cases_of(main)[0], read_tool(main)
    point = tool.points[1]
    yes, no = (one.id for one in tool.answers_at(point)[:2])
    first = at_table(main, case)
    walk.choose(main, case, point, yes)
    second = at_table(main, case, name="Table 2")
    with WorkshopFile.open(first, WORDS, clock) as table:
        walk.choose(table, case, point, no)
    with WorkshopFile.open(second, WORDS, clock) as table, table.act("take it away"):
        table.remove(table.all(Judgement)[0])
    for path in (first, second):
        with handed_back(main, path, WORDS) as there:
            take_back(main, there)
    assert [one.answer_id for one in main.all(Judgement)] == [yes]
    asked, removed = main.all(TableDifference)
    assert removed.how is DifferenceKind.REMOVED_THERE
    settle(main, asked, SideChosen.THERE)
    assert [one.answer_id for one in main.all(Judgement)] == [no]


def test_what_was_removed_here_since_is_said_and_both_sides_stay(
    main: WorkshopFile, clock: Clock
) -> None:
    remark(main, "As it was.", cases_of(main)[0])
    path = at_table(main)
    for file, text in ((main, "Here."), (WorkshopFile.open(path, WORDS, clock), "There.")):
        heard.change_note(file, replace(file.all(Note)[0], text=text))
    file.close()
    with handed_back(main, path, WORDS) as there:
        take_back(main, there)
    heard.remove_note(main, main.all(Note)[0])
    (asked,) = main.all(TableDifference)
    with pytest.raises(NotYet, match="removed here since"):
        settle(main, asked, SideChosen.THERE)
    assert main.all(TableDifference) == [asked]
    settle(main, asked, SideChosen.HERE)
    assert not main.all(TableDifference)[0].is_open


def test_a_locked_file_of_an_older_version_is_brought_up_to_date_in_a_copy(
    main: WorkshopFile, tmp_path: Path
) -> None:
    older, locked = tmp_path / "older.casewalk", tmp_path / "locked.casewalk"
    older.write_bytes(older_file(older_versions()[-1]))
    locked.touch()
    write_under(locked, WORDS, older, None)
    before = locked.read_bytes()
    with handed_back(main, locked, WORDS) as there:
        assert there.query("PRAGMA user_version") == [(VERSION,)]
        with pytest.raises(WorkshopError, match="belongs to another audit"):
            take_back(main, there)
    assert locked.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir() if "locked" in one.name) == [locked.name]


def test_texts_that_name_rows_by_number_follow_them(main: WorkshopFile) -> None:
    path = at_table(main)
    prepare.keep_rows(main, "add", [Case("Child X")])
    with WorkshopFile.open(path, WORDS, main.clock) as table:
        prepare.keep_rows(table, "add", [Case("child x"), Agency("Housing")])
        made, agency = cases_of(table)[-1], table.all(Agency)[-1].id
        within = (Within("case", str(made)), Within("agency", str(agency)))
        counted = LiveNumber(Counted.RETURNS, within=within)
        number = OwnNumber(counted.text, "3")
        part = DocumentPart("summaries", case_part(made), "We saw 3.", numbers_text([number]))
        with table.act("write"):
            table.put(part)
            table.put(FiguresOut("summaries", "panel", "[]"))
        take_back(main, table)
    here = cases_of(main)[-1]
    assert made != here
    assert len(cases_of(main)) == 3
    (kept,) = main.all(DocumentPart)
    assert kept.part == case_part(here)
    (read,) = own_numbers(kept)
    found = live_number(read.count)
    assert found is not None
    assert found.within == (Within("case", str(here)), Within("agency", str(agency)))
    assert main.all(FiguresOut) == []  # what left a table's file is of that file


def test_the_answers_for_each_person_follow_their_numbers() -> None:
    def to(table: str, key: int) -> int:
        return key + 90 if table == "case_people" else key

    for before, after in (
        ("7=yes 8=no", "97=yes 98=no"),
        ("7: lives 8=2 miles away\n8: x", "97: lives 8=2 miles away\n98: x"),
        ("yes; no", "yes; no"),
    ):
        row = {"id": 1, "value": before}
        assert renamed("judgements", row, to)["value"] == after


def test_a_number_follows_its_theme_and_its_source() -> None:
    for number in (
        LiveNumber(Counted.JUDGEMENTS, theme_id=ThemeId(3)),
        LiveNumber(Counted.SOURCE, source_id=SourceId(3)),
    ):
        row = {"id": 1, "count": number.text}
        found = live_number(renamed("evidence", row, lambda _, key: key + 90)["count"])
        assert found is not None
        assert 93 in (found.theme_id, found.source_id)


@pytest.mark.parametrize("first", ["here", "there"])
def test_what_both_agreed_alike_at_two_times_is_not_asked(
    main: WorkshopFile, clock: Clock, first: str
) -> None:
    (case, *_), path = cases_of(main), at_table(main)
    tool = read_tool(main)
    point, other = tool.points[:2]
    yes = tool.answers_at(point)[0].id
    with WorkshopFile.open(path, WORDS, clock) as table:
        files = (main, table) if first == "here" else (table, main)
        for file in files:
            walk.agree(file, case_id=case, point=point, answer_id=yes)
        early = files[0].all(Judgement)[0].settled_at
        assert early < files[1].all(Judgement)[0].settled_at
        assert not take_back(main, table).report.asked
        assert [one.settled_at for one in main.all(Judgement)] == [early]
        assert take_back(main, table).is_empty
        for file, answer in zip((main, table), tool.answers_at(other), strict=False):
            walk.agree(file, case_id=case, point=other, answer_id=answer.id)
        assert len(take_back(main, table).report.asked) == 1


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "\u202e\u2060", "x" * 61])
def test_a_table_without_a_name_that_can_be_read_is_refused(main: WorkshopFile, name: str) -> None:
    with pytest.raises(NotYet, match="has no name"):
        at_table(main, name=name)
    assert not main.all(HandOut)


@pytest.mark.parametrize("typed", ["Maple Anchor Window Tiger", "  maple  anchor\twindow TIGER "])
def test_words_typed_otherwise_than_on_the_slip_open_all_the_same(
    main: WorkshopFile, typed: str
) -> None:
    path = at_table(main)
    with opened_by_kept(main, path, [typed]) as there:
        assert there.which.name == "Table 1"
    with pytest.raises(WrongKey), opened_by_kept(main, path, ["maple anchor window"]):
        raise AssertionError


def test_this_audit_s_own_file_is_refused_before_any_words_are_asked(tmp_path: Path) -> None:
    with (
        small_audit(tmp_path / "locked.casewalk", Clock(), "its own") as file,
        pytest.raises(WorkshopError, match="this audit itself"),
        opened_by_kept(file, file.path),
    ):
        raise AssertionError
