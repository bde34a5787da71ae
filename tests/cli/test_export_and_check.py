"""export and check: documents that can leave, and files that are sound."""

import io
import re
import sqlite3
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from python_calamine import load_workbook

from core.acts import findings, plan
from core.documents.catalogue import DOCUMENTS
from core.examples import build_example
from core.model.case import Return
from core.model.finding import Finding
from core.model.plan import Action
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.cli.running import CIN, Command

AUDIT = "Child in need plans, Safeguarding children partnership, 2014-04-09"
SUMMARIES_PDF = f"{AUDIT}, case summaries.pdf"
COMMENTS_PDF = f"{AUDIT}, practitioner comments.pdf"


@pytest.fixture(scope="module")
def walked_once(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What is in the file of `walked`."""
    path = tmp_path_factory.mktemp("walked") / "walked.casewalk"
    build_example("cin", path)
    with WorkshopFile.open(path) as file:
        (concern,) = snapshot(file).open_concerns()
        with file.act("pass it on"):
            file.put(replace(concern, told="Team manager", told_at="12:05", did="Checks rebooked."))
    return path.read_bytes()


@pytest.fixture
def walked(walked_once: bytes, tmp_path: Path) -> Path:
    """The audit of 2014 in the middle of its day, its concern passed on."""
    path = tmp_path / "walked.casewalk"
    path.write_bytes(walked_once)
    return path


def test_every_document_is_listed_without_an_audit(command: Command) -> None:
    said = command("export", "--list")
    listed = {line.split("\t")[0] for line in said.out.splitlines()}
    assert (said.code, listed) == (0, {one.key for one in DOCUMENTS})
    assert command("export").code == command("export", "--to", "x").code == 2


def test_every_document_is_written(walked: Path, tmp_path: Path, command: Command) -> None:
    folder = tmp_path / "deep" / "out"
    said = command("export", walked, "--to", folder)
    assert (said.code, said.err) == (0, "")
    written = sorted(path.name for path in folder.iterdir())
    assert {SUMMARIES_PDF, COMMENTS_PDF} < set(written)
    assert [name.rpartition(", ")[2] for name in written] == [
        "action plan.pdf",
        "audit report.pdf",
        "case summaries.pdf",
        "feedback to agencies.pdf",
        "findings.pdf",
        "highlight report.pdf",
        "how the cases were drawn.pdf",
        "issues and actions by case.pdf",
        "leaflet.pdf",
        "other voices.pdf",
        "practitioner comments.pdf",
        "process against the clock.pdf",
        "recommendations.pdf",
        "requests and returns.pdf",
        "seven-minute briefing.pdf",
        "statement for the scrutineer.pdf",
        "status report.pdf",
        "summary timeline.pdf",
        "terms of reference.pdf",
    ]
    assert all(line.endswith(".pdf") for line in said.out.splitlines())
    assert all(path.read_bytes().startswith(b"%PDF") for path in folder.iterdir())


def test_only_the_documents_named_are_written(
    walked: Path, tmp_path: Path, command: Command
) -> None:
    folder = tmp_path / "out"
    assert command("export", walked, "--to", folder, "--documents", "comments").code == 0
    assert [path.name for path in folder.iterdir()] == [COMMENTS_PDF]


def test_they_are_written_in_every_format_asked_for(
    walked: Path, tmp_path: Path, command: Command
) -> None:
    folder = tmp_path / "out"
    words = ("--documents", "comments,terms", "--formats", "docx,pdf")
    said = command("export", walked, "--to", folder, *words)
    assert (said.code, said.err) == (0, "")
    assert sorted(path.rpartition(", ")[2] for path in said.out.splitlines()) == [
        *("practitioner comments.docx", "practitioner comments.pdf"),
        *("terms of reference.docx", "terms of reference.pdf"),
    ]
    assert command("export", walked, "--to", folder, *words).code == 1


def test_every_document_is_listed_with_its_formats(walked: Path, command: Command) -> None:
    said = command("export", walked, "--list")
    assert (said.code, said.err) == (0, "")
    listed = [line.split("\t") for line in said.out.splitlines()]
    assert ["summaries", "pdf,docx,html", "Case summaries"] in listed


def test_data_leave_in_every_format_and_make_the_audit_again(
    walked: Path, tmp_path: Path, command: Command
) -> None:
    folder, again = tmp_path / "out", tmp_path / "again.casewalk"
    said = command("export", walked, "--to", folder, "--documents", "data")
    assert (said.code, said.err) == (0, "")
    formats = ("--documents", "comments,data", "--formats", "pdf,csv,json")
    assert command("export", walked, "--to", folder, *formats).code == 0
    assert sorted(path.name.rpartition(", ")[2] for path in folder.iterdir()) == [
        *("data workbook.json", "data workbook.xlsx", "data workbook.zip"),
        "practitioner comments.pdf",
    ]
    (whole,) = folder.glob("*.json")
    said = command("new", again, "--from-json", whole)
    assert (said.code, said.err) == (0, "")
    assert command("check", again).code == 0
    for words in (("counts",), ("counts", "--judgements")):
        name, *rest = words
        assert command(name, again, *rest).out == command(name, walked, *rest).out


def test_what_is_said_otherwise_in_documents_cannot_leave_beside_data(
    walked: Path, tmp_path: Path, command: Command
) -> None:
    settled = tmp_path / "settled.toml"
    settled.write_text('[[replace]]\nwords = "Gran"\ninstead = "[a relative]"\n', "utf-8")
    words = ("--documents", "comments,data", "--formats", "pdf,json", "--settled", settled)
    said = command("export", walked, "--to", tmp_path / "out", *words)
    assert said.code == 1
    assert "nothing is replaced or left out there" in said.err
    assert not (tmp_path / "out").exists()


def test_no_audit_is_made_of_what_is_no_json_of_one(tmp_path: Path, command: Command) -> None:
    for name in ("missing.json", "other.json"):
        (tmp_path / "other.json").write_text("{}", encoding="utf-8")
        said = command("new", tmp_path / "a.casewalk", "--from-json", tmp_path / name)
        assert (said.code, "No audit was made." in said.err) == (1, True)
        assert not (tmp_path / "a.casewalk").exists()


def test_a_password_protects_them(walked: Path, tmp_path: Path, command: Command) -> None:
    import pikepdf

    key = tmp_path / "password.txt"
    key.write_text("open sesame\n", encoding="utf-8")
    folder = tmp_path / "out"
    words = ("--documents", "summaries", "--password-file", key)
    assert command("export", walked, "--to", folder, *words).code == 0
    path = folder / SUMMARIES_PDF
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password="open sesame") as opened:
        assert (opened.encryption.R, len(opened.pages)) == (6, 8)


def test_an_open_concern_has_to_be_settled_first(tmp_path: Path, command: Command) -> None:
    path = tmp_path / "cin.casewalk"
    build_example("cin", path)
    said = command("export", path, "--to", tmp_path / "out")
    assert said.code == 1
    assert said.err.startswith("An immediate concern on Child B is not yet passed on.")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_a_file_is_said(walked: Path, tmp_path: Path, command: Command) -> None:
    taken = tmp_path / "out"
    taken.write_text("here already", encoding="utf-8")
    said = command("export", walked, "--to", taken)
    assert said.code == 1
    assert "The folder “out” cannot be used." in said.err
    assert taken.read_text(encoding="utf-8") == "here already"


def test_a_sound_file_is_said_to_be_so(walked: Path, command: Command) -> None:
    said = command("check", walked)
    assert (said.code, said.err) == (0, "")
    assert "is sound" in said.out


def test_what_is_worth_a_look_is_said_of_a_sound_file_and_is_no_fault(
    audit: Path, command: Command
) -> None:
    with WorkshopFile.open(audit) as file:
        findings.add_finding(file, Finding("Handovers lose what went before"))
        plan.add_action(file, Action("Agree one template", due="2014-01-31"))
    said = command("check", audit)
    assert (said.code, said.err) == (0, "")
    assert "1 finding without evidence: never printed." in said.out
    assert "1 action overdue." in said.out
    assert "template" not in said.out


def test_a_row_changed_behind_the_history_is_found(audit: Path, command: Command) -> None:
    with sqlite3.connect(audit) as db:
        db.execute("UPDATE cases SET outline = 'Another story' WHERE reference = 'Child A'")
    db.close()
    said = command("check", audit)
    assert said.code == 1
    assert "not as the history left it" in said.err


def test_the_example_of_a_key_is_sound_and_made_only_once(tmp_path: Path, command: Command) -> None:
    for key in ("cin", "tier2"):
        path = tmp_path / f"{key}.casewalk"
        build_example(key, path)
        assert command("check", path).code == 0
        before = path.read_bytes()
        with pytest.raises(Exception, match="already a file"):
            build_example(key, path)
        assert path.read_bytes() == before


def test_an_example_can_be_moved_to_today(tmp_path: Path) -> None:
    path = tmp_path / "cin.casewalk"
    build_example("cin", path, "a key", lambda: datetime(2031, 5, 6, 11, 30), today=True)
    with WorkshopFile.open(path, "a key") as file:
        now = snapshot(file)
    assert now.audit.day == "2031-05-06"
    assert {visit.began[:10] for visit in now.visits} == {"2031-05-06"}
    assert {note.said_at[:10] for note in now.notes} == {"2031-05-06"}
    assert {request.asked for request in now.requests} == {"2014-03-07"}


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["dance"],
        ["new"],
        ["new", "a.casewalk"],
        ["new", "a.casewalk", "--from-json", "a.json", "--title", "Plans"],
        ["export", "a.casewalk", "--to", "o", "--documents", "terms", "--formats", "xlsx"],
        ["export", "a.casewalk", "--to", "o", "--documents", "data", "--formats", "pdf,xlsx"],
        ["export", "a.casewalk", "--to", "o", "--documents", "data", "--password-file", "p"],
        ["bring-in", "a.casewalk"],
        ["counts"],
        ["counts", "a.casewalk", "--base", "some"],
        ["counts", "a.casewalk", "--format", "xml"],
        ["counts", "a.casewalk", "--form", "json"],
        ["export", "a.casewalk"],
        ["export", "a.casewalk", "--to", "out", "--documents", "novel"],
        ["export", "a.casewalk", "--to", "out", "--formats", "odt"],
        ["export", "a.casewalk", "--to", "out", "--formats", ""],
        ["export", "a.casewalk", "--to", ""],
        ["forms", "a.casewalk", "--to", " "],
        ["export", "a.casewalk", "--to", "o", "--password-file", "p", "--formats", "pdf,docx"],
        ["export", "a.casewalk", "--to", "o", "--password-file", "-", "--passphrase-file", "-"],
        ["check", "a.casewalk", "more"],
        ["counts", "a.casewalk", "--codes", "--by", "agency"],
        ["counts", "a.casewalk", "--response", "--where", "1f=yes"],
        ["counts", "a.casewalk", "--by", "agency,theme", "--leave-one-out"],
        ["read", "a.casewalk"],
    ],
)
def test_wrong_usage_ends_with_2_and_says_how(command: Command, words: list[str]) -> None:
    said = command(*words)
    assert said.code == 2
    assert "usage:" in said.err


def test_help_is_no_fault(command: Command) -> None:
    said = command("--help")
    assert said.code == 0
    assert "bring-in" in said.out


def test_a_passphrase_can_come_from_standard_input(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def typed(text: str) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    path = tmp_path / "new.casewalk"
    typed("a long key\r\n")
    words = ("--tool", "children-in-need", "--cases", CIN / "cases.csv", "--passphrase-file", "-")
    assert command("new", path, *words).code == 0
    typed("a long key")
    assert command("counts", path, "--passphrase-file", "-").code == 0
    typed("a wrong key")
    assert command("counts", path, "--passphrase-file", "-").code == 1
    for told in (("counts", path), ("check", path), ("read", path, CIN / "cases.csv")):
        said = command(*told)
        assert (said.code, said.out) == (1, "")
        assert said.err.endswith(
            "Add --passphrase-file F: a text file that holds its passphrase.\n"
        )


def test_the_action_plan_leaves_as_excel_too(tmp_path: Path, command: Command) -> None:
    import openpyxl

    path = tmp_path / "three.casewalk"
    build_example("three", path)
    words = ("--documents", "actions", "--formats", "pdf,xlsx")
    said = command("export", path, "--to", tmp_path / "out", *words)
    assert (said.code, said.err) == (0, "")
    (plan,) = (tmp_path / "out").glob("*action plan.xlsx")
    book = openpyxl.load_workbook(plan)
    assert book.sheetnames[:2] == ["Recommendations", "Actions"]
    assert book.sheetnames[-1] == "What the columns are"


def test_numbers_that_went_out_stay(tmp_path: Path, command: Command) -> None:
    path = tmp_path / "three.casewalk"
    build_example("three", path)
    folder = tmp_path / "out"
    assert command("export", path, "--to", folder, "--documents", "comments,briefing").code == 0
    with WorkshopFile.open(path) as file:
        assert {one.number for one in snapshot(file).recommendations} == {0}
    assert command("export", path, "--to", folder, "--documents", "recommendations").code == 0
    with WorkshopFile.open(path) as file:
        assert {one.number for one in snapshot(file).recommendations} == {1, 2, 3}


def test_a_draft_is_on_every_page_kept_in_the_file_and_in_what_is_recorded(
    walked: Path, tmp_path: Path, command: Command
) -> None:
    formats = ("--documents", "terms,data", "--formats", "pdf,docx,html,xlsx,json")
    said = command("export", walked, "--to", tmp_path / "out", "--draft", "2", *formats)
    assert (said.code, said.err) == (0, "")
    pdf, word, page = (
        next((tmp_path / "out").glob(f"*.{ending}")) for ending in ("pdf", "docx", "html")
    )
    assert all("Draft 2 · Official-sensitive" in one.extract_text() for one in PdfReader(pdf).pages)
    assert "Draft 2 · Official-sensitive" in ZipFile(word).read("word/header1.xml").decode()
    assert page.read_text(encoding="utf-8").count("Draft 2 · Official-sensitive") > 1
    (book,) = (tmp_path / "out").glob("*.xlsx")
    assert ["Draft or final", "Draft 2"] in load_workbook(book).get_sheet_by_index(0).to_python()
    (data,) = (tmp_path / "out").glob("*.json")
    assert command("new", tmp_path / "again.casewalk", "--from-json", data).code == 0
    for path in (walked, tmp_path / "again.casewalk"):
        with WorkshopFile.open(path) as file:
            assert snapshot(file).audit.edition == "2"
    with WorkshopFile.open(walked) as file:
        assert any(one.about.endswith(", draft 2") for one in file.access.all())
    assert command("export", walked, "--to", tmp_path / "out", "--draft", "zwei").code == 2


def test_figures_that_changed_since_they_left_are_told_and_stop_nothing(
    walked: Path, tmp_path: Path, command: Command
) -> None:
    words = ("export", walked, "--to", tmp_path / "out", "--documents", "response", "--replace")
    assert command(*words).err == ""
    assert command(*words).err == ""
    with WorkshopFile.open(walked) as file, file.act("a return is taken out"):
        file.remove(file.all(Return)[0])
    said = command(*words)
    assert said.code == 0
    first, second, *_ = said.err.splitlines()
    assert re.fullmatch(r"\d+ figures changed since .*:", first)
    assert re.fullmatch(r"  Requests and returns, .* → .*", second)
    assert command(*words).err == ""
