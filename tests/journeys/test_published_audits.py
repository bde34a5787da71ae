"""The two published audits set up from their CSV files by the screens alone, and a form twice."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from core.cli.main import run
from core.files import EXAMPLES
from core.forms.files import FormFormat, form_files
from core.model.draft.returns import ReturnDraft
from core.model.snapshot import Snapshot
from tests.forms.by_programs import filled_by_pdfjs, pdfjs_is_here
from tests.forms.filled import filled_by_pypdf, form_of, pdf_fields_of
from tests.journeys.facilitator import Facilitator, focused, name_of
from tests.journeys.test_new_audit import PASSPHRASE, make

DATA = Path(__file__).parents[1] / "data"
ASKED = "Has the case been talked through in supervision, and does the file show it?"


def published(name: str) -> Any:
    """Return what is known of a published audit."""
    return json.loads((DATA / f"{name}.json").read_text("utf-8"))


def bring_in(facilitator: Facilitator, *paths: Path) -> None:
    """Bring files in by the keys alone, all that fits of them."""
    facilitator.press("Ctrl+I")
    facilitator.name_file(*paths)
    facilitator.await_(lambda: name_of(focused()).startswith("Bring in"))
    facilitator.press("Space")


def counts(capsys: pytest.CaptureFixture[str], path: Path, *words: str) -> Any:
    """Return what the command line counts in a closed file."""
    key = path.with_suffix(".key")
    key.write_text(PASSPHRASE, "utf-8")
    told = ["counts", str(path), "--format", "json", "--passphrase-file", str(key), *words]
    capsys.readouterr()
    assert run(told) == 0
    return json.loads(capsys.readouterr().out)


def form_export(folder: Path, name: str, *rows: tuple[str, str, str]) -> Path:
    """Write an export as Microsoft Forms makes it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["ID", "Start time", "Email", "Name", "Which child?", "Who are you?", ASKED])
    for at, row in enumerate(rows, 1):
        sheet.append([at, "2014-03-11 09:00:00", "anonymous", "", *row])
    path = folder / name
    book.save(path)
    return path


BACK = ReturnDraft("Child F", "GP", "2014-03-14", {"2": "yes", "9": "dont_know"}, {"2": "In May"})


def assert_nothing_is_in(facilitator: Facilitator) -> None:
    """Look into the open audit."""
    assert not facilitator.page.session.now.returns


def form_filled(folder: Path, now: Snapshot, row: ReturnDraft) -> Path:
    """Write a form as a browser saves it, by pdf.js where that is here."""
    fill = filled_by_pdfjs if pdfjs_is_here() else filled_by_pypdf
    (form,) = form_files([form_of(now, row.case, row.agency)], (FormFormat.PDF,), together=False)
    written = form.written(datetime(2014, 3, 7))
    path = folder / form.name
    path.write_bytes(fill(written, pdf_fields_of(now, row)))
    return path


def test_the_audit_of_2014_is_set_up_from_its_files_and_counts_as_published(
    facilitator: Facilitator, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = home / "Documents" / "cin.casewalk"
    make(facilitator, path)
    folder = EXAMPLES / "cin"
    bring_in(facilitator, *(folder / f"{one}.csv" for one in ("cases", "requests", "returns")))
    assert len(facilitator.page.session.now.requests) == 37
    facilitator.press("Ctrl+W")
    known = published("cin-2014")
    for item in known["items"].values():
        del item["printed in the 2014 report"]
    assert counts(capsys, path) == known


def test_the_audit_of_2011_is_set_up_from_its_files_and_judged_as_published(
    facilitator: Facilitator, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = home / "Documents" / "tier2.casewalk"
    make(facilitator, path, "Targeted")
    bring_in(facilitator, *(EXAMPLES / "tier2" / f"{one}.csv" for one in ("cases", "judgements")))
    assert len(facilitator.page.session.now.cases) == 29
    facilitator.press("Ctrl+W")
    known = published("tier2-2011")
    del known["note"]
    assert counts(capsys, path, "--judgements", "--by", "pathway") == known


def test_a_forms_second_export_has_nothing_to_decide_and_a_browsers_form_enters(
    facilitator: Facilitator, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = home / "Documents" / "forms.casewalk"
    make(facilitator, path)
    folder = EXAMPLES / "cin"
    bring_in(facilitator, folder / "cases.csv", folder / "requests.csv")
    first = form_export(home, "first.xlsx", ("Child A", "School", "Y"), ("Child C", "CSC", "N"))
    facilitator.press("Ctrl+I")
    facilitator.name_file(first)
    page = facilitator.page.workspace.page("prepare")
    facilitator.await_(lambda: bool(page.bringing.cards))  # type: ignore[attr-defined]
    facilitator.keep_keyboard()
    assert_nothing_is_in(facilitator)
    for _ in range(20):  # the same key does whatever comes next
        if not page.bringing.cards:  # type: ignore[attr-defined]
            break
        facilitator.press("Ctrl+Return")
        facilitator.await_(lambda: page.bringing._job is None)  # type: ignore[attr-defined]
    bring_in(
        facilitator,
        form_export(home, "second.xlsx", ("Child D", "School", "Y"), ("Child E", "CSC", "N")),
    )
    assert len(facilitator.page.session.now.returns) == 4
    bring_in(facilitator, form_filled(home, facilitator.page.session.now, BACK))
    now = facilitator.page.session.now
    (last,) = [one for one in now.returns if one.source == "GP, form 26.pdf"]
    assert (now.case[last.case_id].reference, last.completed) == (BACK.case, BACK.completed)
    facilitator.press("Ctrl+W")
    assert counts(capsys, path)["items"]["9"]["dont_know"] == 1
