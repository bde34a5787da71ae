"""Identity sheets on the disk: locked at every moment, all or none, and any name on paper."""

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument, PdfiumError

from core.export.identity_sheets import LockedSheet, letters_missing, ready_sheets
from core.model.audit import Audit
from core.model.fault import FileProblem, NotYet, WorkshopError
from core.model.identities import AgencySheet, SheetLine
from core.model.progress import Cancelled

AUDIT = Audit("Plans")
DAY = "2014-03-07"
SHEET = AgencySheet("Health", ("Name",), (SheetLine(3, "Child A", ("Zebedee & <b>Quill</b>",)),))


def locked(agency: str, passphrase: str) -> LockedSheet:
    return LockedSheet(AgencySheet(agency, SHEET.columns, SHEET.lines), passphrase)


def text_of(path: Path, passphrase: str) -> str:
    with PdfDocument(path, password=passphrase) as opened:
        pages = [opened[at].get_textpage().get_text_range() for at in range(len(opened))]
    return " ".join(" ".join(pages).split())


def test_more_columns_than_a_page_takes_and_names_in_any_script_are_printed(
    tmp_path: Path,
) -> None:
    columns = tuple(f"Number {at}" for at in range(7))
    cells = ("Łukasz Ørsted", "", "ঢাকা", "<i>&", "x" * 500, "7", "8")
    sheet = AgencySheet("Health", columns, (SheetLine(3, "Child A", cells),))
    with ready_sheets(AUDIT, [LockedSheet(sheet, "öffne dich")], tmp_path, DAY) as ready:
        ready.put_there()
    said = text_of(ready.paths[0], "öffne dich")
    assert "Form 3: Child A" in said
    assert "Number 0: Łukasz Ørsted" in said
    assert "Number 3: <i>&" in said
    assert "Number 1" not in said
    assert letters_missing(sheet) == ()
    assert letters_missing(AgencySheet("Health", ("Name",), (SheetLine(1, "A", ("𓀀",)),))) == ("𓀀",)


def test_nothing_is_in_its_place_before_it_is_put_there_and_nothing_is_ever_readable(
    tmp_path: Path,
) -> None:
    ready = ready_sheets(AUDIT, [locked("Health", "one"), locked("Police", "two")], tmp_path, DAY)
    there = list(tmp_path.iterdir())
    assert [path.suffix for path in there] == [".part", ".part"]
    for path in there:
        with pytest.raises(PdfiumError):
            PdfDocument(path)
        assert b"Zebedee" not in path.read_bytes()
    ready.throw_away()
    assert not list(tmp_path.iterdir())

    def stop(done: int, _of: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        ready_sheets(AUDIT, ready.sheets, tmp_path, DAY, stop)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("sheets", "kind", "said"),
    [
        pytest.param([locked("Health", " ")], NotYet, "no passphrase", id="none"),
        pytest.param(
            [locked("Health", "one"), locked("Police", "one")],
            NotYet,
            "each other",
            id="one for two",
        ),
        pytest.param(
            [locked("A/B", "one"), locked("a b", "two")], NotYet, "two folders", id="one name"
        ),
        pytest.param([locked("Health", "x" * 200)], NotYet, "too long", id="too long"),
        pytest.param([locked("Schools", "one")], FileProblem, "already in", id="there already"),
    ],
)
def test_what_must_not_be_is_refused_with_nothing_left(
    tmp_path: Path, sheets: list[LockedSheet], kind: type[WorkshopError], said: str
) -> None:
    (tmp_path / "Schools, identity sheet.pdf").write_bytes(b"an older one")
    with pytest.raises(kind) as told:
        ready_sheets(AUDIT, sheets, tmp_path, DAY)
    assert said in told.value.sentences
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"an older one"]
    with pytest.raises(FileProblem):
        ready_sheets(AUDIT, [locked("Health", "one")], tmp_path / "gone", DAY)
