"""An export for others than the panel: who it can be for, and what stops it."""

from pathlib import Path

import pytest

from core.examples import build_example
from tests.cli.running import Command


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("audience") / "three.casewalk"
    build_example("three", path)
    return path


def test_what_must_be_settled_is_listed_and_nothing_is_written_until_it_is(
    three: Path, tmp_path: Path, command: Command
) -> None:
    folder, decided = tmp_path / "out", tmp_path / "settled.toml"
    ask = ("export", three, "--to", folder, "--documents", "leaflet", "--audience", "public")
    said = command(*ask)
    assert said.code == 1
    assert "Can be worked out: “Neglect: three families”" in said.err
    assert not folder.exists()
    keys = [line[:8] for line in said.err.splitlines() if "Can be worked out" in line]
    lines = ['[[replace]]\nwords = "three families"\ninstead = "some families"\n']
    lines += [f'[[accept]]\nkey = "{key}"\nbecause = "The family agreed"\n' for key in keys[1:]]
    decided.write_text("\n".join(lines), encoding="utf-8")
    assert command(*ask, "--settled", decided).code == 0
    assert [path.name.rpartition(", ")[2] for path in folder.iterdir()] == ["for the public.pdf"]


def test_who_may_not_have_a_document_is_told_why(
    three: Path, tmp_path: Path, command: Command
) -> None:
    for who, document in (("board", "summaries"), ("public", "report"), ("practitioners", "data")):
        ask = ("--to", tmp_path / "out", "--documents", document, "--audience", who)
        formats = ("--formats", "json") if document == "data" else ()
        said = command("export", three, *ask, *formats)
        assert said.code == 1
        assert "is not for this audience." in said.err
    assert not (tmp_path / "out").exists()


def test_feedback_goes_to_the_agency_that_is_named_and_to_none_that_is_not_there(
    three: Path, tmp_path: Path, command: Command
) -> None:
    ask = ("--to", tmp_path / "out", "--documents", "feedback", "--audience")
    assert command("export", three, *ask, "agency:school nursing").code == 0
    assert command("export", three, *ask, "agency:school nursing", "--accuracy").code == 0
    assert len(list((tmp_path / "out").glob("*, for School Nursing to check.pdf"))) == 1
    assert command("export", three, *ask, "board", "--accuracy").code == 2
    unknown = command("export", three, *ask, "agency:Fire")
    assert (unknown.code, "No agency is called “Fire”." in unknown.err) == (1, True)
    assert command("export", three, *ask, "agency").code == 1


def test_one_familys_joint_evaluation_is_for_the_panel_and_named_in_its_file(
    three: Path, tmp_path: Path, command: Command
) -> None:
    ask = ("export", three, "--to", tmp_path / "out", "--documents", "evaluation")
    asked = command(*ask)
    assert (asked.code, "Family K, Family L and Family M" in asked.err) == (1, True)
    assert not (tmp_path / "out").exists()
    assert command(*ask, "--case", "family l", "--formats", "html").code == 0
    (path,) = (tmp_path / "out").iterdir()
    assert path.name.endswith("joint evaluation of one family, Family L.html")
    said = path.read_text(encoding="utf-8")
    assert "Family L" in said
    assert "Family K" not in said
    unknown = command(*ask, "--case", "Family Z")
    assert (unknown.code, "The families are Family K, Family L" in unknown.err) == (1, True)
    closed = command(*ask, "--case", "family l", "--audience", "board")
    assert (closed.code, "is not for this audience." in closed.err) == (1, True)


def test_nothing_is_accepted_without_a_reason(
    three: Path, tmp_path: Path, command: Command
) -> None:
    decided = tmp_path / "settled.toml"
    decided.write_text('[[accept]]\nkey = "1c964060"\nbecause = ""\n', encoding="utf-8")
    ask = ("--to", tmp_path / "out", "--audience", "public", "--settled", decided)
    said = command("export", three, *ask)
    assert said.code == 1
    assert "would be accepted without a reason" in said.err
