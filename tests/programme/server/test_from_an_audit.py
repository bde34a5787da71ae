"""An audit published, corrected and withdrawn at a real server, by the commands."""

from pathlib import Path

import pytest

from core.acts.findings import add_finding
from core.cli.main import run
from core.examples import build_example
from core.model.finding import Finding
from core.model.published import PublishedState
from core.programme.key_file import make_key
from core.programme.server.office import enrol_key
from core.store.file import WorkshopFile
from core.store.reading import snapshot
from tests.programme.server.programme import Programme

WORDS = "stone lamp river nine"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("from") / "tier2.casewalk"
    build_example("tier2", path)
    return path


def states(path: Path) -> list[PublishedState]:
    with WorkshopFile.open(path) as file:
        return [one.state for one in snapshot(file).publications]


def test_it_is_there_once_corrected_and_withdrawn_and_waits_where_nobody_answers(
    programme: Programme, built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    audit, words = tmp_path / "own.casewalk", tmp_path / "words"
    audit.write_bytes(built.read_bytes())
    words.write_text(WORDS)
    made = make_key(tmp_path / "k.casesign", WORDS, "south-shire")
    key = ("--key", str(tmp_path / "k.casesign"), "--key-passphrase-file", str(words))
    to = ("--to", "service=south_shire")

    def said(*wanted: str) -> int:
        code = run(["programme", *wanted, *to, *key])
        assert "Traceback" not in capsys.readouterr().err
        return code

    assert said("publish", str(audit)) == 1  # the office does not know the key
    assert states(audit) == [PublishedState.REFUSED]
    with programme.office() as server:
        enrol_key(server, "south-shire", made.line)
    assert said("publish", str(audit)) == 0
    assert said("publish", str(audit)) == 0
    assert programme.run("SELECT count(*) FROM programme.round") == [(1,)]
    with WorkshopFile.open(audit) as file:
        add_finding(file, Finding("Plans are not shared in time."))
    programme.write_services(port="9")
    assert said("publish", str(audit)) == 3
    programme.write_services()
    assert said("publish", str(audit)) == 0
    assert states(audit)[-2:] == [PublishedState.REPLACED, PublishedState.SENT]
    (published,) = programme.run("SELECT count(*) FROM programme.publication")
    assert published == (2,)
    assert said("withdraw", str(audit), "--reason", "A count was wrong.") == 0
    assert programme.run("SELECT count(*) FROM programme.round") == [(0,)]
    assert states(audit)[-1] is PublishedState.WITHDRAWN
    assert said("publish", str(audit)) == 0
    assert programme.run("SELECT count(*) FROM programme.round") == [(1,)]
