"""Documents made a partnership's own on the command line."""

import io
from pathlib import Path

import docx
import pytest
from PIL import Image

from core.cli.main import run
from core.model.clock import Clock
from core.model.house_style import HousePart
from core.model.own_document import DocumentPart
from core.store.file import WorkshopFile
from tests.small import small_audit
from tests.word.templates import council, linking, with_parts


def test_a_look_is_taken_in_printed_used_and_removed(
    tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    path, logo, template = tmp_path / "a.casewalk", tmp_path / "crest.png", tmp_path / "C.dotx"
    small_audit(path, clock).close()
    Image.new("RGB", (90, 30), "#7A1F3D").save(logo)
    template.write_bytes(council())
    told = ["documents", str(path)]
    more = ("--logo", str(logo), "--logo-words", "Crest", "--colour", "7a1f3d")
    assert run([*told, *more, "--template", str(template)]) == 0
    said = ["logo\tcrest.png\tCrest", "template\tC.dotx", "colour\t#7A1F3D"]
    assert capsys.readouterr().out.splitlines() == said
    options = ("--documents", "summaries", "--formats", "pdf,docx,html")
    assert run(["export", str(path), "--to", str(tmp_path / "out"), *options]) == 0
    (word,) = (tmp_path / "out").glob("*.docx")
    read = docx.Document(io.BytesIO(word.read_bytes()))
    assert read.styles["Heading 1"].font.name == "Georgia"
    (html,) = (tmp_path / "out").glob("*.html")
    assert 'alt="Crest"' in html.read_text("utf-8")
    capsys.readouterr()
    assert run([*told, "--without", "logo,template", "--colour", "ffcc00"]) == 0
    out, err = capsys.readouterr()
    assert out == "colour\t#FFCC00\n"
    assert run([*told, "--least-shown", "8", "--tags", "--without", "colour"]) == 0
    assert capsys.readouterr().out.splitlines() == ["least-shown\t8", "tags\tyes"]
    assert run([*told, "--least-shown", "1"]) == 1
    assert "from 3 to 20" in capsys.readouterr().err
    assert run([*told, "--without", "least-shown,tags"]) == 0
    assert capsys.readouterr().out == ""
    assert "too pale to be read on white" in err


def test_what_may_not_be_taken_in_changes_nothing(
    tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    path, template = tmp_path / "a.casewalk", tmp_path / "C.dotx"
    small_audit(path, clock).close()
    template.write_bytes(with_parts(council(), {}, linking("image")))
    assert run(["documents", str(path), "--template", str(template)]) == 1
    assert "points to a part outside itself. Nothing was taken in" in capsys.readouterr().err
    assert run(["documents", str(path), "--colour", "red"]) == 1
    assert run(["documents", str(path), "--without", "crest"]) == 2
    with WorkshopFile.open(path) as file:
        assert file.all(HousePart) == []


OWN = """
[[part]]
document = "summaries"
part = "start"
words = "For the panel of May."

[[part]]
document = "report"
part = "limits"
left_out = true

[[order]]
document = "report"
parts = ["found", "returned"]

[[correction]]
agency = "police"
document = "report"
paragraph = "3"
says = "It was May."
"""


def test_own_words_parts_and_corrections_come_from_a_file_all_or_none(
    tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    path, own = tmp_path / "a.casewalk", tmp_path / "own.toml"
    small_audit(path, clock).close()
    told = ["documents", str(path), "--own", str(own)]
    own.write_text(OWN.replace('part = "limits"', 'part = "limit"'), "utf-8")
    assert run(told) == 1
    assert "There is no part of that document “limit”. Nothing was taken in. There are start" in (
        capsys.readouterr().err
    )
    with WorkshopFile.open(path) as file:
        assert file.all(DocumentPart) == []
    own.write_text(OWN, "utf-8")
    assert run([*told, "--parts", "report", "--corrections"]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert ["found", "What the audit found", "1"] in lines
    assert ["limits", "How far these figures reach", "left out"] in lines
    assert ["Police", "report", "3", "It was May.", "open"] in lines
    refused = OWN + 'outcome = "not accepted"\n'
    own.write_text(refused, "utf-8")
    assert run(told) == 1
    assert "needs a reason" in capsys.readouterr().err
    own.write_text(refused + 'reason = "The file says April."\n', "utf-8")
    assert run([*told, "--corrections"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.endswith("It was May.\tnot accepted\tThe file says April.")
    assert run(["export", str(path), "--to", str(tmp_path), "--documents", "summaries"]) == 0
    assert run(["documents", str(path), "--parts", "crests"]) == 1
