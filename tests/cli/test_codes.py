"""The tally of codes on the command line."""

import json
from pathlib import Path

import pytest

from core.acts import coding
from core.cli.main import run
from core.model.clock import Clock
from core.model.finding import EvidenceKind
from tests.small import small_audit


def test_codes_are_counted_on_the_command_line(
    tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.casewalk"
    with small_audit(path, clock) as file:
        coding.code_as(file, "Waiting", EvidenceKind.COMMENT, 1)
    told = ["counts", str(path), "--codes"]
    assert run(told) == 0
    assert "Waiting: 1 (comments in returns 1)" in capsys.readouterr().out
    assert run([*told, "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["codes"]
    assert (found["code"], found["comments"], found["together"]) == ("Waiting", 1, 1)
    assert run([*told, "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "Waiting,0,1,0,0,1"
