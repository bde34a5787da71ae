"""Documents made a partnership's own on the command line."""

import io
from pathlib import Path

import docx
import pytest
from PIL import Image

from core.cli.main import run
from core.model.clock import Clock
from core.model.house_style import HousePart
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
