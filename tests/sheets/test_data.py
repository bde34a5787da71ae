"""The data of an audit: every row there is, inert in a spreadsheet, and an audit again."""

import io
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.acts.whole import take_whole
from core.data import csv_files, json_file, workbook
from core.data.sheets import filled, sheets
from core.documents.catalogue import Format
from core.examples import build_example
from core.export.export import export
from core.model.audience import Audience, AudienceKind
from core.model.fault import FileProblem, NotYet, Unreadable, WorkshopError
from core.model.snapshot import FullSnapshot
from core.model.whole import WholeAudit, WholeTable
from core.queries.documents import full
from core.queries.whole import whole
from core.review.texts import texts
from core.store.checking import check
from core.store.file import WorkshopFile
from tests.documents import hostile
from tests.review.test_texts import all_marked
from tests.rounds import rounds

NAME = "data.xlsx"


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FullSnapshot]:
    """Three of the examples, with all that their files carry."""
    folder, found = tmp_path_factory.mktemp("data"), {}
    for key in ("cin", "tier2", "meetings"):
        build_example(key, folder / f"{key}.casewalk")
        with WorkshopFile.open(folder / f"{key}.casewalk") as file:
            found[key] = full(file, with_whole=True)
    return found


@pytest.fixture
def cin(examples: dict[str, FullSnapshot]) -> FullSnapshot:
    return examples["cin"]


def read_again(found: FullSnapshot) -> WholeAudit:
    return json_file.read(json_file.write(found))


@pytest.mark.parametrize("key", ["cin", "tier2", "meetings"])
def test_json_makes_an_equal_audit(
    examples: dict[str, FullSnapshot], tmp_path: Path, key: str
) -> None:
    written = examples[key]
    json_file.verify(json_file.write(written), written, NAME)
    path = tmp_path / "again.casewalk"
    with WorkshopFile.create(path) as file:
        take_whole(file, read_again(written))
    with WorkshopFile.open(path) as file:
        again = full(file, with_whole=True)
        assert check(file) == []
        assert (file.undo_label, len(file.history())) == ("", 1)
    assert again.whole == written.whole
    # It is a file of its own, to which no table's file comes back.
    alone = replace(written.now, hand_outs=(), hand_out_cases=(), hand_backs=(), known_rows=())
    now = replace(again.now, which=written.now.which)
    assert (now, again.answers) == (alone, written.answers)


def test_an_older_json_lacks_columns_and_gets_what_a_new_row_has_there(
    cin: FullSnapshot, tmp_path: Path
) -> None:
    held = read_again(cin)
    cases = held.tables["cases"]
    at = cases.columns.index("minutes")
    older = WholeTable(
        cases.columns[:at] + cases.columns[at + 1 :],
        tuple(row[:at] + row[at + 1 :] for row in cases.rows),
    )
    with WorkshopFile.create(tmp_path / "again.casewalk") as file:
        take_whole(file, replace(held, version=1, tables={**held.tables, "cases": older}))
        assert whole(file) == held


Spoil = Callable[[WholeAudit], WholeAudit]


def _with_row(table: str, change: Callable[[list[object]], object]) -> Spoil:
    def changed(held: WholeAudit) -> WholeAudit:
        found = held.tables[table]
        row: list[object] = list(found.rows[0])
        change(row)
        rows = (tuple(row), *found.rows[1:])
        return replace(held, tables={**held.tables, table: WholeTable(found.columns, rows)})  # type: ignore[arg-type]

    return changed


def _set(at: int, value: object) -> Callable[[list[object]], object]:
    return lambda row: row.__setitem__(at, value)


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        pytest.param(lambda held: replace(held, version=10_000), "newer", id="of a newer version"),
        pytest.param(
            lambda held: replace(held, tables={"acts": held.tables["cases"]}),
            "tables that are not ours",
            id="the history",
        ),
        pytest.param(
            _with_row("judgements", _set(0, 999)), "is not there", id="a judgement of no case"
        ),
        pytest.param(
            _with_row("cases", _set(0, None)), "cannot be one", id="a case without reference"
        ),
        pytest.param(_with_row("cases", _set(1, "x")), "number of its own", id="no number"),
        pytest.param(_with_row("notes", _set(0, "gossip")), "no meaning", id="a word of no kind"),
    ],
)
def test_what_is_no_audit_is_refused_with_a_sentence(
    cin: FullSnapshot,
    tmp_path: Path,
    spoilt: Spoil,
    said: str,
) -> None:
    with (
        WorkshopFile.create(tmp_path / "again.casewalk") as file,
        pytest.raises(Unreadable, match=said),
    ):
        take_whole(file, spoilt(read_again(cin)))


@given(st.data())
@settings(
    max_examples=rounds(3),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_a_cell_holds_is_taken_or_refused(cin: FullSnapshot, data: st.DataObject) -> None:
    held = read_again(cin)
    table = data.draw(st.sampled_from([name for name, one in held.tables.items() if one.rows]))
    at = data.draw(st.integers(0, len(held.tables[table].columns) - 1))
    value = data.draw(st.none() | st.integers() | st.text(max_size=5))
    spoilt = _with_row(table, _set(at, value))(held)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "again.casewalk"
        with WorkshopFile.create(path) as file, suppress(WorkshopError):
            take_whole(file, spoilt)
            assert check(file) == []


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"kind": "x"}', b'{"tables": 1}', b"\xff", b"[" * 100_000]
)
def test_what_is_no_json_of_ours_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable, match="no JSON of an audit"):
        json_file.read(content)


def test_every_sheet_and_cell_comes_back_from_other_readers(cin: FullSnapshot) -> None:
    content = workbook.write(cin)
    workbook.verify(content, cin, NAME)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.properties.creator in (None, "")
    comments = book["Comments in returns"]
    assert comments.max_row == 132
    assert comments.freeze_panes == "A2"
    assert [cell.value for cell in comments[1]] == ["Case", "Agency", "Question", "Comment"]
    csv_files.verify(csv_files.write(cin), cin, NAME)


@given(st.lists(hostile.texts, min_size=4, max_size=4))
@settings(
    max_examples=rounds(3),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_words_come_back_from_a_workbook_and_from_csv(
    cin: FullSnapshot, said: list[str]
) -> None:
    notes = tuple(replace(one, text=text) for one, text in zip(cin.now.notes, said, strict=False))
    audit = replace(cin.now.audit, title=said[0], marking=said[1])
    odd = replace(cin, answers=(), now=replace(cin.now, notes=notes, audit=audit))
    workbook.verify(workbook.write(odd), odd, NAME)
    csv_files.verify(csv_files.write(odd), odd, NAME)


def test_the_numbers_of_rows_are_those_of_the_audit(cin: FullSnapshot) -> None:
    found = {sheet.key: len(sheet.rows) - 1 for sheet in filled(cin)}
    now = cin.now
    assert found["cases"] == len(now.cases)
    assert found["answers"] == len(cin.answers) + len(cin.values)
    assert found["judgements"] == len(now.judgements)
    assert found["notes"] == len(now.notes)


def test_the_last_sheet_says_what_every_column_is(cin: FullSnapshot) -> None:
    *others, last = filled(cin)
    told = {(row[1], row[2]) for row in last.rows}
    assert {(f"{one.key}.csv", head) for one in others for head in one.rows[0]} <= told
    for sheet in sheets():
        assert all((sheet.about, *(one.meaning for one in sheet.columns)))
        heads = [one.heading for one in sheet.columns]
        assert len(heads) == len(set(heads)), sheet.key


def test_data_are_for_the_panel_alone(cin: FullSnapshot, tmp_path: Path) -> None:
    board = replace(cin, audience=Audience(AudienceKind.BOARD))
    with pytest.raises(NotYet, match="for the panel alone"):
        export(board, ["comments", "data"], tmp_path, formats=tuple(Format))
    agency = replace(cin, audience=Audience(AudienceKind.AGENCY, cin.now.agencies[0].id))
    with pytest.raises(NotYet, match="for the panel alone"):
        export(agency, ["actions"], tmp_path, formats=(Format.EXCEL,))
    assert not list(tmp_path.iterdir())
    assert export(board, ["actions"], tmp_path, formats=(Format.EXCEL,)), "the board has its plan"


def test_every_text_that_stands_in_a_document_stands_in_the_data_too() -> None:
    marked = all_marked()
    there = {letter for sheet in filled(marked) for row in sheet.rows for letter in str(row)}
    for found in texts(marked):
        assert {letter for letter in found.text if letter >= "\u4e00"} <= there, found.place


FORMULAS = ("=1+1", "+44 20", "-5", "@SUM(A1)", "\t=1", '=HYPERLINK("http://e.example")')


def test_what_begins_a_formula_stays_words(cin: FullSnapshot) -> None:
    cases = tuple(
        replace(case, outline=said) for case, said in zip(cin.now.cases, FORMULAS, strict=False)
    )
    bad = replace(cin, now=replace(cin.now, cases=cases))
    content = workbook.write(bad)
    workbook.verify(content, bad, NAME)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())
        assert not any("external" in name.lower() for name in parts.namelist())
    written = csv_files.write(bad)
    csv_files.verify(written, bad, NAME)
    with zipfile.ZipFile(io.BytesIO(written)) as files:
        text = files.read("cases.csv").decode("utf-8-sig")
    assert "'=1+1" in text
    assert not re.search('[,"]=', text)


@pytest.mark.parametrize("by", [workbook, csv_files, json_file])
def test_what_is_not_what_was_written_does_not_count(cin: FullSnapshot, by: object) -> None:
    content = by.write(cin)  # type: ignore[attr-defined]
    held = cin.whole
    assert held is not None
    other = replace(
        cin,
        now=replace(cin.now, notes=cin.now.notes[1:]),
        whole=replace(held, version=held.version - 1),
    )
    for found, of in ((content[:-200], cin), (content, other)):
        with pytest.raises(FileProblem, match=f"“{NAME}” did not come back whole"):
            by.verify(found, of, NAME)  # type: ignore[attr-defined]
