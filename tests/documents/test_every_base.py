"""Whatever a document counts says of how many, whoever was not asked and what was left blank."""

import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest

from core.cli.main import run
from core.data.sheets import filled
from core.documents.blocks import Document, Paragraph, Table
from core.documents.catalogue import compose
from core.model.snapshot import FullSnapshot
from core.queries.documents import full as read_full
from core.store.file import WorkshopFile
from tests.cli.random_audit import drawn_audit
from tests.cli.recount import Recount, Row
from tests.documents.test_shorter import said_in

NOT_ASKED = re.compile(r"not asked of (\d+) return")


@pytest.fixture
def drawn(tmp_path: Path) -> tuple[FullSnapshot, Recount]:
    path = tmp_path / "drawn.casewalk"
    drawn_audit(path, 1, lambda: datetime(2014, 6, 2, 9, 0))
    words = ("--documents", "data", "--formats", "json", "--to", str(tmp_path))
    with redirect_stdout(StringIO()):
        assert run(["export", str(path), *words]) == 0
    (told,) = tmp_path.glob("*.json")
    with WorkshopFile.open(path, read_only=True) as file:
        return read_full(file), Recount(told)


def _tables(document: Document) -> Iterator[Table]:
    for section in document.sections:
        yield from (one for one in section.blocks if isinstance(one, Table))


def _words(cell: object) -> str:
    return "".join(span.text for span in cell) if isinstance(cell, tuple) else ""


def _said(document: Document) -> list[str]:
    blocks = (block for section in document.sections for block in section.blocks)
    return [_words(one.words) for one in blocks if isinstance(one, Paragraph)]


def test_a_table_of_answers_says_of_how_many_each_question_was_not_asked(
    drawn: tuple[FullSnapshot, Recount],
) -> None:
    full, mine = drawn
    seen = set()
    for table in _tables(compose("report", full)):
        heads = [one.title for one in table.columns]
        if "No answer" not in heads:
            continue
        for row in table.rows:
            key = _words(row[0]).split()[0]
            given = [int(_words(cell) or 0) for cell in row[2:-1]]
            assert sum(given) == len(mine.usable), key
            wanted = mine.item(_item(mine, key), mine.usable).get("not_asked", 0)
            if "Not asked" in heads:
                assert int(_words(row[heads.index("Not asked")])) == wanted
                seen.add(wanted)
            else:
                assert not wanted
    assert len(seen) > 1


def _item(mine: Recount, key: str) -> Row:
    return next(one for one in mine.items.values() if one["key"] == key)


def test_a_measured_question_says_how_many_measured_it(
    drawn: tuple[FullSnapshot, Recount],
) -> None:
    full, mine = drawn
    said = {text.split()[0]: text for text in _said(compose("report", full))}
    for key in ("4", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15"):
        held = mine.item(_item(mine, key), mine.usable)
        returns = said[key].partition("The room")[0]
        of = held["answered"] + held["blank"]
        assert f"{held['answered']} of {of} return" in returns, key
        apart = NOT_ASKED.search(returns)
        assert int(apart.group(1) if apart else 0) == held.get("not_asked", 0), key
        assert "?." not in said[key]
    assert "Returns: good or better" in said["3"]
    assert "Not asked of 8 returns, 5 answered all the same." in said["2"]
    assert "agreed for 3 of 5 families · not asked of 1 family" in said["7"]


def test_what_was_asked_says_where_and_of_whom_and_what_was_to_be_written(
    drawn: tuple[FullSnapshot, Recount],
) -> None:
    full, _ = drawn
    asked = {
        _words(row[0]): (_words(row[1]), _words(row[2]))
        for table in _tables(compose("report", full))
        if [one.title for one in table.columns] == ["No.", "Question", "Answers"]
        for row in table.rows
    }
    assert asked["2"][0] == "Question 2? Only where 1 is Yes."
    assert asked["5b"][0] == "Second line Only where 5a is No."
    assert asked["9"][0] == "Question 9? Asked of Police and Health."
    assert asked["6"][1] == "A number of visits"
    assert asked["4"][1] == "Several of these at once: Early, Need, Protection"
    assert all(answers for key, (_, answers) in asked.items() if key != "5")
    assert "Only where age is at least 5." in _said(compose("report", full))


def test_feedback_gives_an_agency_all_it_answered(drawn: tuple[FullSnapshot, Recount]) -> None:
    full, mine = drawn
    document = compose("feedback", full)
    told = {
        section.title: {
            _words(row[0]).split()[0]: _words(row[1])
            for block in section.blocks
            if isinstance(block, Table) and block.columns[1].title == "Your answers"
            for row in block.rows
        }
        for section in document.sections
    }
    for number, agency in mine.agencies.items():
        pairs = {pair for pair in mine.usable if pair[1] == number}
        own = {mine.items[of]["key"] for of, pair in mine.said if pair in pairs}
        assert set(told[agency["name"]]) == own
        for key in own:
            said, wanted = told[agency["name"]][key], mine.item(_item(mine, key), pairs)
            blank = re.search(r"(?:blank (\d+)|(\d+) blank)", said)
            assert int(next(filter(None, blank.groups())) if blank else 0) == wanted["blank"], said
            apart = NOT_ASKED.search(said)
            assert int(apart.group(1) if apart else 0) == wanted.get("not_asked", 0), said


def test_the_sheet_of_counts_has_every_question_whatever_answer_it_wants(
    drawn: tuple[FullSnapshot, Recount],
) -> None:
    full, mine = drawn
    rows = _sheet(full, "counts")
    returns: dict[str, dict[str, list[str]]] = {}
    room: dict[str, dict[str, list[str]]] = {}
    for key, _, of, answer, *numbers in rows:
        into = room if of in ("families judged", "children", "parents") else returns
        into.setdefault(key, {})[answer] = numbers
    assert set(returns) == {item["key"] for item in mine.items.values()}
    for item in mine.items.values():
        wanted, told = mine.item(item, mine.usable), returns[item["key"]]
        assert int(told["No answer"][0]) == wanted["blank"]
        assert int(told.get("Not asked", ["0"])[0]) == wanted.get("not_asked", 0)
        for allowed in mine.allowed(item):
            assert int(told[allowed["label"]][0]) == wanted[allowed["key"]], item["key"]
            if wanted.get("people"):
                assert int(told[allowed["label"]][1]) == wanted["people"]
        if "late" in wanted:
            assert int(told["Late"][0]) == wanted["late"]
    for question in mine.questions.values():
        if mine.sets[question["answer_set_id"]]["kind"] in ("choice", "grades"):
            continue
        given = mine.agreed_values(question, mine.cases)
        assert int(room[question["key"]]["Agreed"][0]) == len(given)
        counted = mine.values(question, given)
        for allowed in mine.allowed(question):
            assert int(room[question["key"]][allowed["label"]][0]) == counted[allowed["key"]]
    assert room["1"]["Yes"][3:] == ["66.7", "100.0"]
    assert room["1"]["Not applicable"][3:] == ["33.3", "None"]


def test_what_the_room_agreed_is_counted_whatever_kind_of_answer_it_is(
    drawn: tuple[FullSnapshot, Recount],
) -> None:
    full, mine = drawn
    agreed = sum(one["state"] == "agreed" for one in mine.tables["judgements"])
    assert f"{agreed} judgements were agreed." in " ".join(_all_words(full, "highlights"))
    assert f"The room agreed {agreed} judgements" in " ".join(_all_words(full, "statement"))


def test_a_return_that_is_here_is_said_to_be_whatever_its_request_says(
    drawn: tuple[FullSnapshot, Recount],
) -> None:
    full, mine = drawn
    back = {(one["case_id"], one["agency_id"]) for one in mine.tables["returns"]}
    case = next(iter(mine.cases))
    (table,) = (
        one
        for one in _tables(compose("evaluation", replace(full, case_id=full.now.case[case].id)))
        if one.columns[1].title == "What came of it"
    )
    told = {_words(row[0]): _words(row[1]) for row in table.rows}
    asked = {one["agency_id"] for one in mine.tables["requests"] if one["case_id"] == case}
    for number in asked:
        came = told[mine.agencies[number]["name"]]
        assert came.startswith("Returned" if (case, number) in back else "Waiting")
    rows = _sheet(full, "requests")
    assert sum(row[4].startswith("returned") for row in rows) == len(back)


def test_who_said_a_sentence_stands_after_its_end(drawn: tuple[FullSnapshot, Recount]) -> None:
    full, _ = drawn
    told = [
        _words(row[1])
        for case in full.now.cases
        for table in _tables(compose("evaluation", replace(full, case_id=case.id)))
        if table.columns[1].title == "Answers, and by whom"
        for row in table.rows
    ]
    assert not [said for said in told if ".:" in said]
    assert any("It is loud. (" in said for said in told)
    assert any(said.startswith("child 1: ") and said.endswith(")") for said in told)


def test_what_every_return_left_blank_is_named(drawn: tuple[FullSnapshot, Recount]) -> None:
    full, mine = drawn
    assert "Left blank in every return" not in " ".join(_all_words(full, "report"))
    gone = {_item(mine, key)["id"] for key in ("3", "6")}
    full = replace(
        full,
        answers=tuple(one for one in full.answers if one.item_id not in gone),
        values=tuple(one for one in full.values if one.item_id not in gone),
    )
    (told,) = (one for one in _said(compose("report", full)) if one.startswith("Left blank"))
    assert told == "Left blank in every return that was asked: 3 Question 3 and 6 Question 6."


def test_groups_have_no_chapter_where_nothing_of_it_can_be_set_beside_one_another(
    drawn: tuple[FullSnapshot, Recount],
) -> None:
    full, _ = drawn
    assert _by_group(full)
    values = tuple(one for one in full.now.judgements if one.answer_id is None)
    assert len(values) > 1
    only_values = replace(full, now=replace(full.now, judgements=values))
    assert not _by_group(only_values), "a sentence on what no figure keeps out stood alone there"


def _by_group(full: FullSnapshot) -> bool:
    titles = [section.title for section in compose("report", full).sections]
    return any("group by group" in title for title in titles)


def _sheet(full: FullSnapshot, key: str) -> list[list[str]]:
    (found,) = (one for one in filled(full, [key]) if one.key == key)
    return [[str(cell) for cell in row] for row in found.rows[1:]]


def _all_words(full: FullSnapshot, key: str) -> list[str]:
    return said_in(compose(key, full)).splitlines()
