"""Files from outside are opened by another process: it may end, the program goes on."""

import io
import json
import subprocess
import sys
import threading
import time
import zipfile
from dataclasses import fields
from pathlib import Path
from threading import Event
from types import FrameType

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from core.files import PROGRAM
from core.intake.contents import contents_of
from core.intake.disk import LARGEST
from core.intake.file_reader import FileReader, ReaderEnded
from core.intake.frames import FrameKind, read_frame, write_frame
from core.intake.limits import MOST_MEMORY
from core.intake.sheets import SheetRow
from core.intake.watching import ProcessWatch, seconds_of
from core.model.fault import Unreadable
from core.model.progress import Cancelled
from tests.intake.files import text_file, workbook
from tests.intake.workbooks import packed, sheet_of, xlsx

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RETURN = "case,agency,3\nChild A,School,yes\n"


def sheet(inside: str) -> str:
    return f'<worksheet xmlns="{_MAIN}">{inside}</worksheet>'


def crafted(folder: Path, part: str) -> Path:
    """Return a workbook with one sheet's XML as given."""
    path = folder / "camhs.xlsx"
    path.write_bytes(packed({"Returns": part}))
    return path


def refused(path: Path) -> str:
    with FileReader() as reader, pytest.raises(Unreadable) as found:
        reader.read(path)
    assert max(map(len, (found.value.happened, found.value.safe, found.value.remedy))) <= 400
    return found.value.happened


def test_one_process_reads_file_after_file(tmp_path: Path) -> None:
    with FileReader() as reader:
        reader.start()
        first = reader.read(text_file(tmp_path, RETURN))
        second = reader.read(workbook(tmp_path, [["case", "agency"], ["Child A", "School"]]))
    assert [row.cells for row in first.sheets[0].rows][1] == ("Child A", "School", "yes")
    assert second.sheets[0].head.name == "Returns"


def test_after_a_file_that_cannot_be_read_the_next_one_is(tmp_path: Path) -> None:
    with FileReader() as reader:
        with pytest.raises(Unreadable):
            reader.read(crafted(tmp_path, "no xml"))
        assert reader.read(text_file(tmp_path, RETURN)).source == "camhs.csv"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux caps the memory from inside")
def test_what_takes_more_memory_than_allowed_ends_in_a_sentence(tmp_path: Path) -> None:
    text = "x" * (MOST_MEMORY // 2 - 4_000_000)
    part = sheet(f'<sheetData><row r="1"><c r="A1" t="str"><v>{text}</v></c></row></sheetData>')
    path = crafted(tmp_path, part)
    assert path.stat().st_size < LARGEST
    with FileReader() as reader:
        with pytest.raises(Unreadable, match=r"took too much memory or time|far larger inside"):
            reader.read(path)
        assert reader.read(text_file(tmp_path, RETURN)).sheets


def kill(reader: FileReader) -> None:
    reader.start()
    running = reader._process
    assert running is not None
    running._process.kill()
    running._process.wait()


def test_a_process_that_ended_before_a_file_came_is_started_once_more(tmp_path: Path) -> None:
    with FileReader() as reader:
        kill(reader)
        assert reader.read(text_file(tmp_path, RETURN)).sheets


def test_a_process_that_is_killed_is_one_sentence_and_the_next_file_is_read(
    tmp_path: Path,
) -> None:
    path = text_file(tmp_path, RETURN)
    with FileReader() as reader:
        with pytest.raises(ReaderEnded) as ended:
            reader.read(path, lambda: kill(reader))
        assert ended.value.happened == (
            "Reading “camhs.csv” took too much memory or time, or it is damaged."
        )
        assert reader.read(path).sheets


def test_a_pipe_is_closed_by_nobody_but_the_thread_that_reads_it(tmp_path: Path) -> None:
    """Else the next process's pipe takes its number, and its frames go to the wrong thread."""
    about_to_read, may_read = Event(), Event()

    def hold(_frame: FrameType, event: str, what: object) -> None:
        if event == "c_call" and getattr(what, "__name__", "") == "read":
            about_to_read.set()
            may_read.wait()

    others = set(threading.enumerate())  # readers that wait for other tests' files
    with FileReader() as reader:
        threading.setprofile(hold)
        reader.start()
        threading.setprofile(None)
        assert reader._process is not None
        out = reader._process._process.stdout
        assert out is not None
        assert about_to_read.wait(20)
        reader.close()
        assert not out.closed
        assert reader.read(text_file(tmp_path, RETURN)).sheets
    may_read.set()
    for thread in set(threading.enumerate()) - others:
        if thread.name == "reading process":
            thread.join(20)
    assert out.closed


def test_reading_can_be_stopped_at_any_time(tmp_path: Path) -> None:
    rows = '<row><c t="str"><v>x</v></c></row>' * 400_000
    path = crafted(tmp_path, sheet(f"<sheetData>{rows}</sheetData>"))

    def stop() -> None:
        raise Cancelled

    began = time.monotonic()
    with FileReader() as reader, pytest.raises(Cancelled):
        reader.read(path, stop)
    assert time.monotonic() - began < 5


def test_a_cell_repeated_by_the_million_is_refused(tmp_path: Path) -> None:
    cell = (
        '<table:table-cell table:number-columns-repeated="3000" office:value-type="string">'
        "<text:p>x</text:p></table:table-cell>"
    )
    row = f'<table:table-row table:number-rows-repeated="10000">{cell}</table:table-row>'
    assert "far larger inside" in refused(open_document(tmp_path, row))


def open_document(folder: Path, rows: str, styles: str = "") -> Path:
    """Return a spreadsheet of LibreOffice with one sheet."""
    path = folder / "camhs.ods"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr(
            "content.xml",
            '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" '
            f'xmlns:style="s">{styles}<office:body><office:spreadsheet>'
            f'<table:table table:name="One">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def test_a_spreadsheet_of_libreoffice_is_read(tmp_path: Path) -> None:
    def row(*cells: str, more: str = "") -> str:
        start = '<table:table-cell office:value-type="string">'
        inside = "".join(f"{start}<text:p>{one}</text:p></table:table-cell>" for one in cells)
        return f"<table:table-row{more}>{inside}</table:table-row>"

    dated = (
        "<table:table-row><table:table-cell "
        'office:value-type="date" office:date-value="2014-03-10">'
        '<text:p>10/03/14</text:p></table:table-cell><table:table-cell office:value-type="float" '
        'office:value="7"><text:p>7.00</text:p></table:table-cell><table:table-cell '
        'table:formula="of:=1"/></table:table-row>'
    )
    hidden = row("b", more=' table:visibility="filter"')
    path = open_document(tmp_path, row("case", "a", "c") + dated + hidden)
    with FileReader() as reader:
        head, second, third = reader.read(path).sheets[0].rows
    assert head.cells == ("case", "a", "c")
    assert (second.cells, second.unvalued) == (("2014-03-10", "7", ""), (2,))
    assert (third.number, third.hidden) == (3, True)


def test_what_is_struck_through_or_stuck_on_a_cell_of_libreoffice_is_known(tmp_path: Path) -> None:
    styles = (
        '<office:automatic-styles><style:style style:name="ce1" style:family="table-cell">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="ce2"><style:text-properties '
        'style:text-line-through-style="none"/></style:style></office:automatic-styles>'
    )
    row = (
        '<table:table-row><table:table-cell table:style-name="ce2" office:value-type="string">'
        "<office:annotation><text:p>Not sure</text:p><text:p>of it</text:p></office:annotation>"
        '<text:p>Yes</text:p></table:table-cell><table:table-cell table:style-name="ce1" '
        'office:value-type="string"><text:p>No</text:p></table:table-cell></table:table-row>'
    )
    with FileReader() as reader:
        (sheet,) = reader.read(open_document(tmp_path, row, styles)).sheets
    assert (sheet.rows[0].cells, sheet.rows[0].struck) == (("Yes", "No"), (1,))
    assert [(one.place, one.text) for one in sheet.head.notes] == [("A1", "Not sure\nof it")]


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.xlsb", {"xl/workbook.bin": b""}, "a binary workbook (.xlsb)"),
        ("a.docx", {"word/document.xml": b"<w/>"}, "a Word document"),
        ("a.pptx", {"ppt/presentation.xml": b""}, "a presentation"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", "a document of before 2007"),
        ("a.xls", b"<HTML><table>", "a web page"),
        ("a.png", b"\x89PNG\r\n", "a picture"),
    ],
)
def test_each_wrong_kind_of_file_has_its_own_remedy(
    tmp_path: Path, name: str, data: bytes | dict[str, bytes], what: str
) -> None:
    path = tmp_path / name
    if isinstance(data, dict):
        kept = io.BytesIO()
        with zipfile.ZipFile(kept, "w") as parts:
            for part, inside in data.items():
                parts.writestr(part, inside)
        data = kept.getvalue()
    path.write_bytes(data)
    assert refused(path) == f"“{name}” is not a CSV or Excel file: it is {what}."


def test_entities_that_grow_are_refused(tmp_path: Path) -> None:
    part = '<!DOCTYPE a [<!ENTITY b "bbbb">]>' + sheet("<sheetData/>")
    assert "is not an Excel workbook that can be read" in refused(crafted(tmp_path, part))


def test_an_encoding_nobody_knows_is_a_damaged_workbook(tmp_path: Path) -> None:
    part = '<?xml version="1.0" encoding="UTG-8"?>' + sheet("<sheetData/>")
    assert "is not an Excel workbook that can be read" in refused(crafted(tmp_path, part))


def test_a_stray_blank_in_the_last_corner_does_no_harm(tmp_path: Path) -> None:
    part = sheet_of({"A1": "case", "B1": "agency"})
    part = part.replace("</sheetData>", '<row><c r="XFD1048576" s="1"/></row></sheetData>')
    with FileReader() as reader:
        (row,) = reader.read(crafted(tmp_path, part)).sheets[0].rows
    assert row.cells == ("case", "agency")


@pytest.mark.parametrize("columns", [16_384, 16_385])
def test_a_row_may_have_as_many_cells_as_excel_has_columns(tmp_path: Path, columns: int) -> None:
    path = text_file(tmp_path, "case" + "," * (columns - 1) + "\n")
    if columns > 16_384:
        assert "far larger inside" in refused(path)
    else:
        with FileReader() as reader:
            assert len(reader.read(path).sheets[0].rows[0].cells) == columns


def test_a_long_name_a_missing_folder_and_a_missing_file_have_their_own_remedies(
    tmp_path: Path,
) -> None:
    assert "is too long to be opened" in refused(tmp_path / f"{'x' * 300}.csv")
    assert refused(tmp_path / "gone" / "a.csv").startswith("There is no folder “gone” there")
    assert refused(tmp_path / "a.csv") == "There is no file “a.csv” there."


def test_frames_are_plain_text_and_never_longer_than_agreed() -> None:
    kept = io.BytesIO()
    write_frame(kept, FrameKind.ROWS, [{"number": 1, "cells": ["Élan", "\x00"]}])
    kept.seek(0)
    kind, body = read_frame(kept)
    assert (kind, json.loads(body)) == (FrameKind.ROWS, [{"number": 1, "cells": ["Élan", "\x00"]}])
    with pytest.raises(ValueError, match="4294967295"):
        read_frame(io.BytesIO(b"o\xff\xff\xff\xff"))
    with pytest.raises(EOFError):
        read_frame(io.BytesIO(b"o\x00\x00\x00\x09{}"))


def test_all_that_is_known_of_a_row_comes_through_from_the_process(tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (["Case", "2"], ["Child A", "=1"], ["Child B", "Yes"]):
        page.append(row)
    page["B3"].font = Font(strike=True)
    page["B3"].comment = Comment("Not sure", "x")
    page.row_dimensions[3].hidden = True
    page.column_dimensions["B"].hidden = True
    page.merge_cells("A4:B5")
    path = tmp_path / "all.xlsx"
    book.save(path)
    with FileReader() as reader:
        found = reader.read(path)
    assert found == contents_of(path)
    last = found.sheets[0].rows[-1]
    plain = SheetRow(last.number, last.cells)
    known = [
        one.name for one in fields(SheetRow) if getattr(last, one.name) != getattr(plain, one.name)
    ]
    assert known == ["hidden", "struck"]
    assert found.sheets[0].rows[1].unvalued == (1,)


def test_a_workbook_as_the_program_writes_it_in_its_tests_is_one(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    path.write_bytes(xlsx({"One": [["case"]], "Two": [["case"]]}, hidden=["Two"]))
    with FileReader() as reader:
        heads = [sheet.head for sheet in reader.read(path).sheets]
    assert [(head.name, head.hidden) for head in heads] == [("One", False), ("Two", True)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a job object for it")
def test_where_the_system_caps_nothing_memory_and_time_are_watched() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        found = ProcessWatch(process.pid)
        assert found.within_limits(1.0)
        found.progressed()
        assert found.within_limits(1.1)
        process.kill()


@pytest.mark.parametrize(
    ("clock", "seconds"), [("00:03", 3), ("01:02.50", 62.5), ("1-01:00:01", 90_001)]
)
def test_time_is_read_as_ps_writes_it(clock: str, seconds: float) -> None:
    assert seconds_of(clock) == seconds


def test_the_reading_process_loads_no_window_and_no_database() -> None:
    code = (
        "import sys, core.intake.reading_process; "
        "print([name for name in ('PySide6', 'sqlcipher3', 'msgspec') if name in sys.modules])"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=PROGRAM, capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == "[]"
