"""Forms out by the command line, and the same forms back."""

import io
import json
from collections.abc import Callable
from itertools import chain, cycle
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from core.intake.returns import read_returns
from core.model.draft.returns import ReturnDraft
from core.model.snapshot import Snapshot
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.cli.running import CIN, Command
from tests.forms.by_programs import filled_by_pdfjs, pdfjs_is_here
from tests.forms.filled import (
    excel_filled,
    fields_of,
    filled_by_pikepdf,
    filled_by_pypdf,
    pdf_fields_of,
    word_fields_of,
    word_filled,
    words_of,
)

EXPECTED = Path(__file__).parents[1] / "data" / "cin-2014.json"


@pytest.fixture
def returns(audit: Path) -> list[ReturnDraft]:
    """What 28 returns said in 2014, 24 of them something."""
    with WorkshopFile.open(audit) as file:
        return list(read_returns(CIN / "returns.csv", words_of(file)).rows)


def now_of(audit: Path) -> Snapshot:
    """The audit as it stands."""
    with WorkshopFile.open(audit) as file:
        return snapshot(file)


def test_an_agencys_forms_stand_in_one_file_named_after_it_and_their_numbers(
    audit: Path, tmp_path: Path, command: Command
) -> None:
    told = command("forms", audit, "--to", tmp_path / "out", "--formats", "pdf,xlsx")
    assert (told.code, told.err) == (0, "")
    names = [Path(line).name for line in told.out.splitlines()]
    assert len(names) == 2 * len(now_of(audit).agencies)
    assert "GP, forms 2 to 26.pdf" in names
    assert "GP, forms 2 to 26.xlsx" in names
    assert not any("Child A" in name for name in names)
    book = load_workbook(tmp_path / "out" / "GP, forms 2 to 26.xlsx")
    assert book.sheetnames[0] == "Form 2"


Filling = Callable[[Path, Snapshot, ReturnDraft], bytes]


def in_excel(path: Path, now: Snapshot, row: ReturnDraft) -> bytes:
    """Fill a workbook in with openpyxl."""
    return excel_filled(path.read_bytes(), fields_of(now, row))


def by_pypdf(path: Path, now: Snapshot, row: ReturnDraft) -> bytes:
    """Fill a PDF in with pypdf."""
    return filled_by_pypdf(path.read_bytes(), pdf_fields_of(now, row))


def by_pikepdf(path: Path, now: Snapshot, row: ReturnDraft) -> bytes:
    """Fill a PDF in with pikepdf."""
    return filled_by_pikepdf(path.read_bytes(), pdf_fields_of(now, row))


def by_pdfjs(path: Path, now: Snapshot, row: ReturnDraft) -> bytes:
    """Fill a PDF in with pdf.js, as Firefox does."""
    return filled_by_pdfjs(path.read_bytes(), pdf_fields_of(now, row))


def in_word(path: Path, now: Snapshot, row: ReturnDraft) -> bytes:
    """Fill a Word document in through python-docx."""
    return word_filled(path.read_bytes(), word_fields_of(now, row))


@pytest.mark.parametrize(
    ("kind", "programs"),
    [("xlsx", [in_excel]), ("pdf", [by_pikepdf, by_pypdf, by_pikepdf]), ("docx", [in_word])],
    ids=["xlsx", "pdf", "docx"],
)
def test_each_form_in_a_file_of_its_own_counts_what_2014_counted(
    audit: Path,
    tmp_path: Path,
    command: Command,
    returns: list[ReturnDraft],
    kind: str,
    programs: list[Filling],
) -> None:
    out, back = tmp_path / "out", tmp_path / "back"
    back.mkdir()
    told = command("forms", audit, "--to", out, "--each", "--formats", kind)
    assert len(told.out.splitlines()) == 37
    now = now_of(audit)
    numbers = {
        (now.case[one.case_id].reference, now.agency[one.agency_id].name): at
        for at, one in enumerate(now.requests, 1)
    }
    first = [by_pdfjs] if kind == "pdf" and pdfjs_is_here() else []
    for row, fill in zip(returns, chain(first, cycle(programs)), strict=False):
        if row.answers:  # agencies use the programs they have: each in its turn
            name = f"{row.agency}, form {numbers[row.case, row.agency]}.{kind}"
            (back / name).write_bytes(fill(out / name, now, row))
    assert len(list(back.iterdir())) == 24
    told = command("bring-in", audit, *sorted(back.iterdir()))
    assert (told.code, told.err) == (0, "")
    assert_counts_as_published(command("counts", audit, "--format", "json").out)


def assert_counts_as_published(printed: str) -> None:
    """Compare every count of every item with what is known of 2014."""
    published: Any = json.loads(EXPECTED.read_text(encoding="utf-8"))
    for item in published["items"].values():
        del item["printed in the 2014 report"]
    assert json.loads(printed) == published


def test_the_forms_of_one_agency_alone(audit: Path, tmp_path: Path, command: Command) -> None:
    told = command(
        "forms", audit, "--to", tmp_path / "out", "--agency", " gp ", "--each", "--formats", "xlsx"
    )
    assert [Path(line).name for line in told.out.splitlines()] == [
        f"GP, form {number}.xlsx" for number in (2, 7, 11, 16, 26)
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("--agency", "Fire brigade"), "no such request: “Fire brigade”", id="unknown"),
        pytest.param(("--formats", "odt"), "there is no format “odt”; there are", id="format"),
    ],
)
def test_what_is_not_there_is_said(
    audit: Path, tmp_path: Path, command: Command, words: tuple[str, ...], said: str
) -> None:
    told = command("forms", audit, "--to", tmp_path / "out", *words)
    assert told.code in (1, 2)
    assert said in told.err
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_there_is_replaced_only_when_that_was_asked_for(
    audit: Path, tmp_path: Path, command: Command
) -> None:
    words = ("forms", audit, "--to", tmp_path / "out", "--agency", "GP", "--formats", "xlsx")
    assert command(*words).code == 0
    (path,) = (tmp_path / "out").iterdir()
    path.write_bytes(b"filled in already")
    told = command(*words)
    assert told.code == 1
    assert "“GP, forms 2 to 26.xlsx” is already in “out”. Nothing was written." in told.err
    assert path.read_bytes() == b"filled in already"
    assert command(*words, "--replace").code == 0
    assert load_workbook(io.BytesIO(path.read_bytes())).sheetnames[0] == "Form 2"


def test_forms_without_a_day_to_come_back_by_are_made_and_named(
    tmp_path: Path, command: Command
) -> None:
    asked = tmp_path / "requests.csv"
    asked.write_text("case,agency\nChild A,GP\n", encoding="utf-8")
    path = tmp_path / "new.casewalk"
    lists = ("--cases", CIN / "cases.csv", "--requests", asked)
    assert command("new", path, "--tool", "children-in-need", *lists).code == 0
    told = command("forms", path, "--to", tmp_path / "out")
    assert told.code == 1
    assert "1 form (GP) says no day to come back by" in told.err
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_an_audit_that_asks_nobody_has_no_forms(tmp_path: Path, command: Command) -> None:
    path = tmp_path / "new.casewalk"
    assert command("new", path, "--tool", "children-in-need").code == 0
    told = command("forms", path, "--to", tmp_path / "out")
    assert told.code == 1
    assert "No agency is asked anything yet. Nothing was written." in told.err
